//! The headings of a sheet.

use vuosikello_intake::{Grid, GridRow};

use super::super::labels::label_key;
use super::super::{EXPLANATION, FIELD, VALUE};

/// Where the columns of the sheet are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headings {
    /// Which of the rows has them.
    pub(super) row: usize,
    pub(super) field: usize,
    pub(super) value: usize,
    pub(super) explanation: Option<usize>,
}

impl Headings {
    /// Looks for the row of the headings.
    pub(super) fn find(grid: &Grid) -> Option<Self> {
        grid.rows.iter().enumerate().find_map(|(at, row)| {
            let column = |wanted: &str| {
                let is_wanted = |column: &usize| {
                    heading(row, *column).is_some_and(|text| label_key(&text) == label_key(wanted))
                };
                row.cells.iter().map(|(column, _)| *column).find(is_wanted)
            };
            Some(Self {
                row: at,
                field: column(FIELD)?,
                value: column(VALUE)?,
                explanation: column(EXPLANATION),
            })
        })
    }
}

/// The text of a cell of a heading or a label.
pub(super) fn heading(row: &GridRow, column: usize) -> Option<String> {
    row.cell(column)
        .and_then(|cell| super::super::cell::text(cell).ok())
}
