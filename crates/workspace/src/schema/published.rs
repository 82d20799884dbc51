//! The schemas as an editor reads them.

use serde_json::{Value, json};
use vuosikello_core::{Agreement, BudgetLine, Configuration, Customer, DevelopmentItem, Service};

use super::root_schema;

/// The JSON schemas (draft 2020-12) of the files of a workspace, by the name of the file: what `vuosikello schema NAME`
/// prints, so that an editor completes and checks the files.
///
/// The tables `palvelut`, `kehittaminen` and `talous` are lists of rows when they are kept as JSON.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        (
            "vuosikello",
            published(
                root_schema::<Configuration>(),
                "Työtilan asetukset",
                "Tiedosto vuosikello.json: palvelukeskus, sopimusvuodet ja oletukset.",
            ),
        ),
        (
            "asiakas",
            published(
                root_schema::<Customer>(),
                "Asiakas",
                "Tiedosto asiakkaat/<tunnus>/asiakas.json: asiakas, sen virastot ja yhteyshenkilöt.",
            ),
        ),
        (
            "sopimus",
            published(
                root_schema::<Agreement>(),
                "Palvelusopimus",
                "Tiedosto asiakkaat/<tunnus>/sopimukset/<vuosi>/sopimus.json: asiakkaan sopimus yhdelle vuodelle.",
            ),
        ),
        (
            "palvelut",
            published(
                root_schema::<Vec<Service>>(),
                "Jatkuvat palvelut",
                "Taulukko palvelut: yksi rivi jokaisesta jatkuvasta palvelusta.",
            ),
        ),
        (
            "kehittaminen",
            published(
                root_schema::<Vec<DevelopmentItem>>(),
                "Kehittäminen",
                "Taulukko kehittaminen: yksi rivi jokaisesta vuoden projektista ja suuremmasta tehtävästä.",
            ),
        ),
        (
            "talous",
            published(
                root_schema::<Vec<BudgetLine>>(),
                "Talous",
                "Taulukko talous: yksi rivi jokaisesta budjettirivistä.",
            ),
        ),
    ]
}

/// The schema in Finnish: the fields have Finnish descriptions in the model, the types English ones for programmers.
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

/// Drops what only a Rust programmer needs: the description of the type and of its variants, and number formats.
fn without_rust(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    object.remove("description");
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
                .is_some_and(|format| format == "int32" || format == "uint8")
        {
            property.remove("format");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_speak_finnish_only() {
        for (name, schema) in schemas() {
            let text = schema.to_string();
            assert_eq!(
                schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
                "{name}"
            );
            for english in ["The ", "An ", "A row", "being", "uint8", "oneOf"] {
                assert!(!text.contains(english), "{name}: {english}");
            }
        }
    }

    #[test]
    fn every_property_has_a_description() {
        fn visit(schema: &Value, name: &str) {
            for (key, property) in schema["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].is_string(), "{name} {key}");
            }
            for value in schema["$defs"]
                .as_object()
                .into_iter()
                .flat_map(|types| types.values())
            {
                visit(value, name);
            }
        }
        for (name, schema) in schemas() {
            visit(&schema, name);
        }
    }
}
