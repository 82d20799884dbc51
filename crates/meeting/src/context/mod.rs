//! The data of a meeting as templates see them.

mod finance;
mod items;
mod meeting;
mod people;
mod survey;

use serde_json::{Map, Value, json};
use vuosikello_core::ServiceState;
use vuosikello_document::{Data, rows};

use crate::phrases::day;
use crate::views::services::Services;
use crate::views::{Subject, actions, clock, development, people as participants};

/// The variables and views of the templates.
pub(crate) fn variables(subject: &Subject<'_>) -> Data {
    Data::new(&fields(subject)).with_views(subject.views())
}

fn fields(subject: &Subject<'_>) -> Map<String, Value> {
    let (configuration, dossier) = (subject.configuration, subject.dossier);
    [
        ("organisaatio", value(&configuration.organisation)),
        ("asiakas", value(&dossier.agreement.customer)),
        ("sopimus", value(&dossier.agreement.agreement)),
        ("ryhma", json!(configuration.defaults.meetings.group)),
        ("kokous", meeting::of(subject)),
        ("edellinen", meeting::previous(dossier)),
        ("seuraava", meeting::next(dossier)),
        ("osallistujat", rows(&participants::participants(subject))),
        ("allekirjoittajat", people::signatories(configuration, dossier)),
        ("yhteyshenkilo", people::organiser(dossier)),
        ("kohdat", items::of(subject)),
        ("avoimet", rows(&actions::open(subject))),
        ("toimenpiteet", rows(&actions::agreed(subject))),
        ("talous", finance::of(subject)),
        ("vuosikello", clock_entries(subject)),
        ("palvelutilanne", services(subject)),
        ("tarpeet", rows(&development::needs(dossier))),
        ("tarpeet_saatu", json!(dossier.needs.is_some())),
        ("projektit", rows(&development::projects(dossier))),
        ("projektit_saatu", json!(dossier.projects.is_some())),
        ("kysely", survey::of(subject)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// What comes next in the finance clock.
fn clock_entries(subject: &Subject<'_>) -> Value {
    let entries = clock::entries(subject);
    let rows = entries.iter().map(|entry| {
        json!({
            "paivays": entry.date,
            "paiva": day(entry.date),
            "otsikko": entry.entry.title,
            "kuvaus": entry.entry.description,
        })
    });
    Value::Array(rows.collect())
}

/// How many services are in which state, and those that stand out.
fn services(subject: &Subject<'_>) -> Value {
    let services = Services::of(subject.dossier);
    json!({
        "rivit": rows(&services.table()),
        "maara": services.len(),
        "ongelma": services.count(ServiceState::Problem),
        "huomioitavaa": services.count(ServiceState::Attention),
        "kunnossa": services.count(ServiceState::Good),
        "ongelmat": services.names(ServiceState::Problem),
        "huomioitavat": services.names(ServiceState::Attention),
        "luettelematta": services.unlisted(),
        "ilman_tietoa": services.without_state(),
    })
}

/// What the model says of itself, in its own Finnish keys. The model has no maps with keys that JSON lacks.
pub(crate) fn value(model: &impl serde::Serialize) -> Value {
    serde_json::to_value(model).unwrap_or_default()
}
