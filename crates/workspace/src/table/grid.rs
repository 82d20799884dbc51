//! Cells as they stand in a file.

use std::borrow::Cow;

use vuosikello_core::{Date, LIST_LENGTH};

use crate::problem::{CellName, Place};

/// The most rows, with the header.
pub(crate) const MAX_ROWS: usize = LIST_LENGTH + 1;
/// The most columns.
pub(crate) const MAX_COLUMNS: usize = 100;

/// The rows of a table that have something in them, in order.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The name of the sheet of an Excel file.
    pub sheet: Option<String>,
    pub rows: Vec<GridRow>,
}

/// A row with at least one cell.
#[derive(Debug)]
pub(crate) struct GridRow {
    /// The row from zero, as a spreadsheet program numbers it.
    pub row: usize,
    /// The line of a CSV file from one.
    pub line: Option<usize>,
    /// The cells that are not empty, by column from zero.
    pub cells: Vec<(usize, Cell)>,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// A text without space around it; not empty.
    Text(String),
    /// A number, and how it is shown where a text is expected.
    Number { value: f64, text: String },
    /// A truth value.
    Truth(bool),
    /// A day.
    Date {
        date: Date,
        /// Whether the cell holds a time of that day too.
        has_time: bool,
        /// Whether the cell shows the day and not only, say, its month.
        shows_day: bool,
    },
    /// Something that has no usable value.
    Unusable { message: String, fix: &'static str },
}

/// Something that is wrong with a table as a table, and where.
#[derive(Debug, PartialEq)]
pub(crate) struct Trouble {
    pub place: Place,
    pub message: String,
    pub fix: String,
}

impl Trouble {
    pub(crate) fn new(place: Place, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            fix: fix.into(),
        }
    }

    /// Trouble with the file as a whole.
    pub(crate) fn with_file(message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Place::File, message, fix)
    }

    /// A row or a column too many.
    pub(crate) fn beyond_limits(place: Place) -> Self {
        Self::new(
            place,
            format!(
                "taulukossa saa olla enintään {} riviä ja {MAX_COLUMNS} saraketta",
                MAX_ROWS - 1
            ),
            "poista ylimääräiset rivit ja sarakkeet",
        )
    }
}

impl Grid {
    /// The place of a cell.
    pub(crate) fn place(&self, row: &GridRow, column: usize) -> Place {
        Place::Cell {
            sheet: self.sheet.clone(),
            cell: CellName { row: row.row, column },
            line: row.line,
        }
    }
}

impl GridRow {
    pub(crate) fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, cell)| cell)
    }
}

/// The text of a cell: line breaks as one character, no space around.
pub(crate) fn text_cell(text: &str) -> Option<Cell> {
    let text = text.trim();
    (!text.is_empty()).then(|| Cell::Text(with_plain_breaks(text).into_owned()))
}

/// The text with every line break as a line feed.
pub(crate) fn with_plain_breaks(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
