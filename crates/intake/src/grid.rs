//! Cells as they stand in a file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use vuosikello_core::Date;

use crate::limits::MAX_COLUMNS;
use crate::place::{CellName, Place};
use crate::trouble::Trouble;
use crate::units::Shown;

/// The most characters of a cell, as in Excel.
const MAX_CHARACTERS: usize = 32_767;

/// The rows of a sheet that have something in them, in order.
#[derive(Debug, Default, Clone)]
pub struct Grid {
    /// The name of the sheet of an Excel file.
    pub sheet: Option<String>,
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// The ranges of cells that are merged into one.
    pub merged: Merges,
    /// What is wrong with the sheet as it stands in the file.
    pub trouble: Vec<Trouble>,
    /// Numbers that are shown in thousands or with a unit other than euro.
    pub shown: BTreeMap<CellName, Shown>,
    /// The ranges of pivot tables, with how many columns of labels each has: a label stands only beside the first of its rows.
    pub pivots: Vec<(Merged, usize)>,
    /// What a person does not see on the sheet.
    pub hidden: Hidden,
    /// Cells whose content is struck out.
    pub struck: BTreeSet<CellName>,
    /// The comments that people have written on cells, in the order of the file: the first of them, shortened.
    pub comments: Vec<(CellName, String)>,
}

/// Rows and columns that are hidden, and those that a filter hides.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The rows from zero.
    pub rows: BTreeSet<usize>,
    /// The columns from zero.
    pub columns: BTreeSet<usize>,
}

/// A row with at least one cell.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// The row from zero, as a spreadsheet program numbers it.
    pub row: usize,
    /// The line of a CSV file from one.
    pub line: Option<usize>,
    /// The cells that are not empty, by column from zero.
    pub cells: Vec<(usize, Cell)>,
}

/// A range of cells merged into one, whose value stands in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The first cell.
    pub first: CellName,
    /// The last cell.
    pub last: CellName,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text without space around it; not empty.
    Text(String),
    /// A number, and how it is shown where a text is expected.
    Number {
        /// The number.
        value: f64,
        /// How it is shown.
        text: String,
    },
    /// A number that is shown as a percentage, with the digits that are shown: `99,8 %`.
    Percentage(String),
    /// A truth value.
    Truth(bool),
    /// A day.
    Date {
        /// The day.
        date: Date,
        /// Whether the cell holds a time of that day too.
        has_time: bool,
        /// Whether the cell shows the day and not only, say, its month.
        shows_day: bool,
    },
    /// A time of the day, in the Finnish form `9.00`.
    Time(String),
    /// Something that has no usable value.
    Unusable {
        /// What it is, in Finnish.
        message: String,
        /// What would be right, in Finnish.
        fix: &'static str,
    },
}

impl Grid {
    /// The place of a cell.
    pub fn place(&self, row: &GridRow, column: usize) -> Place {
        Place::Cell {
            sheet: self.sheet.clone(),
            cell: CellName { row: row.row, column },
            line: row.line,
        }
    }

    /// Whether a cell is one for labels of a pivot table.
    pub(crate) fn is_pivot_label(&self, name: CellName) -> bool {
        let mut pivots = self.pivots.iter();
        pivots.any(|(range, labels)| {
            (range.first.row..=range.last.row).contains(&name.row)
                && (range.first.column..range.first.column.saturating_add(*labels)).contains(&name.column)
        })
    }

    /// The row of a number, as a spreadsheet program counts from zero.
    pub(crate) fn row(&self, row: usize) -> Option<&GridRow> {
        let at = self.rows.binary_search_by_key(&row, |row| row.row).ok()?;
        self.rows.get(at)
    }
}

/// The merged ranges of a sheet.
#[derive(Debug, Default, Clone)]
pub struct Merges {
    /// Those of each column, from top to bottom; ranges do not overlap.
    by_column: BTreeMap<usize, Vec<Merged>>,
}

impl Merges {
    /// The merged ranges of a sheet, in any order. Columns beyond the limit of tables are left out.
    pub fn new(ranges: impl IntoIterator<Item = Merged>) -> Self {
        let mut by_column: BTreeMap<usize, Vec<Merged>> = BTreeMap::new();
        for range in ranges {
            for column in range.first.column..=range.last.column.min(MAX_COLUMNS) {
                by_column.entry(column).or_default().push(range);
            }
        }
        for ranges in by_column.values_mut() {
            ranges.sort_by_key(|range| range.first);
        }
        Self { by_column }
    }

    /// The range that a cell is a part of, but not the first cell.
    pub(crate) fn of(&self, cell: CellName) -> Option<Merged> {
        let ranges = self.by_column.get(&cell.column)?;
        let after = ranges.partition_point(|range| range.first.row <= cell.row);
        let range = ranges.get(after.checked_sub(1)?)?;
        (range.last.row >= cell.row && range.first != cell).then_some(*range)
    }

    /// The columns of a row that a range covers.
    pub(crate) fn columns(&self, row: usize) -> impl Iterator<Item = usize> {
        let columns = self.by_column.keys().copied();
        columns.filter(move |column| {
            let ranges = self.by_column.get(column).into_iter().flatten();
            ranges
                .clone()
                .any(|range| (range.first.row..=range.last.row).contains(&row))
        })
    }
}

impl GridRow {
    /// The cell of a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// What stands in some columns of the row, shortened: for telling of a row that is left out.
    pub(crate) fn gist(&self, may_show: impl Fn(usize) -> bool) -> String {
        let cells = self.cells.iter().filter(|(column, _)| may_show(*column));
        let texts: Vec<String> = cells.map(|(_, cell)| cell.shown()).collect();
        vuosikello_core::shortened(&texts.join(" "), 60).into_owned()
    }
}

impl Cell {
    /// The text that a person sees in the cell.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Number { text, .. } | Cell::Percentage(text) | Cell::Time(text) => {
                text.clone()
            }
            Cell::Truth(truth) => if *truth { "TOSI" } else { "EPÄTOSI" }.to_owned(),
            Cell::Date { date, .. } => date.to_string(),
            Cell::Unusable { message, .. } => message.clone(),
        }
    }

    /// The text of a cell that holds one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The text of a cell: line breaks as one character, no space around.
pub(crate) fn text_cell(text: &str) -> Option<Cell> {
    let text = text.trim_matches(is_around);
    // Text of so many bytes alone can have so many characters, which need not be counted then.
    if text.len() > MAX_CHARACTERS && text.chars().count() > MAX_CHARACTERS {
        return Some(Cell::Unusable {
            message: format!("solussa on yli {MAX_CHARACTERS} merkkiä"),
            fix: "lyhennä tekstiä; jos lainausmerkki on jäänyt sulkematta, sulje se",
        });
    }
    (!text.is_empty()).then(|| Cell::Text(with_plain_breaks(text).into_owned()))
}

/// Whether a character around the text of a cell says nothing: space, and the invisible marks that copying from other programs leaves.
fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The text with every line break as a line feed.
pub(crate) fn with_plain_breaks(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_around_a_text_is_no_part_of_it() {
        for text in ["\u{feff}P1\u{200b}", " P1\u{a0}\u{200b} ", "\u{2060}P1"] {
            assert_eq!(text_cell(text), Some(Cell::Text("P1".to_owned())), "{text:?}");
        }
        assert_eq!(text_cell("\u{200b}"), None);
        assert_eq!(text_cell("\u{feff} \u{a0}"), None);
    }

    #[test]
    fn a_cell_knows_the_range_that_it_is_merged_into() {
        let name = |row, column| CellName { row, column };
        let range = |first, last| Merged { first, last };
        let merges = Merges::new([
            range(name(5, 0), name(8, 0)),
            range(name(1, 0), name(3, 1)),
            range(name(9, 0), name(9, 4)),
        ]);
        let first = |row, column| merges.of(name(row, column)).map(|range| range.first);
        assert_eq!(first(1, 0), None);
        assert_eq!(first(3, 1), Some(name(1, 0)));
        assert_eq!(first(4, 0), None);
        assert_eq!(first(8, 0), Some(name(5, 0)));
        assert_eq!(first(9, 4), Some(name(9, 0)));
        assert_eq!(merges.columns(2).collect::<Vec<_>>(), [0, 1]);
    }
}
