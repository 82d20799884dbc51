//! The data of a meeting as templates see them.

mod actions;
mod clock;
mod development;
mod finance;
mod items;
mod meeting;
mod people;
mod services;
mod survey;

use serde_json::{Value, json};
use vuosikello_core::{Configuration, MeetingDossier};
use vuosikello_document::Data;

/// Stands in a cell where there is nothing to show.
const NONE: &str = "–";

/// Whether documents look forward to the meeting or back at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before the meeting: the notes are not looked at.
    Before,
    /// After it: the notes are used, and nothing is waited for any more.
    After,
}

/// The variables of the templates; with the `deviations` largest deviations of the budget.
pub(crate) fn variables(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    stage: Stage,
    deviations: usize,
) -> Data {
    let mut data = Data::default();
    data.set("organisaatio", &configuration.organisation);
    data.set("asiakas", &dossier.agreement.customer);
    data.set("sopimus", &dossier.agreement.agreement);
    data.set("ryhma", &configuration.defaults.meetings.group);
    data.set("kokous", &meeting::of(configuration, dossier, stage));
    data.set("edellinen", &meeting::previous(dossier));
    data.set("seuraava", &meeting::next(dossier));
    data.set("osallistujat", &people::participants(dossier, stage));
    data.set("allekirjoittajat", &people::signatories(configuration, dossier));
    data.set("yhteyshenkilo", &people::organiser(dossier));
    data.set("kohdat", &items::of(configuration, dossier, stage));
    data.set("avoimet", &actions::open(configuration, dossier, stage));
    data.set("toimenpiteet", &actions::agreed(configuration, dossier, stage));
    data.set("talous", &finance::of(configuration, dossier, deviations));
    data.set("vuosikello", &clock::finance(configuration, dossier));
    data.set("palvelutilanne", &services::of(dossier));
    data.set("tarpeet", &development::needs(dossier));
    data.set("tarpeet_saatu", &dossier.needs.is_some());
    data.set("projektit", &development::projects(dossier));
    data.set("projektit_saatu", &dossier.projects.is_some());
    data.set("kysely", &survey::of(configuration, dossier));
    data
}

/// What the model says of itself, in its own Finnish keys. The model has no maps with keys that JSON lacks.
fn value(model: &impl serde::Serialize) -> Value {
    serde_json::to_value(model).unwrap_or_default()
}

/// The text, or a dash where there is none.
fn or_none(text: Option<&str>) -> Value {
    json!(text.unwrap_or(NONE))
}
