//! The data of an agreement as templates see them.

use serde_json::{Map, Value, json};
use vuosikello_core::{Configuration, Dossier, Party, Signatory};
use vuosikello_document::{Data, rows};

use crate::templates::key;
use crate::views;

/// The variables and views of the templates. Those of an annex have the annex itself besides, as `liite`.
pub(crate) fn variables(configuration: &Configuration, dossier: &Dossier) -> Data {
    let mut data = Data::default();
    let mut agreement = value(&dossier.agreement);
    if let Some(fields) = agreement.as_object_mut() {
        fields.insert(
            "luokitus".to_owned(),
            value(dossier.classification(configuration)),
        );
    }
    let (annexes, numbers) = annexes(configuration, dossier);
    let (contacts, finance) = (
        json!({
            "asiakas": rows(&views::contacts::of(dossier, Party::Customer)),
            "palvelukeskus": rows(&views::contacts::of(dossier, Party::Provider)),
        }),
        json!({
            "jako": rows(&views::finance::allocation(configuration, dossier)),
            "rivit": rows(&views::finance::lines(configuration, dossier)),
            "suurimmat": rows(&views::finance::costliest(dossier)),
        }),
    );
    data.set("organisaatio", &configuration.organisation);
    data.set("asiakas", &dossier.customer);
    data.set("sopimus", &agreement);
    data.set("liitteet", &annexes);
    data.set("liitenumerot", &numbers);
    data.set("yhteyshenkilot", &contacts);
    data.set("allekirjoittajat", &signatories(configuration, dossier));
    data.set("talous", &finance);
    for (name, view) in views::views(configuration, dossier) {
        // The same rows for templates that go through them one by one.
        if let Some(table) = &view.table
            && ROWS.contains(&name.as_str())
        {
            data.set(&name, &rows(table));
        }
        data.set_view(name, view);
    }
    data
}

/// The views whose rows are variables of the same name.
const ROWS: [&str; 6] = [
    "palvelut",
    "palvelut_kustannuksin",
    "kehittaminen",
    "kehittaminen_kustannuksin",
    "projektit",
    "tehtavat",
];

/// What the model says of itself, in its own Finnish keys. The model has no maps with keys that JSON lacks.
pub(crate) fn value(model: &impl serde::Serialize) -> Value {
    serde_json::to_value(model).unwrap_or_default()
}

fn annexes(configuration: &Configuration, dossier: &Dossier) -> (Value, Value) {
    let mut numbers = Map::new();
    let mut list = Vec::new();
    for (i, annex) in dossier.annexes(configuration).iter().enumerate() {
        // In running text the number stays with its word.
        let designation = format!("Liite\u{a0}{}", i + 1);
        if let Some(key) = key(annex.kind) {
            numbers.insert(key.to_owned(), json!(designation));
        }
        list.push(json!({
            "numero": i + 1,
            "tunnus": designation,
            "otsikko": annex.title(),
            "laji": value(&annex.kind),
        }));
    }
    (Value::Array(list), Value::Object(numbers))
}

fn signatories(configuration: &Configuration, dossier: &Dossier) -> Value {
    let organisation = |signatory: &Signatory| match (&signatory.agency, signatory.party) {
        (Some(agency), _) => agency.clone(),
        (None, Party::Customer) => dossier.customer.name.base.clone(),
        (None, Party::Provider) => configuration.organisation.name.base.clone(),
    };
    let rows = dossier.agreement.signatories.iter().map(|signatory| {
        json!({
            "organisaatio": organisation(signatory),
            "nimi": signatory.name,
            "nimike": signatory.title.as_ref().unwrap_or(&signatory.position),
        })
    });
    Value::Array(rows.collect())
}
