//! A JSON schema compiled into what the validator asks.

use crate::{Hint, Malformed, formats};
use serde_json::Value;

/// Checks the form of a text.
pub type Check = fn(&str) -> Result<(), Malformed>;

/// A format of texts.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name of the format in the schemas.
    pub name: &'static str,
    /// Checks a text.
    pub check: Check,
}

/// What a value must be; the subset of JSON Schema 2020-12 that the model's types use.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text, maybe of a format.
    Text(Option<Format>),
    /// A text of a format, or a number.
    Amount(Check),
    /// A whole number within limits.
    Integer {
        /// The least.
        minimum: i64,
        /// The most.
        maximum: i64,
    },
    /// True or false.
    Truth,
    /// A whole number or a half within limits.
    Grade {
        /// The least.
        minimum: i64,
        /// The most.
        maximum: i64,
    },
    /// One of some texts.
    Choice(Vec<String>),
    /// A list of equals.
    List(Box<Shape>),
    /// An object with known keys.
    Record(Record),
    /// An object with keys of any name.
    Map(Box<Shape>),
    /// Something that the other shape allows, or null.
    Optional(Box<Shape>),
    /// A value that the subset does not describe; deserialisation judges it.
    Anything,
}

/// An object with known keys.
#[derive(Debug, Clone)]
pub struct Record {
    /// The keys, in the order of the alphabet.
    pub fields: Vec<Field>,
}

/// A key of an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key.
    pub key: String,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// How to write it, in Finnish: an example as JSON, or else what it means.
    pub hint: Hint,
}

/// Deeper than any type of the model nests; a schema that goes deeper refers to itself.
const MAX_DEPTH: usize = 32;

impl Shape {
    /// The shape that a JSON schema describes.
    pub fn compile(root: &Value) -> Self {
        Compiler { root }.shape(root, 0)
    }

    /// The shape of the value where there is one.
    pub fn of_value(&self) -> &Shape {
        match self {
            Shape::Optional(shape) => shape,
            shape => shape,
        }
    }

    /// The shape of the items of a list.
    pub fn item(&self) -> Option<&Record> {
        match self {
            Shape::List(item) => match item.as_ref() {
                Shape::Record(record) => Some(record),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Record {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.key.as_str())
    }
}

struct Compiler<'a> {
    root: &'a Value,
}

impl<'a> Compiler<'a> {
    /// The schema that `$ref` names, or the schema itself.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        schema["$ref"]
            .as_str()
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(|pointer| self.root.pointer(pointer))
            .unwrap_or(schema)
    }

    fn shape(&self, schema: &'a Value, depth: usize) -> Shape {
        if depth > MAX_DEPTH {
            return Shape::Anything;
        }
        let schema = self.resolve(schema);
        if let Some(choices) = choices(schema) {
            return Shape::Choice(choices);
        }
        if let Some(choices) = choices_or_null(schema) {
            return Shape::Optional(Box::new(Shape::Choice(choices)));
        }
        if let Some(alternatives) = alternatives(schema) {
            let fields = alternatives.into_iter().map(|(key, value)| Field {
                key: key.clone(),
                shape: self.shape(value, depth + 1),
                required: false,
                hint: self.hint(value),
            });
            return Shape::Record(Record {
                fields: fields.collect(),
            });
        }
        if let Some([shape, null]) = schema["anyOf"].as_array().map(Vec::as_slice)
            && null["type"] == "null"
        {
            return Shape::Optional(Box::new(self.shape(shape, depth + 1)));
        }
        match &schema["type"] {
            Value::String(kind) => self.typed(kind, schema, depth),
            Value::Array(kinds) => {
                match (kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>()).as_slice() {
                    [kind, "null"] => Shape::Optional(Box::new(self.typed(kind, schema, depth))),
                    ["string", "number"] => {
                        format(schema).map_or(Shape::Anything, |format| Shape::Amount(format.check))
                    }
                    ["string", "number", "null"] => format(schema).map_or(Shape::Anything, |format| {
                        Shape::Optional(Box::new(Shape::Amount(format.check)))
                    }),
                    _ => Shape::Anything,
                }
            }
            _ => Shape::Anything,
        }
    }

    fn typed(&self, kind: &str, schema: &'a Value, depth: usize) -> Shape {
        match kind {
            "string" => Shape::Text(format(schema)),
            "boolean" => Shape::Truth,
            "integer" => Shape::Integer {
                minimum: schema["minimum"].as_i64().unwrap_or(i32::MIN.into()),
                maximum: schema["maximum"].as_i64().unwrap_or(i32::MAX.into()),
            },
            "array" => Shape::List(Box::new(self.shape(&schema["items"], depth + 1))),
            "object" => match schema["properties"].as_object() {
                Some(properties) => {
                    let required = |key: &str| {
                        let keys = schema["required"].as_array();
                        keys.is_some_and(|keys| keys.iter().any(|required| required == key))
                    };
                    let fields = properties.iter().map(|(key, property)| Field {
                        key: key.clone(),
                        shape: self.shape(property, depth + 1),
                        required: required(key),
                        hint: self.hint(property),
                    });
                    Shape::Record(Record {
                        fields: fields.collect(),
                    })
                }
                None => Shape::Map(Box::new(self.shape(&schema["additionalProperties"], depth + 1))),
            },
            _ => Shape::Anything,
        }
    }

    fn hint(&self, property: &'a Value) -> Hint {
        let target = self.resolve(property);
        let example = property["examples"].get(0).or_else(|| target["examples"].get(0));
        if let Some(example) = example {
            return Hint::Example(example.clone());
        }
        if let Some(first) = choices(target).and_then(|choices| choices.into_iter().next()) {
            return Hint::Example(Value::String(first));
        }
        let description = property["description"].as_str().unwrap_or_default();
        Hint::Meaning(description.trim_end_matches('.').to_owned())
    }
}

fn format(schema: &Value) -> Option<Format> {
    let wanted = schema["format"].as_str()?;
    formats()
        .into_iter()
        .find(|(name, _)| *name == wanted)
        .map(|(name, check)| Format { name, check })
}

/// The texts of `enum`, or of `oneOf` with a `const` each.
fn choices(schema: &Value) -> Option<Vec<String>> {
    let texts = |values: &[Value]| -> Option<Vec<String>> {
        values
            .iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect()
    };
    if let Some(values) = schema["enum"].as_array() {
        return texts(values);
    }
    let constants: Vec<Value> = schema["oneOf"]
        .as_array()?
        .iter()
        .map(|one| one["const"].clone())
        .collect();
    texts(&constants)
}

/// The texts of an `enum` that ends in `null`.
fn choices_or_null(schema: &Value) -> Option<Vec<String>> {
    let (Value::Null, texts) = schema["enum"].as_array()?.split_last()? else {
        return None;
    };
    texts
        .iter()
        .map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// The variants of an enum with values: objects of one key each.
fn alternatives<'a>(schema: &'a Value) -> Option<Vec<(&'a String, &'a Value)>> {
    let objects = schema["oneOf"].as_array()?.iter();
    let only = |object: &'a Value| Value::as_object(&object["properties"]).filter(|keys| keys.len() == 1);
    objects.map(|object| only(object)?.iter().next()).collect()
}
