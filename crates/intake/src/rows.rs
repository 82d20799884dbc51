//! From rows to records: what is data, what is the heading of a group, a sum, a note.

mod forgotten;
mod groups;
mod months;
mod reader;
mod statistics;
mod totals;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::account::{RowLeft, RowReason};
use crate::columns::{Layout, OF_GROUPS, Taken};
use crate::find::Found;
use crate::grid::{Cell, GridRow};
use crate::lists::{NAMED, also};
use crate::outside::Outside;
use crate::place::{CellName, Place};
use crate::places::{Places, RowPlace};
use crate::sums::{Sums, units};
use crate::trouble::Trouble;
use crate::values::{Wrong, same_word, value};
use crate::wanted::{Kind, Wanted};
pub(crate) use reader::Rows;
use reader::{Counting, Forgotten, Reader};
pub use statistics::statistic_of;

/// Reads the rows below the headings.
pub(crate) fn rows(found: &Found<'_>, layout: &Layout<'_>, wanted: &Wanted, outside: &mut Outside) -> Rows {
    let mut reader = Reader {
        found,
        wanted,
        taken: with_percentages(found, layout),
        layout,
        groups: BTreeMap::new(),
        labels: BTreeMap::new(),
        sums: Sums::default(),
        wrong: BTreeMap::new(),
        last_data: OnceCell::new(),
        values: OnceCell::new(),
        last_month: OnceCell::new(),
        sum_of_cells: OnceCell::new(),
        identifiers: OnceCell::new(),
        sum_rows: Vec::new(),
        sums_like_data: BTreeSet::new(),
        statistics: BTreeMap::new(),
        headings_again: Vec::new(),
        forgotten: Forgotten::default(),
        read: Rows::default(),
    };
    reader.read.places.sheet.clone_from(&found.grid.sheet);
    reader.head();
    let below = found.headings.last + 1;
    for index in below..found.grid.rows.len() {
        if let Some(row) = found.grid.rows.get(index) {
            reader.row(index, row, outside);
        }
    }
    reader.finish()
}

/// The columns, those of texts as percentages where most of their values are.
fn with_percentages<'a>(found: &Found<'_>, layout: &Layout<'a>) -> Vec<Taken<'a>> {
    let rows = || found.grid.rows.iter().skip(found.headings.last + 1);
    let grouped = layout.grouped.iter().map(|grouped| grouped.taken.clone());
    let mut taken: Vec<Taken> = layout.taken.iter().cloned().chain(grouped).collect();
    for column in taken.iter_mut().filter(|column| column.kind == Kind::Text) {
        let cells = || rows().filter_map(|row| row.cell(column.column));
        let is_percentage = |cell: &&Cell| match cell {
            Cell::Percentage(_) => true,
            Cell::Text(text) => text.ends_with('%'),
            _ => false,
        };
        let percentages = cells().filter(is_percentage).count();
        let numbers = cells().filter(|cell| matches!(cell, Cell::Number { .. })).count();
        if percentages > 0 && percentages >= numbers {
            column.kind = Kind::Percentage;
        }
    }
    taken
}

impl<'g> Reader<'g, '_, '_> {
    /// Where the headings are.
    fn head(&mut self) {
        let grid = self.found.grid;
        let first = self.found.headings.cells.first();
        let row = first.and_then(|heading| grid.rows.get(heading.row));
        let places = &mut self.read.places;
        places.header = row.map_or(RowPlace::default(), |row| RowPlace::of(row.row, row.line));
        let columns = self
            .taken
            .iter()
            .map(|taken| (taken.key.to_owned(), taken.column))
            .map(|(key, column)| match &self.layout.grouped {
                Some(grouped) if column == OF_GROUPS => (key, grouped.column),
                _ => (key, column),
            });
        places.columns.extend(columns);
        if let Some(months) = &self.layout.months {
            let first = months.columns.first().map_or(0, |(column, ..)| *column);
            places.columns.insert(months.month.to_owned(), first);
            places.columns.insert(months.amount.to_owned(), first);
        }
        for row in grid.rows.iter().take(self.found.headings.first) {
            self.leave(row, RowReason::AboveHeadings);
        }
    }

    fn leave(&mut self, row: &GridRow, reason: RowReason) {
        self.look_for_costs(row, reason);
        let text = match reason {
            RowReason::AboveHeadings => row.gist(|_| true),
            // What stands in a column that is left out is shown nowhere: it may say who answered.
            _ => row.gist(|column| self.is_read(column)),
        };
        self.read.left.push(RowLeft {
            row: row.row + 1,
            reason,
            text,
        });
    }

    /// Whether something is read of a column.
    fn is_read(&self, column: usize) -> bool {
        let months = self.layout.months.iter();
        let mut months = months.flat_map(|months| {
            months
                .columns
                .iter()
                .map(|(column, ..)| *column)
                .chain(months.sums)
        });
        self.taken.iter().any(|taken| taken.column == column) || months.any(|month| month == column)
    }

    /// The column of the amounts that are summed, where there is one.
    fn summed_column(&self) -> Option<usize> {
        let key = self.wanted.summed.as_deref()?;
        let taken = self.taken.iter().find(|taken| taken.key == key)?;
        (taken.kind == Kind::Amount).then_some(taken.column)
    }

    fn row(&mut self, index: usize, row: &'g GridRow, outside: &mut Outside) {
        if self.repeats_headings(row) {
            self.headings_again.push(row.row + 1);
            return self.leave(row, RowReason::HeadingsAgain);
        }
        if let Some(word) = self.statistic(row) {
            self.statistics.entry(word).or_default().push(row.row + 1);
            return self.leave(row, RowReason::Statistic);
        }
        if let Some(label) = self.total_label(row)
            && self.total(index, row, &label)
        {
            return;
        }
        let own: Vec<usize> = self.own(row).collect();
        if self.heads_group_of_choice(index, row, &own) {
            return;
        }
        match own.as_slice() {
            [] if !self.has_months(row) => {
                outside.row_without_values(row);
                return self.leave(row, RowReason::NoValues);
            }
            own if self.bare_total(index, row, own) => return,
            [] => {}
            [label, ..] => {
                let is_note = own.len() == 1 && !self.has_months(row) && self.is_note(index, row, *label);
                if is_note {
                    return self.leave(row, RowReason::Note);
                }
                if self.heads_group(index, row, &own) {
                    return;
                }
            }
        }
        outside.row(row);
        self.record(row);
    }

    /// The columns taken in which the row has a cell of its own.
    fn own(&self, row: &'g GridRow) -> impl Iterator<Item = usize> {
        let taken = self.taken.iter().map(|taken| taken.column);
        taken.filter(|column| row.cell(*column).is_some())
    }

    /// The columns that each row must have a value in.
    fn required(&self) -> impl Iterator<Item = &Taken<'_>> + Clone {
        let taken = self.taken.iter();
        taken.filter(|taken| taken.required && taken.column != OF_GROUPS)
    }

    /// Whether the row is the headings again, as on each page of a printout.
    fn repeats_headings(&self, row: &GridRow) -> bool {
        let is_again = |taken: &Taken| match row.cell(taken.column) {
            Some(cell) => same_word(&cell.shown(), &taken.heading),
            None => false,
        };
        let mut taken = self.taken.iter().filter(|taken| taken.column != OF_GROUPS);
        self.taken.len() > 1 && taken.all(is_again)
    }

    /// The columns whose sums can be stated, with their kinds.
    fn amounts(&self) -> Vec<(usize, Kind)> {
        let taken = self
            .taken
            .iter()
            .filter(|taken| matches!(taken.kind, Kind::Amount | Kind::Integer));
        let mut amounts: Vec<(usize, Kind)> = taken.map(|taken| (taken.column, taken.kind.clone())).collect();
        if let Some(months) = &self.layout.months {
            let months = months
                .columns
                .iter()
                .map(|(column, ..)| *column)
                .chain(months.sums);
            amounts.extend(months.map(|column| (column, Kind::Amount)));
        }
        amounts
    }

    /// The cell that counts for a column of a row: its own, that of the range that it is merged into, or the heading of its group.
    fn counting(&self, row: &'g GridRow, column: usize) -> Option<Counting<'g>> {
        let grid = self.found.grid;
        let name = CellName { row: row.row, column };
        if let Some(cell) = row.cell(column) {
            return Some((name, cell));
        }
        let merged = grid.merged.of(name).filter(|range| range.first.column == column);
        let merged = merged.and_then(|range| Some((range.first, grid.row(range.first.row)?.cell(column)?)));
        let above = || {
            self.labels
                .get(&column)
                .copied()
                .filter(|_| grid.is_pivot_label(name))
        };
        merged
            .or_else(|| self.groups.get(&column).copied())
            .or_else(above)
    }

    /// Takes a row of data.
    fn record(&mut self, row: &'g GridRow) {
        let mut map = Map::new();
        let mut place = RowPlace::of(row.row, row.line);
        let at = self.read.records.len();
        let mut words = Vec::new();
        let mut wrong_keys = Vec::new();
        let columns = std::mem::take(&mut self.taken);
        for taken in &columns {
            if let Some(cell) = row.cell(taken.column) {
                self.groups.retain(|column, _| *column != taken.column);
                let name = CellName {
                    row: row.row,
                    column: taken.column,
                };
                self.labels.insert(taken.column, (name, cell));
            }
            let Some((name, cell)) = self.counting(row, taken.column) else {
                continue;
            };
            if cell.text().is_some_and(is_blank_of_a_pivot) {
                continue;
            }
            if name.row != row.row {
                place.elsewhere.insert(taken.key.to_owned(), name);
                if matches!(taken.kind, Kind::Amount | Kind::Integer) {
                    let fix = "jaa luku riveille tai poista yhdistäminen";
                    let message = "yhdistetyn solun luku koskee montaa riviä";
                    self.say_at(name, Wrong::new("merged-number", message, fix));
                    wrong_keys.push(taken.key);
                    continue;
                }
            }
            let is_word = !matches!(taken.kind, Kind::Amount | Kind::Integer);
            let shown = is_word.then(|| cell.shown());
            match value(cell, &taken.kind, self.wanted) {
                Ok(value) => {
                    if let (Value::String(word), Some(shown)) = (&value, &shown)
                        && word != shown
                    {
                        words.push((taken.column, word.clone()));
                    }
                    map.insert(taken.key.to_owned(), value);
                }
                Err(wrong) => {
                    wrong_keys.push(taken.key);
                    self.say_at(name, wrong);
                }
            }
            words.extend(shown.map(|shown| (taken.column, shown)));
        }
        self.taken = columns;
        let amounts = self.amounts();
        // A required amount that is missing is told as such, and makes no sum wrong.
        let is_missing = |column: usize| {
            let mut taken = self.taken.iter();
            taken.any(|taken| taken.column == column && taken.required)
        };
        let summands: Vec<(usize, Option<i128>)> = amounts
            .iter()
            .filter_map(|(column, kind)| match row.cell(*column) {
                Some(cell) => Some((*column, units(cell, kind))),
                None => is_missing(*column).then_some((*column, None)),
            })
            .collect();
        self.sums.add(summands, words);
        match self.layout.months.is_some() {
            true => self.months(row, &map, &place, &wrong_keys),
            false => {
                let unusable = wrong_keys.iter().map(|key| format!("/{at}/{key}"));
                self.read.places.unusable.extend(unusable);
                self.read.records.push(Value::Object(map));
                self.read.places.rows.push(place);
            }
        }
    }

    fn say(&mut self, row: &GridRow, column: usize, wrong: Wrong) {
        self.say_at(CellName { row: row.row, column }, wrong);
    }

    fn say_at(&mut self, name: CellName, wrong: Wrong) {
        let cells = self.wrong.entry((name.column, wrong)).or_default();
        if !cells.iter().any(|(_, known)| *known == name) {
            cells.push((name.row, name));
        }
    }

    fn finish(mut self) -> Rows {
        self.judge_sums();
        self.tell_of_statistics();
        self.tell_of_costs();
        for ((_, wrong), cells) in std::mem::take(&mut self.wrong) {
            let names: Vec<CellName> = cells.into_iter().map(|(_, name)| name).collect();
            if let Some(first) = names.first() {
                let place = self.place(*first);
                let message = format!("{}{}", wrong.message, also(names.get(1..).unwrap_or_default()));
                self.read
                    .trouble
                    .push(Trouble::new(wrong.code, place, message, wrong.fix));
            }
        }
        if !self.wanted.has_respondents {
            self.read
                .remarks
                .extend(repeated(&self.read.records, &self.read.places));
        }
        self.read
    }

    fn place(&self, name: CellName) -> Place {
        let grid = self.found.grid;
        grid.row(name.row)
            .map_or(Place::File, |row| grid.place(row, name.column))
    }
}

/// Whether a text is how a pivot table shows that there is none.
fn is_blank_of_a_pivot(text: &str) -> bool {
    let blanks = ["(tyhjä)", "(tyhjät)", "(blank)", "(empty)"];
    text.contains('(') && blanks.iter().any(|blank| same_word(blank, text))
}

/// Remarks on records that are equal.
fn repeated(records: &[Value], places: &Places) -> Vec<String> {
    let mut seen: HashMap<&Value, Vec<usize>> = HashMap::new();
    for (index, record) in records.iter().enumerate() {
        let row = places.rows.get(index).map_or(0, |place| place.row + 1);
        seen.entry(record).or_default().push(row);
    }
    let mut same: Vec<Vec<usize>> = seen.into_values().filter(|rows| rows.len() > 1).collect();
    same.sort();
    let shown = |rows: &Vec<usize>| {
        // A table of one row a thousand times over is told in one line too.
        let rest = rows.len().saturating_sub(NAMED);
        let others = (rest > 1).then(|| format!("{rest} muuta"));
        let named = if rest > 1 { NAMED } else { rows.len() };
        let rows: Vec<String> = rows
            .iter()
            .take(named)
            .map(usize::to_string)
            .chain(others)
            .collect();
        let (last, first) = rows
            .split_last()
            .map(|(last, first)| (last.as_str(), first.join(", ")))
            .unwrap_or_default();
        format!("rivit {first} ja {last} ovat samat")
    };
    same.iter().map(shown).collect()
}
