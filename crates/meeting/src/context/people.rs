//! Who is invited, who was there, who signs.

use serde_json::{Value, json};
use vuosikello_core::{Configuration, MeetingDossier};

use super::{NONE, Stage};
use crate::head;

/// The participants; after the meeting with their presence, and with those who were present besides the invited.
pub(super) fn participants(dossier: &MeetingDossier, stage: Stage) -> Value {
    let meeting = &dossier.meeting;
    let notes = (stage == Stage::After)
        .then_some(dossier.notes.as_ref())
        .flatten();
    let is_absent = |name: &String| notes.is_some_and(|notes| notes.absent.contains(name));
    let presence = |name| match notes {
        None => "",
        Some(_) if is_absent(name) => "poissa",
        Some(_) => "läsnä",
    };
    let invited = meeting.participants.iter().map(|participant| {
        let name = &participant.name;
        let role = match (*name == meeting.chair, *name == meeting.secretary) {
            (true, true) => "puheenjohtaja ja sihteeri",
            (true, false) => "puheenjohtaja",
            (false, true) => "sihteeri",
            (false, false) => participant.role.label(),
        };
        json!({
            "nimi": name,
            "asema": participant.position,
            "organisaatio": participant.organisation,
            "osa": role,
            "lasna": presence(name),
        })
    });
    let others = notes.iter().flat_map(|notes| &notes.also_present).map(|name| {
        json!({ "nimi": name, "asema": NONE, "organisaatio": NONE, "osa": "muu läsnäolija", "lasna": "läsnä" })
    });
    Value::Array(invited.chain(others).collect())
}

/// The chair and the secretary, who sign the minutes.
pub(super) fn signatories(configuration: &Configuration, dossier: &MeetingDossier) -> Value {
    let meeting = &dossier.meeting;
    let signatory = |name: &str, role: &str| {
        let organisation = match meeting.participant(name) {
            Some(participant) => &participant.organisation,
            None => &configuration.organisation.name.base,
        };
        json!({ "organisaatio": organisation, "nimi": name, "nimike": role })
    };
    if meeting.chair == meeting.secretary {
        return json!([signatory(&meeting.chair, "puheenjohtaja ja sihteeri")]);
    }
    json!([
        signatory(&meeting.chair, "puheenjohtaja"),
        signatory(&meeting.secretary, "sihteeri"),
    ])
}

/// Whom to ask about the meeting.
pub(super) fn organiser(dossier: &MeetingDossier) -> Value {
    let participant = dossier.meeting.participant(&dossier.meeting.secretary);
    match head::organiser(dossier) {
        Some(contact) => json!({
            "nimi": contact.name,
            "rooli": contact.role,
            "sahkoposti": contact.email,
            "puhelin": contact.phone.as_ref().map(|phone| phone.replace(' ', "\u{a0}")),
            "sijainen": contact.deputy,
        }),
        None => json!({
            "nimi": dossier.meeting.secretary,
            "rooli": participant.map(|known| known.position.as_str()).unwrap_or("sihteeri"),
            "sahkoposti": participant.and_then(|known| known.email.as_ref()),
            "puhelin": null,
            "sijainen": null,
        }),
    }
}
