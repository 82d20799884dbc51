//! From cells to records: the header row names the keys.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use vuosikello_core::schema::Record;
use vuosikello_core::{Money, fold_name, listed, nearest_name};

use super::cell::value;
use super::grid::{Cell, Grid, GridRow, Trouble};
use crate::problem::{CellName, Place};

/// What the columns of a table are called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    /// The keys, each of which may head a column.
    pub record: &'a Record,
    /// Other headings.
    pub aliases: &'a [Alias],
    /// Headings of columns that are not read.
    pub ignored: &'a [String],
    /// The column whose sum a row *Yhteensä* states.
    pub summed: Option<&'a str>,
    /// What may be done about a column that is none of these.
    pub if_unknown: &'a str,
}

/// A heading that stands for a key.
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    pub heading: String,
    pub key: String,
}

/// What a heading says of its column.
enum Heading<'a> {
    Key(&'a str),
    Ignored,
    Unknown,
}

impl<'a> Columns<'a> {
    /// The columns of a table that are headed by the keys alone.
    pub(crate) fn of(record: &'a Record, summed: Option<&'a str>) -> Self {
        Self {
            record,
            aliases: &[],
            ignored: &[],
            summed,
            if_unknown: "poista sarake",
        }
    }

    fn heading(&self, folded: &str) -> Heading<'a> {
        let alias = || {
            self.aliases
                .iter()
                .find(|alias| fold_name(&alias.heading) == folded)
        };
        if let Some(field) = self.record.field(folded) {
            Heading::Key(&field.key)
        } else if let Some(alias) = alias() {
            Heading::Key(&alias.key)
        } else if self.ignored.iter().any(|heading| fold_name(heading) == folded) {
            Heading::Ignored
        } else {
            Heading::Unknown
        }
    }

    /// The heading that was probably meant, and its key; one whose key is not among `present` before any other.
    fn nearest(&self, text: &str, present: &[&str]) -> Option<(&'a str, &'a str)> {
        let keys = self.record.keys().map(|key| (key, key));
        let aliases = self.aliases.iter().map(|alias| (&*alias.heading, &*alias.key));
        let all: Vec<(&str, &str)> = keys.chain(aliases).collect();
        let absent = all.iter().filter(|(_, key)| !present.contains(key));
        let near = nearest_name(text, absent.map(|(heading, _)| *heading))
            .or_else(|| nearest_name(text, all.iter().map(|(heading, _)| *heading)))?;
        all.into_iter().find(|(heading, _)| *heading == near)
    }
}

/// The rows of a table as a list of objects.
#[derive(Debug)]
pub(crate) struct Records {
    pub value: Value,
    pub places: TablePlaces,
    pub trouble: Vec<Trouble>,
}

/// Which cell each value came from.
#[derive(Debug, Default)]
pub(crate) struct TablePlaces {
    sheet: Option<String>,
    header: (usize, Option<usize>),
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, Option<usize>)>,
    /// The pointers of cells that hold something that is not a value.
    unusable: BTreeSet<String>,
}

impl TablePlaces {
    /// The cell of a pointer `/row/key`; without a key or a row, the first cell of what there is.
    pub(crate) fn locate(&self, pointer: &str) -> Place {
        let mut steps = pointer.split('/').skip(1);
        let index = steps.next().and_then(|step| step.parse::<usize>().ok());
        let (row, line) = index
            .and_then(|index| self.rows.get(index))
            .copied()
            .unwrap_or(self.header);
        let column = steps.next().and_then(|key| self.columns.get(key)).copied();
        Place::Cell {
            sheet: self.sheet.clone(),
            cell: CellName {
                row,
                column: column.unwrap_or(0),
            },
            line,
        }
    }

    /// Whether the cell of a row for a key is empty, and not unusable or without a column, which is told otherwise.
    pub(crate) fn is_empty_cell(&self, row: &str, key: &str) -> bool {
        self.columns.contains_key(key) && !self.unusable.contains(&format!("{row}/{key}"))
    }
}

/// Reads the rows of a grid as records of a table.
pub(crate) fn records(grid: &Grid, columns: Columns<'_>) -> Records {
    let mut trouble = Vec::new();
    let Some((header, rows)) = grid.rows.split_first() else {
        let columns: Vec<&str> = columns.record.keys().collect();
        trouble.push(Trouble::with_file(
            "taulukko on tyhjä",
            format!(
                "kirjoita ensimmäiselle riville sarakkeiden otsikot: {}",
                columns.join(", ")
            ),
        ));
        return Records {
            value: Value::Array(Vec::new()),
            places: TablePlaces::default(),
            trouble,
        };
    };
    let headings = headings(grid, header, columns, &mut trouble);
    let mut places = TablePlaces {
        sheet: grid.sheet.clone(),
        header: (header.row, header.line),
        columns: headings
            .iter()
            .filter_map(|(column, key)| Some(((*key)?.to_owned(), *column)))
            .collect(),
        ..TablePlaces::default()
    };
    let mut reader = RowReader {
        grid,
        record: columns.record,
        headings,
        last_heading: header.cells.last().map_or(0, |(column, _)| *column),
        nameless: BTreeSet::new(),
        unusable: BTreeSet::new(),
        sum: Some(Money::ZERO),
        trouble,
    };
    let mut values = Vec::new();
    for row in rows {
        match columns.summed {
            Some(key) if is_total(row) => reader.total(row, key, places.columns.get(key).copied()),
            summed => {
                values.push(Value::Object(reader.record(row, values.len(), summed)));
                places.rows.push((row.row, row.line));
            }
        }
    }
    places.unusable = std::mem::take(&mut reader.unusable);
    Records {
        value: Value::Array(values),
        places,
        trouble: reader.finish(header),
    }
}

/// The keys that the headings name, by column; `None` for a column that is not read.
fn headings<'a>(
    grid: &Grid,
    header: &GridRow,
    columns: Columns<'a>,
    trouble: &mut Vec<Trouble>,
) -> BTreeMap<usize, Option<&'a str>> {
    let headings = header.cells.iter().map(|(column, cell)| {
        let text = heading_text(cell);
        (*column, columns.heading(&fold_name(&text)), text)
    });
    let found: Vec<(usize, Heading<'a>, String)> = headings.collect();
    let keys = found.iter().filter_map(|(_, heading, _)| match heading {
        Heading::Key(key) => Some(*key),
        _ => None,
    });
    let present: Vec<&str> = keys.collect();
    let known = || listed(&columns.record.keys().map(str::to_owned).collect::<Vec<_>>());
    let mut say = |column, message: String, fix: String| {
        trouble.push(Trouble::new(grid.place(header, column), message, fix));
    };
    let mut headings: BTreeMap<usize, Option<&str>> = BTreeMap::new();
    let mut meant = Vec::new();
    for (column, heading, text) in &found {
        match heading {
            Heading::Ignored => {
                headings.insert(*column, None);
            }
            Heading::Key(key) if headings.values().any(|known| *known == Some(key)) => {
                let message = format!("sarake \"{text}\" on taulukossa kahdesti");
                say(*column, message, "poista toinen sarake".to_owned());
            }
            Heading::Key(key) => {
                headings.insert(*column, Some(key));
            }
            Heading::Unknown => {
                let nearest = columns.nearest(text, &present);
                let fix = match nearest {
                    Some((near, _)) => format!("tarkoititko \"{near}\"?"),
                    None => format!("{} tai käytä jotakin näistä: {}", columns.if_unknown, known()),
                };
                meant.extend(nearest.map(|(_, key)| key));
                say(*column, format!("tuntematon sarake \"{text}\""), fix);
            }
        }
    }
    let first = header.cells.first().map_or(0, |(column, _)| *column);
    if present.is_empty()
        && found
            .iter()
            .all(|(_, heading, _)| matches!(heading, Heading::Ignored))
    {
        let message = "mikään sarake ei ole tämän taulukon sarake".to_owned();
        say(first, message, format!("käytä jotakin näistä: {}", known()));
    }
    for field in columns.record.fields.iter().filter(|field| field.required) {
        let key = &field.key;
        // A misspelt heading is one mistake, not two.
        if !present.contains(&&**key) && !meant.contains(&&**key) {
            let message = format!("pakollinen sarake \"{key}\" puuttuu");
            say(first, message, format!("lisää otsikkoriville sarake \"{key}\""));
        }
    }
    headings
}

fn heading_text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Number { text, .. } => text.clone(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Date { date, .. } => date.to_string(),
        Cell::Unusable { message, .. } => message.clone(),
    }
}

/// Whether the row states the sum of the rows above.
fn is_total(row: &GridRow) -> bool {
    match row.cells.first() {
        Some((_, Cell::Text(text))) => fold_name(text.trim_end_matches(':')) == "yhteensa",
        _ => false,
    }
}

struct RowReader<'a> {
    grid: &'a Grid,
    record: &'a Record,
    headings: BTreeMap<usize, Option<&'a str>>,
    last_heading: usize,
    /// Columns between the others that have values but no heading.
    nameless: BTreeSet<usize>,
    unusable: BTreeSet<String>,
    /// The sum of the rows so far; `None` when some amount could not be read.
    sum: Option<Money>,
    trouble: Vec<Trouble>,
}

impl RowReader<'_> {
    fn record(&mut self, row: &GridRow, index: usize, summed: Option<&str>) -> Map<String, Value> {
        let mut map = Map::new();
        for (column, cell) in &row.cells {
            if let Some(heading) = self.headings.get(column) {
                let Some(key) = *heading else { continue };
                match self.value(cell, key) {
                    Ok(value) => {
                        map.insert(key.to_owned(), value);
                    }
                    Err((message, fix)) => {
                        self.unusable.insert(format!("/{index}/{key}"));
                        self.say(row, *column, message, fix);
                    }
                }
            } else if *column > self.last_heading {
                let message = "solu on otsikoitujen sarakkeiden ulkopuolella";
                self.say(
                    row,
                    *column,
                    message,
                    "siirrä arvo oikeaan sarakkeeseen tai poista se",
                );
            } else {
                self.nameless.insert(*column);
            }
        }
        if let Some(key) = summed {
            let both = self.sum.zip(map.get(key).and_then(amount));
            self.sum = both.and_then(|(sum, amount)| sum.checked_add(amount));
        }
        map
    }

    fn say(&mut self, row: &GridRow, column: usize, message: impl Into<String>, fix: impl Into<String>) {
        let place = self.grid.place(row, column);
        self.trouble.push(Trouble::new(place, message, fix));
    }

    fn value(&self, cell: &Cell, key: &str) -> Result<Value, (String, String)> {
        value(cell, self.record.field(key).map(|field| &field.shape))
    }

    /// A row that states the sum of those above.
    fn total(&mut self, row: &GridRow, key: &str, column: Option<usize>) {
        let Some(column) = column else { return };
        if let Err((message, fix)) = self.check_total(row.cell(column), key) {
            self.say(row, column, message, fix);
        }
    }

    /// What is wrong with a stated sum.
    fn check_total(&self, cell: Option<&Cell>, key: &str) -> Result<(), (String, String)> {
        let wrong = |message: &str, fix: &str| Err((message.to_owned(), fix.to_owned()));
        let Some(cell) = cell else {
            return wrong("Yhteensä-rivillä ei ole summaa", "kirjoita summa tai poista rivi");
        };
        let Some(stated) = amount(&self.value(cell, key)?) else {
            return wrong(
                "Yhteensä-rivin summa ei ole euromäärä",
                "kirjoita muodossa 1 234 567,89",
            );
        };
        let Some(sum) = self.sum.filter(|sum| *sum != stated) else {
            return Ok(());
        };
        let difference = stated.checked_sub(sum).map(|d| d.to_string()).unwrap_or_default();
        wrong(
            &format!(
                "Yhteensä-rivin summa on {stated}, mutta sen yläpuolella olevien rivien summa on {sum} (ero {difference})"
            ),
            "korjaa rivit tai summa niin, että ne täsmäävät sentilleen",
        )
    }

    fn finish(mut self, header: &GridRow) -> Vec<Trouble> {
        for column in std::mem::take(&mut self.nameless) {
            // An unknown heading has been reported already.
            if header.cell(column).is_none() {
                let fix = "kirjoita sarakkeelle otsikko tai poista sarake";
                self.say(header, column, "sarakkeella ei ole otsikkoa", fix);
            }
        }
        self.trouble
    }
}

fn amount(value: &Value) -> Option<Money> {
    match value {
        Value::String(text) => Money::parse(text).ok(),
        Value::Number(number) => Money::from_number(number.as_f64()?).ok(),
        _ => None,
    }
}
