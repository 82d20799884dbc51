//! Actions: those of earlier meetings, and those that the meeting agreed on.

use serde_json::{Value, json};
use vuosikello_core::{Action, ActionId, Configuration, MeetingDossier, Notes, agenda};

use super::Stage;

/// The open actions of earlier meetings, and those done since the previous one. After the meeting, what it found done is done.
pub(super) fn open(configuration: &Configuration, dossier: &MeetingDossier, stage: Stage) -> Value {
    let notes = (stage == Stage::After)
        .then_some(dossier.notes.as_ref())
        .flatten();
    let done_now: Vec<ActionId> = notes
        .iter()
        .flat_map(|notes| notes.done())
        .map(|(id, _)| id)
        .collect();
    let today = dossier.meeting.date;
    let rows = dossier
        .open_actions(&configuration.defaults.agenda)
        .into_iter()
        .map(|open| {
            let state = if open.done || done_now.contains(&open.action.id) {
                "tehty"
            } else if open.action.due < today {
                "myöhässä"
            } else {
                "avoin"
            };
            row(open.action, open.item, state)
        });
    Value::Array(rows.collect())
}

/// The actions that the meeting agreed on.
pub(super) fn agreed(configuration: &Configuration, dossier: &MeetingDossier, stage: Stage) -> Value {
    let notes = (stage == Stage::After)
        .then_some(dossier.notes.as_ref())
        .flatten();
    let items = agenda(&configuration.defaults.agenda, &dossier.meeting);
    let title = |id: &str| {
        items
            .iter()
            .find(|item| item.id == id)
            .map_or("", |item| item.title)
    };
    let rows = notes.iter().flat_map(|notes| Notes::actions(notes));
    Value::Array(
        rows.map(|(item, action)| row(action, title(item), "avoin"))
            .collect(),
    )
}

fn row(action: &Action, item: &str, state: &str) -> Value {
    json!({
        "tunnus": action.id,
        "kohta": item,
        "mita": action.text,
        "vastuu": action.owner,
        "maaraaika": action.due,
        "tila": state,
    })
}
