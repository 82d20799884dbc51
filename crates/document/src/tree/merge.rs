//! Merged cells, and header rows below the first.

use serde::{Deserialize, Serialize};

/// Cells that are one: the first of them, from the left and the top, holds the content, and the others are
/// [`Cell::Empty`](super::Cell::Empty).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Merge {
    /// The row of the first cell: 0 is the header row that the columns have, then come the further [header
    /// rows](super::Table::headers), then the rows.
    pub row: usize,
    /// The column of the first cell, counted from 0.
    pub column: usize,
    /// How many rows the cell takes.
    pub rows: usize,
    /// How many columns the cell takes.
    pub columns: usize,
}

/// What a place in the grid of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A cell, which takes so many rows and columns.
    Cell {
        /// The rows, at least 1.
        rows: usize,
        /// The columns, at least 1.
        columns: usize,
    },
    /// The first column of a cell that begins above and takes so many columns.
    Below {
        /// The columns, at least 1.
        columns: usize,
    },
    /// Another part of a cell that begins to the left.
    Covered,
}

impl Extent {
    /// A cell of one row and one column.
    pub const SINGLE: Self = Extent::Cell { rows: 1, columns: 1 };
}
