//! What of JSON Schema is validated: a schema that asks for anything else would let it pass.

use serde_json::Value;

use super::Shape;
use crate::{formats, pointer_step};

/// The keys of schemas that say something that is validated, or nothing that needs to be.
const KEYS: [&str; 18] = [
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "description",
    "enum",
    "examples",
    "format",
    "items",
    "maximum",
    "minimum",
    "oneOf",
    "properties",
    "required",
    "title",
    "type",
];

/// Schemas that nest deeper are refused.
const MAX_DEPTH: usize = 32;

/// A part of a schema that values would not be validated against.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("skeeman kohtaa {pointer} ei tueta")]
pub struct UnsupportedSchema {
    /// The place in the schema, or in the values that it describes, as a JSON pointer.
    pub pointer: String,
}

/// Finds the first part of a schema, compiled to `shape`, that is not validated.
pub(super) fn supported(schema: &Value, shape: &Shape) -> Result<(), UnsupportedSchema> {
    match in_schema(schema, "", 0).or_else(|| in_shape(shape, "")) {
        Some(pointer) => Err(UnsupportedSchema { pointer }),
        None => Ok(()),
    }
}

fn in_schema(schema: &Value, pointer: &str, depth: usize) -> Option<String> {
    let Some(keys) = schema.as_object().filter(|_| depth < MAX_DEPTH) else {
        return (!schema.is_boolean()).then(|| pointer.to_owned());
    };
    keys.iter().find_map(|(key, value)| {
        let pointer = format!("{pointer}/{}", pointer_step(key));
        let below =
            |step: &str, value| in_schema(value, &format!("{pointer}/{}", pointer_step(step)), depth + 1);
        match (key.as_str(), value) {
            ("properties" | "$defs", Value::Object(named)) => {
                named.iter().find_map(|(name, value)| below(name, value))
            }
            ("oneOf" | "anyOf", Value::Array(choices)) => {
                let mut choices = choices.iter().enumerate();
                choices.find_map(|(i, value)| below(&i.to_string(), value))
            }
            ("items" | "additionalProperties", value) => in_schema(value, &pointer, depth + 1),
            ("format", Value::String(name)) if formats().iter().any(|(known, _)| known == name) => None,
            ("format", _) => Some(pointer),
            (key, _) => (!KEYS.contains(&key)).then_some(pointer),
        }
    })
}

/// The depth of a shape is bounded by its compiler.
fn in_shape(shape: &Shape, pointer: &str) -> Option<String> {
    match shape {
        Shape::Anything => Some(pointer.to_owned()),
        Shape::Optional(shape) => in_shape(shape, pointer),
        Shape::List(shape) | Shape::Map(shape) => in_shape(shape, &format!("{pointer}/*")),
        Shape::Record(record) => {
            let mut fields = record.fields.iter();
            fields
                .find_map(|field| in_shape(&field.shape, &format!("{pointer}/{}", pointer_step(&field.key))))
        }
        Shape::Text(_)
        | Shape::Amount(_)
        | Shape::Integer { .. }
        | Shape::Grade { .. }
        | Shape::Truth
        | Shape::Choice(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(schema: &Value) -> Option<String> {
        supported(schema, &Shape::compile(schema))
            .err()
            .map(|error| error.pointer)
    }

    #[test]
    fn what_is_validated_is_taken() {
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {
                "nimi": { "type": "string", "description": "Nimi." },
                "paivays": { "type": "string", "format": "päivämäärä" },
                "tila": { "enum": ["hyvä", "huono"] },
                "valmis": { "type": "boolean" },
                "toimet": { "type": "array", "items": { "$ref": "#/$defs/toimi" } },
                "luvut": { "type": "object", "additionalProperties": { "type": ["integer", "null"], "minimum": 0 } },
            },
            "required": ["nimi"],
            "$defs": { "toimi": { "type": "object", "properties": { "vastuu": { "type": "string" } } } },
        });
        assert_eq!(refused(&schema), None);
    }

    #[test]
    fn what_would_not_be_validated_is_refused() {
        for (part, pointer) in [
            (
                json!({ "type": "string", "pattern": "^a" }),
                "/properties/x/pattern",
            ),
            (
                json!({ "type": "string", "format": "uuid" }),
                "/properties/x/format",
            ),
            (json!({ "type": "number" }), "/x"),
            (json!({}), "/x"),
            (json!({ "type": "array", "items": { "type": "number" } }), "/x/*"),
            (json!({ "type": "array", "items": 1 }), "/properties/x/items"),
        ] {
            let schema = json!({ "type": "object", "properties": { "x": part } });
            assert_eq!(refused(&schema).as_deref(), Some(pointer), "{schema}");
        }
        let deep = (0..100).fold(
            json!({ "type": "string" }),
            |inner, _| json!({ "type": "array", "items": inner }),
        );
        assert!(refused(&deep).is_some());
        // A schema that refers to itself.
        let endless = json!({ "type": "object", "properties": { "x": { "$ref": "#" } } });
        assert!(refused(&endless).is_some());
    }
}
