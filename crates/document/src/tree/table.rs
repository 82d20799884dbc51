//! Tables.

use super::Inline;

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge, with words divided where needed.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the right edge; never broken over two lines as long as it fits.
    End,
    /// Figures: right-aligned, and lined up on the decimal comma.
    Decimal,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The text in the header row. Never empty: a screen reader announces it with every cell.
    pub header: Vec<Inline>,
    /// How its cells stand.
    pub align: Align,
    /// The share of the table's width, relative to the other columns; greater than zero. Writers may widen a
    /// column whose longest unbreakable content would not fit.
    pub weight: f32,
}

impl Column {
    /// A column with a plain header.
    pub fn new(header: impl Into<String>, align: Align, weight: f32) -> Self {
        Self {
            header: vec![Inline::text(header)],
            align,
            weight,
        }
    }
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A heading for the rows below it: the first cell spans the whole row, the others are empty.
    Group,
    /// The sum of a group.
    Subtotal,
    /// The sum of the table.
    Total,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What the row is for.
    pub kind: RowKind,
    /// One cell per column; each a line of text.
    pub cells: Vec<Vec<Inline>>,
}

/// A table with one header row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The caption, above the table, with its number (`Taulukko 1. …`).
    pub caption: Vec<Inline>,
    /// What the table tells, for someone who cannot see it. Becomes the alternative text in Word and PDF.
    pub description: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// Whether the first cell of each row is a header for the row.
    pub row_headers: bool,
    /// The rows below the header row.
    pub rows: Vec<Row>,
}
