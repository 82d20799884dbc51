//! What became of a batch, for the person at the terminal.

use std::path::Path;

use vuosikello_workspace::batch::Report;
use vuosikello_workspace::{Problem, TableRead};

use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};
use crate::table;

/// The exit status that a report asks for.
pub(crate) fn exit(report: &Report) -> Exit {
    if !report.failures.is_empty() {
        Exit::Io
    } else if !report.problems.is_empty() || !report.failed.is_empty() {
        Exit::Data
    } else {
        Exit::Done
    }
}

/// Shows a report: problems first, then what was made, then who failed. `done` says what was done.
pub(crate) fn show(report: &Report, console: &Console, done: &str) -> Result<Exit, Failure> {
    show_wrong(report, console)?;
    if console.is_verbose() {
        for file in report.customers.iter().flat_map(|made| &made.files) {
            console.line(&format!("{} ({})", file.path, file.outcome));
        }
    }
    report.notes().iter().for_each(|note| console.note(note));
    show_remarks(report, console);
    report
        .settled
        .iter()
        .for_each(|problem| show_settled(problem, console));
    let (files, customers) = report.counts();
    console.line(&format!(
        "{done}: {customers} asiakkaalle, {}",
        counted::files(files)
    ));
    if !report.failed.is_empty() {
        let failed = report.failed.join(", ");
        console.heading(&format!("Tekemättä virheiden vuoksi: {failed}"));
    }
    Ok(exit(report))
}

/// Prints what a person must know of the files that were read.
pub(crate) fn show_remarks(report: &Report, console: &Console) {
    report
        .remarks
        .iter()
        .for_each(|remark| console.note(&remark.to_string()));
}

/// Prints what was taken of a table and what was left out.
pub(crate) fn show_table(table: &TableRead, console: &Console) {
    console.heading(&table.file);
    let account = table.account.to_string();
    account
        .lines()
        .for_each(|line| console.line(&format!("  {line}")));
}

/// Shows files that were begun: each by its name, since a person has to fill it in, and what is missing in it.
pub(crate) fn show_new(report: &Report, console: &Console) -> Result<Exit, Failure> {
    show_wrong(report, console)?;
    for made in &report.customers {
        made.files
            .iter()
            .for_each(|file| console.line(&format!("{} ({})", file.path, file.outcome)));
        made.notes
            .iter()
            .for_each(|note| console.line(&format!("  {note}")));
    }
    let (files, _) = report.counts();
    console.line(&format!("Aloitettu: {}", counted::files(files)));
    if !report.failed.is_empty() {
        let failed = report.failed.join(", ");
        console.heading(&format!("Tekemättä virheiden vuoksi: {failed}"));
    }
    Ok(exit(report))
}

/// Prints that a customer was passed over because its agreement is signed or filed.
pub(crate) fn show_settled(problem: &Problem, console: &Console) {
    let customer = problem.customer.as_deref().unwrap_or_default();
    console.note(&format!("{customer}: {}", problem.message));
}

/// The report as JSON, or else what is wrong in it.
pub(crate) fn show_wrong(report: &Report, console: &Console) -> Result<(), Failure> {
    console.json(report)?;
    console.problems(&report.problems);
    report
        .failures
        .iter()
        .for_each(|failure| console.io_error(failure));
    Ok(())
}

/// A table of the files and pages of each customer.
pub(crate) fn table(report: &Report) -> Vec<String> {
    let mut rows = vec![
        ["Asiakas", "Tiedostoja", "Sivuja", "Kansio"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for made in &report.customers {
        let first = made.files.first().and_then(|file| Path::new(&file.path).parent());
        let pages = made.pages.map(|pages| pages.to_string());
        rows.push(vec![
            made.customer.clone(),
            made.files.len().to_string(),
            pages.unwrap_or_else(|| "–".to_owned()),
            first
                .map(|folder| folder.display().to_string())
                .unwrap_or_default(),
        ]);
    }
    table::lines(&rows, &[false, true, true, false])
}
