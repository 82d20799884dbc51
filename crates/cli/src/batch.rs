//! The same work for many customers: in parallel, with a progress bar on a terminal, and with one failure stopping no
//! other.

use std::collections::BTreeSet;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use vuosikello_workspace::Problem;

use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};
use crate::table;

/// How many customers a remark names; more are counted.
const NAMED: usize = 20;

/// What was done for one customer.
#[derive(Debug, Serialize)]
pub(crate) struct Made {
    /// The id.
    pub(crate) customer: String,
    /// The year of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<i32>,
    /// The meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) meeting: Option<String>,
    /// The files, in order.
    pub(crate) files: Vec<MadeFile>,
    /// The pages of the PDF file, where one was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pages: Option<usize>,
    /// What a person must know.
    pub(crate) notes: Vec<String>,
}

/// A file that was made.
#[derive(Debug, Serialize)]
pub(crate) struct MadeFile {
    /// The path.
    pub(crate) path: String,
    /// Whether it is new, replaced, unchanged, or beside a file that a person has changed.
    pub(crate) outcome: &'static str,
}

/// What became of all of it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    /// What was made, customer by customer.
    pub(crate) customers: Vec<Made>,
    /// Everything that is wrong in the data.
    pub(crate) problems: Vec<Problem>,
    /// What could not be read or written.
    pub(crate) failures: Vec<String>,
    /// The customers for whom nothing was made.
    pub(crate) failed: Vec<String>,
}

/// Does `work` for every customer. The report is in the order of `ids`, whatever the number of threads.
pub(crate) fn run(
    console: &Console,
    ids: &[&str],
    work: impl Fn(&str) -> Result<Made, Failure> + Sync,
) -> Report {
    run_jobs(console, ids, |id| id, |id| work(id))
}

/// Does `work` for every job; `customer` says whose a job is. The report is in the order of the jobs, whatever the number of
/// threads.
pub(crate) fn run_jobs<J: Sync>(
    console: &Console,
    jobs: &[J],
    customer: impl Fn(&J) -> &str,
    work: impl Fn(&J) -> Result<Made, Failure> + Sync,
) -> Report {
    let bar = progress(console, jobs.len());
    let results: Vec<Result<Made, Failure>> = jobs
        .par_iter()
        .map(|job| {
            let result = work(job);
            bar.inc(1);
            result
        })
        .collect();
    bar.finish_and_clear();
    let mut report = Report::default();
    for (job, result) in jobs.iter().zip(results) {
        let id = customer(job);
        match result {
            Ok(made) => report.customers.push(made),
            Err(failure) => {
                report.failed.push(id.to_owned());
                match failure {
                    Failure::Problems(problems) => report.problems.extend(problems),
                    Failure::Usage(text) | Failure::Io(text) => report.failures.push(format!("{id}: {text}")),
                }
            }
        }
    }
    // A mistake in a shared file or template is found once per customer; it is said once.
    let mut seen = BTreeSet::new();
    report
        .problems
        .retain(|problem| problem.customer.is_some() || seen.insert(problem.clone()));
    report
}

fn progress(console: &Console, length: usize) -> ProgressBar {
    if length < 2 || !console.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} asiakasta") {
        bar.set_style(style);
    }
    bar
}

impl Report {
    /// Adds what another step of the same command did.
    pub(crate) fn extend(&mut self, other: Report) {
        self.customers.extend(other.customers);
        self.problems.extend(other.problems);
        self.failures.extend(other.failures);
        self.failed.extend(other.failed);
    }

    /// The exit status that the report asks for.
    pub(crate) fn exit(&self) -> Exit {
        if !self.failures.is_empty() {
            Exit::Io
        } else if !self.problems.is_empty() || !self.failed.is_empty() {
            Exit::Data
        } else {
            Exit::Done
        }
    }

    /// Shows the report: problems first, then what was made, then who failed.
    pub(crate) fn show(&self, console: &Console, what: &str) -> Result<Exit, Failure> {
        console.json(self)?;
        console.problems(&self.problems);
        for failure in &self.failures {
            console.io_error(failure);
        }
        for made in &self.customers {
            if console.is_verbose() {
                made.files
                    .iter()
                    .for_each(|file| console.line(&format!("{} ({})", file.path, file.outcome)));
            }
        }
        self.notes().iter().for_each(|note| console.note(note));
        let files: usize = self.customers.iter().map(|made| made.files.len()).sum();
        let customers: BTreeSet<&str> = self.customers.iter().map(|made| made.customer.as_str()).collect();
        console.line(&format!(
            "{what}: {} asiakkaalle, {}",
            customers.len(),
            counted::files(files)
        ));
        if !self.failed.is_empty() {
            console.heading(&format!("Tekemättä virheiden vuoksi: {}", self.failed.join(", ")));
        }
        Ok(self.exit())
    }

    /// The remarks in order, each once, with the customers that it is about.
    fn notes(&self) -> Vec<String> {
        let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
        for made in &self.customers {
            for note in &made.notes {
                match notes.iter_mut().find(|(text, _)| text == note) {
                    Some((_, customers)) => customers.push(&made.customer),
                    None => notes.push((note, vec![&made.customer])),
                }
            }
        }
        let about = |customers: &[&str]| match customers.split_at_checked(NAMED) {
            Some((named, rest)) if !rest.is_empty() => {
                format!("{} ja {} muuta", named.join(", "), rest.len())
            }
            _ => customers.join(", "),
        };
        notes
            .iter()
            .map(|(note, customers)| format!("{}: {note}", about(customers)))
            .collect()
    }

    /// A table of the files and pages of each customer.
    pub(crate) fn table(&self) -> Vec<String> {
        let mut rows = vec![
            ["Asiakas", "Tiedostoja", "Sivuja", "Kansio"]
                .map(str::to_owned)
                .to_vec(),
        ];
        for made in &self.customers {
            let folder = made
                .files
                .first()
                .map(|file| folder_of(&file.path))
                .unwrap_or_default();
            let pages = made
                .pages
                .map(|pages| pages.to_string())
                .unwrap_or_else(|| "–".to_owned());
            rows.push(vec![
                made.customer.clone(),
                made.files.len().to_string(),
                pages,
                folder,
            ]);
        }
        table::lines(&rows, &[false, true, true, false])
    }
}

fn folder_of(path: &str) -> String {
    std::path::Path::new(path)
        .parent()
        .map(|parent| parent.display().to_string())
        .unwrap_or_default()
}
