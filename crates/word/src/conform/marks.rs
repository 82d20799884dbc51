//! Marks: ids that carry through docx-rs, which writes ids as they are, what it has no fields for.

use vuosikello_document::{HeadField, Language};

use crate::field;

/// The separator of language and style in the style id of a run.
const LANGUAGE: &str = "@";

/// The properties of a table that docx-rs has no fields for.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableNotes {
    /// The id of its style.
    pub(crate) style: String,
    /// The caption, for a screen reader (`w:tblCaption`).
    pub(crate) caption: String,
    /// The alternative text (`w:tblDescription`).
    pub(crate) description: String,
    /// Whether the first row is a header.
    pub(crate) header_row: bool,
    /// Whether the header row is repeated on each page.
    pub(crate) repeat_header: bool,
    /// Whether the first cell of each row is a header for the row.
    pub(crate) first_column: bool,
}

/// The properties that the marks of a document stand for.
#[derive(Debug, Default)]
pub(crate) struct Marks<'a> {
    tables: Vec<TableNotes>,
    pub(super) logo_description: &'a str,
}

impl<'a> Marks<'a> {
    /// No marks yet.
    pub(crate) fn new(logo_description: &'a str) -> Self {
        Self {
            tables: Vec::new(),
            logo_description,
        }
    }

    /// The style id that a table carries through docx-rs.
    pub(crate) fn add_table(&mut self, notes: TableNotes) -> String {
        self.tables.push(notes);
        (self.tables.len() - 1).to_string()
    }

    pub(super) fn table(&self, mark: &str) -> Option<&TableNotes> {
        self.tables.get(mark.parse::<usize>().ok()?)
    }
}

/// A content control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// The table of contents.
    Contents,
    /// A field of the head.
    Field(HeadField),
}

impl Control {
    /// The mark of the control, which it carries through docx-rs as its title.
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Control::Contents => "contents",
            Control::Field(field) => field::tag(field),
        }
    }

    pub(super) fn of_mark(mark: &str) -> Option<Control> {
        if mark == Control::Contents.mark() {
            return Some(Control::Contents);
        }
        field::of_tag(mark).map(Control::Field)
    }
}

/// The mark of a run, which it carries through docx-rs as its style id: its language and its character style, if it has them.
pub(crate) fn run_style(style: Option<&str>, language: Option<Language>) -> Option<String> {
    match (style, language) {
        (style, Some(language)) => Some(format!(
            "{}{LANGUAGE}{}",
            language.tag(),
            style.unwrap_or_default()
        )),
        (Some(style), None) => Some(style.to_owned()),
        (None, None) => None,
    }
}

/// Language and style of a style id made by [`run_style`].
pub(super) fn split_run_style(mark: &str) -> (Option<&str>, &str) {
    match mark.split_once(LANGUAGE) {
        Some((language, style)) => (Some(language), style),
        None => (None, mark),
    }
}
