//! The year's clock of a workspace and of its customers.

mod calendar;
mod due;

use std::collections::BTreeMap;

use vuosikello_core::{ScheduledEntry, schedule};

pub use calendar::YearCalendar;
pub use due::{DueList, DueTask};

use crate::{CustomerInventory, Workspace};

impl Workspace {
    /// The calendar of a year for a customer, with the dates of its meetings.
    pub fn schedule(&self, inventory: &CustomerInventory, year: i32) -> Vec<ScheduledEntry> {
        let meetings = inventory.meetings.iter().filter(|about| about.id.year() == year);
        let dates: BTreeMap<_, _> = meetings
            .filter_map(|about| Some((about.id.quarter(), about.meeting.as_ref()?.date)))
            .collect();
        schedule(year, self.configuration(), inventory.customer.as_ref(), &dates)
    }
}
