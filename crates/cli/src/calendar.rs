//! Dates of the year as people see them.

use std::collections::BTreeMap;

use vuosikello::model::{Date, DayOff, Quarter, ScheduledEntry};
use vuosikello_workspace::CustomerInventory;

/// The day with the short name of its weekday: `ke 23.12.2026`.
pub(crate) fn day(date: Date) -> String {
    let short: String = date.weekday().chars().take(2).collect();
    format!("{short} {date}")
}

/// The move of an entry to the working day before, where there was one.
pub(crate) fn moved(entry: &ScheduledEntry) -> Option<String> {
    entry.moved.map(|moved| {
        let why = match moved.reason {
            DayOff::Weekend => moved.from.weekday(),
            DayOff::Holiday(name) => name,
        };
        format!("siirretty päivästä {} ({why})", moved.from)
    })
}

/// The dates of a customer's meetings in a year.
pub(crate) fn meeting_dates(inventory: &CustomerInventory, year: i32) -> BTreeMap<Quarter, Date> {
    let of_year = inventory.meetings.iter().filter(|about| about.id.year() == year);
    of_year
        .filter_map(|about| Some((about.id.quarter(), about.meeting.as_ref()?.date)))
        .collect()
}

/// A date as ISO 8601 writes it, for programs.
pub(crate) fn iso<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&date.naive())
}
