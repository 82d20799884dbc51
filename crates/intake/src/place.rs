//! Places in tables.

use std::fmt;

use serde::{Serialize, Serializer};

/// A place in a file that holds a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A place in a text file.
    Line {
        /// The line, from 1.
        line: usize,
        /// The character on the line, from 1.
        column: usize,
    },
    /// A cell.
    Cell {
        /// The sheet of an Excel file.
        sheet: Option<String>,
        /// The cell as a spreadsheet program names it.
        cell: CellName,
        /// The line of a CSV file, from 1: cells that hold several lines make it another than the row.
        line: Option<usize>,
    },
}

/// The position of a cell, both counted from zero; shown as `B7`, ordered by row and then by column.
///
/// ```
/// use vuosikello_intake::CellName;
/// assert_eq!(CellName { row: 6, column: 27 }.to_string(), "AB7");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CellName {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row.saturating_add(1))
    }
}

impl Serialize for CellName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The letters of a column, counted from zero: A to Z, AA, AB …
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16383, "XFD"),
        ] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn cells_are_ordered_by_row_and_not_by_letters() {
        let cell = |row, column| CellName { row, column };
        assert!(cell(6, 1) < cell(9, 0));
        assert!(cell(6, 25) < cell(6, 26));
    }
}
