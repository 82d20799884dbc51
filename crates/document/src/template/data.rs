//! The data of templates.

use serde::Serialize;
use serde_json::{Map, Value};
use tera::Context;

use super::view::{View, Views};
use crate::{Cell, Column, RowKind, Table};

/// The variables of templates, prepared once and used for as many templates as needed.
///
/// ```
/// use vuosikello_document::Data;
///
/// let mut data = Data::new(&serde_json::json!({ "vuosi": 2027 }));
/// data.set("liite", &serde_json::json!({ "tunnus": "Liite 1" }));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// What paths are looked up in.
    pub(super) tree: Map<String, Value>,
    /// The same for Tera.
    pub(super) context: Context,
    /// What templates place by name.
    pub(super) views: Views,
}

impl Data {
    /// The variables that `data` has as its fields. What cannot be data (a map with keys that are no text) gives none.
    pub fn new(data: &impl Serialize) -> Self {
        let mut prepared = Self::default();
        if let Ok(Value::Object(fields)) = serde_json::to_value(data) {
            for (name, value) in fields {
                prepared.insert(name, value);
            }
        }
        prepared
    }

    /// Sets one variable, in the place of one of the same name.
    pub fn set(&mut self, name: &str, value: &impl Serialize) {
        self.insert(name.to_owned(), serde_json::to_value(value).unwrap_or_default());
    }

    /// Sets the view that templates place as `[[name]]`, in the place of one of the same name.
    pub fn set_view(&mut self, name: impl Into<String>, view: View) {
        self.views.insert(name, view);
    }

    /// The data with these views beside those that it has.
    pub fn with_views(mut self, views: Views) -> Self {
        for (name, view) in views {
            self.views.insert(name, view);
        }
        self
    }

    fn insert(&mut self, name: String, value: Value) {
        self.context.insert(name.clone(), &value);
        self.tree.insert(name, value);
    }
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
pub fn rows(table: &Table) -> Value {
    let rows = table.rows.iter().map(|row| {
        let mut fields = Map::new();
        let kind = match row.kind {
            RowKind::Body => None,
            RowKind::Group => Some("ryhma"),
            RowKind::Subtotal => Some("valisumma"),
            RowKind::Total => Some("yhteensa"),
        };
        fields.extend(kind.map(|kind| ("rivilaji".to_owned(), Value::from(kind))));
        let cells = row
            .cells
            .iter()
            .zip(&table.columns)
            .filter(|(_, column)| !column.key.is_empty());
        // Rows that head or sum up others have only the fields that they have a value for.
        let cells = cells.filter(|(cell, _)| row.kind == RowKind::Body || !cell.is_empty());
        fields.extend(cells.map(|(cell, column)| (column.key.clone(), Value::from(text(cell, column)))));
        Value::Object(fields)
    });
    Value::Array(rows.collect())
}

/// A value as text with its unit, wherever it stands in a table.
fn text(cell: &Cell, column: &Column) -> String {
    let alone = Column {
        align: crate::Align::Start,
        ..column.clone()
    };
    cell.shown(&alone)
}
