//! Which columns of two tables belong together.

use crate::content::{Row, common};

/// Tables with more pairs of columns than this are compared row by row.
const MAX_PAIRS: usize = 2_500;

/// How much each cell of a column that goes or comes costs besides its words: the marks of the cell and of its paragraph.
const MARKS: usize = 3;

/// What becomes of a column, by its place in both tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnStep {
    Keep(usize, usize),
    Delete(usize),
    Insert(usize),
}

impl ColumnStep {
    pub(super) fn is_kept(&self) -> bool {
        matches!(self, ColumnStep::Keep(..))
    }

    pub(super) fn in_old(&self) -> Option<usize> {
        match self {
            ColumnStep::Keep(at, _) | ColumnStep::Delete(at) => Some(*at),
            ColumnStep::Insert(_) => None,
        }
    }

    pub(super) fn in_new(&self) -> Option<usize> {
        match self {
            ColumnStep::Keep(_, at) | ColumnStep::Insert(at) => Some(*at),
            ColumnStep::Delete(_) => None,
        }
    }
}

/// The words of a column.
struct Column {
    weight: usize,
    bag: Vec<(u64, usize)>,
}

/// What becomes of the columns; `None` if each stays in its place, or if the tables have too little in common to say.
pub(super) fn columns(old: &[Row], new: &[Row]) -> Option<Vec<ColumnStep>> {
    let (of_old, of_new) = (columns_of(old)?, columns_of(new)?);
    if of_old.len() * of_new.len() > MAX_PAIRS {
        return None;
    }
    let ends = old.len().min(new.len());
    let pair = |a: &Column, b: &Column| {
        let kept = common(&a.bag, &b.bag) + ends;
        (a.weight + b.weight).saturating_sub(2 * kept)
    };
    let (cost, steps) = cheapest(&of_old, &of_new, (MARKS * old.len(), MARKS * new.len()), pair);
    if of_old.len() == of_new.len() {
        let as_it_is: usize = of_old.iter().zip(&of_new).map(|(a, b)| pair(a, b)).sum();
        if as_it_is <= cost {
            return None;
        }
    }
    steps.iter().any(ColumnStep::is_kept).then_some(steps)
}

/// The columns of the rows that have as many cells as most; rows with merged cells have fewer.
fn columns_of(rows: &[Row]) -> Option<Vec<Column>> {
    let counts = || rows.iter().map(|row| row.cells.len());
    let most = counts().max_by_key(|count| (counts().filter(|other| other == count).count(), *count))?;
    let column = |at: usize| {
        let cells = || {
            rows.iter()
                .filter(|row| row.cells.len() == most)
                .filter_map(move |row| row.cells.get(at))
        };
        let mut bag: Vec<(u64, usize)> = cells().flat_map(|cell| cell.words()).collect();
        bag.sort_unstable();
        Column {
            weight: cells().map(|cell| cell.weight()).sum(),
            bag,
        }
    };
    Some((0..most).map(column).collect())
}

/// The steps that leave least to be marked, and what they cost.
fn cheapest(
    old: &[Column],
    new: &[Column],
    (of_old, of_new): (usize, usize),
    pair: impl Fn(&Column, &Column) -> usize,
) -> (usize, Vec<ColumnStep>) {
    let width = new.len() + 1;
    let mut cells: Vec<(usize, Option<ColumnStep>)> = vec![(0, None); (old.len() + 1) * width];
    for i in 0..=old.len() {
        for j in 0..=new.len() {
            let before = |i: usize, j: usize| cells[i * width + j].0;
            let mut ways = Vec::with_capacity(3);
            if i > 0 && j > 0 {
                let cost = before(i - 1, j - 1) + pair(&old[i - 1], &new[j - 1]);
                ways.push((cost, ColumnStep::Keep(i - 1, j - 1)));
            }
            if i > 0 {
                let cost = before(i - 1, j) + old[i - 1].weight + of_old;
                ways.push((cost, ColumnStep::Delete(i - 1)));
            }
            if j > 0 {
                let cost = before(i, j - 1) + new[j - 1].weight + of_new;
                ways.push((cost, ColumnStep::Insert(j - 1)));
            }
            if let Some((cost, step)) = ways.into_iter().min_by_key(|(cost, _)| *cost) {
                cells[i * width + j] = (cost, Some(step));
            }
        }
    }
    let cost = cells.last().map_or(0, |cell| cell.0);
    let (mut i, mut j) = (old.len(), new.len());
    let mut steps = Vec::new();
    while let Some(step) = cells[i * width + j].1 {
        steps.push(step);
        match step {
            ColumnStep::Keep(a, b) => (i, j) = (a, b),
            ColumnStep::Delete(a) => i = a,
            ColumnStep::Insert(b) => j = b,
        }
    }
    steps.reverse();
    (cost, steps)
}
