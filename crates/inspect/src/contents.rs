//! What a file says, whatever its format.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use vuosikello_core::shortened;
use vuosikello_document::{Document, Signatory, Table};

use crate::finding::Finding;
use crate::numbers;

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub place: String,
    pub text: String,
}

/// A table with its place.
#[derive(Debug)]
pub(crate) struct PlacedTable {
    pub place: String,
    pub table: Table,
}

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub name: String,
    pub title: String,
    pub is_pdf: bool,
    /// What a Word file says.
    pub document: Option<Document>,
    /// The designation of an annex: 3 of *Liite 3*; `None` in a main document.
    pub annex: Option<u32>,
    /// The date at its head.
    pub date: Option<NaiveDate>,
    pub properties: BTreeMap<String, String>,
    /// Its texts: of a Word file paragraphs, items, cells and lines of headers; of a PDF file lines.
    pub pieces: Vec<Piece>,
    /// Texts that are one name or value, such as cells.
    pub values: Vec<Piece>,
    pub tables: Vec<PlacedTable>,
    pub signatories: Vec<Signatory>,
    /// The numbers of its headings.
    pub headings: Vec<String>,
    /// The annexes that it lists, or has bookmarks for: number, title, place.
    pub annexes: Vec<(u32, String, String)>,
    /// The case numbers, with their places.
    pub case_numbers: Vec<Piece>,
    /// What the format itself tells to be wrong.
    pub findings: Vec<Finding>,
}

impl Contents {
    pub(crate) fn property(&self, name: &str) -> Option<&str> {
        self.properties.get(name).map(String::as_str)
    }

    /// Adds a text of a Word file, with the case numbers that it gives.
    pub(crate) fn add_text(&mut self, place: &str, text: &str) {
        self.add(place, text);
        let stated = numbers::case_numbers(text).into_iter();
        self.case_numbers.extend(stated.map(|text| Piece {
            place: place.to_owned(),
            text,
        }));
    }

    /// Adds a text.
    pub(crate) fn add(&mut self, place: &str, text: &str) {
        if text.chars().any(|c| !c.is_whitespace()) {
            self.pieces.push(Piece {
                place: place.to_owned(),
                text: text.to_owned(),
            });
        }
    }
}

/// The number and the title of an annex, of a text that begins with its designation: `Liite 3: Kehittäminen`, `Liite 3 Kehittäminen`.
pub(crate) fn annex_of(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let rest = text
        .strip_prefix("Liite")
        .or_else(|| text.strip_prefix("LIITE"))?;
    let rest = rest.trim_start();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (number, title) = rest.split_at_checked(digits)?;
    Some((
        number.parse().ok()?,
        title.trim_start_matches([':', '.', ' ', '–', '-', '\u{a0}']),
    ))
}

/// The text on one line, shortened for a message.
pub(crate) fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // About what fits beside the rest of a message on a line of a terminal.
    shortened(&text, 60).into_owned()
}
