//! Checks of the files of an agreement as they lie in a folder or came by mail, whoever made them. Bytes in, findings out.
//!
//! [`inspect`] takes any Word and PDF files that should make one agreement and tells what does not fit: case numbers, years, dates
//! and template versions that differ, days that there are not, annexes that are missing or out of order, tables that do not sum, references that lead nowhere,
//! and what somebody forgot to fill in. [`signed::check`] tells whether a signed PDF file is the one that was sent, with signatures and nothing else.
//! [`minutes`] reads skeletons of minutes that people have filled in in Word.
//!
//! ```
//! use vuosikello_document::{Block, Document, Head, Inline};
//! use vuosikello_inspect::{Expected, File, inspect};
//! use vuosikello_word::{Reference, write_without_pages};
//!
//! let mut document = Document::new(Head::new("Palvelusopimus 2027", "Keskus"));
//! document.head.case_number = "KES/1/2026".to_owned();
//! document.blocks.push(Block::Paragraph(vec![Inline::text("Määräraha on [summa] euroa.")]));
//! let bytes = write_without_pages(&document, Reference::built_in())?;
//! let findings = inspect(&[File { name: "sopimus.docx", bytes: &bytes }], &Expected::default());
//! assert_eq!(findings[0].code, "placeholder");
//! # Ok::<(), vuosikello_word::Error>(())
//! ```

mod against_data;
mod amount;
mod annexes;
mod contents;
mod dates;
pub mod minutes;
mod numbers;
mod pdf;
mod people;
mod placeholders;
mod references;
pub mod signed;
mod sums;
mod together;
mod word;

use serde::Serialize;
use vuosikello_core::Money;
use vuosikello_document::Document;

use contents::Contents;
pub use sums::differing_sums;

/// A file to look at.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name; the extension says what it is.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What the data say, where they are at hand. What is left empty is not compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expected {
    /// The case number.
    pub case_number: Option<String>,
    /// The year of the agreement.
    pub year: Option<i32>,
    /// The version of the templates of that year.
    pub template_version: Option<String>,
    /// The sum of the agreement.
    pub amount: Option<Money>,
    /// The people of the agreement: signatories and contacts.
    pub people: Vec<String>,
    /// Those who sign, in order.
    pub signatories: Vec<String>,
    /// The titles of the annexes, in order.
    pub annexes: Vec<String>,
    /// The documents that the data make, as Word files say them: their tables and values are compared.
    pub documents: Vec<Document>,
}

/// Something that a person has to put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The name of the file.
    pub file: String,
    /// The place in it, in Finnish; `None` for the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<String>,
    /// What is wrong, by a name that does not change.
    pub code: &'static str,
    /// What is wrong, in Finnish.
    pub message: String,
    /// What to do, in Finnish.
    pub fix: &'static str,
}

impl Finding {
    fn of(
        file: &str,
        passage: impl Into<Option<String>>,
        code: &'static str,
        message: String,
        fix: &'static str,
    ) -> Self {
        Self {
            file: file.to_owned(),
            passage: passage.into(),
            code,
            message,
            fix,
        }
    }
}

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
            match Contents::read(file) {
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

    /// What does not fit, in the order of the files.
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

/// What does not fit in the files of an agreement, in the order of the files.
pub fn inspect(files: &[File<'_>], expected: &Expected) -> Vec<Finding> {
    Inspection::read(files).findings(expected)
}

/// Findings that say the same of a file as one, with the first of their places and how many others there are.
fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<(Finding, usize)> = Vec::new();
    for finding in findings {
        let is_same = |known: &Finding| {
            known.file == finding.file && known.code == finding.code && known.message == finding.message
        };
        match merged.iter_mut().find(|(known, _)| is_same(known)) {
            Some((_, others)) => *others += 1,
            None => merged.push((finding, 0)),
        }
    }
    let told = merged.into_iter().map(|(mut finding, others)| {
        if let (Some(passage), 1..) = (&mut finding.passage, others) {
            passage.push_str(&format!(" (ja {others} muuta kohtaa)"));
        }
        finding
    });
    told.collect()
}
