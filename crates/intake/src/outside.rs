//! Cells outside the columns that have headings.

use std::collections::BTreeSet;

use crate::account::{ColumnLeft, ColumnName, ColumnReason};
use crate::find::Found;
use crate::grid::GridRow;
use crate::trouble::Trouble;

/// The cells of rows that stand in no column with a heading.
///
/// In a CSV file such a cell is a sign that a separator stands in a text and the values have moved; beside a table in Excel it is a note to
/// oneself, when an empty column parts it from the table.
#[derive(Debug)]
pub(crate) struct Outside<'g> {
    found: &'g Found<'g>,
    headed: BTreeSet<usize>,
    columns: BTreeSet<usize>,
    trouble: Vec<Trouble>,
}

impl<'g> Outside<'g> {
    pub(crate) fn of(found: &'g Found<'g>) -> Self {
        Self {
            found,
            headed: found
                .headings
                .cells
                .iter()
                .map(|heading| heading.column)
                .collect(),
            columns: BTreeSet::new(),
            trouble: Vec::new(),
        }
    }

    /// Notes the cells of a row of data.
    pub(crate) fn row(&mut self, row: &GridRow) {
        let last = self.headed.last().copied().unwrap_or(0);
        let mut is_told = false;
        for (column, _) in &row.cells {
            if self.headed.contains(column) {
                continue;
            }
            if *column > last && row.line.is_some() {
                // One separator too many moves all that follow.
                if std::mem::replace(&mut is_told, true) {
                    continue;
                }
                self.trouble.push(Trouble::new(
                    "outside",
                    self.found.grid.place(row, *column),
                    "solu on otsikoitujen sarakkeiden ulkopuolella",
                    "siirrä arvo oikeaan sarakkeeseen tai poista se",
                ));
            } else {
                self.columns.insert(*column);
            }
        }
    }

    /// Notes a row that has no cell in a column that is taken: it is told as a whole, and its cells belong to no column.
    pub(crate) fn row_without_values(&mut self, row: &GridRow) {
        if row.line.is_some() {
            let last = self.headed.last().copied().unwrap_or(0);
            if row.cells.iter().any(|(column, _)| *column > last) {
                self.row(row);
            }
        }
    }

    /// What is wrong, and the columns that are left out.
    pub(crate) fn finish(self) -> (Vec<Trouble>, Vec<ColumnLeft>) {
        let mut trouble = self.trouble;
        let mut left = Vec::new();
        let header = self.found.grid.rows.get(self.found.headings.last);
        for column in &self.columns {
            let is_beside = |other: Option<usize>| {
                other.is_some_and(|other| self.headed.contains(&other) || self.columns.contains(&other))
            };
            let touches = is_beside(column.checked_sub(1)) || is_beside(column.checked_add(1));
            match header {
                Some(row) if touches => trouble.push(Trouble::new(
                    "nameless-column",
                    self.found.grid.place(row, *column),
                    "sarakkeella ei ole otsikkoa",
                    "kirjoita sarakkeelle otsikko tai poista sarake",
                )),
                _ => left.push(ColumnLeft {
                    column: ColumnName(*column),
                    heading: String::new(),
                    reason: ColumnReason::Nameless,
                }),
            }
        }
        (trouble, left)
    }
}
