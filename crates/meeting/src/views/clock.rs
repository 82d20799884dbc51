//! What comes next in the finance clock.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use vuosikello_core::{ClockTheme, Date, MeetingDossier, Quarter, ScheduledEntry, schedule};
use vuosikello_document::View;
use vuosikello_document::deck::{Block, Item, Limit, List};

use crate::phrases::day;
use crate::subject::Subject;

/// How many days after the meeting are looked at: up to about the next meeting.
const DAYS: i64 = 95;
/// The most entries on a slide: those that stand on one with ease.
const ENTRIES: usize = 8;

/// The entries of the finance clock between this meeting and the next.
pub(crate) fn entries(subject: &Subject<'_>) -> Vec<ScheduledEntry> {
    let (configuration, dossier) = (subject.configuration, subject.dossier);
    let meeting = dossier.meeting.date;
    let last = meeting
        .naive()
        .checked_add_signed(TimeDelta::days(DAYS))
        .map(Date::from);
    let Some(last) = last else {
        return Vec::new();
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
    entries
}

/// The entries as a list, with their descriptions for the speaker.
pub(super) fn view(subject: &Subject<'_>) -> View {
    let entries = entries(subject);
    if entries.is_empty() {
        return View::default();
    }
    let items = entries
        .iter()
        .map(|entry| Item::text(format!("{}: {}", entry.date, entry.entry.title)));
    let mut view = View::of(Block::List(List {
        items: items.collect(),
        limit: Limit::rows(ENTRIES),
        ..List::default()
    }));
    let described = entries.iter().filter_map(|entry| {
        let description = entry.entry.description.as_ref().filter(|text| !text.is_empty())?;
        Some(format!("{}: {description}", day(entry.date)))
    });
    view.notes = described.take(ENTRIES).collect();
    view
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
