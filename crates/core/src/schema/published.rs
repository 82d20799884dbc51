//! The schemas as an editor reads them.
//!
//! The doc comments of the model are English, for programmers. The last paragraph of a field's comment is Finnish and begins
//! with `fi:`: it is the description of the field in the schemas, and in the fix of an error that it is missing.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::Shape;
use super::supported::{UnsupportedSchema, supported};
use crate::{ClockTask, Configuration, DataFile, SurveyAnswer};

/// The schema of a file of data.
#[derive(Debug, Clone)]
pub struct FileSchema {
    /// The name of the schema; all versions of a budget have the same.
    pub name: Cow<'static, str>,
    /// The schema as editors use it, in Finnish (JSON Schema, draft 2020-12); `null` for a file that no editor knows.
    pub published: Value,
    /// The schema compiled for validating.
    pub shape: Shape,
}

impl FileSchema {
    /// The schema of a type.
    pub(crate) fn of<T: JsonSchema>(name: &str, title: &str, description: &str) -> Arc<Self> {
        Self::with_titles(name, root_schema::<T>(), title, description)
    }

    /// The schema of the settings, whose clock may name `tasks`.
    pub(crate) fn of_configuration(tasks: &[ClockTask]) -> Arc<Self> {
        let mut schema = root_schema::<Configuration>();
        let names = tasks.iter().map(|task| Value::from(task.name()));
        let task = schema.pointer_mut("/$defs/ClockEntry/properties/tehtava");
        if let Some(task) = task.and_then(Value::as_object_mut) {
            task.insert("enum".to_owned(), names.chain([Value::Null]).collect());
        }
        let description = "Tiedosto vuosikello.json: palvelukeskus, sopimusvuodet ja oletukset.";
        Self::with_titles(
            DataFile::CONFIGURATION.stem(),
            schema,
            "Työtilan asetukset",
            description,
        )
    }

    fn with_titles(name: &str, schema: Value, title: &str, description: &str) -> Arc<Self> {
        Arc::new(Self {
            name: name.to_owned().into(),
            shape: Shape::compile(&schema),
            published: published(schema, title, description),
        })
    }

    /// A schema that is given as such (JSON Schema, draft 2020-12), in the subset that is validated: types, `properties`, `required`, `items`,
    /// `additionalProperties`, `enum`, `$ref`, `minimum` and `maximum` of whole numbers, and the [`formats`](crate::formats).
    /// Keys that it does not name are refused, whether it says so or not.
    ///
    /// # Errors
    /// [`UnsupportedSchema`] for what would not be validated.
    pub fn of_value(
        name: impl Into<Cow<'static, str>>,
        schema: Value,
    ) -> Result<Arc<Self>, UnsupportedSchema> {
        let shape = Shape::compile(&schema);
        supported(&schema, &shape)?;
        Ok(Arc::new(Self {
            name: name.into(),
            shape,
            published: schema,
        }))
    }

    /// The schema of a type that has no JSON file.
    pub(crate) fn unpublished<T: JsonSchema>(name: &'static str) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            shape: Shape::compile(&root_schema::<T>()),
            published: Value::Null,
        })
    }
}

fn root_schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(in_finnish));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Leaves of a description its Finnish paragraph, and nothing of one that has none: it is for programmers.
fn in_finnish(schema: &mut Schema) {
    let Some(Value::String(comment)) = schema.remove("description") else {
        return;
    };
    if let Some(text) = finnish_paragraph(&comment) {
        schema.insert("description".to_owned(), Value::String(text));
    }
}

/// The last paragraph of a doc comment, on one line, when it begins with `fi:`.
fn finnish_paragraph(comment: &str) -> Option<String> {
    let (_, last) = comment.rsplit_once("\n\n").unwrap_or(("", comment));
    Some(last.strip_prefix("fi: ")?.replace('\n', " "))
}

/// The schema of the survey, whose keys are the questions of the settings; see [`SurveySettings::shape`].
///
/// [`SurveySettings::shape`]: crate::SurveySettings::shape
pub(crate) fn survey_schema() -> FileSchema {
    let (grades, recommendations) = (SurveyAnswer::GRADES, SurveyAnswer::RECOMMENDATIONS);
    let lowest = grades.start().min(recommendations.start());
    let highest = grades.end().max(recommendations.end());
    FileSchema {
        name: "kysely".into(),
        shape: Shape::List(Box::new(Shape::Anything)),
        published: json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Kysely",
            "description": "Kokouksen taulukko kysely: yksi rivi jokaisesta vastaajasta. Avaimet ovat kyselyn tunnuksia asetuksissa \
                (oletukset.kysely): osa-alueille arvosana 4–10 (myös puolikas, 8.5), suositukselle luku 0–10 ja avoimille kysymyksille teksti.",
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": {
                    "type": ["number", "string", "null"],
                    "minimum": lowest,
                    "maximum": highest,
                },
            },
        }),
    }
}

/// The schema of a file, with its title and description.
fn published(mut schema: Value, title: &str, description: &str) -> Value {
    without_rust(&mut schema);
    if let Some(types) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        types.values_mut().for_each(without_rust);
    }
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), json!(title));
        object.insert("description".into(), json!(description));
    }
    schema
}

/// Drops what only a Rust programmer needs: the titles of types, one schema for each variant, and the formats of numbers.
fn without_rust(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.remove("title");
    let constants = object.get("oneOf").and_then(Value::as_array);
    let constants: Option<Vec<Value>> =
        constants.and_then(|all| all.iter().map(|one| one.get("const").cloned()).collect());
    if let Some(constants) = constants {
        object.remove("oneOf");
        object.insert("type".into(), json!("string"));
        object.insert("enum".into(), Value::Array(constants));
    }
    let properties = object.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties
        .into_iter()
        .flat_map(|properties| properties.values_mut())
    {
        if let Some(property) = property.as_object_mut()
            && property
                .get("format")
                .and_then(Value::as_str)
                .is_some_and(|format| format.starts_with("int") || format.starts_with("uint"))
        {
            property.remove("format");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A type, whose comment is for programmers.
    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only its schema is used")]
    struct Example {
        /// The name.
        ///
        /// More of it.
        ///
        /// fi: Nimi, joka
        /// näytetään.
        both: String,
        /// fi: Pelkkä suomi.
        finnish: String,
        /// The word fi: is no paragraph.
        english: String,
        #[doc = concat!("fi: ", "Kuukausi ", "2027.")]
        put_together: Option<crate::Month>,
        /// The choices.
        ///
        /// fi: Valinnat.
        choices: Vec<Choice>,
    }

    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only its schema is used")]
    enum Choice {
        /// The first.
        First,
    }

    #[test]
    fn only_the_finnish_paragraph_of_a_comment_is_published() {
        let schema = FileSchema::of::<Vec<Example>>("esimerkki", "Esimerkki", "Taulukko esimerkki.");
        let schema = &schema.published;
        let row = &schema["$defs"]["Example"];
        let description = |key: &str| row["properties"][key]["description"].as_str();
        assert_eq!(row.get("description"), None);
        assert_eq!(description("both"), Some("Nimi, joka näytetään."));
        assert_eq!(description("finnish"), Some("Pelkkä suomi."));
        assert_eq!(description("english"), None);
        assert_eq!(description("put_together"), Some("Kuukausi 2027."));
        assert_eq!(description("choices"), Some("Valinnat."));
        assert_eq!(
            schema["$defs"]["Choice"],
            json!({ "type": "string", "enum": ["First"] })
        );
        assert_eq!(schema["description"], "Taulukko esimerkki.");
    }
}
