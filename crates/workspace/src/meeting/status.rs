//! What of the material of meetings is ready, stale or missing.

use chrono::NaiveDate;
use serde::Serialize;
use vuosikello_core::{ClockTask, DataFile, Date, Meeting, MeetingId, MeetingSettings};

use crate::{CustomerInventory, Export, Failure, MeetingInventory, Problem, Workspace};

/// The state of meetings on a day. Dates serialise as ISO 8601.
#[derive(Debug, Serialize)]
pub struct MeetingStates {
    /// The day.
    pub on: NaiveDate,
    /// The meetings, by customer.
    pub meetings: Vec<MeetingState>,
    /// The customers that have no such meeting.
    pub without: Vec<String>,
    /// What is wrong in the files that were looked at.
    pub problems: Vec<Problem>,
}

/// The state of a meeting.
#[derive(Debug, Serialize)]
pub struct MeetingState {
    /// The id of the customer.
    pub customer: String,
    /// The meeting: `2027-Q1`.
    pub meeting: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// When the material is due; `None` when the calendar does not reach so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack_due: Option<NaiveDate>,
    /// The parts of the material.
    pub parts: Vec<PartState>,
}

/// The state of a part of a meeting's material, in Finnish.
#[derive(Debug, Serialize)]
pub struct PartState {
    /// The name of the part.
    pub part: &'static str,
    /// `valmis`, `vanhentunut` or `puuttuu`.
    pub state: &'static str,
    /// More about the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

const READY: &str = "valmis";
const STALE: &str = "vanhentunut";
const MISSING: &str = "puuttuu";

impl Workspace {
    /// The state on the day `on` of a meeting of each customer: of `meeting`, or else of the next one to be held, or else of the last
    /// one that was.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is among the states.
    pub fn meeting_states(
        &self,
        ids: &[&str],
        meeting: Option<MeetingId>,
        on: Date,
    ) -> Result<MeetingStates, Failure> {
        let mut states = MeetingStates {
            on: on.naive(),
            meetings: Vec::new(),
            without: Vec::new(),
            problems: Vec::new(),
        };
        for id in ids {
            let inventory = self.inventory(id)?;
            let wanted = meeting.or_else(|| upcoming(&inventory, on));
            let found = inventory.meetings.iter().find(|about| Some(about.id) == wanted);
            states.problems.extend(inventory.problems.iter().cloned());
            if let Some((about, meeting)) = found.and_then(|about| Some((about, about.meeting.as_ref()?))) {
                let (exports, wrong) = self.exports(id, about.id)?;
                states.problems.extend(wrong);
                states.meetings.push(MeetingState {
                    customer: (*id).to_owned(),
                    meeting: about.id.to_string(),
                    date: meeting.date.naive(),
                    pack_due: self.pack_due(&inventory, about.id).map(Date::naive),
                    parts: self.part_states(&inventory, about, meeting, &exports, on),
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

    fn part_states(
        &self,
        inventory: &CustomerInventory,
        about: &MeetingInventory,
        meeting: &Meeting,
        exports: &[Export],
        on: Date,
    ) -> Vec<PartState> {
        let settings = &self.configuration().defaults.meetings;
        let before = |other: &&MeetingInventory| other.id < about.id && other.is_planned;
        let previous = inventory.meetings.iter().rev().find(before);
        let mut parts: Vec<PartState> = previous
            .map(|previous| minutes(previous, about))
            .into_iter()
            .collect();
        let mut budgets = inventory.budgets.iter();
        let budget = budgets.find(|budget| budget.year == about.id.year());
        let has_versions = budget.is_some_and(|budget| !budget.versions.is_empty());
        parts.push(PartState::new("talousarvio", has_versions));
        let mut tables = vec![
            ("toteuma", DataFile::ACTUALS),
            ("palvelutilanne", DataFile::SERVICE_STATUS),
            ("kehitystarpeet", DataFile::NEEDS),
            ("projektit", DataFile::PROJECTS),
        ];
        if meeting.survey.is_some() || about.tables.contains(&DataFile::SURVEY) {
            tables.push(("kysely", DataFile::SURVEY));
        }
        parts.extend(tables.into_iter().map(|(name, table)| {
            let export = exports.iter().find(|export| export.table == table);
            match export.filter(|export| export.goes_stale) {
                Some(export) => of_export(name, export, settings, on.min(meeting.date)),
                None => PartState::new(name, about.tables.contains(&table) || export.is_some()),
            }
        }));
        parts.push(PartState::new("kokouksen aineisto", !about.pack.is_empty()));
        parts
    }

    /// The day on which the material of a meeting is due.
    fn pack_due(&self, inventory: &CustomerInventory, id: MeetingId) -> Option<Date> {
        let entries = self.schedule(inventory, id.year()).into_iter();
        let mut of_pack =
            entries.filter(|entry| entry.entry.task == Some(ClockTask::MeetingPack(id.quarter())));
        of_pack.next().map(|entry| entry.date)
    }
}

impl PartState {
    fn new(part: &'static str, is_there: bool) -> Self {
        Self {
            part,
            state: if is_there { READY } else { MISSING },
            detail: None,
        }
    }
}

/// The next meeting to be held, or else the last one that was.
fn upcoming(inventory: &CustomerInventory, on: Date) -> Option<MeetingId> {
    let date = |about: &&MeetingInventory| about.meeting.as_ref().map(|meeting| meeting.date);
    let mut known = inventory.meetings.iter().filter(|about| date(about).is_some());
    let next = known.clone().find(|about| date(about) >= Some(on));
    next.or(known.next_back()).map(|about| about.id)
}

/// The state of the minutes of the previous meeting.
fn minutes(previous: &MeetingInventory, about: &MeetingInventory) -> PartState {
    let is_there = previous.has_notes || !about.minutes.is_empty();
    let is_to_be_made = about.minutes.is_empty() && previous.has_notes;
    PartState {
        detail: is_to_be_made.then(|| "tehdään muistiinpanoista".to_owned()),
        ..PartState::new("edellisen kokouksen pöytäkirja", is_there)
    }
}

/// Whether an export is new enough on the day `seen`.
fn of_export(part: &'static str, export: &Export, settings: &MeetingSettings, seen: Date) -> PartState {
    let ready = PartState::new(part, true);
    let Some(date) = export.date else {
        return ready;
    };
    let age = (seen.naive() - date.naive()).num_days();
    let origin = if export.is_stated {
        "poimittu"
    } else {
        "tiedosto muokattu"
    };
    PartState {
        state: if age > i64::from(settings.export_days) {
            STALE
        } else {
            READY
        },
        detail: Some(format!("{origin} {date}")),
        ..ready
    }
}
