//! The rows of tables in pairs, and their cells.

use std::borrow::Cow;
use std::ops::Range;

use super::alike::{ALIKE, FAINTLY_ALIKE, is_alike};
use super::columns::{ColumnStep, columns};
use super::{CellStep, RowStep, Step};
use crate::content::{Cell, Row, Table, common, hash};
use crate::pairing::{Members, Pairing, pairings};

/// What a row is compared by: all of its cells, or those in columns that both tables have.
struct Line<'s> {
    key: u64,
    shape: u64,
    weight: usize,
    cells: usize,
    bag: Cow<'s, [(u64, usize)]>,
}

impl<'s> Line<'s> {
    fn whole(row: &'s Row) -> Self {
        Self {
            // Rows that say the same in another grid are no pair, so the grid is part of them.
            key: hash((row.key, row.shape)),
            shape: row.shape,
            weight: row.weight,
            cells: row.cells.len(),
            bag: Cow::Borrowed(&row.bag),
        }
    }

    /// Of the cells in some columns alone. Such a row is a pair of no other kind of row.
    fn of(cells: &[&Cell]) -> Self {
        let fold = |of: fn(&Cell) -> u64| cells.iter().fold(29, |before, cell| hash((before, of(cell))));
        let (key, shape) = (fold(|cell| cell.inner.key), fold(|cell| cell.shape));
        let mut bag: Vec<(u64, usize)> = cells.iter().flat_map(|cell| cell.words()).collect();
        bag.sort_unstable();
        Self {
            key: hash((key, shape)),
            shape,
            weight: cells.len() + cells.iter().map(|cell| cell.weight()).sum::<usize>(),
            cells: cells.len(),
            bag: Cow::Owned(bag),
        }
    }
}

struct Lines<'l, 's> {
    old: &'l [Line<'s>],
    new: &'l [Line<'s>],
    /// How much two rows must have in common that have nothing else to go with.
    least: usize,
}

impl Members for Lines<'_, '_> {
    fn old_weight(&self, at: usize) -> usize {
        self.old[at].weight
    }

    fn new_weight(&self, at: usize) -> usize {
        self.new[at].weight
    }

    fn kept(&self, old: Range<usize>, new: Range<usize>, is_only: bool) -> Option<usize> {
        let ([old], [new]) = (&self.old[old], &self.new[new]) else {
            return None;
        };
        let least = if is_only { self.least } else { ALIKE };
        let common = common(&old.bag, &new.bag);
        let is_same = old.shape == new.shape && old.cells == new.cells;
        (is_same && is_alike(common + old.cells, old.weight + new.weight, least))
            .then_some(common + old.cells)
    }
}

fn pairs(old: &[Line<'_>], new: &[Line<'_>], least: usize) -> Vec<Pairing> {
    let keys = |lines: &[Line<'_>]| lines.iter().map(|line| line.key).collect::<Vec<_>>();
    pairings(&keys(old), &keys(new), &Lines { old, new, least })
}

fn whole(rows: &[Row]) -> Vec<Line<'_>> {
    rows.iter().map(Line::whole).collect()
}

/// The columns that two tables both have, where one of them has columns that the other has not.
#[derive(Debug)]
pub(crate) struct KeptColumns {
    /// Their places in the older and in the newer table.
    pairs: Vec<(usize, usize)>,
    /// How many columns the older table has.
    of_old: usize,
    /// How many columns the newer table has.
    of_new: usize,
}

impl KeptColumns {
    /// The columns of two tables; `None` if each stays in its place, or if the tables have too little in common to say.
    pub(crate) fn between(old: &Table, new: &Table) -> Option<Self> {
        columns(&old.rows, &new.rows).map(|steps| Self::of(&steps))
    }

    fn of(steps: &[ColumnStep]) -> Self {
        let count = |of: fn(&ColumnStep) -> Option<usize>| steps.iter().filter_map(of).count();
        let pairs = steps.iter().filter(|step| step.is_kept());
        Self {
            pairs: pairs
                .filter_map(|step| step.in_old().zip(step.in_new()))
                .collect(),
            of_old: count(ColumnStep::in_old),
            of_new: count(ColumnStep::in_new),
        }
    }

    /// For each cell of a row of the newer table its place in the row of the older one, `None` for a cell in a column that is new; `None`
    /// for rows with merged cells, which stand in no column.
    pub(crate) fn places(&self, old: &Row, new: &Row) -> Option<Vec<Option<usize>>> {
        if !self.are_whole(old, new) {
            return None;
        }
        let mut places = vec![None; self.of_new];
        for (of_old, of_new) in &self.pairs {
            *places.get_mut(*of_new)? = Some(*of_old);
        }
        Some(places)
    }

    /// Whether rows of both tables have a cell in every column.
    fn are_whole(&self, old: &Row, new: &Row) -> bool {
        old.cells.len() == self.of_old && new.cells.len() == self.of_new
    }

    /// The rows of both tables by their cells in the columns that stay.
    fn lines<'s>(&self, old: &'s [Row], new: &'s [Row]) -> [Vec<Line<'s>>; 2] {
        let (in_old, in_new): (Vec<usize>, Vec<usize>) = self.pairs.iter().copied().unzip();
        let lines = |rows: &'s [Row], kept: &[usize], all: usize| {
            let line = |row: &'s Row| match row.cells.len() == all {
                true => {
                    let cells = kept.iter().filter_map(|at| row.cells.get(*at));
                    Line::of(&cells.collect::<Vec<_>>())
                }
                false => Line::whole(row),
            };
            rows.iter().map(line).collect()
        };
        [lines(old, &in_old, self.of_old), lines(new, &in_new, self.of_new)]
    }
}

/// The rows of which one has become the other, by their cells in the columns that both tables have.
pub(crate) fn row_pairings(old: &[Row], new: &[Row], columns: Option<&KeptColumns>) -> Vec<Pairing> {
    let [old, new] = match columns {
        Some(columns) => columns.lines(old, new),
        None => [whole(old), whole(new)],
    };
    pairs(&old, &new, FAINTLY_ALIKE)
}

/// What becomes of a table in which something differs.
pub(super) fn edit_table<'s>(old: &'s Table, new: &'s Table) -> Step<'s> {
    match columns(&old.rows, &new.rows) {
        Some(columns) => Step::EditTable {
            table: old,
            looks_otherwise: old.look != new.look,
            grid: Some(new.node),
            rows: rows_by_columns(&old.rows, &new.rows, &columns),
        },
        None => Step::EditTable {
            table: old,
            looks_otherwise: old.looks_otherwise(new),
            grid: None,
            rows: row_steps(&old.rows, &new.rows),
        },
    }
}

fn row_steps<'s>(old: &'s [Row], new: &'s [Row]) -> Vec<RowStep<'s>> {
    let step = |Pairing { old: a, new: b }: Pairing| match (&old[a], &new[b]) {
        ([a], [b]) => Some(row_step(a, b)),
        ([a], _) => Some(RowStep::Delete(a)),
        (_, [b]) => Some(RowStep::Insert(b)),
        _ => None,
    };
    // In the place of a row another one is that row with other cells: it is marked least so.
    pairs(&whole(old), &whole(new), 0)
        .into_iter()
        .filter_map(step)
        .collect()
}

/// Rows with the same cells.
fn row_step<'s>(old: &'s Row, new: &'s Row) -> RowStep<'s> {
    if old.full == new.full {
        return RowStep::Keep(old.node);
    }
    let cells = old.cells.iter().zip(&new.cells);
    let cells = cells.map(|(a, b)| CellStep::Edit(a, Step::between(&a.inner, &b.inner)));
    RowStep::Edit(old, old.looks_otherwise(new), cells.collect())
}

/// The rows of tables of which one has columns that the other has not. Rows with merged cells, which stand in no column, are compared
/// as they are.
fn rows_by_columns<'s>(old: &'s [Row], new: &'s [Row], columns: &[ColumnStep]) -> Vec<RowStep<'s>> {
    let kept = KeptColumns::of(columns);
    let [of_old, of_new] = kept.lines(old, new);
    let step = |Pairing { old: a, new: b }: Pairing| match (&old[a], &new[b]) {
        ([a], [b]) if kept.are_whole(a, b) => Some(RowStep::Edit(a, false, cell_steps(a, b, columns))),
        ([a], [b]) => Some(row_step(a, b)),
        ([a], _) => Some(RowStep::Delete(a)),
        (_, [b]) => Some(RowStep::Insert(b)),
        _ => None,
    };
    pairs(&of_old, &of_new, 0).into_iter().filter_map(step).collect()
}

fn cell_steps<'s>(old: &'s Row, new: &'s Row, columns: &[ColumnStep]) -> Vec<CellStep<'s>> {
    let step = |column: &ColumnStep| {
        Some(match *column {
            ColumnStep::Keep(a, b) => {
                let (a, b) = (old.cells.get(a)?, new.cells.get(b)?);
                CellStep::Edit(a, Step::between(&a.inner, &b.inner))
            }
            ColumnStep::Delete(a) => CellStep::Delete(old.cells.get(a)?),
            ColumnStep::Insert(b) => CellStep::Insert(new.cells.get(b)?),
        })
    };
    columns.iter().filter_map(step).collect()
}
