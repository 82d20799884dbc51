//! Everything that is wrong in a workspace, at once.

use vuosikello_core::Period;

use super::{Kinds, template};
use crate::batch::{self, Made, Observer, Report};
use crate::kind::{Kind, Request};
use crate::{Failure, Problem, Publisher, Workspace};

/// What a check of a workspace found.
#[derive(Debug)]
pub struct CheckReport {
    /// What is in order, and everything that is wrong.
    pub report: Report,
    /// How many documents of each kind are in order, and how many are not, in the order of the kinds.
    pub counts: Vec<KindCount>,
}

/// How many documents of a kind are in order.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct KindCount {
    /// How many are in order.
    pub right: usize,
    /// How many are not.
    pub wrong: usize,
    /// What one is called, in Finnish: `kokous`.
    pub name: String,
    /// The same after a number: `kokousta`.
    pub partitive: String,
}

impl KindCount {
    /// A number of these documents: `1 kokous`, `3 kokousta`.
    pub fn counted(&self, count: usize) -> String {
        let word = if count == 1 { &self.name } else { &self.partitive };
        format!("{count} {word}")
    }
}

impl Kinds {
    /// Reads, checks and renders the documents of customers without writing anything: those of a year, or else all that there are.
    ///
    /// A customer without any of a [yearly duty](Kind::is_yearly_duty) is checked as if it had one of the newest year of the settings, and
    /// so reported; one without any in the year asked for only if nothing else is of that year.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is in the report.
    pub fn check(
        &self,
        publisher: &Publisher,
        ids: &[&str],
        year: Option<i32>,
        observer: &impl Observer,
    ) -> Result<CheckReport, Failure> {
        let mut problems = Vec::new();
        let subjects = self.subjects(publisher.workspace(), ids, year, &mut problems)?;
        let mut check = CheckReport {
            report: Report::default(),
            counts: Vec::new(),
        };
        for (kind, subjects) in self.iter().zip(&subjects) {
            let report = batch::run(subjects, observer, |(id, period)| {
                let request = Request::new(id, *period);
                let notes = match &kind.functions {
                    Some(functions) => (functions.check)(publisher, &request)?,
                    None => template::check(publisher, kind, &request)?,
                };
                Ok(Made {
                    notes,
                    ..Made::of(id, *period)
                })
            });
            check.counts.push(KindCount {
                right: report.customers.len(),
                wrong: report.failed.len(),
                name: kind.name.clone().into_owned(),
                partitive: kind.partitive.clone().into_owned(),
            });
            check.report.extend(report);
        }
        let all = &mut check.report.problems;
        all.extend(problems);
        all.sort();
        all.dedup();
        let mut unread = self.unread(publisher.workspace(), ids, year)?;
        let is_wrong = |file: &str| check.report.problems.iter().any(|problem| problem.file == file);
        unread.retain(|remark| !is_wrong(&remark.file));
        unread.extend_from_slice(publisher.remarks());
        unread.extend(self.advice(publisher.workspace(), ids, year)?);
        check.report.unread = unread;
        check.report.remarks.extend(publisher.workspace().remarks());
        check.report.tables = publisher.workspace().tables_read();
        Ok(check)
    }

    /// What is checked, by kind: the things of a year, or else all that there are. Those of a yearly duty go by year first.
    fn subjects<'a>(
        &self,
        workspace: &Workspace,
        ids: &[&'a str],
        year: Option<i32>,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Vec<(&'a str, Period)>>, Failure> {
        let configured = workspace.configuration().years.keys();
        let newest = configured
            .filter_map(|year| year.parse().ok())
            .max()
            .unwrap_or_default();
        let mut subjects: Vec<Vec<(&str, Period)>> = self.iter().map(|_| Vec::new()).collect();
        for id in ids {
            let inventory = self.inventory(workspace, id)?;
            // Folders whose names are no periods are among the problems, even where nothing else tells of them.
            problems.extend(inventory.misnamed.iter().cloned());
            let planned = |kind: &Kind| -> Vec<Period> {
                let folders = inventory.of(&kind.name).iter().filter(|about| about.is_planned);
                folders.map(|about| about.period).collect()
            };
            let concerns = |period: &Period| year.is_none_or(|wanted| wanted == period.year());
            let is_something = self.iter().any(|kind| planned(kind).iter().any(concerns));
            for (kind, subjects) in self.iter().zip(&mut subjects) {
                let mut periods = planned(kind);
                let is_missing = match year {
                    Some(_) => !is_something,
                    None => periods.is_empty(),
                };
                if kind.is_yearly_duty && is_missing {
                    periods.push(Period::Year(year.unwrap_or(newest)));
                }
                periods.retain(concerns);
                subjects.extend(periods.into_iter().map(|period| (*id, period)));
            }
        }
        for (_, subjects) in self
            .iter()
            .zip(&mut subjects)
            .filter(|(kind, _)| kind.is_yearly_duty)
        {
            subjects.sort_by_key(|(_, period)| *period);
        }
        Ok(subjects)
    }
}
