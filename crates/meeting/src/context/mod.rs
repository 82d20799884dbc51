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

use serde_json::{Map, Value, json};
use vuosikello_core::{Configuration, MeetingDossier};
use vuosikello_document::Data;

use crate::missing::{missing_beside, overview};

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
    Data::new(&fields(configuration, dossier, stage, deviations))
}

/// The same as JSON.
pub(crate) fn fields(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    stage: Stage,
    deviations: usize,
) -> Map<String, Value> {
    let views = overview(configuration, dossier);
    let pending = match stage {
        Stage::Before => missing_beside(configuration, dossier, views.as_ref()),
        Stage::After => Vec::new(),
    };
    [
        ("organisaatio", value(&configuration.organisation)),
        ("asiakas", value(&dossier.agreement.customer)),
        ("sopimus", value(&dossier.agreement.agreement)),
        ("ryhma", json!(configuration.defaults.meetings.group)),
        ("kokous", meeting::of(configuration, dossier, stage, &pending)),
        ("edellinen", meeting::previous(dossier)),
        ("seuraava", meeting::next(dossier)),
        ("osallistujat", people::participants(dossier, stage)),
        ("allekirjoittajat", people::signatories(configuration, dossier)),
        ("yhteyshenkilo", people::organiser(dossier)),
        ("kohdat", items::of(configuration, dossier, stage, &pending)),
        ("avoimet", actions::open(configuration, dossier, stage)),
        ("toimenpiteet", actions::agreed(configuration, dossier, stage)),
        ("talous", finance::of(dossier, views.as_ref(), deviations)),
        ("vuosikello", clock::finance(configuration, dossier)),
        ("palvelutilanne", services::of(dossier)),
        ("tarpeet", development::needs(dossier)),
        ("tarpeet_saatu", json!(dossier.needs.is_some())),
        ("projektit", development::projects(dossier)),
        ("projektit_saatu", json!(dossier.projects.is_some())),
        ("kysely", survey::of(configuration, dossier)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// What the model says of itself, in its own Finnish keys. The model has no maps with keys that JSON lacks.
pub(crate) fn value(model: &impl serde::Serialize) -> Value {
    serde_json::to_value(model).unwrap_or_default()
}

/// The text, or a dash where there is none.
fn or_none(text: Option<&str>) -> Value {
    json!(text.unwrap_or(NONE))
}
