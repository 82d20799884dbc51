//! Everything that is wrong in a workspace, at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use vuosikello_core::{DataFile, MeetingId};

use super::{PackOptions, Publisher, RenderedAgreement};
use crate::Failure;
use crate::batch::{self, Made, Observer, Report};
use crate::problem::{Place, Problem};

/// What a check of a workspace found.
#[derive(Debug)]
pub struct CheckReport {
    /// What is in order, and everything that is wrong.
    pub report: Report,
    /// How many agreements are in order.
    pub agreements: usize,
    /// How many meetings are in order.
    pub meetings: usize,
    /// How many budgets are in order.
    pub budgets: usize,
}

impl Publisher {
    /// Reads, checks and renders the agreements, meetings and budgets of customers without writing anything: those of a year, or else
    /// all that there are.
    ///
    /// A customer without any agreement is checked as if it had one of the newest year of the settings, and so reported; one without any
    /// in the year asked for only if nothing else is of that year.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is in the report.
    pub fn check(
        &self,
        ids: &[&str],
        year: Option<i32>,
        observer: &impl Observer,
    ) -> Result<CheckReport, Failure> {
        let mut report = Report::default();
        let meetings = self.meetings_to_check(ids, year, &mut report.problems)?;
        let budgets = self.budgets_to_check(ids, year)?;
        let meetings_of = meetings.iter().map(|(id, _)| *id);
        let others: BTreeSet<&str> = meetings_of.chain(budgets.iter().map(|(id, _)| *id)).collect();
        let agreements = self.agreements_to_check(ids, year, &others)?;
        let case_numbers = Mutex::new(CaseNumbers::default());
        let agreements = batch::run(
            &agreements,
            observer,
            |(_, id)| id,
            |(year, id)| {
                let rendered = self.agreement(id, *year)?;
                let mut known = case_numbers.lock().unwrap_or_else(PoisonError::into_inner);
                known.add(&rendered);
                drop(known);
                self.check_annexes(&rendered)?;
                Ok(rendered.made())
            },
        );
        let meetings = batch::run(
            &meetings,
            observer,
            |(id, _)| id,
            |(id, meeting)| {
                self.meeting(id, *meeting, PackOptions::default())?;
                Ok(Made::of_meeting(id, *meeting))
            },
        );
        let budgets = batch::run(
            &budgets,
            observer,
            |(id, _)| id,
            |(id, year)| {
                self.workspace.budget(id, *year)?;
                Ok(Made::of_year(id, *year))
            },
        );
        let counts = [&agreements, &meetings, &budgets].map(|report| report.customers.len());
        for part in [agreements, meetings, budgets] {
            report.extend(part);
        }
        let case_numbers = case_numbers.into_inner().unwrap_or_else(PoisonError::into_inner);
        report.problems.extend(case_numbers.shared());
        report.problems.sort();
        report.problems.dedup();
        let [agreements, meetings, budgets] = counts;
        Ok(CheckReport {
            report,
            agreements,
            meetings,
            budgets,
        })
    }

    /// The meetings that somebody has begun to prepare. A folder whose name is none is a problem.
    fn meetings_to_check<'a>(
        &self,
        ids: &[&'a str],
        year: Option<i32>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<(&'a str, MeetingId)>, Failure> {
        let mut meetings = Vec::new();
        for id in ids {
            // Folders whose names are no meetings are among the problems, even where no other meeting tells of them.
            if let Err(Failure::Problems(wrong)) = self.workspace.meetings(id) {
                problems.extend(wrong);
            }
            let known = self.workspace.inventory(id)?.meetings.into_iter();
            let wanted = known.filter(|about| about.is_planned && concerns(year, about.id.year()));
            meetings.extend(wanted.map(|about| (*id, about.id)));
        }
        Ok(meetings)
    }

    /// The budgets, also of a year that has no meetings yet.
    fn budgets_to_check<'a>(
        &self,
        ids: &[&'a str],
        year: Option<i32>,
    ) -> Result<Vec<(&'a str, i32)>, Failure> {
        let mut budgets = Vec::new();
        for id in ids {
            let years = self.workspace.budget_years(id)?.into_iter();
            budgets.extend(years.filter(|of| concerns(year, *of)).map(|year| (*id, year)));
        }
        Ok(budgets)
    }

    /// The agreements, by year. `others` are the customers that have a meeting or a budget that is checked.
    fn agreements_to_check<'a>(
        &self,
        ids: &[&'a str],
        year: Option<i32>,
        others: &BTreeSet<&str>,
    ) -> Result<Vec<(i32, &'a str)>, Failure> {
        let configured = self.workspace.configuration().years.keys();
        let newest = configured.filter_map(|year| year.parse().ok()).max();
        let mut agreements = Vec::new();
        for id in ids {
            let there = self.workspace.years(id)?;
            let years = match year {
                Some(wanted) if there.contains(&wanted) || !others.contains(id) => vec![wanted],
                Some(_) => Vec::new(),
                None if there.is_empty() => vec![newest.unwrap_or_default()],
                None => there,
            };
            agreements.extend(years.into_iter().map(|year| (year, *id)));
        }
        agreements.sort_by_key(|(year, _)| *year);
        Ok(agreements)
    }
}

/// Whether something of the year `of` is checked.
fn concerns(wanted: Option<i32>, of: i32) -> bool {
    wanted.is_none_or(|wanted| wanted == of)
}

/// The agreements of each case number: the file, the customer, and the place of the number.
#[derive(Debug, Default)]
struct CaseNumbers(BTreeMap<String, Vec<(String, String, Place)>>);

impl CaseNumbers {
    fn add(&mut self, rendered: &RenderedAgreement) {
        let (file, place) = rendered
            .loaded
            .origin
            .locate(DataFile::AGREEMENT, "/diaarinumero");
        let dossier = &rendered.loaded.dossier;
        let agreements = self
            .0
            .entry(dossier.agreement.case_number.to_string())
            .or_default();
        agreements.push((file, dossier.customer.id.to_string(), place));
    }

    /// A case is opened for one agreement: a number that stands in two is a mistake, easily made by copying a folder.
    fn shared(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (number, agreements) in self.0.iter().filter(|(_, agreements)| agreements.len() > 1) {
            let mut files: Vec<&str> = agreements.iter().map(|(file, ..)| file.as_str()).collect();
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
}
