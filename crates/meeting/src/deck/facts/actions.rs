//! Actions of earlier meetings, and what comes next in the finance clock.

use serde_json::Value;
use vuosikello_slides::{Block, Cell, Column, Item, Light, Limit, List, Row, Table};

use super::MeetingFacts;
use crate::deck::part::{Part, cell, shown};
use crate::missing::MissingPart;

/// The most slides of actions.
const SLIDES: usize = 2;
/// The most entries of the clock: those that stand on one slide with ease.
const ENTRIES: usize = 8;

/// The open actions, and those done since the previous meeting.
pub(super) fn open(facts: &MeetingFacts<'_>) -> Part {
    let pending = if facts.is_missing(MissingPart::PreviousMinutes) {
        Part::pending(MissingPart::PreviousMinutes)
    } else {
        Part::default()
    };
    let actions = facts.rows("avoimet");
    if actions.is_empty() {
        let none = match facts.dossier.previous() {
            Some(_) if !pending.blocks.is_empty() => return pending,
            Some(_) => "Aiemmissa kokouksissa sovittuja toimenpiteitä ei ole avoinna.",
            None => "Kokous on ensimmäinen, joten aiempia toimenpiteitä ei ole.",
        };
        return Part::text(none);
    }
    let count = |state: &str| actions.iter().filter(|row| shown(row, "tila") == state).count();
    let finding = format!(
        "Aiempien kokousten toimenpiteistä on tehty {}, avoinna {} ja myöhässä {}.",
        count("tehty"),
        count("avoin"),
        count("myöhässä")
    );
    // What is late comes first, what is done last.
    let mut sorted: Vec<&Value> = actions.iter().collect();
    sorted.sort_by_key(|row| {
        ["myöhässä", "avoin", "tehty"]
            .iter()
            .position(|state| shown(row, "tila") == *state)
    });
    let rows = sorted.iter().map(|row| {
        let (light, word) = match shown(row, "tila") {
            "tehty" => (Light::Good, "Tehty"),
            "myöhässä" => (Light::Bad, "Myöhässä"),
            _ => (Light::Unknown, "Avoin"),
        };
        Row::body(vec![
            cell(row, "mita"),
            cell(row, "vastuu"),
            cell(row, "maaraaika"),
            Cell::Light(light, word.to_owned()),
        ])
    });
    let table = Table {
        description: finding.clone(),
        columns: ["Toimenpide", "Vastuu", "Määräaika", "Tila"]
            .map(Column::text)
            .into(),
        rows: rows.collect(),
        limit: Limit::slides(SLIDES),
    };
    pending.and(Part::of(Block::Table(table)).note(finding))
}

/// The entries of the finance clock between this meeting and the next.
pub(super) fn clock(facts: &MeetingFacts<'_>) -> Part {
    let entries = facts.rows("vuosikello");
    if entries.is_empty() {
        return Part::default();
    }
    let items = entries
        .iter()
        .map(|row| Item::text(format!("{}: {}", shown(row, "paivays"), shown(row, "otsikko"))));
    let list = List {
        items: items.collect(),
        limit: Limit::rows(ENTRIES),
        ..List::default()
    };
    let notes = entries
        .iter()
        .filter(|row| !shown(row, "kuvaus").is_empty())
        .take(ENTRIES)
        .map(|row| format!("{}: {}", shown(row, "paiva"), shown(row, "kuvaus")));
    Part {
        blocks: vec![Block::List(list)],
        notes: notes.collect(),
    }
}
