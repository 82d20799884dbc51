//! `vuosikello check FILES…`: whether the Word and PDF files of an agreement fit together.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vuosikello_inspect::{Expected, Finding, case_number, inspect, subject};
use vuosikello_workspace::{Place, Problem};

use crate::common::Common;
use crate::console::Console;
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::workspace;

/// The most bytes of a file.
const BYTES: u64 = 64 << 20;

/// What is shown, as JSON.
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
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let bytes = paths
        .iter()
        .map(|path| read(path))
        .collect::<Result<Vec<_>, _>>()?;
    let files = names.iter().zip(&bytes);
    let files: Vec<vuosikello_inspect::File<'_>> = files
        .map(|(name, bytes)| vuosikello_inspect::File { name, bytes })
        .collect();
    let compared = expected(&files, common, console)?;
    let findings = inspect(
        &files,
        compared
            .as_ref()
            .map_or(&Expected::default(), |(.., expected)| expected),
    );
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

/// The bytes of a regular file: a pipe or a device could block for ever.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |reason: &str| Failure::Io(format!("{} ei ole luettavissa: {reason}", path.display()));
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => failed("tiedostoa ei ole"),
        _ => failed("järjestelmä ei anna lukea sitä"),
    })?;
    if !about.is_file() {
        return Err(failed("se ei ole tavallinen tiedosto"));
    }
    if about.len() > BYTES {
        return Err(failed("se on yli 64 Mt"));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(BYTES).read_to_end(&mut bytes));
    opened.map_err(|_| failed("järjestelmä ei anna lukea sitä"))?;
    Ok(bytes)
}

/// The data that the files are of, where there is a workspace that has them.
fn expected(
    files: &[vuosikello_inspect::File<'_>],
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
    let stated = subject(files).filter(|(customer, _)| workspace.customers().contains(customer));
    let found = match (stated, case_number(files)) {
        (Some(stated), _) => Some(stated),
        (None, Some(number)) => workspace.agreement_with(&number)?,
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
