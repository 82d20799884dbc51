//! What is to be done for one customer, and how its files tell whether it is.

use vuosikello::model::{AgreementStatus, ClockTask, Date, MeetingId, Progress, ScheduledEntry, Timing};
use vuosikello_workspace::{AgreementInventory, CustomerInventory};

use crate::calendar::moved;

/// Minutes are written at once after the meeting, and cannot be before: they are due from its day on.
const DAYS_MINUTES: u16 = 1;

/// An entry of the calendar, as far as it is for one customer.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) progress: Progress,
    pub(super) date: Date,
    pub(super) customer: String,
    pub(super) title: String,
    pub(super) moved: Option<String>,
    /// What does it, without the customer.
    pub(super) command: Option<String>,
}

impl Task {
    /// `meetings` are the entries of the same year that are meetings themselves.
    pub(super) fn of(
        entry: &ScheduledEntry,
        meetings: &[&ScheduledEntry],
        inventory: &CustomerInventory,
        id: &str,
        on: Date,
    ) -> Self {
        let task = entry.entry.task;
        let done = task.and_then(|task| is_done(task, entry, inventory));
        let is_minutes = matches!(task, Some(ClockTask::MeetingMinutes(_)));
        let days = if is_minutes {
            DAYS_MINUTES
        } else {
            Progress::DAYS_DUE
        };
        let progress = match entry.progress(on, done, days) {
            // Material that was not made before the meeting is not waited for any more; its minutes are.
            Progress::Late if is_over(task, meetings, on) => Progress::Past,
            progress => progress,
        };
        let is_possible = match progress {
            Progress::Done | Progress::Past => false,
            Progress::Coming => !is_minutes,
            Progress::Late | Progress::Due => true,
        };
        Self {
            progress,
            date: entry.date,
            customer: id.to_owned(),
            title: entry.entry.title.clone(),
            moved: moved(entry),
            command: task.filter(|_| is_possible).and_then(|task| command(task, entry)),
        }
    }

    /// Whether two tasks are the same for two customers.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.progress, self.date, &self.title, &self.moved, &self.command)
            == (
                other.progress,
                other.date,
                &other.title,
                &other.moved,
                &other.command,
            )
    }
}

/// Whether a task is to make the material of a meeting whose day has passed.
fn is_over(task: Option<ClockTask>, meetings: &[&ScheduledEntry], on: Date) -> bool {
    let Some(ClockTask::MeetingPack(quarter)) = task else {
        return false;
    };
    let itself = Timing::Meeting { quarter, days: 0 };
    let mut of_quarter = meetings.iter().filter(|entry| entry.entry.timing == itself);
    of_quarter.any(|entry| entry.date < on)
}

/// Whether the files show that a task is done; `None` where nothing tells: a year of which the customer has nothing, because
/// the workspace was not in use then.
fn is_done(task: ClockTask, entry: &ScheduledEntry, inventory: &CustomerInventory) -> Option<bool> {
    let agreement = |is_done: fn(&AgreementInventory) -> bool| {
        let year = entry.agreement_year()?;
        let about = inventory.agreements.iter().find(|about| about.year == year)?;
        Some(is_signed(about) || is_done(about))
    };
    let meeting = |id: MeetingId| inventory.meetings.iter().find(|about| about.id == id);
    let done = match task {
        ClockTask::AgreementDrafts => agreement(|about| !about.drafts.is_empty() || !about.finals.is_empty()),
        ClockTask::AgreementFinal => agreement(|about| !about.finals.is_empty()),
        ClockTask::AgreementSigned => agreement(|_| false),
        ClockTask::MeetingPack(quarter) => meeting(MeetingId::new(entry.year, quarter))
            .map(|about| !about.pack.is_empty() || about.has_notes),
        ClockTask::MeetingMinutes(quarter) => {
            let id = MeetingId::new(entry.year, quarter);
            meeting(id).map(|_| has_minutes(id, inventory))
        }
    };
    done.or_else(|| is_in_use(entry, inventory).then_some(false))
}

fn is_signed(about: &AgreementInventory) -> bool {
    let agreement = about.agreement.as_ref();
    agreement.is_some_and(|agreement| agreement.status == AgreementStatus::Signed)
}

/// Whether the minutes of a meeting stand in the folder of a later one, or a later meeting has been held, which has approved
/// them wherever they are.
fn has_minutes(id: MeetingId, inventory: &CustomerInventory) -> bool {
    let wanted = format!("poytakirja-{id}.");
    inventory
        .meetings
        .iter()
        .filter(|later| later.id > id)
        .any(|later| later.has_notes || later.minutes.iter().any(|name| name.starts_with(&wanted)))
}

/// Whether the customer has something of the year that an entry is about.
fn is_in_use(entry: &ScheduledEntry, inventory: &CustomerInventory) -> bool {
    let year = entry.agreement_year().unwrap_or(entry.year);
    inventory.agreements.iter().any(|about| about.year <= year)
}

fn command(task: ClockTask, entry: &ScheduledEntry) -> Option<String> {
    let agreement = |what: &str| {
        let year = entry.agreement_year()?;
        Some(format!("vuosikello agreement {what} --year {year}"))
    };
    let meeting = |what: &str, quarter| {
        let meeting = MeetingId::new(entry.year, quarter);
        Some(format!("vuosikello meeting {what} --meeting {meeting}"))
    };
    match task {
        ClockTask::AgreementDrafts => agreement("draft"),
        ClockTask::AgreementFinal => agreement("final"),
        ClockTask::AgreementSigned => None,
        ClockTask::MeetingPack(quarter) => meeting("pack", quarter),
        ClockTask::MeetingMinutes(quarter) => meeting("minutes", quarter),
    }
}
