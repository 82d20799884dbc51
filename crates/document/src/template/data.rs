//! The data of templates.

use serde::Serialize;
use serde_json::{Map, Value};
use tera::Context;

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

    fn insert(&mut self, name: String, value: Value) {
        self.context.insert(name.clone(), &value);
        self.tree.insert(name, value);
    }
}
