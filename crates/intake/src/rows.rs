//! From rows to records: what is data, what is the heading of a group, a sum, a note.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::account::{RowLeft, RowReason};
use crate::columns::{Layout, Taken};
use crate::find::Found;
use crate::grid::{Cell, GridRow};
use crate::outside::Outside;
use crate::place::{CellName, Place};
use crate::places::{Places, RowPlace};
use crate::sums::{Sums, total_label, units};
use crate::trouble::Trouble;
use crate::values::{Wrong, same_word, value};
use crate::wanted::{Kind, Wanted};

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
type Counting<'g> = (CellName, &'g Cell);

/// Reads the rows below the headings.
pub(crate) fn rows(found: &Found<'_>, layout: &Layout<'_>, wanted: &Wanted, outside: &mut Outside) -> Rows {
    let mut reader = Reader {
        found,
        wanted,
        taken: with_percentages(found, layout),
        layout,
        groups: BTreeMap::new(),
        sums: Sums::default(),
        wrong: BTreeMap::new(),
        subjects: Vec::new(),
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
    let mut taken = layout.taken.clone();
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

struct Reader<'g, 'l, 'a> {
    found: &'g Found<'g>,
    wanted: &'l Wanted,
    taken: Vec<Taken<'a>>,
    layout: &'l Layout<'a>,
    /// The headings of groups that hold for the rows below them, by column.
    groups: BTreeMap<usize, Counting<'g>>,
    sums: Sums,
    /// What is wrong with cells, by column: the same mistake in many cells is told once.
    wrong: BTreeMap<(usize, Wrong), Vec<(usize, CellName)>>,
    /// The words of each row that was taken, by which subtotals name it.
    subjects: Vec<Vec<String>>,
    read: Rows,
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
            .map(|taken| (taken.key.to_owned(), taken.column));
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
        self.read.left.push(RowLeft {
            row: row.row + 1,
            reason,
            text: row.gist(),
        });
    }

    fn row(&mut self, index: usize, row: &'g GridRow, outside: &mut Outside) {
        if self.repeats_headings(row) {
            return self.leave(row, RowReason::HeadingsAgain);
        }
        if let Some(label) = total_label(row)
            && self.total(index, row, label)
        {
            return self.leave(row, RowReason::Sum);
        }
        let own: Vec<usize> = self.own(row).collect();
        match own.as_slice() {
            [] if !self.has_months(row) => {
                outside.row_without_values(row);
                return self.leave(row, RowReason::NoValues);
            }
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

    fn has_months(&self, row: &GridRow) -> bool {
        let months = self.layout.months.iter().flat_map(|months| &months.columns);
        months.clone().any(|(column, ..)| row.cell(*column).is_some())
    }

    /// Whether the row is the headings again, as on each page of a printout.
    fn repeats_headings(&self, row: &GridRow) -> bool {
        let is_again = |taken: &Taken| match row.cell(taken.column) {
            Some(cell) => same_word(&cell.shown(), &taken.heading),
            None => false,
        };
        self.taken.len() > 1 && self.taken.iter().all(is_again)
    }

    /// Takes a row of sums; `false` when it is a row like any other after all.
    fn total(&mut self, index: usize, row: &'g GridRow, (label, subject): (usize, &str)) -> bool {
        let amounts = self.amounts();
        let is_amount = |column: usize| amounts.iter().any(|(amount, _)| *amount == column);
        // What stands beside the word may say what is summed; more than that makes a row of data.
        let mut beside = row
            .cells
            .iter()
            .filter(|(column, _)| *column != label && !is_amount(*column));
        let beside = beside
            .by_ref()
            .filter(|(column, _)| self.taken.iter().any(|taken| taken.column == *column));
        let words: Vec<&str> = beside.filter_map(|(_, cell)| cell.text()).collect();
        let subject = match (words.as_slice(), subject) {
            ([], subject) => subject.to_owned(),
            ([word], "") => (*word).to_owned(),
            _ => return false,
        };
        if amounts.is_empty() || is_amount(label) {
            return false;
        }
        let summed = self.wanted.summed.as_deref();
        let summed = self
            .taken
            .iter()
            .find(|taken| Some(taken.key) == summed)
            .map(|taken| taken.column);
        for (column, kind) in &amounts {
            match row.cell(*column).map(|cell| (cell, units(cell, kind))) {
                Some((_, Some(units))) => {
                    self.sums
                        .state(index, *column, units, *kind == Kind::Amount, &subject)
                }
                Some((Cell::Unusable { message, fix }, None)) => {
                    self.say(row, *column, Wrong::new("unusable-cell", message.clone(), *fix));
                }
                Some(_) => {
                    let fix = "kirjoita muodossa 1 234 567,89";
                    self.say(
                        row,
                        *column,
                        Wrong::new("no-sum", "Yhteensä-rivin summa ei ole euromäärä", fix),
                    );
                }
                None if Some(*column) == summed => {
                    let fix = "kirjoita summa tai poista rivi";
                    self.say(
                        row,
                        *column,
                        Wrong::new("no-sum", "Yhteensä-rivillä ei ole summaa", fix),
                    );
                }
                None => {}
            }
        }
        self.sums.end_group();
        if !subject.is_empty() {
            self.groups.clear();
        }
        true
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

    /// Whether the only cell of a row is a note: it begins as notes do, or is a sentence below the last row of data.
    fn is_note(&self, index: usize, row: &GridRow, label: usize) -> bool {
        let Some(text) = row.cell(label).and_then(Cell::text) else {
            return false;
        };
        let required = self.taken.iter().filter(|taken| taken.required);
        if required.clone().count() < 2 {
            return false;
        }
        begins_as_note(text)
            || (self.is_last(index) && text.split_whitespace().count() > 2 && !self.is_value(label, text))
    }

    /// Whether no row below has more than one cell.
    fn is_last(&self, index: usize) -> bool {
        let mut below = self.found.grid.rows.iter().skip(index + 1);
        below.all(|row| {
            self.taken
                .iter()
                .filter(|taken| row.cell(taken.column).is_some())
                .count()
                < 2
                || total_label(row).is_some()
        })
    }

    /// Whether a text is a value that other rows have in a column, or may have.
    fn is_value(&self, column: usize, text: &str) -> bool {
        let mut rows = self.found.grid.rows.iter().skip(self.found.headings.last + 1);
        let is_same = |row: &GridRow| {
            let is_other = self
                .taken
                .iter()
                .filter(|taken| row.cell(taken.column).is_some())
                .count()
                > 1;
            is_other
                && row
                    .cell(column)
                    .and_then(Cell::text)
                    .is_some_and(|other| same_word(other, text))
        };
        rows.any(is_same)
    }

    /// Takes the heading of a group: a text, maybe with the sum of the group, above rows that lack it.
    fn heads_group(&mut self, index: usize, row: &'g GridRow, own: &[usize]) -> bool {
        let amounts = self.amounts();
        let is_amount = |column: usize| amounts.iter().any(|(amount, _)| *amount == column);
        let words: Vec<usize> = own.iter().copied().filter(|column| !is_amount(*column)).collect();
        let [label] = words.as_slice() else { return false };
        let lacks = self
            .taken
            .iter()
            .filter(|taken| taken.required && row.cell(taken.column).is_none());
        let lacks_words = lacks.filter(|taken| !is_amount(taken.column)).count();
        let is_text = row.cell(*label).is_some_and(|cell| cell.text().is_some());
        if lacks_words == 0 || !is_text || !self.is_above_group(index, *label) {
            return false;
        }
        let Some((text, cell)) = row.cell(*label).and_then(|cell| Some((cell.text()?, cell))) else {
            return false;
        };
        self.groups.retain(|column, _| *column < *label);
        self.groups.insert(
            *label,
            (
                CellName {
                    row: row.row,
                    column: *label,
                },
                cell,
            ),
        );
        for (column, kind) in &amounts {
            if let Some(units) = row.cell(*column).and_then(|cell| units(cell, kind)) {
                self.sums
                    .state(index, *column, units, *kind == Kind::Amount, text);
            }
        }
        self.leave(row, RowReason::Group);
        true
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
            && total_label(next).is_none()
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
        merged.or_else(|| self.groups.get(&column).copied())
    }

    /// Takes a row of data.
    fn record(&mut self, row: &'g GridRow) {
        let mut map = Map::new();
        let mut place = RowPlace::of(row.row, row.line);
        let at = self.read.records.len();
        let mut subjects = Vec::new();
        let mut wrong_keys = Vec::new();
        for taken in self.taken.clone() {
            if row.cell(taken.column).is_some() {
                self.groups.retain(|column, _| *column != taken.column);
            }
            let Some((name, cell)) = self.counting(row, taken.column) else {
                continue;
            };
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
            subjects.extend(cell.text().map(str::to_owned));
            match value(cell, &taken.kind, self.wanted) {
                Ok(value) => {
                    map.insert(taken.key.to_owned(), value);
                }
                Err(wrong) => {
                    wrong_keys.push(taken.key);
                    self.say_at(name, wrong);
                }
            }
        }
        let amounts = self.amounts();
        let summands: Vec<(usize, Option<i128>)> = amounts
            .iter()
            .filter_map(|(column, kind)| Some((*column, units(row.cell(*column)?, kind))))
            .collect();
        self.sums.add(summands);
        self.subjects.push(subjects);
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

    /// Makes a record of each month of a row, and checks their sum.
    fn months(&mut self, row: &'g GridRow, map: &Map<String, Value>, place: &RowPlace, wrong_keys: &[&str]) {
        let Some(months) = self.layout.months.clone() else {
            return;
        };
        let (mut sum, mut is_any) = (Some(0i128), false);
        for (column, month, _) in &months.columns {
            let Some(cell) = row.cell(*column) else { continue };
            let found = units(cell, &Kind::Amount);
            sum = sum.zip(found).and_then(|(sum, units)| sum.checked_add(units));
            if found == Some(0) && self.is_blank_from(*month) {
                continue;
            }
            is_any = true;
            let mut map = map.clone();
            let mut place = place.clone();
            let at = self.read.records.len();
            let name = CellName {
                row: row.row,
                column: *column,
            };
            place.elsewhere.insert(months.amount.to_owned(), name);
            place.elsewhere.insert(months.month.to_owned(), name);
            map.insert(months.month.to_owned(), Value::from(month.to_string()));
            let unusable = &mut self.read.places.unusable;
            unusable.extend(wrong_keys.iter().map(|key| format!("/{at}/{key}")));
            match value(cell, &Kind::Amount, self.wanted) {
                Ok(value) => {
                    map.insert(months.amount.to_owned(), value);
                }
                Err(wrong) => {
                    unusable.insert(format!("/{at}/{}", months.amount));
                    self.say(row, *column, wrong);
                }
            }
            self.read.records.push(Value::Object(map));
            self.read.places.rows.push(place);
        }
        if let Some((column, cell)) = months.sums.and_then(|column| Some((column, row.cell(column)?))) {
            self.row_sum(row, column, cell, sum);
        }
        if !is_any {
            self.leave(row, RowReason::NoAmounts);
        }
    }

    /// Whether no row has an amount in a month or after it: zeros there are no costs yet.
    fn is_blank_from(&self, month: vuosikello_core::Month) -> bool {
        let months = self.layout.months.iter().flat_map(|months| &months.columns);
        let later: BTreeSet<usize> = months
            .filter(|(_, other, _)| *other >= month)
            .map(|(column, ..)| *column)
            .collect();
        let rows = self.found.grid.rows.iter().skip(self.found.headings.last + 1);
        let mut cells = rows
            .flat_map(|row| &row.cells)
            .filter(|(column, _)| later.contains(column));
        cells.all(|(_, cell)| units(cell, &Kind::Amount) == Some(0))
    }

    /// Checks the sum that stands beside the months of a row.
    fn row_sum(&mut self, row: &GridRow, column: usize, cell: &Cell, sum: Option<i128>) {
        let (Some(stated), Some(sum)) = (units(cell, &Kind::Amount), sum) else {
            return;
        };
        if stated != sum {
            let shown = |units: i128| {
                i64::try_from(units).map_or_else(
                    |_| units.to_string(),
                    |cents| vuosikello_core::Money::from_cents(cents).to_string(),
                )
            };
            let message = format!(
                "rivin summa on {}, mutta sen kuukausien summa on {}",
                shown(stated),
                shown(sum)
            );
            let fix = "korjaa kuukaudet tai summa niin, että ne täsmäävät sentilleen";
            self.say(row, column, Wrong::new("wrong-sum", message, fix));
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
        let subjects = std::mem::take(&mut self.subjects);
        let is_of = |row: usize, subject: &str| {
            let words = subjects.get(row).into_iter().flatten();
            words.clone().any(|word| same_word(word, subject))
        };
        for (index, column, wrong) in self.sums.wrong(is_of) {
            if let Some(row) = self.found.grid.rows.get(index) {
                self.say(row, column, wrong);
            }
        }
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
        if !self.wanted.may_repeat {
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

/// How many further cells with the same mistake are named.
const NAMED: usize = 5;

/// The other cells with the same mistake.
fn also(names: &[CellName]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(CellName::to_string).collect();
    match names.len() {
        0 => String::new(),
        1 => format!(" (myös solussa {})", shown.concat()),
        count if count <= NAMED => format!(" (myös soluissa {})", shown.join(", ")),
        count => format!(
            " (myös soluissa {} ja {} muussa)",
            shown.join(", "),
            count - NAMED
        ),
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

/// Remarks on records that are equal.
fn repeated(records: &[Value], places: &Places) -> Vec<String> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        let row = places.rows.get(index).map_or(0, |place| place.row + 1);
        seen.entry(record.to_string()).or_default().push(row);
    }
    let mut same: Vec<Vec<usize>> = seen.into_values().filter(|rows| rows.len() > 1).collect();
    same.sort();
    let shown = |rows: &Vec<usize>| {
        let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
        let (last, first) = rows
            .split_last()
            .map(|(last, first)| (last.as_str(), first.join(", ")))
            .unwrap_or_default();
        format!("rivit {first} ja {last} ovat samat")
    };
    same.iter().map(shown).collect()
}
