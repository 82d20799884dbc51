//! `vuosikello check`: everything that is wrong in a workspace, at once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use clap::Args;
use vuosikello::model::MeetingId;
use vuosikello_workspace::{Place, Problem};

use super::agreement::render;
use super::meeting::{Options, render as render_meeting};
use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::selection::pick_or_all;
use crate::values;
use crate::workspace::{Opened, open};

/// Tarkista työtilan tiedot ja mallipohjat kirjoittamatta mitään
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkkejä:\n  vuosikello check\n  vuosikello check --year 2027 --customer RISE --format json"
)]
pub(crate) struct Check {
    /// Vuosi, jonka sopimukset, kokoukset ja talousarviot tarkistetaan; oletuksena kaikki
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
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
        let meetings = self.meetings(&opened, &ids, &mut report.problems)?;
        let budgets = self.budgets(&opened, &ids)?;
        let has_other =
            |id: &str| meetings.iter().any(|(of, _)| *of == id) || budgets.iter().any(|(of, _)| *of == id);
        for (year, ids) in self.agreements(&opened, &ids, has_other)? {
            report.extend(batch::run(console, &ids, |id| {
                check(&opened, id, year, &case_numbers)
            }));
        }
        let agreements = report.customers.len();
        report.extend(batch::run_jobs(
            console,
            &meetings,
            |(id, _)| id,
            |(id, meeting)| check_meeting(&opened, id, *meeting),
        ));
        let meetings = report.customers.len() - agreements;
        report.extend(batch::run_jobs(
            console,
            &budgets,
            |(id, _)| id,
            |(id, year)| check_budget(&opened, id, *year),
        ));
        let budgets = report.customers.len() - agreements - meetings;
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
        let checked = format!(
            "{}, {} ja {}",
            counted(agreements, "sopimus", "sopimusta"),
            counted(meetings, "kokous", "kokousta"),
            counted(budgets, "talousarvio", "talousarviota"),
        );
        console.line(&match (report.problems.len(), report.failed.len()) {
            (0, 0) => format!("Tarkistettu {checked}: kaikki kunnossa"),
            (problems, failed) => format!("Virheitä {problems}; kunnossa {checked}, virheellisiä {failed}"),
        });
        Ok(report.exit())
    }

    /// The meetings to check: of the year asked for, or else all that there are. A folder whose name is none is a problem.
    fn meetings<'a>(
        &self,
        opened: &Opened,
        ids: &[&'a str],
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<(&'a str, MeetingId)>, Failure> {
        let mut meetings = Vec::new();
        for id in ids {
            // Folders whose names are no meetings are among the problems, even where no other meeting tells of them.
            if let Err(Failure::Problems(wrong)) = opened.workspace.meetings(id).map_err(Failure::from) {
                problems.extend(wrong);
            }
            let of_customer = opened.workspace.inventory(id)?.meetings.into_iter();
            let wanted = of_customer.filter(|about| about.is_planned && self.concerns(about.id.year()));
            meetings.extend(wanted.map(|about| (*id, about.id)));
        }
        Ok(meetings)
    }

    /// The budgets to check: of the year asked for, or else all that there are.
    fn budgets<'a>(&self, opened: &Opened, ids: &[&'a str]) -> Result<Vec<(&'a str, i32)>, Failure> {
        let mut budgets = Vec::new();
        for id in ids {
            let years = opened.workspace.budget_years(id)?.into_iter();
            budgets.extend(years.filter(|year| self.concerns(*year)).map(|year| (*id, year)));
        }
        Ok(budgets)
    }

    fn concerns(&self, year: i32) -> bool {
        self.year.is_none_or(|wanted| wanted == year)
    }

    /// The agreements to check, by year: of the year asked for, or else all that there are. A customer without any is checked
    /// as if of the newest year of the settings, and so reported; one without any in the year asked for only if nothing else
    /// (`has_other`) is of that year.
    fn agreements<'a>(
        &self,
        opened: &Opened,
        ids: &[&'a str],
        has_other: impl Fn(&str) -> bool,
    ) -> Result<BTreeMap<i32, Vec<&'a str>>, Failure> {
        let configured = opened.workspace.configuration().years.keys();
        let newest = configured
            .filter_map(|year| year.parse().ok())
            .max()
            .unwrap_or_default();
        let mut agreements: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        for id in ids {
            let there = opened.workspace.years(id)?;
            let years = match self.year {
                Some(wanted) if there.contains(&wanted) || !has_other(id) => vec![wanted],
                Some(_) => Vec::new(),
                None if there.is_empty() => vec![newest],
                None => there,
            };
            for year in years {
                agreements.entry(year).or_default().push(id);
            }
        }
        Ok(agreements)
    }
}

/// What was checked, where nothing is made.
fn checked(id: &str, year: Option<i32>, meeting: Option<MeetingId>) -> Made {
    Made {
        customer: id.to_owned(),
        year,
        meeting: meeting.map(|meeting| meeting.to_string()),
        files: Vec::new(),
        pages: None,
        notes: Vec::new(),
    }
}

/// Reads and checks a meeting and renders its documents, or says everything that is wrong.
fn check_meeting(opened: &Opened, id: &str, meeting: MeetingId) -> Result<Made, Failure> {
    render_meeting(opened, opened.workspace.root(), id, meeting, Options::default())?;
    Ok(checked(id, None, Some(meeting)))
}

/// Reads and checks a budget, also of a year that has no meetings yet.
fn check_budget(opened: &Opened, id: &str, year: i32) -> Result<Made, Failure> {
    opened.workspace.budget(id, year)?;
    Ok(checked(id, Some(year), None))
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
    Ok(checked(id, Some(year), None))
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
