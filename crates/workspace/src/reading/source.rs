//! Files that have been read, so that a place in them can be named later.

use std::sync::OnceLock;

use vuosikello_core::Finding;
use vuosikello_intake::Places as TablePlaces;

use crate::form::{FormPlaces, in_form};
use crate::json::{Position, Positions};
use crate::problem::{Place, Problem, whose};

/// A file that has been read.
#[derive(Debug)]
pub(crate) struct SourceFile {
    pub file: String,
    places: Places,
}

#[derive(Debug)]
enum Places {
    /// The text itself, and its positions: it is scanned when the first place is asked for, which in a good workspace is never.
    Json(String, OnceLock<Positions>),
    Table(TablePlaces),
    Form(FormPlaces),
    /// A text whose places are its lines.
    Lines,
    /// A Word file that became lines of text: the passage that each stands for.
    Word(Vec<String>),
    /// There is no file.
    None,
}

impl SourceFile {
    pub(crate) fn json(file: impl Into<String>, text: String) -> Self {
        Self::new(file, Places::Json(text, OnceLock::new()))
    }

    pub(crate) fn table(file: impl Into<String>, places: TablePlaces) -> Self {
        Self::new(file, Places::Table(places))
    }

    pub(crate) fn form(file: impl Into<String>, places: FormPlaces) -> Self {
        Self::new(file, Places::Form(places))
    }

    pub(crate) fn lines(file: impl Into<String>) -> Self {
        Self::new(file, Places::Lines)
    }

    /// A Word file that became lines of text, with the passage that each stands for.
    pub(crate) fn word(file: impl Into<String>, passages: Vec<String>) -> Self {
        Self::new(file, Places::Word(passages))
    }

    /// A file that is not there.
    pub(crate) fn missing(file: impl Into<String>) -> Self {
        Self::new(file, Places::None)
    }

    fn new(file: impl Into<String>, places: Places) -> Self {
        let file = file.into();
        Self { file, places }
    }

    /// The place of the value that a JSON pointer names, or of the nearest that would hold it. In notes the pointer is the line.
    pub(crate) fn locate(&self, pointer: &str) -> Place {
        match &self.places {
            Places::Json(text, positions) => {
                line(positions.get_or_init(|| Positions::of(text)).value(pointer))
            }
            Places::Form(places) => places.locate(pointer),
            Places::Table(places) => places.locate(pointer).into(),
            Places::Lines => pointer
                .parse()
                .map_or(Place::File, |line| Place::Line { line, column: 1 }),
            Places::Word(passages) => {
                let line = pointer.parse::<usize>().ok().and_then(|line| line.checked_sub(1));
                let passage = line.and_then(|line| passages.get(line));
                passage.map_or(Place::File, |passage| Place::Passage {
                    passage: passage.clone(),
                })
            }
            Places::None => Place::File,
        }
    }

    /// Whether the file is a form.
    pub(crate) fn is_form(&self) -> bool {
        matches!(self.places, Places::Form(_))
    }

    /// What a check of the model has found, as a problem in this file; of a form in its words.
    pub(crate) fn problem(&self, customer: Option<&str>, finding: &Finding) -> Problem {
        let place = self.locate(&finding.pointer);
        let (message, fix) = (finding.violation.to_string(), finding.violation.fix());
        let (message, fix) = match self.is_form() {
            true => (in_form(&message), in_form(&fix)),
            false => (message, fix),
        };
        Problem::new(whose(customer, &self.file), &self.file, place, message, fix)
    }
}

pub(super) fn line(position: Position) -> Place {
    Place::Line {
        line: position.line,
        column: position.column,
    }
}
