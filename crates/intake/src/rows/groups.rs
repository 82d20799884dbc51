//! Rows that are no data: headings of groups, notes and sources.

use super::reader::Reader;
use crate::account::RowReason;
use crate::columns::OF_GROUPS;
use crate::grid::{Cell, GridRow};
use crate::place::CellName;
use crate::sums::{Claim, units};
use crate::values::{folded_word, same_word};
use crate::wanted::Kind;

impl<'g> Reader<'g, '_, '_> {
    /// Whether the only cell of a row is a note: it begins as notes do, or is a sentence below the last row of data.
    pub(super) fn is_note(&self, index: usize, row: &GridRow, label: usize) -> bool {
        let Some(text) = row.cell(label).and_then(Cell::text) else {
            return false;
        };
        if self.required().count() < 2 {
            return false;
        }
        begins_as_note(text)
            || (self.is_last(index) && text.split_whitespace().count() > 2 && !self.is_value(label, text))
    }

    /// Whether no row below has more than one cell, but for sums.
    fn is_last(&self, index: usize) -> bool {
        let last = self.last_data.get_or_init(|| {
            let mut rows = self.found.grid.rows.iter().enumerate().rev();
            let is_data = |row: &GridRow| self.own_count(row) > 1 && self.total_label(row).is_none();
            rows.find(|(_, row)| is_data(row)).map_or(0, |(at, _)| at)
        });
        index > *last
    }

    fn own_count(&self, row: &GridRow) -> usize {
        self.taken
            .iter()
            .filter(|taken| row.cell(taken.column).is_some())
            .count()
    }

    /// Whether a text is a value that other rows have in a column.
    fn is_value(&self, column: usize, text: &str) -> bool {
        let values = self.values.get_or_init(|| {
            let rows = self.found.grid.rows.iter().skip(self.found.headings.last + 1);
            let rows = rows.filter(|row| self.own_count(row) > 1);
            let cells = rows.flat_map(|row| &row.cells);
            cells
                .filter_map(|(column, cell)| Some((*column, folded_word(cell.text()?))))
                .collect()
        });
        values.contains(&(column, folded_word(text)))
    }

    /// Takes the heading of a group: a text, maybe with the sum of the group, above rows that lack it.
    pub(super) fn heads_group(&mut self, index: usize, row: &'g GridRow, own: &[usize]) -> bool {
        let amounts = self.amounts();
        let is_amount = |column: usize| amounts.iter().any(|(amount, _)| *amount == column);
        let words: Vec<usize> = own.iter().copied().filter(|column| !is_amount(*column)).collect();
        let [label] = words.as_slice() else { return false };
        // What stands in a heading above holds for the row too, unless the row begins another group of the same level.
        let has = |column: usize| match column < *label {
            true => self.counting(row, column).is_some(),
            false => row.cell(column).is_some(),
        };
        let lacks = self.required().filter(|taken| !has(taken.column));
        let lacks_words = lacks.filter(|taken| !is_amount(taken.column)).count();
        let is_text = row.cell(*label).is_some_and(|cell| cell.text().is_some());
        if lacks_words == 0 || !is_text || !self.is_above_group(index, *label) {
            return false;
        }
        let label = *label;
        self.groups.retain(|column, _| *column < label);
        self.begin_group(index, row, label, label);
        true
    }

    /// Takes the heading of a group whose word is the choice of its rows, where the choice has no column. With an amount it is the sum of the
    /// group, unless there is no row below that it could be the sum of.
    pub(super) fn heads_group_of_choice(&mut self, index: usize, row: &'g GridRow, own: &[usize]) -> bool {
        let Some(grouped) = &self.layout.grouped else {
            return false;
        };
        let label = grouped.column;
        let amounts = self.amounts();
        let is_amount = |column: &usize| amounts.iter().any(|(amount, _)| amount == column);
        let mut words = own.iter().filter(|column| !is_amount(column));
        let Some(text) = row.cell(label).and_then(Cell::text) else {
            return false;
        };
        if words.next() != Some(&label) || words.next().is_some() {
            return false;
        }
        let is_word = grouped.has(text);
        if own.len() > 1 || self.has_months(row) {
            let below = self.found.grid.rows.get(index + 1);
            let is_single = below.is_none_or(|below| {
                let has_text = below.cell(label).and_then(Cell::text).is_some();
                !has_text || grouped.heads(below, &self.taken) || self.total_label(below).is_some()
            });
            if is_word && is_single {
                self.hold(row, label, OF_GROUPS);
            }
            if !is_word || is_single {
                return false;
            }
        } else if !is_word && (self.is_last(index) || self.is_note(index, row, label)) {
            return false;
        }
        self.begin_group(index, row, label, OF_GROUPS);
        true
    }

    /// Begins a group with a heading, which may state the sum of the group; its word holds for the rows below in a column.
    fn begin_group(&mut self, index: usize, row: &'g GridRow, label: usize, column: usize) {
        self.hold(row, label, column);
        self.sums.end_group();
        let claim = Claim {
            subject: row
                .cell(label)
                .and_then(Cell::text)
                .unwrap_or_default()
                .to_owned(),
            can_show: true,
            ..Claim::default()
        };
        for (amount, kind) in &self.amounts() {
            if let Some(units) = row.cell(*amount).and_then(|cell| units(cell, kind)) {
                self.sums
                    .state(index, *amount, units, *kind == Kind::Amount, &claim);
            }
        }
        self.leave(row, RowReason::Group);
    }

    /// Holds the word of a row for the rows below in a column.
    fn hold(&mut self, row: &'g GridRow, label: usize, column: usize) {
        if let Some(cell) = row.cell(label) {
            let name = CellName {
                row: row.row,
                column: label,
            };
            self.groups.insert(column, (name, cell));
        }
    }

    /// Whether the next row has more than one cell, but none in the column of a label.
    fn is_above_group(&self, index: usize, label: usize) -> bool {
        let Some(next) = self.found.grid.rows.get(index + 1) else {
            return false;
        };
        let name = CellName {
            row: next.row,
            column: label,
        };
        let words = self.own(next).count() + usize::from(self.has_months(next));
        // Groups in groups: the next label stands in a column of its own.
        next.cell(label).is_none()
            && self.found.grid.merged.of(name).is_none()
            && words >= 1
            && self.total_label(next).is_none()
    }
}

/// Words that notes begin with.
const NOTES: [&str; 14] = [
    "lähde",
    "lähteet",
    "huom",
    "huomautus",
    "huomio",
    "selite",
    "selitteet",
    "päivitetty",
    "poimittu",
    "tulostettu",
    "raportti",
    "laatija",
    "source",
    "note",
];

/// Whether a text begins as notes do: with an asterisk or a raised number, or with a word and a colon.
fn begins_as_note(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(['*', '¹', '²', '³', '†', '※']) {
        return true;
    }
    let word = text.split([':', '.', '!', ' ']).next().unwrap_or_default();
    let has_more = text.len() > word.len();
    has_more && NOTES.iter().any(|note| same_word(note, word))
}
