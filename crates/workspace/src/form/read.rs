//! From the sheets of a filled form to the value that they stand for.

mod fields;
mod headings;
mod rows;

use serde_json::{Map, Value};
use vuosikello_core::{nearest_name, pointer_step};
use vuosikello_intake::{Grid, GridRow};

use self::headings::heading;
use super::labels::label_key;
use super::layout::{Layout, Table};
use super::places::{FormPlaces, cell};
use super::trouble::Trouble;
use super::{FIELD, VALUE, WITHOUT_VALUES};
use crate::problem::Place;

/// What was read of a form.
#[derive(Debug)]
pub(crate) struct FormReading {
    pub value: Value,
    pub places: FormPlaces,
    pub trouble: Vec<Trouble>,
    /// Texts that stand where nothing is read, and that the form itself does not have there.
    pub unread: Vec<(Place, String)>,
}

/// Reads the sheets of a form. Whatever is in them is a value, or is told: a sheet, a row, a column that the form does not have.
pub(crate) fn read(layout: &Layout, sheets: &[Grid]) -> FormReading {
    let mut reader = Reader {
        layout,
        value: Value::Object(Map::new()),
        places: FormPlaces::default(),
        trouble: Vec::new(),
        unread: Vec::new(),
    };
    for row in layout.rows.iter().filter(|row| row.is_in_required) {
        // What must be there is there, so that what is missing in it is told by its own name.
        let holders = row.path.split_last().map_or(&[][..], |(_, holders)| holders);
        object_at(&mut reader.value, holders);
    }
    let mut has_fields = false;
    for grid in sheets {
        has_fields |= reader.sheet(grid, has_fields);
    }
    if !has_fields {
        let title = &layout.title;
        let message = format!("taulukkoa \"{title}\" ei ole");
        let fix = format!(
            "lisää taulukko, jonka otsikkorivillä on {FIELD} ja {VALUE}; tyhjän lomakkeen saa komennolla vuosikello form {}",
            layout.name
        );
        reader.trouble.push(Trouble::with_file(message, fix));
    }
    FormReading {
        value: reader.value,
        places: reader.places,
        trouble: reader.trouble,
        unread: reader.unread,
    }
}

struct Reader<'a> {
    layout: &'a Layout,
    value: Value,
    places: FormPlaces,
    trouble: Vec<Trouble>,
    unread: Vec<(Place, String)>,
}

impl Reader<'_> {
    /// Reads a sheet; whether it was that of the single values.
    fn sheet(&mut self, grid: &Grid, has_fields: bool) -> bool {
        let layout = self.layout;
        let name = grid.sheet.as_deref().unwrap_or_default();
        let is = |other: &str| label_key(other) == label_key(name);
        if WITHOUT_VALUES.into_iter().any(is) || grid.rows.is_empty() {
            return false;
        }
        if let Some(table) = layout.tables.iter().find(|table| is(&table.name)) {
            self.table(table, grid, name);
            return false;
        }
        if !has_fields && (is(&layout.title) || is(&layout.name) || headings::Headings::find(grid).is_some())
        {
            self.fields(grid, name);
            return true;
        }
        let tables = layout.tables.iter().map(|table| table.name.as_str());
        let known: Vec<&str> = std::iter::once(layout.title.as_str()).chain(tables).collect();
        let fix = match nearest_name(name, known.iter().copied()) {
            Some(near) => format!("tarkoititko \"{near}\"?"),
            None => format!("poista taulukko; lomakkeen taulukot ovat {}", known.join(", ")),
        };
        let place = grid
            .rows
            .first()
            .and_then(|row| Some(cell(name, row.row, row.cells.first()?.0)));
        let message = format!("lomakkeessa ei ole taulukkoa \"{name}\"");
        self.trouble
            .push(Trouble::new(place.unwrap_or(Place::File), message, fix));
        false
    }

    /// Notes the cells of a row that are not read, but for the texts that the form has there itself.
    fn pass_over(&mut self, row: &GridRow, sheet: &str, is_own: impl Fn(usize, &str) -> bool) {
        for (column, content) in &row.cells {
            let text = content.shown();
            if !is_own(*column, &text) {
                self.unread.push((cell(sheet, row.row, *column), text));
            }
        }
    }

    fn say(&mut self, place: Place, message: impl Into<String>, fix: impl Into<String>) {
        self.trouble.push(Trouble::new(place, message, fix));
    }

    /// A value that is given a second time; both must agree.
    fn twice(&mut self, pointer: &str, place: &Place, what: &str) {
        let other = self.places.locate(pointer);
        let message = format!("{what} on annettu kahdesti eri tavoin; toinen on kohdassa {other}");
        self.say(place.clone(), message, "jätä niistä vain oikea");
    }
}

/// The object that some keys lead to, made where there is none; `None` where something else stands there.
fn object_at<'v>(value: &'v mut Value, keys: &[String]) -> Option<&'v mut Map<String, Value>> {
    let mut at = value.as_object_mut()?;
    for key in keys {
        let inner = at
            .entry(key.as_str())
            .or_insert_with(|| Value::Object(Map::new()));
        at = inner.as_object_mut()?;
    }
    Some(at)
}

/// The list that the last of some keys leads to, made where there is none.
fn list_at<'v>(value: &'v mut Value, keys: &[String]) -> Option<&'v mut Vec<Value>> {
    let (last, holders) = keys.split_last()?;
    let list = object_at(value, holders)?.entry(last.as_str());
    list.or_insert_with(|| Value::Array(Vec::new())).as_array_mut()
}

/// The pointer to what some keys lead to.
fn pointer<'k>(keys: impl IntoIterator<Item = &'k String>) -> String {
    keys.into_iter()
        .map(|key| format!("/{}", pointer_step(key)))
        .collect()
}

/// Where the headings of a table stand: what is above them explains.
fn header(grid: &Grid, table: &Table) -> Option<usize> {
    let is_known = |text: &str| {
        let labels = table
            .keys
            .iter()
            .chain(table.columns.iter().map(|column| &column.label));
        labels
            .into_iter()
            .any(|label| label_key(label) == label_key(text))
    };
    grid.rows.iter().position(|row| {
        let texts = row.cells.iter().filter_map(|(column, _)| heading(row, *column));
        let known = texts.filter(|text| is_known(text)).count();
        known > 0 && known * 2 >= row.cells.len()
    })
}
