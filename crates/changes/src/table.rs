//! Comparing two tables, cell by cell.

use vuosikello_document::{Inline, Row, Table, spelled_out, without_mark};

use crate::change::{Change, ChangeKind, Place};
use crate::links::{address_changes, without_addresses};
use crate::outcome::{Outcome, outcomes};
use crate::spot::Spot;
use crate::unit::{Unit, name_of};
use crate::words::{Span, SpanKind, differences, likeness};

/// Parts the cells of a row or column where they are told as one text.
const BETWEEN_CELLS: &str = " | ";

/// What differs between two tables that stand for each other.
pub(crate) fn table_changes(found: &mut Vec<Change>, unit: &Unit<'_>, before: &Table, after: &Table) {
    let mut comparison = Comparison {
        found,
        unit,
        name: name_of(before),
        before,
        after,
    };
    comparison.caption();
    comparison.further_headers();
    let columns = comparison.columns();
    comparison.rows(&columns);
}

struct Comparison<'c> {
    found: &'c mut Vec<Change>,
    unit: &'c Unit<'c>,
    name: String,
    before: &'c Table,
    after: &'c Table,
}

impl Comparison<'_> {
    fn push(&mut self, spot: Spot, kind: ChangeKind, words: Vec<Span>) {
        let place = Place {
            clause: self.unit.place.clause.clone(),
            spot,
        };
        self.found.push(Change::new(place, kind, words));
    }

    fn table(&self) -> String {
        self.name.clone()
    }

    fn caption(&mut self) {
        let (old, new) = (
            spelled_out(&self.before.caption),
            spelled_out(&self.after.caption),
        );
        if old != new {
            let spot = Spot::Table { table: self.table() };
            self.push(spot, ChangeKind::Words, differences(&old, &new));
        }
    }

    /// Tells what differs in the header rows below the titles of the columns.
    fn further_headers(&mut self) {
        let words = |table: &Table| {
            let rows = table.headers.iter();
            let cells = rows.flat_map(|row| (0..row.cells.len()).map(|column| text(table, row, column)));
            cells.collect::<Vec<_>>().join(BETWEEN_CELLS)
        };
        let (old, new) = (words(self.before), words(self.after));
        if old != new {
            let spot = Spot::Table { table: self.table() };
            self.push(spot, ChangeKind::Words, differences(&old, &new));
        }
    }

    /// Tells what became of the columns, and gives the pairs that stand for each other.
    fn columns(&mut self) -> Vec<(usize, usize)> {
        let titles = |table: &Table| {
            table
                .columns
                .iter()
                .map(|column| column.title())
                .collect::<Vec<_>>()
        };
        let (old, new) = (titles(self.before), titles(self.after));
        let same_count = old.len() == new.len();
        // In a table of as many columns as before, one with another header is the same column under another name.
        let alike = |a: usize, b: usize| match same_count && a == b {
            true => 1000,
            false => likeness(&old[a], &new[b]),
        };
        let mut pairs = Vec::new();
        for outcome in outcomes(&old, &new, alike) {
            match outcome {
                Outcome::Kept(a, b) => pairs.push((a, b)),
                Outcome::Changed(a, b) | Outcome::Moved(a, b) => {
                    pairs.push((a, b));
                    let kind = match outcome {
                        Outcome::Moved(..) => ChangeKind::Moved,
                        _ => ChangeKind::Words,
                    };
                    let spot = Spot::Column {
                        table: self.table(),
                        column: old[a].clone(),
                    };
                    self.push(spot, kind, differences(&old[a], &new[b]));
                }
                Outcome::Removed(a) => self.column(self.before, a, ChangeKind::Removed, SpanKind::Removed),
                Outcome::Added(b) => self.column(self.after, b, ChangeKind::Added, SpanKind::Added),
            }
        }
        pairs
    }

    fn column(&mut self, table: &Table, column: usize, kind: ChangeKind, words: SpanKind) {
        let title = table.columns[column].title();
        let cells = table.rows.iter().filter(|row| column < row.cells.len());
        let cells: Vec<String> = cells.map(|row| text(table, row, column)).collect();
        let text = format!("{title}: {}", cells.join(BETWEEN_CELLS));
        let spot = Spot::Column {
            table: self.table(),
            column: title,
        };
        self.push(spot, kind, vec![Span::new(words, text)]);
    }

    fn rows(&mut self, columns: &[(usize, usize)]) {
        let keys = |table: &Table, side: fn(&(usize, usize)) -> usize| -> Vec<Vec<String>> {
            let key = |row: &Row| columns.iter().map(|pair| text(table, row, side(pair))).collect();
            table.rows.iter().map(key).collect()
        };
        let (old, new) = (keys(self.before, |pair| pair.0), keys(self.after, |pair| pair.1));
        let alike = |a: usize, b: usize| {
            // A row is found by its first cell; the figures in it may all be new.
            let is_same = old[a]
                .first()
                .is_some_and(|first| !first.is_empty() && new[b].first() == Some(first));
            let likeness = likeness(&old[a].join(" "), &new[b].join(" "));
            if is_same { likeness.max(900) } else { likeness }
        };
        for outcome in outcomes(&old, &new, alike) {
            match outcome {
                Outcome::Kept(a, b) | Outcome::Changed(a, b) => self.cells(columns, a, b),
                Outcome::Moved(a, b) => {
                    let (before, after) = (old[a].join(BETWEEN_CELLS), new[b].join(BETWEEN_CELLS));
                    self.row(&new[b], ChangeKind::Moved, differences(&before, &after));
                }
                Outcome::Removed(a) => {
                    let words = vec![Span::new(SpanKind::Removed, old[a].join(BETWEEN_CELLS))];
                    self.row(&old[a], ChangeKind::Removed, words);
                }
                Outcome::Added(b) => {
                    let words = vec![Span::new(SpanKind::Added, new[b].join(BETWEEN_CELLS))];
                    self.row(&new[b], ChangeKind::Added, words);
                }
            }
        }
    }

    fn row(&mut self, cells: &[String], kind: ChangeKind, words: Vec<Span>) {
        let spot = Spot::Row {
            table: self.table(),
            row: name_of_row(cells),
        };
        self.push(spot, kind, words);
    }

    /// The cells of two rows that stand for each other.
    fn cells(&mut self, columns: &[(usize, usize)], a: usize, b: usize) {
        let (before, after) = (self.before, self.after);
        let (Some(old_row), Some(new_row)) = (before.rows.get(a), after.rows.get(b)) else {
            return;
        };
        for (old_column, new_column) in columns {
            let (old, new) = (
                content(before, old_row, *old_column),
                content(after, new_row, *new_column),
            );
            if old == new {
                continue;
            }
            let addresses = address_changes(&old, &new);
            let is_level = !addresses.is_empty() && without_addresses(&old) == without_addresses(&new);
            let (shown_old, shown_new) = (spelled_out(&old), spelled_out(&new));
            let (old, new) = (without_mark(&shown_old), without_mark(&shown_new));
            // A file of before marks were shown says the same.
            if old == new && shown_old != shown_new && (shown_old == old || shown_new == new) {
                continue;
            }
            let kind = if old == new {
                ChangeKind::Formatting
            } else {
                ChangeKind::Words
            };
            let cells: Vec<String> = (0..old_row.cells.len())
                .map(|at| text(before, old_row, at))
                .collect();
            let spot = Spot::Cell {
                table: self.table(),
                row: name_of_row(&cells),
                column: before
                    .columns
                    .get(*old_column)
                    .map(|it| it.title())
                    .unwrap_or_default(),
            };
            for words in addresses {
                self.push(spot.clone(), ChangeKind::Address, words);
            }
            if !is_level {
                self.push(spot, kind, differences(old, new));
            }
        }
    }
}

/// What a cell shows; nothing where the row is shorter.
fn content<'t>(table: &'t Table, row: &'t Row, column: usize) -> std::borrow::Cow<'t, [Inline]> {
    match column < row.cells.len() {
        true => table.content(row, column),
        false => std::borrow::Cow::Borrowed(&[]),
    }
}

fn text(table: &Table, row: &Row, column: usize) -> String {
    without_mark(&spelled_out(&content(table, row, column))).to_owned()
}

fn name_of_row(cells: &[String]) -> String {
    let named = cells.iter().find(|cell| !cell.trim().is_empty());
    named.cloned().unwrap_or_default()
}
