//! `vuosikello check`: everything that is wrong in a workspace, at once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use clap::Args;
use vuosikello::model::MeetingId;
use vuosikello_workspace::{Place, Problem};

use super::agreement::render;
use super::meeting::render as render_meeting;
use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::pick_or_all;
use crate::workspace::{Opened, open};

/// Tarkista työtilan tiedot ja mallipohjat kirjoittamatta mitään
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkkejä:\n  vuosikello check\n  vuosikello check --year 2027 --customer RISE --format json"
)]
pub(crate) struct Check {
    /// Sopimusvuosi; oletuksena kaikki vuodet, joilla on sopimuksia
    #[arg(long, value_name = "VUOSI")]
    year: Option<i32>,
    /// Asiakkaan tunnus; voi antaa useita; oletuksena kaikki
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
}

impl Check {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let opened = open(common.workspace.as_deref())?;
        let known = opened.workspace.customers();
        let ids = pick_or_all(&self.customer, known)?;
        let mut report = batch::Report::default();
        let case_numbers = Mutex::new(CaseNumbers::new());
        for (year, ids) in self.agreements(&opened, &ids)? {
            report.extend(batch::run(console, &ids, |id| {
                check(&opened, id, year, &case_numbers)
            }));
        }
        let agreements = report.customers.len();
        let meetings = self.meetings(&opened, &ids)?;
        report.extend(batch::run_jobs(
            console,
            &meetings,
            |(id, _)| id,
            |(id, meeting)| check_meeting(&opened, id, *meeting),
        ));
        let meetings = report.customers.len() - agreements;
        let case_numbers = case_numbers.into_inner().unwrap_or_default();
        report.problems.extend(shared_case_numbers(&case_numbers));
        report.problems.sort();
        report.problems.dedup();
        console.json(&report)?;
        console.problems(&report.problems);
        report
            .failures
            .iter()
            .for_each(|failure| console.io_error(failure));
        let checked = format!("{agreements} sopimusta ja {meetings} kokousta");
        console.line(&match (report.problems.len(), report.failed.len()) {
            (0, 0) => format!("Tarkistettu {checked}: kaikki kunnossa"),
            (problems, failed) => format!("Virheitä {problems}; kunnossa {checked}, virheellisiä {failed}"),
        });
        Ok(report.exit())
    }

    /// The meetings to check: of the year asked for, or else all that there are.
    fn meetings<'a>(&self, opened: &Opened, ids: &[&'a str]) -> Result<Vec<(&'a str, MeetingId)>, Failure> {
        let mut meetings = Vec::new();
        for id in ids {
            // A folder with a wrong name is told when one of the meetings is read.
            let of_customer = opened.workspace.facts(id)?.meetings;
            let wanted = of_customer.iter().map(|about| about.id);
            meetings.extend(
                wanted
                    .filter(|meeting| self.year.is_none_or(|year| meeting.year() == year))
                    .map(|meeting| (*id, meeting)),
            );
        }
        Ok(meetings)
    }

    /// The agreements to check, by year: of the year asked for, or else all that there are. A customer without any is checked
    /// as if of the newest year of the settings, and so reported.
    fn agreements<'a>(
        &self,
        opened: &Opened,
        ids: &[&'a str],
    ) -> Result<BTreeMap<i32, Vec<&'a str>>, Failure> {
        let configured = opened.workspace.configuration().years.keys();
        let newest = configured
            .filter_map(|year| year.parse().ok())
            .max()
            .unwrap_or_default();
        let mut agreements: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        for id in ids {
            let mut years = match self.year {
                Some(year) => vec![year],
                None => opened.workspace.years(id)?,
            };
            if years.is_empty() {
                years.push(newest);
            }
            for year in years {
                agreements.entry(year).or_default().push(id);
            }
        }
        Ok(agreements)
    }
}

/// Reads and checks a meeting and renders its documents, or says everything that is wrong.
fn check_meeting(opened: &Opened, id: &str, meeting: MeetingId) -> Result<Made, Failure> {
    render_meeting(opened, id, meeting)?;
    Ok(Made {
        customer: id.to_owned(),
        year: None,
        meeting: Some(meeting.to_string()),
        files: Vec::new(),
        pages: None,
        notes: Vec::new(),
    })
}

/// The agreements of each case number: the file and the place at which it stands.
type CaseNumbers = BTreeMap<String, Vec<(String, String, Place)>>;

fn check(opened: &Opened, id: &str, year: i32, case_numbers: &Mutex<CaseNumbers>) -> Result<Made, Failure> {
    let rendered = render(opened, id, year)?;
    let (number, file, place) = rendered.case_number();
    if let Ok(mut case_numbers) = case_numbers.lock() {
        case_numbers
            .entry(number)
            .or_default()
            .push((file, id.to_owned(), place));
    }
    rendered.check_annexes(opened, id)?;
    Ok(Made {
        customer: id.to_owned(),
        year: Some(year),
        meeting: None,
        files: Vec::new(),
        pages: None,
        notes: Vec::new(),
    })
}

/// A case is opened for one agreement: a number that stands in two is a mistake, easily made by copying a folder.
fn shared_case_numbers(case_numbers: &CaseNumbers) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, agreements) in case_numbers.iter().filter(|(_, agreements)| agreements.len() > 1) {
        let mut files: Vec<&str> = agreements.iter().map(|(file, _, _)| file.as_str()).collect();
        files.sort_unstable();
        for (file, id, place) in agreements {
            let others: Vec<&str> = files.iter().copied().filter(|other| other != file).collect();
            let message = format!("diaarinumero {number} on myös tiedostossa {}", others.join(", "));
            let fix = "kirjoita kumpaankin sopimukseen sen oman asian numero";
            problems.push(Problem::new(Some(id), file, place.clone(), message, fix));
        }
    }
    problems
}
