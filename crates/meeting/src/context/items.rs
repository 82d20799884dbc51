//! The items of the agenda, with what was noted under each.

use serde_json::{Value, json};
use vuosikello_core::{Note, agenda};
use vuosikello_document::json_of;

use crate::subject::Subject;
use crate::titles;
use crate::views::agenda::{is_first_of_kind, proposal};

/// The items; under each, what it waits for.
pub(super) fn of(subject: &Subject<'_>) -> Value {
    let notes = subject.notes();
    let items = agenda(&subject.configuration.defaults.agenda, &subject.dossier.meeting);
    let rows = items.iter().enumerate().map(|(i, item)| {
        let is_first = is_first_of_kind(&items, i);
        let pending = subject.missing.iter().filter(|missing| is_first && missing.part.item_kind() == item.kind);
        let noted = notes.and_then(|notes| notes.item(&item.id));
        let text = item.extra.map(|extra| extra.text.as_slice()).unwrap_or_default();
        let (title, rest) = titles::of_own(item.title, text);
        json!({
            "numero": i + 1,
            "otsikko": item.title,
            "laji": if is_first { json_of(&item.kind) } else { json!("oma") },
            "teksti": text,
            "paatelma": title,
            "loput": rest,
            "paatosehdotus": proposal(subject, item, is_first, 0),
            "esittelija": item.extra.and_then(|extra| extra.presenter.as_ref()),
            "puuttuu": pending.map(|missing| missing.part.label()).collect::<Vec<_>>(),
            // Whether somebody has told the item; otherwise the minutes say what is usual.
            "kerrottu": noted.is_some_and(|noted| noted.notes.iter().any(is_told)),
            "muistiinpanot": noted.map(|noted| noted.notes.iter().map(note).collect::<Vec<_>>()).unwrap_or_default(),
        })
    });
    Value::Array(rows.collect())
}

/// Whether a note tells what was said, in words or as a list.
fn is_told(note: &Note) -> bool {
    matches!(
        note,
        Note::Paragraph(_) | Note::Quotation(_) | Note::Bullets(_) | Note::Numbered(_)
    )
}

/// A note; all have all fields, so that templates may ask for any.
fn note(note: &Note) -> Value {
    let row = |kind: &str, text: &str| {
        json!({
            "laji": kind, "teksti": text, "kohdat": [], "tunnus": "", "vastuu": "", "maaraaika": "",
        })
    };
    let with = |mut row: Value, fields: Value| {
        if let (Some(row), Value::Object(fields)) = (row.as_object_mut(), fields) {
            row.extend(fields);
        }
        row
    };
    match note {
        Note::Paragraph(text) => row("teksti", text),
        Note::Quotation(text) => row("lainaus", text),
        Note::Bullets(items) => with(row("luettelo", ""), json!({ "kohdat": items })),
        Note::Numbered(items) => with(row("numeroitu", ""), json!({ "kohdat": items })),
        Note::Decision(text) => row("päätös", text),
        Note::Action(action) => with(
            row("toimenpide", &action.text),
            json!({ "tunnus": action.id, "vastuu": action.owner, "maaraaika": action.due }),
        ),
        Note::Done { action, comment, .. } => with(row("tehty", comment), json!({ "tunnus": action })),
    }
}
