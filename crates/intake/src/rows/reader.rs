//! What is known while the rows of a table are read.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vuosikello_core::Month;

use crate::account::RowLeft;
use crate::columns::{Layout, Taken};
use crate::find::Found;
use crate::grid::Cell;
use crate::place::CellName;
use crate::places::Places;
use crate::sums::Sums;
use crate::trouble::Trouble;
use crate::values::Wrong;
use crate::wanted::Wanted;

/// The rows of a table as records.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub records: Vec<Value>,
    pub places: Places,
    pub left: Vec<RowLeft>,
    pub trouble: Vec<Trouble>,
    pub remarks: Vec<String>,
}

/// A cell that counts for a row: its own, or one whose value holds for several rows.
pub(super) type Counting<'g> = (CellName, &'g Cell);

/// Reads the rows of a table one after another.
pub(super) struct Reader<'g, 'l, 'a> {
    pub found: &'g Found<'g>,
    pub wanted: &'l Wanted,
    pub taken: Vec<Taken<'a>>,
    pub layout: &'l Layout<'a>,
    /// The headings of groups that hold for the rows below them, by column.
    pub groups: BTreeMap<usize, Counting<'g>>,
    /// The last value of each column, which in a pivot table holds for the rows below it.
    pub labels: BTreeMap<usize, Counting<'g>>,
    pub sums: Sums,
    /// What is wrong with cells, by column: the same mistake in many cells is told once.
    pub wrong: BTreeMap<(usize, Wrong), Vec<(usize, CellName)>>,
    /// The last row of the grid that has more than one value.
    pub last_data: OnceCell<usize>,
    /// The texts of each column, folded.
    pub values: OnceCell<BTreeSet<(usize, String)>>,
    /// The last month with an amount.
    pub last_month: OnceCell<Option<Month>>,
    /// The sum of the amounts of all rows that are no plain sums.
    pub sum_of_cells: OnceCell<Option<i128>>,
    /// The forms of the identifiers of all columns.
    pub identifiers: OnceCell<BTreeSet<String>>,
    /// The rows of sums: where they are among those left out, and their index in the grid.
    pub sum_rows: Vec<(usize, usize)>,
    /// The numbers of rows of sums that have all that a row of data has.
    pub sums_like_data: BTreeSet<usize>,
    /// The rows of a survey that compute something of the answers, by the word that says so.
    pub statistics: BTreeMap<&'static str, Vec<usize>>,
    /// The rows that repeat the headings.
    pub headings_again: Vec<usize>,
    pub forgotten: Forgotten,
    pub read: Rows,
}

/// What may be a forgotten cost.
#[derive(Debug, Default)]
pub(super) struct Forgotten {
    /// Rows with a text that tells of money, with the text where it may be shown.
    pub texts: Vec<(usize, String)>,
    /// Cells with a number, in rows of which nothing is read.
    pub numbers: Vec<CellName>,
    /// Amounts above the headings.
    pub above: Vec<(CellName, Option<i128>)>,
}
