//! The schemas as an editor reads them.

use schemars::JsonSchema;
use serde_json::{Value, json};
use vuosikello_core::{
    ActualLine, Agreement, BudgetLine, Configuration, Customer, DevelopmentItem, KeyShare, Lock, Meeting,
    Need, Project, Risk, Service, ServiceStatus, SharedActual, SharedLine, SurveyAnswer, VersionLine,
};

use super::root_schema;

/// The JSON schemas (draft 2020-12) of the files of a workspace, by the name of the file: what `vuosikello schema NAME`
/// prints, so that an editor completes and checks the files.
///
/// The schemas of tables are lists of rows, as when they are kept as JSON. All versions of a budget have one schema.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        of::<Configuration>(
            "vuosikello",
            "Työtilan asetukset",
            "Tiedosto vuosikello.json: palvelukeskus, sopimusvuodet ja oletukset.",
        ),
        of::<Customer>(
            "asiakas",
            "Asiakas",
            "Tiedosto asiakkaat/<tunnus>/asiakas.json: asiakas, sen virastot ja yhteyshenkilöt.",
        ),
        of::<Agreement>(
            "sopimus",
            "Palvelusopimus",
            "Tiedosto asiakkaat/<tunnus>/sopimukset/<vuosi>/sopimus.json: asiakkaan sopimus yhdelle vuodelle.",
        ),
        of::<Vec<Service>>(
            "palvelut",
            "Jatkuvat palvelut",
            "Taulukko palvelut: yksi rivi jokaisesta jatkuvasta palvelusta.",
        ),
        of::<Vec<DevelopmentItem>>(
            "kehittaminen",
            "Kehittäminen",
            "Taulukko kehittaminen: yksi rivi jokaisesta vuoden projektista ja suuremmasta tehtävästä.",
        ),
        of::<Vec<BudgetLine>>(
            "talous",
            "Talous",
            "Taulukko talous: yksi rivi jokaisesta budjettirivistä.",
        ),
        of::<Meeting>(
            "kokous",
            "Seurantaryhmän kokous",
            "Tiedosto asiakkaat/<tunnus>/kokoukset/<vuosi>-Q<neljännes>/kokous.json: kokouksen aika, paikka, osallistujat ja lisäasiat.",
        ),
        of::<Vec<ServiceStatus>>(
            "palvelutilanne",
            "Palvelujen tilanne",
            "Kokouksen taulukko palvelutilanne: yksi rivi jokaisesta palvelusta.",
        ),
        of::<Vec<Need>>(
            "kehitystarpeet",
            "Kehitystarpeet",
            "Kokouksen taulukko kehitystarpeet: yksi rivi jokaisesta tarpeesta.",
        ),
        of::<Vec<Project>>(
            "projektit",
            "Projektit",
            "Kokouksen taulukko projektit: yksi rivi jokaisesta projektista.",
        ),
        ("kysely", survey()),
        of::<Vec<VersionLine>>(
            "budjetti",
            "Budjetin versio",
            "Taulukot asiakkaat/<tunnus>/budjetti/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: yksi rivi jokaisesta budjettirivistä.",
        ),
        of::<Vec<ActualLine>>(
            "toteuma",
            "Toteuma",
            "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/toteuma: toteutuneet kustannukset kuukausittain.",
        ),
        of::<Vec<Risk>>(
            "riskit",
            "Talouden riskit",
            "Taulukko asiakkaat/<tunnus>/budjetti/<vuosi>/riskit: mikä voi muuttaa talousarviota tai ennustetta.",
        ),
        of::<Lock>(
            "lukitus",
            "Version lukitus",
            "Tiedosto asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut/<versio>.json: mitä versiosta kirjattiin lukittaessa.",
        ),
        of::<Vec<KeyShare>>(
            "jyvitys",
            "Jyvitysperusteet",
            "Taulukko yhteiset/<vuosi>/jyvitys: asiakkaiden osuudet yhteisistä kustannuksista.",
        ),
        of::<Vec<SharedLine>>(
            "yhteinen-budjetti",
            "Yhteisten kustannusten versio",
            "Taulukot yhteiset/<vuosi>/tae-b0 … tae-b3, tpe-1, tpe-2 ja tilinpaatos: kaikkien asiakkaiden yhteiset kustannukset.",
        ),
        of::<Vec<SharedActual>>(
            "yhteinen-toteuma",
            "Yhteisten kustannusten toteuma",
            "Taulukko yhteiset/<vuosi>/toteuma: yhteisten kustannusten toteuma kuukausittain.",
        ),
    ]
}

fn of<T: JsonSchema>(
    name: &'static str,
    title: &'static str,
    description: &'static str,
) -> (&'static str, Value) {
    (name, published(root_schema::<T>(), title, description))
}

/// The survey, whose keys are the questions of the settings.
fn survey() -> Value {
    let (grades, recommendations) = (SurveyAnswer::GRADES, SurveyAnswer::RECOMMENDATIONS);
    let lowest = grades.start().min(recommendations.start());
    let highest = grades.end().max(recommendations.end());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kysely",
        "description": "Kokouksen taulukko kysely: yksi rivi jokaisesta vastaajasta. Avaimet ovat kyselyn tunnuksia asetuksissa \
            (oletukset.kysely): osa-alueille arvosana 4–10, suositukselle luku 0–10 ja avoimille kysymyksille teksti.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": {
                "type": ["integer", "string", "null"],
                "minimum": lowest,
                "maximum": highest,
            },
        },
    })
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

    #[test]
    fn schemas_speak_finnish_only() {
        for (name, schema) in schemas() {
            let text = schema.to_string();
            assert_eq!(
                schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
                "{name}"
            );
            for english in ["The ", "An ", "A row", "being", "uint", "oneOf"] {
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
