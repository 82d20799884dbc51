//! Finding the table: which sheet, and which rows, hold the headings.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::grid::{Cell, Grid, GridRow};
use crate::headings::{Known, Meaning};
use crate::place::CellName;
use crate::trouble::Trouble;
use crate::units::is_unit;
use crate::values::{month_of_cell, same_word};

/// How many rows of a sheet are looked at for headings: letterheads and instructions are shorter.
pub(crate) const ROWS_LOOKED_AT: usize = 100;
/// The most rows that headings take: groups of columns, and their names.
const MOST_HEADING_ROWS: usize = 3;

/// A table that was found.
#[derive(Debug)]
pub(crate) struct Found<'g> {
    pub grid: &'g Grid,
    pub headings: Headings,
}

/// The headings of a table.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    /// The indexes of their rows among the rows of the grid.
    pub first: usize,
    pub last: usize,
    /// The heading of each column that has one, from left to right.
    pub cells: Vec<Heading>,
}

/// The heading of a column.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub column: usize,
    /// The row of its lowest part, as an index among the rows of the grid.
    pub row: usize,
    /// All parts, the upper ones first.
    pub text: String,
    /// The lowest part alone, where there are several.
    pub lowest: String,
    /// The cell, for headings that are months.
    pub cell: Cell,
}

/// The table among the sheets: where the most headings are known. `Err` when two sheets hold it; `None` when there is nothing at all.
pub(crate) fn find<'g>(grids: &'g [Grid], known: &Known<'_>) -> Result<Option<Found<'g>>, Trouble> {
    let name = &known.wanted().name;
    let bears_name = |grid: &Grid| grid.sheet.as_deref().is_some_and(|sheet| same_word(sheet, name));
    let filled = || grids.iter().filter(|grid| !grid.rows.is_empty());
    let found: Vec<(usize, Found)> = filled().filter_map(|grid| best_of(grid, known)).collect();
    if let Some(at) = found.iter().position(|(_, found)| bears_name(found.grid)) {
        return Ok(found.into_iter().nth(at).map(|(_, found)| found));
    }
    let visible = found.iter().filter(|(_, found)| !found.grid.is_hidden).count();
    let mut found: Vec<(usize, Found)> = found
        .into_iter()
        .filter(|(_, found)| visible == 0 || !found.grid.is_hidden)
        .collect();
    let most = found.iter().map(|(score, _)| *score).max();
    found.retain(|(score, _)| Some(*score) == most);
    let has_rows = |found: &Found| found.grid.rows.len() > found.headings.last + 1;
    if found.iter().any(|(_, found)| has_rows(found)) {
        found.retain(|(_, found)| has_rows(found));
    }
    if let Some(year) = known.wanted().year.map(|year| year.to_string()) {
        let is_of_year = |found: &Found| {
            found
                .grid
                .sheet
                .as_deref()
                .is_some_and(|sheet| sheet.contains(&year))
        };
        if found.iter().filter(|(_, found)| is_of_year(found)).count() == 1 {
            found.retain(|(_, found)| is_of_year(found));
        }
    }
    if let [(_, first), (_, second), ..] = found.as_slice() {
        return Err(two_tables(first, second, name));
    }
    let first_row = || {
        let visible = filled().find(|grid| bears_name(grid));
        let grid = visible
            .or_else(|| filled().find(|grid| !grid.is_hidden))
            .or_else(|| filled().next())?;
        Some(Found {
            grid,
            headings: headings(grid, 0..=0),
        })
    };
    Ok(found
        .into_iter()
        .next()
        .map(|(_, found)| found)
        .or_else(first_row))
}

fn two_tables(first: &Found<'_>, second: &Found<'_>, name: &str) -> Trouble {
    let sheet = |found: &Found| found.grid.sheet.clone().unwrap_or_default();
    let message = format!(
        "taulukko on kahdella välilehdellä: \"{}\" ja \"{}\"",
        sheet(first),
        sheet(second)
    );
    let fix = format!("poista toinen tai anna oikealle välilehdelle nimi {name}");
    Trouble::with_file("two-tables", message, fix)
}

/// The headings of a sheet, and how many of them are known; `None` when none is. Of several the ones on fewer rows count: a title right
/// above the headings is no part of them.
pub(crate) fn best_of<'g>(grid: &'g Grid, known: &Known<'_>) -> Option<(usize, Found<'g>)> {
    let mut best: Option<((usize, Reverse<usize>), Headings)> = None;
    for first in 0..grid.rows.len().min(ROWS_LOOKED_AT) {
        for rows in candidates(grid, first) {
            // Below headings that are all known there is nothing better, whatever the cells say.
            let most = (most(grid, &rows, known), Reverse(rows.end() - rows.start()));
            if best.as_ref().is_some_and(|(best, _)| most <= *best) {
                continue;
            }
            let headings = headings(grid, rows);
            let score = (score(&headings, known), Reverse(headings.last - headings.first));
            if score.0 > 0 && best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, headings));
            }
        }
    }
    best.map(|((score, _), headings)| {
        let headings = with_units(grid, headings);
        (score, Found { grid, headings })
    })
}

/// The headings with a row of units right below them (`€`, `kpl`, `%`), which is no data and says what the numbers are.
fn with_units(grid: &Grid, mut headings: Headings) -> Headings {
    let row_at = |at: usize| grid.rows.get(at);
    let (Some(last), Some(below)) = (row_at(headings.last), row_at(headings.last + 1)) else {
        return headings;
    };
    let is_unit_cell = |(_, cell): &(usize, Cell)| cell.text().is_some_and(is_unit);
    if below.row != last.row + 1 || !below.cells.iter().all(is_unit_cell) {
        return headings;
    }
    for (column, cell) in &below.cells {
        if let Some(heading) = headings
            .cells
            .iter_mut()
            .find(|heading| heading.column == *column)
        {
            heading.text = format!("{} ({})", heading.text, cell.shown());
        }
    }
    headings.last += 1;
    headings
}

/// The rows, from a first one, that could be headings together: one under the other, and nothing but words in those below.
fn candidates(grid: &Grid, first: usize) -> impl Iterator<Item = RangeInclusive<usize>> {
    let row_at = |at: usize| grid.rows.get(at);
    let goes_on = move |last: usize| {
        let upper = last.checked_sub(1).and_then(row_at);
        let (Some(upper), Some(lower)) = (upper, row_at(last)) else {
            return false;
        };
        lower.row == upper.row + 1 && is_of_words(lower)
    };
    let longer = (1..MOST_HEADING_ROWS)
        .map(move |more| first + more)
        .take_while(move |last| goes_on(*last));
    [first].into_iter().chain(longer).map(move |last| first..=last)
}

fn is_of_words(row: &GridRow) -> bool {
    row.cells
        .iter()
        .all(|(_, cell)| cell.text().is_some() || month_of_cell(cell, Some(2000)).is_some())
}

/// How many keys the headings name; those that are left out by rule count a little.
fn score(headings: &Headings, known: &Known<'_>) -> usize {
    let mut keys = BTreeSet::new();
    let mut ignored = 0;
    for heading in &headings.cells {
        match meaning(heading, known) {
            Meaning::Key(key) => {
                keys.insert(key);
            }
            Meaning::Ignored => ignored += 1,
            Meaning::Unknown => {}
        }
    }
    keys.len() * 10 + ignored
}

/// The highest score that rows with so many cells can have.
fn most(grid: &Grid, rows: &RangeInclusive<usize>, known: &Known<'_>) -> usize {
    let rows = grid.rows.get(rows.clone()).unwrap_or_default().iter();
    let columns: usize = rows
        .map(|row| row.cells.len() + grid.merged.columns(row.row).count())
        .sum();
    let wanted = known.wanted();
    let keys = columns.min(wanted.columns.len());
    let ignored = if wanted.ignored.is_empty() {
        0
    } else {
        columns - keys
    };
    keys * 10 + ignored
}

/// What a heading says: its lowest part, or else all parts together.
pub(crate) fn meaning<'a>(heading: &Heading, known: &Known<'a>) -> Meaning<'a> {
    match known.meaning(&heading.lowest) {
        Meaning::Unknown if heading.lowest != heading.text => known.meaning(&heading.text),
        meaning => meaning,
    }
}

/// The headings that stand in some rows; a merged cell's text holds for all of it.
pub(crate) fn headings(grid: &Grid, rows: RangeInclusive<usize>) -> Headings {
    let mut columns: BTreeMap<usize, Heading> = BTreeMap::new();
    for index in rows.clone() {
        let Some(row) = grid.rows.get(index) else { continue };
        for column in columns_of(grid, row) {
            let name = CellName { row: row.row, column };
            let merged = grid.merged.of(name).map(|range| range.first);
            let origin = merged
                .filter(|origin| rows_hold(grid, &rows, origin.row))
                .unwrap_or(name);
            let Some(cell) = grid.row(origin.row).and_then(|row| row.cell(origin.column)) else {
                continue;
            };
            let text = cell.shown();
            let heading = columns.entry(column).or_insert_with(|| Heading {
                column,
                row: index,
                text: String::new(),
                lowest: String::new(),
                cell: cell.clone(),
            });
            if heading.lowest != text {
                heading.text = if heading.text.is_empty() {
                    text.clone()
                } else {
                    format!("{} {text}", heading.text)
                };
                (heading.lowest, heading.row, heading.cell) = (text, index, cell.clone());
            }
        }
    }
    Headings {
        first: *rows.start(),
        last: *rows.end(),
        cells: columns.into_values().collect(),
    }
}

/// The columns that have a cell in a row, or a part of a merged one.
fn columns_of(grid: &Grid, row: &GridRow) -> BTreeSet<usize> {
    let own = row.cells.iter().map(|(column, _)| *column);
    own.chain(grid.merged.columns(row.row)).collect()
}

fn rows_hold(grid: &Grid, rows: &RangeInclusive<usize>, row: usize) -> bool {
    let at = |index: &usize| grid.rows.get(*index).map(|row| row.row);
    at(rows.start())
        .zip(at(rows.end()))
        .is_some_and(|(first, last)| (first..=last).contains(&row))
}
