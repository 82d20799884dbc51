//! Tables.

use vuosikello_document::Inline;

use super::{Figures, Light, Limit};

/// A table with one header row. A long one continues on further slides, each with the header row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table tells, for someone who cannot see it. Never empty.
    pub description: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows below the header row.
    pub rows: Vec<Row>,
    /// How much of the table is shown.
    pub limit: Limit,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The text in the header row, without the unit of money.
    pub header: String,
    /// What its figures are; `None` in a column of text.
    pub figures: Option<Figures>,
}

impl Column {
    /// A column of text.
    pub fn text(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            figures: None,
        }
    }

    /// A column of figures, right-aligned.
    pub fn figures(header: impl Into<String>, figures: Figures) -> Self {
        Self {
            header: header.into(),
            figures: Some(figures),
        }
    }
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// The sum of the table. It stands last, and a limit never cuts it.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What the row is for.
    pub kind: RowKind,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self {
            kind: RowKind::Body,
            cells,
        }
    }

    /// The sum of the table.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self {
            kind: RowKind::Total,
            cells,
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(Vec<Inline>),
    /// A value in the unit of its column; in a column of text it is shown as a whole number.
    Figure(i64),
    /// A light with its word.
    Light(Light, String),
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(vec![Inline::text(text)])
    }
}
