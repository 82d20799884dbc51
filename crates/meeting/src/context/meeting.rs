//! The meeting itself, the one before and the one after.

use serde_json::{Value, json};
use vuosikello_document::{NO_VALUE, json_of};

use crate::head::due;
use crate::phrases::{at, day, meeting_number, on_day, times};
use crate::subject::Subject;

pub(super) fn of(subject: &Subject<'_>) -> Value {
    let (configuration, dossier) = (subject.configuration, subject.dossier);
    let meeting = &dossier.meeting;
    let notes = subject.notes();
    let (began, ended) = (
        notes.and_then(|notes| notes.began),
        notes.and_then(|notes| notes.ended),
    );
    let due = due(configuration, dossier);
    let pending: Vec<String> = subject.missing.iter().map(ToString::to_string).collect();
    json!({
        "tunnus": meeting.id,
        "numero": meeting_number(meeting.id),
        "vuosi": meeting.id.year(),
        "paivays": meeting.date,
        "paiva": day(meeting.date),
        "kello": times(began.unwrap_or(meeting.starts), ended.unwrap_or(meeting.ends)),
        "alkoi": began.map(at),
        "paattyi": ended.map(at),
        "paikka": meeting.place,
        "etayhteys": meeting.online,
        "paikka_sanoin": match (&meeting.place, &meeting.online) {
            (Some(place), Some(_)) => format!("{place} ja etäyhteys"),
            (Some(place), None) => place.clone(),
            (None, Some(_)) => "Etäkokous".to_owned(),
            (None, None) => NO_VALUE.to_owned(),
        },
        "puheenjohtaja": meeting.chair,
        "sihteeri": meeting.secretary,
        "aineisto": meeting.material,
        "kysely": meeting.survey,
        "kysely_avoinna": meeting.survey.is_some() && dossier.survey.is_none(),
        "aineisto_valmis": on_day(due),
        "puuttuu": pending,
        "kutsun_versio": meeting.invitation_revision,
        "peruttu": meeting.is_cancelled(),
        "diaarinumero": dossier.case_number(),
        "luokitus": json_of(dossier.classification(configuration)),
    })
}

/// The meeting before; `pidetty` is false for the first meeting of a group.
pub(super) fn previous(subject: &Subject<'_>) -> Value {
    let dossier = subject.dossier;
    let earlier = dossier.previous();
    json!({
        "pidetty": earlier.is_some(),
        "numero": earlier.map(|earlier| meeting_number(earlier.meeting.id)),
        "paivays": earlier.map(|earlier| earlier.meeting.date),
        "poytakirja_valmis": dossier.has_previous_minutes || earlier.is_some_and(|earlier| earlier.notes.is_some()),
    })
}

/// What is proposed for the next meeting; `ehdotettu` is false when nothing is.
pub(super) fn next(subject: &Subject<'_>) -> Value {
    let next = subject.dossier.meeting.next.as_ref();
    let time = next.and_then(|next| match (next.starts, next.ends) {
        (Some(starts), Some(ends)) => Some(times(starts, ends)),
        (Some(starts), None) => Some(at(starts)),
        (None, _) => None,
    });
    json!({
        "ehdotettu": next.is_some(),
        "paiva": next.map(|next| day(next.date)),
        "paivana": next.map(|next| on_day(next.date)),
        "kello": time,
        "paikka": next.and_then(|next| next.place.as_ref()),
    })
}
