//! The calendar of one year.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::{ClockEntry, OwnEntry, Timing};
use crate::{
    Configuration, Customer, Date, DayOff, Quarter, YearSettings, day_off, working_day_on_or_before,
};

/// The day in the last month of a quarter on which its meeting is, as long as its date is not known.
const MEETING_DAY: u32 = 15;

/// An entry of the clock on its day in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduledEntry {
    /// The entry.
    pub entry: ClockEntry,
    /// The year of the clock. What is due before a meeting in January, or after one in December, can have its day in
    /// the year before or after.
    pub year: i32,
    /// The day on which it is due.
    pub date: Date,
    /// The day from which it was moved to a working day, if it was.
    pub moved: Option<Move>,
    /// Whether the day comes from exact dates that were given, and not from the table of the year alone.
    pub exact: bool,
}

/// A move to the working day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The day that was no working day.
    pub from: Date,
    /// Why it was none.
    pub reason: DayOff,
}

/// `siirretty päivästä 31.1.2027 (sunnuntai)`
impl fmt::Display for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.reason {
            DayOff::Weekend => self.from.weekday(),
            DayOff::Holiday(name) => name,
        };
        write!(f, "siirretty päivästä {} ({why})", self.from)
    }
}

impl ScheduledEntry {
    /// Whether the entry stands in the calendar once a month.
    pub fn is_monthly(&self) -> bool {
        self.entry.timing == Timing::Monthly
    }
}

/// The calendar of a year, in the order of the days; entries of one day are in the order of the table.
///
/// A day comes from the first of these that gives one: the date of the meeting itself (`meetings`), the customer's
/// calendar, the calendar of the year, the table of the year. A day that is no working day moves to the working day
/// before; only the day of a meeting that was given stays as it is. An exact date of a monthly entry stands for the
/// month that it is in.
pub fn schedule(
    year: i32,
    configuration: &Configuration,
    customer: Option<&Customer>,
    meetings: &BTreeMap<Quarter, Date>,
) -> Vec<ScheduledEntry> {
    let settings = configuration.year(year);
    let clock = Clock {
        year,
        table: &configuration.defaults.clock,
        pack_days: configuration.defaults.meetings.pack_days,
        given: [
            customer.and_then(|customer| customer.calendar.get(&year.to_string())),
            settings.map(|settings| &settings.calendar),
        ],
        meetings,
    };
    let mut entries: Vec<ScheduledEntry> = clock
        .table
        .iter()
        .flat_map(|entry| clock.days_of(entry))
        .collect();
    entries.extend(own_entries(settings).map(|(entry, date)| clock.on_working_day(&entry, date, true)));
    entries.sort_by_key(|entry| entry.date);
    entries
}

/// The entries that the year has beside the table.
fn own_entries(settings: Option<&YearSettings>) -> impl Iterator<Item = (ClockEntry, Date)> {
    let own = settings.into_iter().flat_map(|settings| &settings.own_entries);
    own.map(
        |OwnEntry {
             id,
             title,
             theme,
             date,
             description,
         }| {
            let day = date.naive();
            // Both fit: a month has at most 31 days.
            let timing = Timing::Day {
                month: u8::try_from(day.month()).unwrap_or_default(),
                day: u8::try_from(day.day()).unwrap_or_default(),
            };
            let entry = ClockEntry {
                id: id.clone(),
                title: title.clone(),
                theme: *theme,
                timing,
                description: description.clone(),
                task: None,
            };
            (entry, *date)
        },
    )
}

struct Clock<'a> {
    year: i32,
    table: &'a [ClockEntry],
    pack_days: u16,
    /// Exact dates by the id of their entry; the first goes before the second.
    given: [Option<&'a BTreeMap<String, Date>>; 2],
    meetings: &'a BTreeMap<Quarter, Date>,
}

impl Clock<'_> {
    fn days_of(&self, entry: &ClockEntry) -> Vec<ScheduledEntry> {
        if let Timing::Meeting { quarter, days: 0 } = entry.timing {
            return match self.known_meeting(quarter) {
                Some(date) => vec![self.on(entry, date, None, true)],
                None => self
                    .default_day(entry.timing)
                    .into_iter()
                    .map(|date| self.on_working_day(entry, date, false))
                    .collect(),
            };
        }
        let given = self.given(&entry.id);
        if entry.timing == Timing::Monthly {
            let months = (1..=12).filter_map(|month| match given {
                Some(date) if date.month() == month => Some((date, true)),
                _ => Some((end_of(self.year, month)?, false)),
            });
            return months
                .map(|(date, exact)| self.on_working_day(entry, date, exact))
                .collect();
        }
        let day = match given {
            Some(date) => Some((date, true)),
            None => self
                .default_day(entry.timing)
                .map(|date| (date, self.is_exact(entry.timing))),
        };
        day.map(|(date, exact)| self.on_working_day(entry, date, exact))
            .into_iter()
            .collect()
    }

    fn on(&self, entry: &ClockEntry, date: Date, moved: Option<Move>, exact: bool) -> ScheduledEntry {
        ScheduledEntry {
            entry: entry.clone(),
            year: self.year,
            date,
            moved,
            exact,
        }
    }

    fn on_working_day(&self, entry: &ClockEntry, date: Date, exact: bool) -> ScheduledEntry {
        let moved = day_off(date).map(|reason| Move { from: date, reason });
        self.on(entry, working_day_on_or_before(date), moved, exact)
    }

    fn given(&self, id: &str) -> Option<Date> {
        self.given
            .into_iter()
            .flatten()
            .find_map(|dates| dates.get(id).copied())
    }

    /// The day of a quarter's meeting, when it has been given.
    fn known_meeting(&self, quarter: Quarter) -> Option<Date> {
        let itself = Timing::Meeting { quarter, days: 0 };
        let by_id = || {
            let mut entries = self.table.iter().filter(|entry| entry.timing == itself);
            entries.find_map(|entry| self.given(&entry.id))
        };
        self.meetings.get(&quarter).copied().or_else(by_id)
    }

    /// Whether a day that follows from something else follows from an exact date.
    fn is_exact(&self, timing: Timing) -> bool {
        match timing {
            Timing::Meeting { quarter, .. } | Timing::Pack(quarter) => self.known_meeting(quarter).is_some(),
            Timing::Day { .. } | Timing::EndOf(_) | Timing::Monthly => false,
        }
    }

    /// The day that the table says, before any move; `None` beyond the end of the calendar.
    fn default_day(&self, timing: Timing) -> Option<Date> {
        match timing {
            Timing::Day { month, day } => {
                let last = end_of(self.year, month.into())?;
                let date = NaiveDate::from_ymd_opt(self.year, month.into(), day.into());
                Some(date.map_or(last, Date::from))
            }
            Timing::EndOf(month) => end_of(self.year, month.into()),
            Timing::Monthly => None,
            Timing::Meeting { quarter, days } => self.day_by_meeting(quarter, days.into()),
            Timing::Pack(quarter) => self.day_by_meeting(quarter, -i64::from(self.pack_days)),
        }
    }

    fn day_by_meeting(&self, quarter: Quarter, days: i64) -> Option<Date> {
        let meeting = match self.known_meeting(quarter) {
            Some(date) => date,
            None => {
                let [.., month] = quarter.months();
                let date = NaiveDate::from_ymd_opt(self.year, month, MEETING_DAY)?.into();
                // What comes before and after follows from the day on which the meeting can be.
                if days == 0 {
                    date
                } else {
                    working_day_on_or_before(date)
                }
            }
        };
        meeting
            .naive()
            .checked_add_signed(TimeDelta::days(days))
            .map(Date::from)
    }
}

fn end_of(year: i32, month: u32) -> Option<Date> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first
        .checked_add_months(Months::new(1))?
        .pred_opt()
        .map(Date::from)
}
