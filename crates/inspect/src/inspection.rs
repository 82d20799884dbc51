//! Reading the files of an agreement, and running all checks on them.

use crate::contents::{Contents, Piece, annex_of};
use crate::finding::{Finding, merged};
use crate::input::{Expected, File};
use crate::{
    against_data, amount, annexes, dates, pdf, people, placeholders, references, sums, together, word,
};

/// Files that have been read, ready to be compared.
#[derive(Debug)]
pub struct Inspection {
    names: Vec<String>,
    all: Vec<Contents>,
    unreadable: Vec<Finding>,
}

impl Inspection {
    /// Reads files. What cannot be read is among the [findings](Inspection::findings).
    pub fn read(files: &[File<'_>]) -> Self {
        let mut inspection = Self {
            names: files.iter().map(|file| file.name.to_owned()).collect(),
            all: Vec::new(),
            unreadable: Vec::new(),
        };
        for file in files {
            match contents(file) {
                Ok(contents) => inspection.all.push(contents),
                Err(finding) => inspection.unreadable.push(finding),
            }
        }
        inspection
    }

    /// The customer and the year that the files say they are of, by their properties: whose data they are to be compared with.
    pub fn subject(&self) -> Option<(&str, i32)> {
        self.all.iter().find_map(|contents| {
            Some((
                contents.property("Asiakas")?,
                contents.property("Vuosi")?.parse().ok()?,
            ))
        })
    }

    /// The case number that most of the places give.
    pub fn case_number(&self) -> Option<&str> {
        let stated = self.all.iter().flat_map(|contents| &contents.case_numbers);
        together::usual(stated.map(|piece| piece.text.as_str()))
    }

    /// Runs all checks and returns what does not fit, in the order of the files.
    pub fn findings(&self, expected: &Expected) -> Vec<Finding> {
        let mut findings = self.unreadable.clone();
        for contents in &self.all {
            placeholders::check(contents, &mut findings);
            sums::check(contents, &mut findings);
            dates::check(contents, expected, &mut findings);
            references::check(contents, &mut findings);
            people::check(contents, expected, &mut findings);
        }
        references::check_all(&self.all, expected, &mut findings);
        amount::check_all(&self.all, expected, &mut findings);
        against_data::check(&self.all, expected, &mut findings);
        together::check(&self.all, expected, &mut findings);
        annexes::check(&self.all, expected, &mut findings);
        findings.sort_by_key(|finding| self.names.iter().position(|name| *name == finding.file));
        merged(findings)
    }
}

/// Checks the files of an agreement and returns what does not fit, in the order of the files.
pub fn inspect(files: &[File<'_>], expected: &Expected) -> Vec<Finding> {
    Inspection::read(files).findings(expected)
}

/// Reads a file.
fn contents(file: &File<'_>) -> Result<Contents, Finding> {
    let extension = file.name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let mut contents = match extension.as_str() {
        "docx" => word::read(file)?,
        "pdf" => pdf::read(file)?,
        _ => {
            return Err(Finding::of(
                file.name,
                None,
                "not-supported",
                "tiedosto ei ole Word- eikä PDF-tiedosto".to_owned(),
                "anna tiedostot, joiden pääte on .docx tai .pdf",
            ));
        }
    };
    contents.name = file.name.to_owned();
    contents.annex = contents
        .annex
        .or_else(|| annex_of(file_stem(file.name)).map(|(number, _)| number));
    let of_property = contents.property("Diaarinumero").map(|text| Piece {
        place: "tiedoston ominaisuudet".to_owned(),
        text: text.to_owned(),
    });
    contents
        .case_numbers
        .extend(of_property.filter(|piece| !piece.text.is_empty()));
    Ok(contents)
}

fn file_stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
