//! The data of an agreement as templates see them.

use serde_json::{Map, Value, json};
use vuosikello_core::{AnnexKind, CommonTerms, Configuration, Dossier, Party, Signatory};
use vuosikello_document::{Data, View, json_of, rows};

use crate::templates::key;
use crate::views;

/// The variables and views of the templates, each worked out when a template uses it. Those of an annex have the annex itself
/// besides, as `liite`.
pub(crate) fn variables<'a>(configuration: &'a Configuration, dossier: &'a Dossier) -> Data<'a> {
    let mut data = Data::default();
    data.define("organisaatio", move || organisation(configuration));
    data.define("asiakas", move || customer(dossier));
    data.define("sopimus", move || agreement(configuration, dossier));
    data.define("liitteet", move || annexes(configuration, dossier));
    data.define("liitenumerot", move || annex_numbers(configuration, dossier));
    data.define("liitteessa", move || annexes_in(configuration, dossier));
    data.define("yleiset_ehdot", move || terms_of(configuration, dossier));
    data.define("yhteyshenkilot", move || {
        json!({
            "asiakas": rows(&views::contacts::of(dossier, Party::Customer)),
            "palvelukeskus": rows(&views::contacts::of(dossier, Party::Provider)),
            "vastuuhenkilot": rows(&views::contacts::owners(dossier)),
        })
    });
    data.define("allekirjoittajat", move || signatories(configuration, dossier));
    data.define("talous", move || {
        json!({
            "jako": rows(&views::finance::allocation(configuration, dossier)),
            "rivit": rows(&views::finance::lines(configuration, dossier)),
            "suurimmat": rows(&views::finance::costliest(dossier)),
            "muut": rows(&views::finance::other_lines(configuration, dossier)),
            "erat": rows(&views::finance::parts(configuration, dossier)),
            "sisalto": rows(&views::finance::contents(configuration, dossier)),
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
const ROWS: [&str; 7] = [
    "kasittely",
    "palvelut",
    "palvelut_kustannuksin",
    "kehittaminen",
    "kehittaminen_kustannuksin",
    "projektit",
    "tehtavat",
];

/// The provider, with a help desk of empty texts where none is known.
fn organisation(configuration: &Configuration) -> Value {
    with_texts(
        json_of(&configuration.organisation),
        "kayttajatuki",
        &["sahkoposti", "puhelin", "aika"],
    )
}

/// The customer, with a representative of empty texts where it makes the agreement itself.
fn customer(dossier: &Dossier) -> Value {
    with_texts(json_of(&dossier.customer), "edustaja", &["nimi", "peruste"])
}

/// A value whose object under `key` has all of its texts: templates can ask for each.
fn with_texts(mut value: Value, key: &str, texts: &[&str]) -> Value {
    if let Some(fields) = value.as_object_mut() {
        let inner = fields.entry(key).or_insert_with(|| json!({}));
        if let Some(inner) = inner.as_object_mut() {
            for text in texts {
                inner.entry(*text).or_insert_with(|| json!(""));
            }
        }
    }
    value
}

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

/// The variables and views of the common terms of a year, which know of no agreement.
pub(crate) fn variables_of_terms<'a>(
    configuration: &'a Configuration,
    year: i32,
    terms: &'a CommonTerms,
) -> Data<'a> {
    let mut data = Data::default();
    data.define("organisaatio", move || organisation(configuration));
    data.define("asiakas", || Value::Null);
    data.define("ehdot", move || {
        let mut value = json_of(terms);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("vuosi".to_owned(), json!(year));
        }
        value
    });
    data
}

/// The common terms of the agreement's year, and how a sentence refers to them where they are an annex; empty texts where there are none.
fn terms_of(configuration: &Configuration, dossier: &Dossier) -> Value {
    let Some(terms) = configuration.common_terms(dossier.agreement.year) else {
        return json!({ "diaarinumero": "", "versio": "", "paivays": "", "liitteena": "" });
    };
    let mut value = json_of(terms);
    let annexes = dossier.annexes(configuration);
    let place = annexes
        .iter()
        .position(|annex| annex.kind == AnnexKind::CommonTerms);
    if let Some(fields) = value.as_object_mut() {
        let annex = place.map(|place| designation_as("liitteenä", place));
        fields.insert("liitteena".to_owned(), json!(annex.unwrap_or_default()));
    }
    value
}

/// The annexes that have a template, by their keys, as a sentence refers to what stands in them: `liitteessä 2`.
fn annexes_in(configuration: &Configuration, dossier: &Dossier) -> Map<String, Value> {
    let annexes = dossier.annexes(configuration);
    let annexes = annexes.iter().enumerate();
    let places = annexes.filter_map(|(place, annex)| {
        let key = key(annex.kind)?;
        Some((key.to_owned(), json!(designation_as("liitteessä", place))))
    });
    places.collect()
}

/// An inflected form of the word with the number of an annex. The number stays with it.
fn designation_as(form: &str, place: usize) -> String {
    format!("{form}\u{a0}{}", place + 1)
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
