//! What of the material of documents is ready, stale or missing.

use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use vuosikello_core::{Date, Period, Rhythm};

use super::{Kinds, template};
use crate::inventory::{CustomerInventory, FolderInventory, PartState};
use crate::kind::{Glance, Kind};
use crate::{Failure, Problem, Workspace};

/// The state of documents of a kind on a day. Dates serialise as ISO 8601, the states under the name `years` or `meetings`.
#[derive(Debug)]
pub struct States {
    /// The day.
    pub on: NaiveDate,
    /// The states, by customer.
    pub states: Vec<State>,
    /// The customers that have none of these.
    pub without: Vec<String>,
    /// What is wrong in the files that were looked at.
    pub problems: Vec<Problem>,
    rhythm: Rhythm,
}

/// The state of the documents of a period.
#[derive(Debug, Serialize)]
pub struct State {
    /// The id of the customer.
    pub customer: String,
    /// The year or the meeting.
    #[serde(flatten)]
    pub period: Period,
    /// The day of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// When the material is due; `None` when the calendar does not reach so far, or does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack_due: Option<NaiveDate>,
    /// The parts of the material.
    pub parts: Vec<PartState>,
}

impl Serialize for States {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let states = match self.rhythm {
            Rhythm::Yearly => "years",
            Rhythm::Quarterly => "meetings",
        };
        let mut fields = serializer.serialize_struct("States", 4)?;
        fields.serialize_field("on", &self.on)?;
        fields.serialize_field(states, &self.states)?;
        fields.serialize_field("without", &self.without)?;
        fields.serialize_field("problems", &self.problems)?;
        fields.end()
    }
}

impl Kinds {
    /// The state on the day `on` of the documents of a kind, for each customer: of `period`, or else of the next, or else of the last
    /// one that was.
    ///
    /// # Errors
    /// [`Failure::UnknownKind`]; or something could not be read. What is wrong in the data is among the states.
    pub fn states(
        &self,
        workspace: &Workspace,
        kind: &str,
        ids: &[&str],
        period: Option<Period>,
        on: Date,
    ) -> Result<States, Failure> {
        let kind = self.get(kind)?;
        let mut states = States {
            on: on.naive(),
            states: Vec::new(),
            without: Vec::new(),
            problems: Vec::new(),
            rhythm: kind.rhythm(),
        };
        for id in ids {
            let _kept = workspace.folder.keep(&workspace.home(id));
            let inventory = self.inventory(workspace, id)?;
            let folders = inventory.of(&kind.name);
            let wanted = period.or_else(|| upcoming(folders, on));
            states.problems.extend(inventory.problems.iter().cloned());
            if let Some(about) = folders
                .iter()
                .find(|about| about.is_right && Some(about.period) == wanted)
            {
                let glance = Glance {
                    workspace,
                    customer: id,
                    inventory: &inventory,
                    about,
                };
                let parts = match kind.functions.and_then(|functions| functions.parts) {
                    Some(parts) => parts(&glance, on, &mut states.problems)?,
                    None => template::parts(workspace, kind, about),
                };
                states.states.push(State {
                    customer: (*id).to_owned(),
                    period: about.period,
                    date: about.date.map(Date::naive),
                    pack_due: self
                        .due_day(workspace, kind, &inventory, about.period)
                        .map(Date::naive),
                    parts,
                });
            } else if inventory.problems.is_empty() {
                // Nothing is known of a meeting whose folder has only the minutes of the one before.
                states.without.push((*id).to_owned());
            }
        }
        states.problems.sort();
        states.problems.dedup();
        Ok(states)
    }

    /// The day on which the documents of a period are due.
    fn due_day(
        &self,
        workspace: &Workspace,
        kind: &Kind,
        inventory: &CustomerInventory,
        period: Period,
    ) -> Option<Date> {
        let task = kind.tasks.first()?;
        let year = period.year().checked_sub(task.years_ahead)?;
        let mut entries = self.schedule(workspace, inventory, year).into_iter();
        let entry = entries.find(|entry| {
            let asked = entry
                .entry
                .task
                .as_ref()
                .and_then(|asked| self.asked_by(asked, year));
            asked.is_some_and(|(of, by, of_period)| {
                of.name == kind.name && by.task == task.task && of_period == period
            })
        });
        entry.map(|entry| entry.date)
    }
}

/// The next of some documents, or else the last.
fn upcoming(folders: &[FolderInventory], on: Date) -> Option<Period> {
    let mut known = folders
        .iter()
        .filter(|about| about.is_right && !about.is_cancelled);
    let is_ahead = |about: &&FolderInventory| match about.date {
        Some(date) => date >= on,
        None => about.period.year() >= on.year(),
    };
    let next = known.clone().find(is_ahead);
    next.or(known.next_back()).map(|about| about.period)
}
