//! Who signs the minutes, and whom to ask about the meeting.

use serde_json::{Value, json};

use crate::head;
use crate::subject::Subject;

/// The chair and the secretary, who sign the minutes.
pub(super) fn signatories(subject: &Subject<'_>) -> Value {
    let meeting = &subject.dossier.meeting;
    let signatory = |name: &str, role: &str| {
        let organisation = match meeting.participant(name) {
            Some(participant) => &participant.organisation,
            None => &subject.configuration.organisation.name.base,
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
pub(super) fn organiser(subject: &Subject<'_>) -> Value {
    let dossier = subject.dossier;
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
