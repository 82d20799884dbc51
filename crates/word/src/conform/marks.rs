//! Marks: ids that carry through docx-rs, which writes ids as they are, what it has no fields for.

use vuosikello_document::{Crop, HeadField, Language};

use crate::{FillIn, field};

/// Before the number of a picture in its mark.
const PICTURE: &str = "picture ";

/// Before the number of words that are replaced by choosing, in the mark of their control.
const FILL_IN: &str = "fill-in ";

/// Before the kind and the number of a note in the style id of the run that stands for its mark.
const NOTE: &str = "note ";

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
    /// How many of the first rows are headers.
    pub(crate) header_rows: usize,
    /// Whether the header rows are repeated on each page.
    pub(crate) repeat_header: bool,
    /// Whether the box for a header row is ticked though there is none: in a list of terms each row has its own header, and the checker
    /// of Word asks of every table that the box is ticked.
    pub(crate) ticks_header_box: bool,
    /// Whether the first cell of each row is a header for the row.
    pub(crate) first_column: bool,
}

/// The properties of a picture that docx-rs has no fields for.
#[derive(Debug, Clone, Default)]
pub(crate) struct PictureNotes {
    /// The relationship that leads to its file.
    pub(crate) relationship: String,
    /// What it shows, for someone who cannot see it.
    pub(crate) description: String,
    /// Whether a screen reader passes it over.
    pub(crate) is_decoration: bool,
    /// What is cut off its sides, and how many quarters it is turned clockwise.
    pub(crate) crop: Crop,
    pub(crate) turns: u8,
}

/// The properties that the marks of a document stand for.
#[derive(Debug, Default)]
pub(crate) struct Marks<'a> {
    tables: Vec<TableNotes>,
    pictures: Vec<PictureNotes>,
    pub(super) logo_description: &'a str,
    /// The words that are replaced by choosing, and the language of the document.
    pub(crate) fill_ins: &'a [FillIn],
    pub(crate) language: Language,
}

impl<'a> Marks<'a> {
    /// No marks yet.
    pub(crate) fn new(logo_description: &'a str) -> Self {
        Self {
            tables: Vec::new(),
            pictures: Vec::new(),
            logo_description,
            fill_ins: &[],
            language: Language::default(),
        }
    }

    /// The style id that a table carries through docx-rs.
    pub(crate) fn add_table(&mut self, notes: TableNotes) -> String {
        self.tables.push(notes);
        (self.tables.len() - 1).to_string()
    }

    /// The relationship id that a picture carries through docx-rs.
    pub(crate) fn add_picture(&mut self, notes: PictureNotes) -> String {
        self.pictures.push(notes);
        format!("{PICTURE}{}", self.pictures.len() - 1)
    }

    /// The title that the content control of words carries through docx-rs, by their number.
    pub(crate) fn of_fill_in(number: usize) -> String {
        format!("{FILL_IN}{number}")
    }

    pub(super) fn fill_in(&self, mark: &str) -> Option<&FillIn> {
        self.fill_ins
            .get(mark.strip_prefix(FILL_IN)?.parse::<usize>().ok()?)
    }

    pub(super) fn picture(&self, mark: &str) -> Option<&PictureNotes> {
        self.pictures
            .get(mark.strip_prefix(PICTURE)?.parse::<usize>().ok()?)
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

/// What the mark of a note stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoteMark {
    Footnote,
    Endnote,
}

impl NoteMark {
    const ALL: [NoteMark; 2] = [NoteMark::Footnote, NoteMark::Endnote];

    fn name(self) -> &'static str {
        match self {
            NoteMark::Footnote => "footnote",
            NoteMark::Endnote => "endnote",
        }
    }

    /// The element that refers to a note, and the one that shows the number of the note at its own beginning.
    pub(super) fn elements(self) -> [&'static str; 2] {
        match self {
            NoteMark::Footnote => ["w:footnoteReference", "w:footnoteRef"],
            NoteMark::Endnote => ["w:endnoteReference", "w:endnoteRef"],
        }
    }
}

/// The style id that the mark of a note carries through docx-rs: with a number in the text, without one in the note itself.
pub(crate) fn note_style(mark: NoteMark, number: Option<usize>, style: &str) -> String {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    format!("{NOTE}{} {number} {style}", mark.name())
}

/// What a style id made by [`note_style`] says: the mark, the number if there is one, the style.
pub(super) fn split_note_style(id: &str) -> Option<(NoteMark, Option<&str>, &str)> {
    let mut parts = id.strip_prefix(NOTE)?.splitn(3, ' ');
    let (name, number, style) = (parts.next()?, parts.next()?, parts.next()?);
    let mark = NoteMark::ALL.into_iter().find(|mark| mark.name() == name)?;
    Some((mark, (!number.is_empty()).then_some(number), style))
}
