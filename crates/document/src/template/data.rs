//! The data of templates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::{Map, Value as Json};
use tera::Value;

use super::lazy::Lazy;
use super::view::{View, Views};
use crate::{Align, Cell, Column, RowKind, Table};

/// The variables and views of templates. What is [defined](Data::define) by a function is worked out when the first
/// template uses it, once for as many templates as there are.
///
/// ```
/// use vuosikello_document::Data;
///
/// let mut data = Data::new(&serde_json::json!({ "vuosi": 2027 }));
/// data.set("liite", &serde_json::json!({ "tunnus": "Liite 1" }));
/// data.define("summa", || (1..=12).sum::<i32>());
/// ```
#[derive(Debug, Default)]
pub struct Data<'a> {
    variables: BTreeMap<String, Lazy<'a, Value>>,
    /// What templates place by name.
    pub(super) views: Views<'a>,
}

impl<'a> Data<'a> {
    /// The variables that `data` has as its fields. What cannot be data (a map with keys that are no text) gives none.
    pub fn new(data: &impl Serialize) -> Self {
        let mut prepared = Self::default();
        for (name, value) in value(data).into_map().unwrap_or_default() {
            if let Some(name) = name.as_str() {
                prepared.define(name, move || value);
            }
        }
        prepared
    }

    /// Sets one variable, in the place of one of the same name.
    pub fn set(&mut self, name: &str, data: &impl Serialize) {
        let value = value(data);
        self.define(name, move || value);
    }

    /// Sets one variable that is worked out when a template first uses it, in the place of one of the same name.
    pub fn define<T: Serialize>(&mut self, name: &str, data: impl FnOnce() -> T + Send + 'a) {
        let made: Box<dyn FnOnce() -> Value + Send + 'a> = Box::new(move || value(&data()));
        self.variables.insert(name.to_owned(), LazyLock::new(made));
    }

    /// Sets the view that templates place as `[[name]]`, in the place of one of the same name.
    pub fn set_view(&mut self, name: impl Into<String>, view: View) {
        self.define_view(name, move || view);
    }

    /// Sets a view that is made when a template first places it, in the place of one of the same name.
    pub fn define_view(&mut self, name: impl Into<String>, view: impl FnOnce() -> View + Send + 'a) {
        self.views.insert(name, LazyLock::new(Box::new(view)));
    }

    /// The value of a variable.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.variables.get(name).map(|value| &**value)
    }

    /// The names of the variables, in alphabetical order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }
}

/// The value of data for templates; none where it cannot be data.
fn value(data: &impl Serialize) -> Value {
    Value::try_from_serializable(data).unwrap_or_else(|_| Value::none())
}

/// Converts a value of the model to JSON as templates get it, with the (Finnish) keys that it serialises with; null for what JSON cannot
/// hold, such as a map whose keys are not texts.
pub fn json_of(model: &impl Serialize) -> Json {
    serde_json::to_value(model).unwrap_or_default()
}

/// The rows of a table as the data of templates: a list of maps by the keys of the columns, with the values as texts,
/// and with `rivilaji` in rows that head or sum up others. For templates that go through the rows one by one; a table
/// is placed as a [view](View).
///
/// ```
/// use vuosikello_document::{Cell, Column, Row, Table, rows};
/// use vuosikello_core::Money;
///
/// let columns = vec![Column::text("Palvelu").key("nimi"), Column::money("Summa").key("summa")];
/// let cells = vec![Cell::text("Sakari"), Cell::Money(Money::from_cents(123_450))];
/// let data = rows(&Table::new("Palvelut", columns).with_rows([Row::body(cells)]));
/// assert_eq!(data[0]["summa"], "1\u{a0}234,50\u{a0}€");
/// ```
pub fn rows(table: &Table) -> Json {
    let rows = table.rows.iter().map(|row| {
        let mut fields = Map::new();
        let kind = match row.kind {
            RowKind::Body => None,
            RowKind::Group => Some("ryhma"),
            RowKind::Subtotal => Some("valisumma"),
            RowKind::Total => Some("yhteensa"),
        };
        fields.extend(kind.map(|kind| ("rivilaji".to_owned(), Json::from(kind))));
        let cells = row
            .cells
            .iter()
            .zip(&table.columns)
            .filter(|(_, column)| !column.key.is_empty());
        // Rows that head or sum up others have only the fields that they have a value for.
        let cells = cells.filter(|(cell, _)| row.kind == RowKind::Body || !cell.is_empty());
        // Each value with its unit, wherever it stands.
        let text = |cell: &Cell, column: &Column| Json::from(cell.aligned(column, Align::Start));
        fields.extend(cells.map(|(cell, column)| (column.key.clone(), text(cell, column))));
        Json::Object(fields)
    });
    rows.collect()
}
