//! The same work for many customers at once, in which one failure stops no other.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use vuosikello_core::{Period, first_of};

use crate::output::Outcome;
use crate::{Failure, Problem, Remark, TableRead};

/// How many customers are named; more are counted.
const NAMED: usize = 20;

/// The names of some customers, and how many more there are: `KKO, RISE ja 20 muuta`.
pub fn named_customers(customers: &[&str]) -> String {
    first_of(customers, NAMED)
}

/// What was made for one customer.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// The id of the customer.
    pub customer: String,
    /// The year or the meeting.
    #[serde(flatten)]
    pub period: Period,
    /// The files, in order.
    pub files: Vec<MadeFile>,
    /// The pages of the PDF files, where some were made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// What a person must know, in Finnish.
    pub notes: Vec<String>,
}

impl Made {
    /// Nothing yet.
    pub(crate) fn of(customer: &str, period: Period) -> Self {
        Self {
            customer: customer.to_owned(),
            period,
            files: Vec::new(),
            pages: None,
            notes: Vec::new(),
        }
    }
}

/// A file that was made.
#[derive(Debug, Clone, Serialize)]
pub struct MadeFile {
    /// The path, as the folder to write to was given.
    pub path: String,
    /// Whether it is new, replaced, unchanged, or beside a file that a person has changed; in Finnish.
    pub outcome: &'static str,
}

impl MadeFile {
    pub(crate) fn new(path: &Path, outcome: &Outcome) -> Self {
        Self {
            path: path.display().to_string(),
            outcome: outcome.label(),
        }
    }
}

/// What became of a batch.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// What was made, in the order of the jobs.
    pub customers: Vec<Made>,
    /// Everything that is wrong in the data and the templates.
    pub problems: Vec<Problem>,
    /// What keeps nothing from being made: files and folders that nothing reads, with what they were probably meant to be; name forms
    /// that nobody has confirmed; meetings on days off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<Problem>,
    /// What could not be read or written, in Finnish.
    pub failures: Vec<String>,
    /// What is settled: nothing was made, and nothing has to be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<Problem>,
    /// The customers for whom nothing was made.
    pub failed: Vec<String>,
    /// What a person must know of the files that were read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// What was understood of the tables, for a check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRead>,
}

/// Is told how far a batch has got, for example to draw a progress bar.
pub trait Observer: Sync {
    /// A batch of so many jobs begins.
    fn begin(&self, jobs: usize);
    /// A job is done; called from several threads at once.
    fn advance(&self);
    /// All jobs of the batch are done.
    fn end(&self);
}

/// Nobody watches.
impl Observer for () {
    fn begin(&self, _: usize) {}
    fn advance(&self) {}
    fn end(&self) {}
}

/// What is done for one customer.
pub trait Job: Sync {
    /// The id of the customer.
    fn customer(&self) -> &str;
}

impl Job for &str {
    fn customer(&self) -> &str {
        self
    }
}

impl<T: Sync> Job for (&str, T) {
    fn customer(&self) -> &str {
        self.0
    }
}

/// Does `work` for every job in parallel. The report is in the order of the jobs, whatever the number of threads.
pub fn run<J: Job>(
    jobs: &[J],
    observer: &impl Observer,
    work: impl Fn(&J) -> Result<Made, Failure> + Sync,
) -> Report {
    observer.begin(jobs.len());
    let results: Vec<Result<Made, Failure>> = jobs
        .par_iter()
        .map(|job| {
            let result = work(job);
            observer.advance();
            result
        })
        .collect();
    observer.end();
    let customers = jobs.iter().map(Job::customer);
    Report::of(customers.zip(results))
}

impl Report {
    /// What became of the jobs for some customers, in their order.
    pub(crate) fn of<'a>(results: impl Iterator<Item = (&'a str, Result<Made, Failure>)>) -> Self {
        let mut report = Self::default();
        for (customer, result) in results {
            match result {
                Ok(made) => report.customers.push(made),
                Err(Failure::Settled(problem)) => report.settled.push(*problem),
                Err(failure) => report.fail(customer, failure),
            }
        }
        // A mistake in a shared file or template is found once per customer; it is told once.
        let mut seen = BTreeSet::new();
        report
            .problems
            .retain(|problem| problem.customer.is_some() || seen.insert(problem.clone()));
        report
    }

    fn fail(&mut self, customer: &str, failure: Failure) {
        self.failed.push(customer.to_owned());
        match failure {
            Failure::Problems(problems) => self.problems.extend(problems),
            other => self.failures.push(format!("{customer}: {other}")),
        }
    }

    /// Takes what is settled as problems: somebody asked for just that.
    pub fn settled_is_wrong(&mut self) {
        let customers = self.settled.iter().filter_map(|problem| problem.customer.clone());
        self.failed.extend(customers);
        self.problems.append(&mut self.settled);
    }

    /// Adds what another batch did.
    pub fn extend(&mut self, other: Report) {
        self.customers.extend(other.customers);
        self.problems.extend(other.problems);
        self.advice.extend(other.advice);
        self.failures.extend(other.failures);
        self.settled.extend(other.settled);
        self.failed.extend(other.failed);
        self.remarks.extend(other.remarks);
        self.tables.extend(other.tables);
    }

    /// How many files were made, and for how many customers.
    pub fn counts(&self) -> (usize, usize) {
        let customers: BTreeSet<&str> = self.customers.iter().map(|made| made.customer.as_str()).collect();
        let files = self.customers.iter().map(|made| made.files.len()).sum();
        (files, customers.len())
    }

    /// The remarks in order, each once, with the customers that it is about: `RISE, KKO: versiota TAE B2 ei ole lukittu`.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
        for made in &self.customers {
            for note in &made.notes {
                match notes.iter_mut().find(|(text, _)| text == note) {
                    Some((_, customers)) if customers.contains(&made.customer.as_str()) => {}
                    Some((_, customers)) => customers.push(&made.customer),
                    None => notes.push((note, vec![&made.customer])),
                }
            }
        }
        notes
            .iter()
            .map(|(note, customers)| format!("{}: {note}", named_customers(customers)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    fn made(customer: &str, note: &str) -> Made {
        Made {
            notes: vec![note.to_owned()],
            ..Made::of(customer, Period::Year(2027))
        }
    }

    #[test]
    fn one_failure_stops_no_other_and_the_report_is_in_the_order_of_the_jobs() {
        let problem = |customer, file| Problem::new(customer, file, Place::File, "virhe", "korjaa");
        let ids = ["A", "B", "C", "D", "E"];
        let report = run(&ids, &(), |id| match *id {
            "B" | "C" => Err(Failure::Problems(vec![
                problem(Some(id), "oma"),
                problem(None, "yhteinen"),
            ])),
            "D" => Err(Failure::NotAWorkspace("x".into())),
            id => Ok(made(id, "")),
        });
        let customers: Vec<&str> = report
            .customers
            .iter()
            .map(|made| made.customer.as_str())
            .collect();
        assert_eq!(customers, ["A", "E"]);
        assert_eq!(report.failed, ["B", "C", "D"]);
        let files: Vec<&str> = report
            .problems
            .iter()
            .map(|problem| problem.file.as_str())
            .collect();
        assert_eq!(files, ["oma", "yhteinen", "oma"], "what is shared is told once");
        assert!(
            report.failures[0].starts_with("D: kansiossa x ei ole"),
            "{:?}",
            report.failures
        );
        assert_eq!(report.counts(), (0, 2));
    }

    #[test]
    fn a_remark_is_told_once_and_names_at_most_twenty_customers() {
        let mut report = Report {
            customers: vec![made("A", "huomio"), made("B", "toinen"), made("C", "huomio")],
            ..Report::default()
        };
        assert_eq!(report.notes(), ["A, C: huomio", "B: toinen"]);
        report.customers = (0..22).map(|i| made(&i.to_string(), "huomio")).collect();
        let notes = report.notes();
        assert!(
            notes[0].starts_with("0, 1, ") && notes[0].ends_with("19 ja 2 muuta: huomio"),
            "{notes:?}"
        );
    }
}
