//! Everything that is wrong in a workspace, at once.

use std::collections::BTreeMap;
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
        let subjects = self.subjects(ids, year)?;
        let case_numbers = Mutex::new(CaseNumbers::default());
        let agreements = batch::run(&subjects.agreements, observer, |(id, year)| {
            let rendered = self.agreement(id, *year)?;
            let mut known = case_numbers.lock().unwrap_or_else(PoisonError::into_inner);
            known.add(&rendered);
            drop(known);
            self.check_annexes(&rendered)?;
            Ok(rendered.made())
        });
        let meetings = batch::run(&subjects.meetings, observer, |(id, meeting)| {
            self.meeting(id, *meeting, PackOptions::default())?;
            Ok(Made::of_meeting(id, *meeting))
        });
        let budgets = batch::run(&subjects.budgets, observer, |(id, year)| {
            self.workspace.budget(id, *year)?;
            Ok(Made::of_year(id, *year))
        });
        let mut check = CheckReport {
            agreements: agreements.customers.len(),
            meetings: meetings.customers.len(),
            budgets: budgets.customers.len(),
            report: agreements,
        };
        check.report.extend(meetings);
        check.report.extend(budgets);
        let problems = &mut check.report.problems;
        problems.extend(subjects.problems);
        let case_numbers = case_numbers.into_inner().unwrap_or_else(PoisonError::into_inner);
        problems.extend(case_numbers.shared());
        problems.sort();
        problems.dedup();
        Ok(check)
    }

    /// The things of a year, or else all that there are.
    fn subjects<'a>(&self, ids: &[&'a str], year: Option<i32>) -> Result<Subjects<'a>, Failure> {
        let configured = self.workspace.configuration().years.keys();
        let newest = configured.filter_map(|year| year.parse().ok()).max();
        let concerns = |of: i32| year.is_none_or(|wanted| wanted == of);
        let mut subjects = Subjects::default();
        for id in ids {
            // Folders whose names are no meetings are among the problems, even where no other meeting tells of them.
            if let Err(Failure::Problems(wrong)) = self.workspace.meetings(id) {
                subjects.problems.extend(wrong);
            }
            let mut meetings = self.workspace.inventory(id)?.meetings;
            meetings.retain(|about| about.is_planned && concerns(about.id.year()));
            let mut budgets = self.workspace.budget_years(id)?;
            budgets.retain(|year| concerns(*year));
            let there = self.workspace.years(id)?;
            let has_other = !meetings.is_empty() || !budgets.is_empty();
            let agreements = match year {
                Some(wanted) if there.contains(&wanted) || !has_other => vec![wanted],
                Some(_) => Vec::new(),
                None if there.is_empty() => vec![newest.unwrap_or_default()],
                None => there,
            };
            let meetings = meetings.into_iter().map(|about| (*id, about.id));
            subjects.meetings.extend(meetings);
            subjects
                .budgets
                .extend(budgets.into_iter().map(|year| (*id, year)));
            subjects
                .agreements
                .extend(agreements.into_iter().map(|year| (*id, year)));
        }
        subjects.agreements.sort_by_key(|(_, year)| *year);
        Ok(subjects)
    }
}

/// What is checked, by customer; agreements by year first.
#[derive(Debug, Default)]
struct Subjects<'a> {
    agreements: Vec<(&'a str, i32)>,
    /// The meetings that somebody has begun to prepare.
    meetings: Vec<(&'a str, MeetingId)>,
    /// The budgets, also of a year that has no meetings yet.
    budgets: Vec<(&'a str, i32)>,
    /// Folders whose names are no meetings.
    problems: Vec<Problem>,
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
