//! The other sheets: a row for each item of a list, or for each entry of a map.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use vuosikello_core::{nearest_name, pointer_step};

use super::super::labels::label_key;
use super::super::layout::{Column, Step, Table};
use super::super::places::cell;
use super::super::texts::{self, EMPTY, NO_ROWS};
use super::headings::heading;
use super::{Reader, header, list_at, object_at, pointer};
use crate::Place;
use vuosikello_intake::{Cell, Grid, GridRow};

/// What a column of the sheet holds.
#[derive(Debug, Clone, Copy)]
enum Held<'a> {
    /// The key that the path leaves open, by its number.
    Key(usize),
    Value(&'a Column),
    /// Something that has been told.
    Unknown,
}

impl Reader<'_> {
    pub(super) fn table(&mut self, table: &Table, grid: &Grid, sheet: &str) {
        let Some(at) = header(grid, table) else {
            let (row, column) = grid.rows.first().map_or((0, 0), |row| {
                (row.row, row.cells.first().map_or(0, |(column, _)| *column))
            });
            let labels: Vec<&str> = labels(table).collect();
            let fix = format!("kirjoita otsikot: {}", labels.join(", "));
            return self.say(cell(sheet, row, column), "taulukolta puuttuu otsikkorivi", fix);
        };
        let Some((header, rows)) = grid.rows.get(at..).and_then(<[GridRow]>::split_first) else {
            return;
        };
        for above in grid.rows.iter().take(at) {
            self.pass_over(above, sheet, |_, text| is_explanation(table, text.trim()));
        }
        let columns = self.headings(table, header, rows, sheet);
        let fixed: Vec<&String> = table.path.iter().map_while(Step::key).collect();
        let first = columns.keys().next().copied().unwrap_or_default();
        self.places
            .put_if_free(&pointer(fixed), cell(sheet, header.row, first));
        let mut before: Option<String> = None;
        for row in rows {
            let sheet = Row {
                table,
                columns: &columns,
                row,
                sheet,
            };
            before = self.row(&sheet, before);
        }
    }

    /// What the headings say of their columns.
    fn headings<'t>(
        &mut self,
        table: &'t Table,
        header: &GridRow,
        rows: &[GridRow],
        sheet: &str,
    ) -> BTreeMap<usize, Held<'t>> {
        let mut columns: BTreeMap<usize, Held<'t>> = BTreeMap::new();
        let mut seen: Vec<String> = Vec::new();
        for (at, _) in &header.cells {
            let text = heading(header, *at).unwrap_or_default();
            let key = label_key(&text);
            let open = table.keys.iter().position(|label| label_key(label) == key);
            let is_meant = |column: &&Column| {
                label_key(&column.label) == key
                    || (!column.path.is_empty() && label_key(&column.path.concat()) == key)
            };
            let held = match (open, table.columns.iter().find(is_meant)) {
                (Some(number), _) => Held::Key(number),
                (None, Some(column)) => Held::Value(column),
                (None, None) => Held::Unknown,
            };
            let has_content = rows.iter().any(|row| row.cell(*at).is_some());
            if seen.contains(&key) {
                let message = format!("sarake \"{text}\" on taulukossa kahdesti");
                self.say(cell(sheet, header.row, *at), message, "poista toinen sarake");
                columns.insert(*at, Held::Unknown);
                continue;
            }
            if matches!(held, Held::Unknown) && has_content {
                let fix = match nearest_name(&text, labels(table)) {
                    Some(near) => format!("tarkoititko \"{near}\"?"),
                    None => format!(
                        "poista sarake; taulukon sarakkeet ovat {}",
                        labels(table).collect::<Vec<_>>().join(", ")
                    ),
                };
                self.say(
                    cell(sheet, header.row, *at),
                    format!("tuntematon sarake \"{text}\""),
                    fix,
                );
            }
            seen.push(key);
            columns.insert(*at, held);
        }
        columns
    }

    /// Reads a row; the pointer to the item that it is, or goes on.
    fn row(&mut self, row: &Row<'_, '_>, before: Option<String>) -> Option<String> {
        for (at, _) in &row.row.cells {
            if !row.columns.contains_key(at) {
                let fix = "kirjoita sarakkeelle otsikko tai poista solu";
                self.say(
                    row.place(*at),
                    "solu on otsikoitujen sarakkeiden ulkopuolella",
                    fix,
                );
            }
        }
        if row.is_empty_mark() {
            if let Some(path) = self.path(row).filter(|_| row.table.is_list) {
                list_at(&mut self.value, &path);
            }
            return before;
        }
        if let Some(item) = before.as_ref().filter(|_| row.goes_on()) {
            for (at, column) in row.values().filter(|(_, column)| column.is_texts) {
                self.texts(row, at, column, &item.clone());
            }
            return before;
        }
        if row.values().all(|(at, _)| row.row.cell(at).is_none())
            && row.keys().all(|(at, _)| row.row.cell(at).is_none())
        {
            return before;
        }
        let path = self.path(row)?;
        let own = self.begin(row, path)?;
        self.places.put(&own, row.place(row.first()));
        for (at, column) in row.values() {
            if column.is_texts {
                self.texts(row, at, column, &own);
            } else {
                self.single(row, at, column, &own);
            }
        }
        Some(own)
    }

    /// The keys that lead to the list or the entry of a row; `None` when one is missing, which is told.
    fn path(&mut self, row: &Row<'_, '_>) -> Option<Vec<String>> {
        let mut path = Vec::new();
        let mut number = 0;
        for step in &row.table.path {
            match step {
                Step::Key(key) => path.push(key.clone()),
                Step::Any => {
                    path.push(self.open_key(row, number)?);
                    number += 1;
                }
            }
        }
        Some(path)
    }

    /// The key that a row gives for a step that the path leaves open.
    fn open_key(&mut self, row: &Row<'_, '_>, number: usize) -> Option<String> {
        let label = row.table.keys.get(number)?;
        let column = row.keys().find(|(_, key)| *key == number).map(|(at, _)| at);
        match column.and_then(|at| Some((at, row.row.cell(at)?))) {
            Some((at, content)) => match super::super::cell::text(content) {
                Ok(text) => Some(text),
                Err((message, fix)) => {
                    self.say(row.place(at), message, fix);
                    None
                }
            },
            None => {
                let message = format!("pakollinen solu \"{label}\" on tyhjä");
                self.say(
                    row.place(column.unwrap_or(row.first())),
                    message,
                    "kirjoita arvo tai poista rivi",
                );
                None
            }
        }
    }

    /// Begins the item or the entry of a row; the pointer to it.
    fn begin(&mut self, row: &Row<'_, '_>, path: Vec<String>) -> Option<String> {
        let is_object = row.table.columns.iter().all(|column| !column.path.is_empty());
        let new = if is_object {
            Value::Object(Map::new())
        } else {
            Value::Null
        };
        if row.table.is_list {
            let list = list_at(&mut self.value, &path)?;
            list.push(new);
            return Some(format!("{}/{}", pointer(&path), list.len() - 1));
        }
        let (last, holders) = path.split_last()?;
        let holder = object_at(&mut self.value, holders)?;
        if is_object {
            holder.entry(last.clone()).or_insert(new);
        }
        Some(pointer(&path))
    }

    /// A cell with one value.
    fn single(&mut self, row: &Row<'_, '_>, at: usize, column: &Column, item: &str) {
        let (own, place) = (below(item, column), row.place(at));
        let Some(content) = row.row.cell(at) else {
            return self.places.put_if_free(&own, place);
        };
        match super::super::cell::value(content, &column.shape) {
            Ok(value) => {
                if self
                    .value
                    .pointer(&own)
                    .is_some_and(|known| !known.is_null() && *known != value)
                {
                    return self.twice(&own, &place, &column.label);
                }
                self.set(item, column, value);
                self.places.put(&own, place);
            }
            Err((message, fix)) => {
                self.places.tell(&own);
                self.say(place, message, fix);
            }
        }
    }

    /// A cell with a text a line; they go on those of the rows before.
    fn texts(&mut self, row: &Row<'_, '_>, at: usize, column: &Column, item: &str) {
        let (own, place) = (below(item, column), row.place(at));
        let Some(content) = row.row.cell(at) else {
            return self.places.put_if_free(&own, place);
        };
        let text = match super::super::cell::text(content) {
            Ok(text) => text,
            Err((message, fix)) => {
                self.places.tell(&own);
                return self.say(place, message, fix);
            }
        };
        let known = self.value.pointer(&own).and_then(Value::as_array).cloned();
        let mut list = known.unwrap_or_default();
        if !text.eq_ignore_ascii_case(EMPTY) {
            for text in texts::split(&text) {
                let text = super::super::cell::value(&Cell::Text(text), &column.shape).unwrap_or_default();
                self.places.put(&format!("{own}/{}", list.len()), place.clone());
                list.push(text);
            }
        }
        self.places.put_if_free(&own, place);
        self.set(item, column, Value::Array(list));
    }

    /// Puts a value into the item or the entry that a pointer leads to.
    fn set(&mut self, item: &str, column: &Column, value: Value) {
        match column.path.split_last() {
            Some((last, holders)) => {
                let item = self.value.pointer_mut(item);
                if let Some(holder) = item.and_then(|item| object_at(item, holders)) {
                    holder.insert(last.clone(), value);
                }
            }
            None => {
                if let Some(item) = self.value.pointer_mut(item) {
                    *item = value;
                } else if let Some((holder, key)) = item.rsplit_once('/')
                    && let Some(Value::Object(holder)) = self.value.pointer_mut(holder)
                {
                    holder.insert(key.replace("~1", "/").replace("~0", "~"), value);
                }
            }
        }
    }
}

impl Step {
    fn key(&self) -> Option<&String> {
        match self {
            Step::Key(key) => Some(key),
            Step::Any => None,
        }
    }
}

/// Whether a text above the headings is one that the form has there.
fn is_explanation(table: &Table, text: &str) -> bool {
    let columns = table.columns.iter().map(|column| column.explanation.as_str());
    [table.name.as_str(), table.explanation.as_str()]
        .into_iter()
        .chain(columns)
        .any(|own| own == text)
}

/// The headings of a table.
fn labels(table: &Table) -> impl Iterator<Item = &str> {
    let keys = table.keys.iter().map(String::as_str);
    keys.chain(table.columns.iter().map(|column| column.label.as_str()))
}

/// The pointer to a value of an item.
fn below(item: &str, column: &Column) -> String {
    let steps: String = column
        .path
        .iter()
        .map(|key| format!("/{}", pointer_step(key)))
        .collect();
    format!("{item}{steps}")
}

/// A row of a sheet.
struct Row<'a, 't> {
    table: &'t Table,
    columns: &'a BTreeMap<usize, Held<'t>>,
    row: &'a GridRow,
    sheet: &'a str,
}

impl<'t> Row<'_, 't> {
    fn place(&self, column: usize) -> Place {
        cell(self.sheet, self.row.row, column)
    }

    /// The first column that the row has something in.
    fn first(&self) -> usize {
        self.row.cells.first().map_or(0, |(column, _)| *column)
    }

    fn values(&self) -> impl Iterator<Item = (usize, &'t Column)> {
        self.columns.iter().filter_map(|(at, held)| match held {
            Held::Value(column) => Some((*at, *column)),
            _ => None,
        })
    }

    fn keys(&self) -> impl Iterator<Item = (usize, usize)> {
        self.columns.iter().filter_map(|(at, held)| match held {
            Held::Key(number) => Some((*at, *number)),
            _ => None,
        })
    }

    /// Whether the row says that the list has no items: nothing but the mark for that, after the keys.
    fn is_empty_mark(&self) -> bool {
        let is_mark = |cell: &Cell| matches!(cell, Cell::Text(text) if text.eq_ignore_ascii_case(NO_ROWS));
        let mut filled = self.values().filter_map(|(at, _)| self.row.cell(at));
        filled.next().is_some_and(is_mark) && filled.next().is_none()
    }

    /// Whether the row only adds texts to the item before.
    fn goes_on(&self) -> bool {
        let filled = |at: usize| self.row.cell(at).is_some();
        let is_whole = self.table.columns.iter().all(|column| column.path.is_empty());
        !is_whole
            && self.keys().all(|(at, _)| !filled(at))
            && self.values().any(|(at, column)| column.is_texts && filled(at))
            && self.values().all(|(at, column)| column.is_texts || !filled(at))
    }
}
