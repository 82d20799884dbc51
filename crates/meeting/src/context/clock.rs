//! What comes next in the finance clock.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde_json::{Value, json};
use vuosikello_core::{ClockTheme, Configuration, Date, MeetingDossier, Quarter, ScheduledEntry, schedule};

use crate::phrases::day;

/// How many days after the meeting are looked at: up to about the next meeting.
const DAYS: i64 = 95;

/// The entries of the finance clock between this meeting and the next.
pub(super) fn finance(configuration: &Configuration, dossier: &MeetingDossier) -> Value {
    let meeting = dossier.meeting.date;
    let last = meeting
        .naive()
        .checked_add_signed(TimeDelta::days(DAYS))
        .map(Date::from);
    let Some(last) = last else {
        return Value::Array(Vec::new());
    };
    // What comes after the next meeting is that meeting's matter.
    let next = dossier.meeting.next.as_ref().map(|next| next.date);
    let last = next.map_or(last, |next| last.min(next));
    let mut entries: Vec<ScheduledEntry> = (meeting.year()..=last.year())
        .flat_map(|year| {
            let meetings = meetings(dossier, year);
            schedule(year, configuration, Some(&dossier.agreement.customer), &meetings)
        })
        .filter(|entry| {
            entry.entry.theme == ClockTheme::Finance
                && !entry.is_monthly()
                && entry.date > meeting
                && entry.date <= last
        })
        .collect();
    entries.sort_by_key(|entry| entry.date);
    let rows = entries.iter().map(|entry| {
        json!({
            "paivays": entry.date,
            "paiva": day(entry.date),
            "otsikko": entry.entry.title,
            "kuvaus": entry.entry.description,
        })
    });
    Value::Array(rows.collect())
}

/// The days of the meetings of a year that are known.
fn meetings(dossier: &MeetingDossier, year: i32) -> BTreeMap<Quarter, Date> {
    let known = dossier.earlier.iter().map(|earlier| &earlier.meeting);
    known
        .chain([&dossier.meeting])
        .filter(|meeting| meeting.id.year() == year)
        .map(|meeting| (meeting.id.quarter(), meeting.date))
        .collect()
}
