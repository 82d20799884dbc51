//! `vuosikello check FILES…`: whether the Word and PDF files of an agreement fit together.

use std::path::{Path, PathBuf};

use serde::Serialize;
use vuosikello_inspect::{Expected, File, Finding, Inspection};
use vuosikello_workspace::{Place, Problem};

use crate::common::Common;
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::files::read_named;
use crate::workspace;

/// The output of `--format json`.
#[derive(Serialize)]
struct Shown<'a> {
    files: &'a [String],
    /// Whose data the files were compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    problems: Vec<Coded>,
}

/// A problem with the name of its kind.
#[derive(Serialize)]
struct Coded {
    code: &'static str,
    #[serde(flatten)]
    problem: Problem,
}

pub(crate) fn run(paths: &[PathBuf], common: &Common, console: &Console) -> Result<Exit, Failure> {
    let (locks, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| is_lock(path));
    for lock in locks {
        console.note(&format!(
            "{}: tiedosto on auki Wordissa, ja tämä on sen lukko, jota ei tarkisteta; tallenna ja sulje tiedosto ja tarkista uudestaan",
            lock.display()
        ));
    }
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let bytes = paths
        .iter()
        .map(|path| read_named(path))
        .collect::<Result<Vec<_>, _>>()?;
    let files = names.iter().zip(&bytes);
    let files: Vec<File<'_>> = files.map(|(name, bytes)| File { name, bytes }).collect();
    let inspection = Inspection::read(&files);
    let compared = expected(&inspection, common, console)?;
    let findings = match &compared {
        Some((.., expected)) => inspection.findings(expected),
        None => inspection.findings(&Expected::default()),
    };
    let coded: Vec<Coded> = findings.iter().map(coded).collect();
    let problems: Vec<Problem> = coded.iter().map(|it| it.problem.clone()).collect();
    console.json(&Shown {
        files: &names,
        customer: compared.as_ref().map(|(customer, ..)| customer.as_str()),
        year: compared.as_ref().map(|(_, year, _)| *year),
        problems: coded,
    })?;
    console.problems(&problems);
    let checked = counted(files.len(), "tiedosto", "tiedostoa");
    let with = match &compared {
        Some((customer, year, _)) => format!("verrattu tietoihin {customer} {year}"),
        None => "ei verrattu tietoihin".to_owned(),
    };
    console.line(&match problems.len() {
        0 => format!("Tarkistettu {checked} ({with}): kaikki kunnossa"),
        count => format!("Tarkistettu {checked} ({with}): huomautettavaa {count}"),
    });
    Ok(Exit::of_problems(&problems))
}

/// Whether a file is the lock file (`~$…`) that Word keeps beside a document while it is open.
fn is_lock(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

fn coded(finding: &Finding) -> Coded {
    let place = match &finding.passage {
        Some(passage) => Place::Passage {
            passage: passage.clone(),
        },
        None => Place::File,
    };
    Coded {
        code: finding.code,
        problem: Problem::new(None, &finding.file, place, &finding.message, finding.fix),
    }
}

/// The data that the files are of, where there is a workspace that has them.
fn expected(
    inspection: &Inspection,
    common: &Common,
    console: &Console,
) -> Result<Option<(String, i32, Expected)>, Failure> {
    let publisher = match workspace::open(common) {
        Ok((_, publisher)) => publisher,
        // Files may lie anywhere.
        Err(Failure::Usage(_)) if common.workspace.is_none() => return Ok(None),
        Err(failure) => return Err(failure),
    };
    let workspace = publisher.workspace();
    let stated = inspection
        .subject()
        .map(|(customer, year)| (customer.to_owned(), year));
    let stated = stated.filter(|(customer, _)| workspace.customers().contains(customer));
    let found = match (stated, inspection.case_number()) {
        (Some(stated), _) => Some(stated),
        (None, Some(number)) => workspace.agreement_with(number)?,
        (None, None) => None,
    };
    let Some((customer, year)) = found else {
        return Ok(None);
    };
    match publisher.expected(&customer, year) {
        Ok(expected) => Ok(Some((customer, year, expected))),
        Err(_) => {
            console.note(&format!(
                "asiakkaan {customer} vuoden {year} tiedoissa on virheitä, joten niihin ei verrattu; korjaa ne ensin (vuosikello check)"
            ));
            Ok(None)
        }
    }
}
