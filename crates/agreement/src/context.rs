//! The data of an agreement as templates see them.

use serde_json::{Map, Value, json};
use vuosikello_core::{Configuration, Dossier, Party, Signatory};
use vuosikello_document::{Data, View, json_of, rows};

use crate::templates::key;
use crate::views;

/// The variables and views of the templates, each worked out when a template uses it. Those of an annex have the annex itself
/// besides, as `liite`.
pub(crate) fn variables<'a>(configuration: &'a Configuration, dossier: &'a Dossier) -> Data<'a> {
    let mut data = Data::default();
    data.define("organisaatio", move || &configuration.organisation);
    data.define("asiakas", move || &dossier.customer);
    data.define("sopimus", move || agreement(configuration, dossier));
    data.define("liitteet", move || annexes(configuration, dossier));
    data.define("liitenumerot", move || annex_numbers(configuration, dossier));
    data.define("yhteyshenkilot", move || {
        json!({
            "asiakas": rows(&views::contacts::of(dossier, Party::Customer)),
            "palvelukeskus": rows(&views::contacts::of(dossier, Party::Provider)),
        })
    });
    data.define("allekirjoittajat", move || signatories(configuration, dossier));
    data.define("talous", move || {
        json!({
            "jako": rows(&views::finance::allocation(configuration, dossier)),
            "rivit": rows(&views::finance::lines(configuration, dossier)),
            "suurimmat": rows(&views::finance::costliest(dossier)),
        })
    });
    for (name, table) in views::TABLES {
        // The same rows for templates that go through them one by one.
        if ROWS.contains(&name) {
            data.define(name, move || rows(&table(configuration, dossier)));
        }
        data.define_view(name, move || View::table(table(configuration, dossier)));
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

/// The agreement with its classification, whether that is its own or the default.
fn agreement(configuration: &Configuration, dossier: &Dossier) -> Value {
    let mut agreement = json_of(&dossier.agreement);
    if let Some(fields) = agreement.as_object_mut() {
        let classification = json_of(dossier.classification(configuration));
        fields.insert("luokitus".to_owned(), classification);
    }
    agreement
}

/// The designation of an annex by its place. In running text the number stays with its word.
fn designation(place: usize) -> String {
    format!("Liite\u{a0}{}", place + 1)
}

fn annexes(configuration: &Configuration, dossier: &Dossier) -> Value {
    let annexes = dossier.annexes(configuration);
    let annexes = annexes.iter().enumerate();
    let rows = annexes.map(|(place, annex)| {
        json!({
            "numero": place + 1,
            "tunnus": designation(place),
            "otsikko": annex.title(),
            "laji": json_of(&annex.kind),
        })
    });
    rows.collect()
}

/// The designations of the annexes that have a template, by their keys.
fn annex_numbers(configuration: &Configuration, dossier: &Dossier) -> Map<String, Value> {
    let annexes = dossier.annexes(configuration);
    let annexes = annexes.iter().enumerate();
    let numbers = annexes.filter_map(|(place, annex)| {
        let key = key(annex.kind)?;
        Some((key.to_owned(), json!(designation(place))))
    });
    numbers.collect()
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
    rows.collect()
}
