//! The data of a meeting as templates see them.

mod finance;
mod items;
mod meeting;
mod people;
mod survey;

use std::sync::Arc;

use serde_json::{Value, json};
use vuosikello_core::ServiceState;
use vuosikello_document::{Data, rows};

use crate::phrases::day;
use crate::subject::Subject;
use crate::titles;
use crate::views::services::Services;
use crate::views::{VIEWS, actions, clock, development, people as participants};

/// The variables and views of the templates, each worked out when a template first uses it.
pub(crate) fn variables<'a>(subject: &Arc<Subject<'a>>) -> Data<'a> {
    let mut data = Data::default();
    let (configuration, agreement) = (subject.configuration, &subject.dossier.agreement);
    data.define("organisaatio", move || &configuration.organisation);
    data.define("asiakas", move || &agreement.customer);
    data.define("sopimus", move || &agreement.agreement);
    for (name, make) in VARIABLES {
        let subject = Arc::clone(subject);
        data.define(name, move || make(&subject));
    }
    for (name, make) in VIEWS {
        let subject = Arc::clone(subject);
        data.define_view(name, move || make(&subject));
    }
    data
}

/// Makes the value of a variable.
type MakeValue = fn(&Subject<'_>) -> Value;

const VARIABLES: [(&str, MakeValue); 19] = [
    ("ryhma", |subject| {
        json!(subject.configuration.defaults.meetings.group)
    }),
    ("kokous", meeting::of),
    ("edellinen", meeting::previous),
    ("seuraava", meeting::next),
    ("osallistujat", |subject| {
        rows(&participants::participants(subject))
    }),
    ("allekirjoittajat", people::signatories),
    ("yhteyshenkilo", people::organiser),
    ("kohdat", items::of),
    ("avoimet", |subject| rows(&actions::open(subject))),
    ("toimenpiteet", |subject| rows(&actions::agreed(subject))),
    ("paatelmat", titles::of),
    ("talous", finance::of),
    ("vuosikello", clock_entries),
    ("palvelutilanne", services),
    ("tarpeet", |subject| rows(&development::needs(subject.dossier))),
    ("tarpeet_saatu", |subject| json!(subject.dossier.needs.is_some())),
    ("projektit", |subject| {
        rows(&development::projects(subject.dossier))
    }),
    ("projektit_saatu", |subject| {
        json!(subject.dossier.projects.is_some())
    }),
    ("kysely", survey::of),
];

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
    rows.collect()
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
