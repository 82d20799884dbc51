//! The status of the services.

use serde_json::Value;
use vuosikello_core::ServiceState;
use vuosikello_document::Inline;
use vuosikello_slides::{Block, KeyFigure, Light, Limit, Status, StatusList};

use super::MeetingFacts;
use crate::deck::part::{Part, rows, shown};
use crate::missing::MissingPart;

/// The most slides of services.
const SLIDES: usize = 3;
/// Stands in the data where nothing is known.
const NONE: &str = "–";

/// How many services are in which state.
pub(super) fn counts(facts: &MeetingFacts<'_>) -> Part {
    if facts.dossier.services.is_none() {
        // The list says that it is missing.
        return Part::default();
    }
    let figures = [ServiceState::Problem, ServiceState::Attention, ServiceState::Good]
        .map(|state| KeyFigure::new(count(facts, state).to_string(), state.label()));
    Part::of(Block::Figures(figures.into())).note(finding(facts))
}

/// The services with their lights, problems first.
pub(super) fn statuses(facts: &MeetingFacts<'_>) -> Part {
    if facts.dossier.services.is_none() {
        return Part::pending(MissingPart::ServiceStatus);
    }
    let data = facts.fields.get("palvelutilanne");
    let statuses = rows(data.and_then(|data| data.get("rivit")));
    if statuses.is_empty() {
        return Part::text(match count(facts, ServiceState::Good) {
            0 => "Palveluiden tilatietoja ei ole.",
            _ => "Kaikki palvelut ovat kunnossa.",
        });
    }
    let items = statuses.iter().map(|row| {
        let word = shown(row, "tila");
        Status {
            name: vec![Inline::text(shown(row, "nimi"))],
            light: light(word),
            word: word.to_owned(),
            comment: comment(row),
        }
    });
    Part::of(Block::Statuses(StatusList {
        description: finding(facts),
        headers: ["Palvelu", "Tila", "Tilanne"].map(str::to_owned),
        items: items.collect(),
        limit: Limit::slides(SLIDES),
    }))
}

fn count(facts: &MeetingFacts<'_>, state: ServiceState) -> usize {
    let statuses = facts.dossier.services.iter().flatten();
    statuses.filter(|status| status.state == state).count()
}

/// What the lights say in all.
fn finding(facts: &MeetingFacts<'_>) -> String {
    let mut text = format!(
        "Palveluiden tila: ongelma {}, huomioitavaa {}, kunnossa {}.",
        count(facts, ServiceState::Problem),
        count(facts, ServiceState::Attention),
        count(facts, ServiceState::Good)
    );
    let without = facts
        .fields
        .get("palvelutilanne")
        .and_then(|data| data.get("ilman_tietoa"));
    match rows(without).len() {
        0 => {}
        1 => text.push_str(" Tilatieto puuttuu yhdestä palvelusta."),
        count => text.push_str(&format!(" Tilatieto puuttuu {count} palvelusta.")),
    }
    text
}

fn light(word: &str) -> Light {
    let states = [ServiceState::Good, ServiceState::Attention, ServiceState::Problem];
    match states.into_iter().find(|state| state.label() == word) {
        Some(ServiceState::Good) => Light::Good,
        Some(ServiceState::Attention) => Light::Attention,
        Some(ServiceState::Problem) => Light::Bad,
        None => Light::Unknown,
    }
}

/// What has happened, and the figures of the quarter.
fn comment(row: &Value) -> Vec<Inline> {
    let known = |field| Some(shown(row, field)).filter(|text| !text.is_empty() && *text != NONE);
    let figures: Vec<String> = [
        known("hairiot").map(|incidents| format!("häiriöitä\u{a0}{incidents}")),
        known("kaytettavyys")
            .map(|availability| format!("käytettävyys\u{a0}{}", availability.replace(' ', "\u{a0}"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut sentences: Vec<String> = known("kuvaus").map(str::to_owned).into_iter().collect();
    if !figures.is_empty() {
        let figures = figures.join(", ");
        let mut letters = figures.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        sentences.push(format!("{first}{}.", letters.as_str()));
    }
    if sentences.is_empty() {
        return Vec::new();
    }
    vec![Inline::text(sentences.join(" "))]
}
