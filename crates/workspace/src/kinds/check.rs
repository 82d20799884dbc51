//! Everything that is wrong in a workspace, at once.

use rayon::prelude::*;
use vuosikello_core::{DataFolder, Period};

use super::{Kinds, advice, template};
use crate::batch::{Made, Observer, Report};
use crate::inventory::CustomerInventory;
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

/// What a check of one customer found.
struct CustomerCheck {
    /// Folders whose names are no periods.
    misnamed: Vec<Problem>,
    /// What became of each thing that was checked, by kind.
    checked: Vec<Vec<(Period, Result<Made, Failure>)>>,
    unread: Result<Vec<Problem>, Failure>,
    advice: Result<Vec<Problem>, Failure>,
}

impl Kinds {
    /// Reads, checks and renders the documents of customers without writing anything: those of a year, or else all that there are.
    ///
    /// A customer without any of a [yearly duty](Kind::is_yearly_duty) is checked as if it had one of the newest year of the settings, and
    /// so reported; one without any in the year asked for only if nothing else is of that year.
    ///
    /// Each file of a customer is read once: what is changed meanwhile is seen as it was.
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
        let workspace = publisher.workspace();
        let _shared = workspace.folder.keep(&DataFolder::SHARED.home(""));
        observer.begin(ids.len());
        let found: Vec<Result<CustomerCheck, Failure>> = ids
            .par_iter()
            .map(|id| {
                let found = self.check_customer(publisher, id, year);
                observer.advance();
                found
            })
            .collect();
        observer.end();
        let mut found = found.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut check = CheckReport {
            report: Report::default(),
            counts: Vec::new(),
        };
        for (at, kind) in self.iter().enumerate() {
            let report = of_kind(kind, at, ids, &mut found);
            check.counts.push(KindCount {
                right: report.customers.len(),
                wrong: report.failed.len(),
                name: kind.name.clone().into_owned(),
                partitive: kind.partitive.clone().into_owned(),
            });
            check.report.extend(report);
        }
        let all = &mut check.report.problems;
        all.extend(found.iter().flat_map(|found| found.misnamed.iter().cloned()));
        all.sort();
        all.dedup();
        let mut unread = self.unread(workspace, ids.len() == workspace.customers().len(), year)?;
        let mut advice = workspace.unfinished_settings();
        for found in &mut found {
            unread.append(found.unread.as_mut().map_err(|failure| failure.clone())?);
        }
        for found in &mut found {
            advice.append(found.advice.as_mut().map_err(|failure| failure.clone())?);
        }
        unread.sort();
        advice.sort();
        let is_wrong = |file: &str| check.report.problems.iter().any(|problem| problem.file == file);
        unread.retain(|remark| !is_wrong(&remark.file));
        unread.extend_from_slice(publisher.remarks());
        unread.extend(advice);
        check.report.advice = unread;
        check.report.remarks.extend(workspace.remarks());
        check.report.tables = workspace.tables_read();
        Ok(check)
    }

    /// Checks one customer, whose files are kept for so long.
    fn check_customer(
        &self,
        publisher: &Publisher,
        id: &str,
        year: Option<i32>,
    ) -> Result<CustomerCheck, Failure> {
        let workspace = publisher.workspace();
        let _kept = workspace.folder.keep(&workspace.home(id));
        let inventory = self.inventory(workspace, id)?;
        let subjects = self.subjects(&inventory, year, newest_year(workspace));
        let checked = self.iter().zip(subjects).map(|(kind, periods)| {
            let check = |period| (period, check_one(publisher, kind, id, period));
            periods.into_iter().map(check).collect()
        });
        Ok(CustomerCheck {
            checked: checked.collect(),
            misnamed: inventory.misnamed,
            unread: self.unread_of(workspace, id, year),
            advice: advice::of_customer(workspace, id, year),
        })
    }

    /// What is checked of a customer, by kind: the things of a year, or else all that there are.
    fn subjects(&self, inventory: &CustomerInventory, year: Option<i32>, newest: i32) -> Vec<Vec<Period>> {
        let planned = |kind: &Kind| -> Vec<Period> {
            let folders = inventory.of(&kind.name).iter().filter(|about| about.is_planned);
            folders.map(|about| about.period).collect()
        };
        let concerns = |period: &Period| year.is_none_or(|wanted| wanted == period.year());
        let is_something = self.iter().any(|kind| planned(kind).iter().any(concerns));
        let of_kind = |kind: &Kind| {
            let mut periods = planned(kind);
            let is_missing = match year {
                Some(_) => !is_something,
                None => periods.is_empty(),
            };
            if kind.is_yearly_duty && is_missing {
                periods.push(Period::Year(year.unwrap_or(newest)));
            }
            periods.retain(concerns);
            periods
        };
        self.iter().map(of_kind).collect()
    }
}

/// Checks the documents of one kind and period.
fn check_one(publisher: &Publisher, kind: &Kind, id: &str, period: Period) -> Result<Made, Failure> {
    let request = Request::new(id, period);
    let notes = match &kind.functions {
        Some(functions) => (functions.check)(publisher, &request)?,
        None => template::check(publisher, kind, &request)?,
    };
    Ok(Made {
        notes,
        ..Made::of(id, period)
    })
}

/// What became of the documents of a kind. Those of a yearly duty go by year first.
fn of_kind(kind: &Kind, at: usize, ids: &[&str], found: &mut [CustomerCheck]) -> Report {
    let mut checked = Vec::new();
    for (id, found) in ids.iter().zip(found) {
        let of_kind = found.checked.get_mut(at).map(std::mem::take);
        let of_kind = of_kind.into_iter().flatten();
        checked.extend(of_kind.map(|(period, result)| (*id, period, result)));
    }
    if kind.is_yearly_duty {
        checked.sort_by_key(|(_, period, _)| *period);
    }
    Report::of(checked.into_iter().map(|(id, _, result)| (id, result)))
}

/// The newest year of the settings.
fn newest_year(workspace: &Workspace) -> i32 {
    let configured = workspace.configuration().years.keys();
    let years = configured.filter_map(|year| year.parse().ok());
    years.max().unwrap_or_default()
}
