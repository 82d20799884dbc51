//! The dates of a year, for people and for programs.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};
use vuosikello::Error;
use vuosikello::calendar::{self, Calendar, Event, Method, Timing};
use vuosikello_core::{
    DataFile, DataFolder, DossierParts, Period, Quarter, ScheduledEntry, Timing as MeetingTiming, schedule,
};

use super::Kinds;
use crate::inventory::{CustomerInventory, FolderInventory};
use crate::reading::Origin;
use crate::{Failure, Problem, Workspace};

/// The calendar of a year: that of the organisation, or of a customer. It serialises as the list of its entries.
#[derive(Debug, Clone)]
pub struct YearCalendar {
    /// The year.
    pub year: i32,
    /// The id of the customer, or else the abbreviation of the organisation.
    pub owner: String,
    /// The entries, in the order of their days.
    pub entries: Vec<ScheduledEntry>,
}

impl Kinds {
    /// The calendar of a year, for a customer where one is given.
    ///
    /// # Errors
    /// [`Failure::UnknownCustomer`]; [`Failure::Problems`]: the customer's files have errors; or they could not be read.
    pub fn calendar(
        &self,
        workspace: &Workspace,
        customer: Option<&str>,
        year: i32,
    ) -> Result<YearCalendar, Failure> {
        let configuration = workspace.configuration();
        let (owner, entries) = match customer {
            Some(id) => {
                workspace.select(&[id])?;
                let inventory = self.inventory(workspace, id)?;
                let mut problems = inventory.problems.clone();
                if problems.is_empty() {
                    problems = self.wrong_in_calendar(workspace, &inventory, id, year)?;
                }
                if !problems.is_empty() {
                    return Err(Failure::Problems(problems));
                }
                (id, self.schedule(workspace, &inventory, year))
            }
            None => {
                let entries = schedule(year, configuration, None, &BTreeMap::new());
                (configuration.organisation.abbreviation.as_str(), entries)
            }
        };
        Ok(YearCalendar {
            year,
            owner: owner.to_owned(),
            entries,
        })
    }

    /// The calendar of a year for a customer, with the dates of its meetings.
    pub(super) fn schedule(
        &self,
        workspace: &Workspace,
        inventory: &CustomerInventory,
        year: i32,
    ) -> Vec<ScheduledEntry> {
        let meetings = self
            .kinds
            .iter()
            .filter(|kind| kind.folder == DataFolder::MEETING);
        let meetings = meetings.flat_map(|kind| inventory.of(&kind.name));
        let dates = meetings.clone().filter_map(|about| match about.period {
            Period::Quarter(meeting) if meeting.year() == year => Some((meeting.quarter(), about.date?)),
            _ => None,
        });
        let cancelled = meetings.filter_map(|about| match about.period {
            Period::Quarter(meeting) if about.is_cancelled && meeting.year() == year => {
                Some(meeting.quarter())
            }
            _ => None,
        });
        let cancelled: Vec<Quarter> = cancelled.collect();
        let mut entries = schedule(
            year,
            workspace.configuration(),
            inventory.customer.as_ref(),
            &dates.collect(),
        );
        // Nothing is done before or after a meeting that is not held.
        entries.retain(|entry| match entry.entry.timing {
            MeetingTiming::Meeting { quarter, .. } | MeetingTiming::Pack(quarter) => {
                !cancelled.contains(&quarter)
            }
            _ => true,
        });
        entries
    }

    /// What a check finds wrong in the data that the calendar of a customer is made from: its own file, and those of the meetings
    /// of the year.
    fn wrong_in_calendar(
        &self,
        workspace: &Workspace,
        inventory: &CustomerInventory,
        id: &str,
        year: i32,
    ) -> Result<Vec<Problem>, Failure> {
        let mut reading = workspace.reading(id)?;
        let (customer, source) = workspace.customer(id, &mut reading)?;
        let mut origin = Origin::of(&workspace.home(id));
        origin.insert(DataFile::CUSTOMER, source);
        let parts = DossierParts {
            customer: customer.as_ref(),
            ..DossierParts::default()
        };
        reading.report(&workspace.checker.agreement(parts, id, year), &origin);
        let mut problems = reading.problems;
        let of_year = |about: &&FolderInventory| about.is_planned && about.period.year() == year;
        for about in inventory.of("kokous").iter().filter(of_year) {
            let Period::Quarter(meeting) = about.period else {
                continue;
            };
            if let Err(Failure::Problems(found)) = workspace.meeting(id, meeting) {
                let file = format!("{}/{}.json", about.folder, DataFile::MEETING.stem());
                problems.extend(found.into_iter().filter(|problem| problem.file == file));
            }
        }
        problems.sort();
        problems.dedup();
        Ok(problems)
    }
}

impl YearCalendar {
    /// The calendar as an iCalendar file. The same calendar gives the same bytes; the identifiers of events stay when their days change.
    ///
    /// # Errors
    /// [`Failure::Making`]: the calendar cannot be written.
    pub fn ics(&self) -> Result<String, Failure> {
        // The calendar of a year has been known since its first day: the file says nothing of when it was made.
        let stamp = NaiveDate::from_ymd_opt(self.year, 1, 1).unwrap_or_default();
        let events = self.entries.iter().map(|entry| {
            // Without the day, so that a calendar program moves an event whose day has changed.
            let month = match entry.is_monthly() {
                true => format!("-{:02}", entry.date.month()),
                false => String::new(),
            };
            let uid = format!(
                "{}-{}{month}-{}@vuosikello",
                entry.entry.id, entry.year, self.owner
            );
            let timing = Timing::AllDay(entry.date.naive());
            Event {
                title: entry.entry.title.clone(),
                description: description(entry),
                categories: vec![entry.entry.theme.label().to_owned()],
                ..Event::new(uid, stamp.and_time(NaiveTime::MIN), timing)
            }
        });
        let calendar = Calendar {
            name: format!("Vuosikello {} {}", self.year, self.owner),
            events: events.collect(),
        };
        let file = calendar::write(&calendar, Method::Publish).map_err(|source| Error::Calendar {
            document: calendar.name,
            source,
        })?;
        Ok(file)
    }
}

/// The text of an entry beside its title: what is done then, and a move.
fn description(entry: &ScheduledEntry) -> Option<String> {
    let text = entry.entry.description.clone();
    let moved = entry.moved.map(|moved| format!("Päivä on {moved}."));
    let lines: Vec<String> = text.into_iter().chain(moved).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// An entry as it is serialised; dates are those of ISO 8601.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    date: NaiveDate,
    title: &'a str,
    theme: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_from: Option<NaiveDate>,
    exact: bool,
}

impl Serialize for YearCalendar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries.iter().map(|entry| Row {
            id: &entry.entry.id,
            date: entry.date.naive(),
            title: &entry.entry.title,
            theme: entry.entry.theme.label(),
            moved_from: entry.moved.map(|moved| moved.from.naive()),
            exact: entry.exact,
        }))
    }
}
