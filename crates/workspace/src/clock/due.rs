//! What is to be done on a day, and whether it is done, as the files of the customers tell.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use vuosikello_core::{AgreementStatus, ClockTask, Date, MeetingId, Progress, ScheduledEntry, Timing};

use crate::{AgreementInventory, CustomerInventory, Failure, Problem, Workspace};

/// Minutes are written at once after the meeting, and cannot be before: they are due from its day on.
const DAYS_MINUTES: u16 = 1;

/// What is late, due, coming and done on a day. Dates serialise as ISO 8601.
#[derive(Debug, Serialize)]
pub struct DueList {
    /// The day.
    pub on: NaiveDate,
    /// The tasks, the most urgent first.
    pub tasks: Vec<DueTask>,
    /// What is wrong in the files that were looked at.
    pub problems: Vec<Problem>,
}

/// What is to be done on one day, for one customer or several.
#[derive(Debug, Clone, Serialize)]
pub struct DueTask {
    /// How far it is.
    #[serde(skip)]
    pub progress: Progress,
    /// The Finnish word for how far it is.
    pub state: &'static str,
    /// The day on which it is due.
    pub date: NaiveDate,
    /// Whose it is, in the order of the workspace.
    pub customers: Vec<String>,
    /// What it is.
    pub title: String,
    /// The move of its day to a working day, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
    /// The command that does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

impl Workspace {
    /// What is to be done for customers on the day `on`: what is late or due, and what is coming or done within `days` of it. What is the
    /// same for several customers is one task with one command, which names the workspace `named`, where that is given.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is in the list.
    pub fn due(&self, ids: &[&str], on: Date, days: u16, named: Option<&Path>) -> Result<DueList, Failure> {
        let mut tasks: Vec<DueTask> = Vec::new();
        let mut problems = Vec::new();
        for id in ids {
            let mut inventory = self.inventory(id)?;
            problems.append(&mut inventory.problems);
            if inventory.customer.is_none() {
                continue;
            }
            for year in [on.year() - 1, on.year(), on.year() + 1] {
                let entries = self.schedule(&inventory, year);
                for entry in &entries {
                    let task = DueTask::of(entry, &entries, &inventory, id, on);
                    match tasks.iter_mut().find(|other| other.key() == task.key()) {
                        Some(other) => other.customers.extend(task.customers),
                        None if task.is_shown(on, days) => tasks.push(task),
                        None => {}
                    }
                }
            }
        }
        tasks.sort_by(|a, b| {
            (a.progress, a.date, &a.title, &a.customers).cmp(&(b.progress, b.date, &b.title, &b.customers))
        });
        let named = named
            .map(|path| format!(" -w {}", quoted(path)))
            .unwrap_or_default();
        for task in &mut tasks {
            let of = match task.customers.len() == self.customers().len() {
                true => "--all".to_owned(),
                false => format!("--customer {}", task.customers.join(" ")),
            };
            task.command = task
                .command
                .take()
                .map(|command| format!("{command} {of}{named}"));
        }
        Ok(DueList {
            on: on.naive(),
            tasks,
            problems,
        })
    }
}

impl DueTask {
    /// An entry of the calendar for one customer; `entries` are those of the same year. The command does not name the customer yet.
    fn of(
        entry: &ScheduledEntry,
        entries: &[ScheduledEntry],
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
            Progress::Late if is_over(task, entries, on) => Progress::Past,
            progress => progress,
        };
        let is_possible = match progress {
            Progress::Done | Progress::Past => false,
            Progress::Coming => !is_minutes,
            Progress::Late | Progress::Due => true,
        };
        Self {
            progress,
            state: progress.label(),
            date: entry.date.naive(),
            customers: vec![id.to_owned()],
            title: entry.entry.title.clone(),
            moved: entry.moved.map(|moved| moved.to_string()),
            command: task.filter(|_| is_possible).and_then(|task| command(task, entry)),
        }
    }

    /// Old things that nothing tells of are left out, and things far off; what is done stays for as long as what is to come.
    fn is_shown(&self, on: Date, days: u16) -> bool {
        let left = (self.date - on.naive()).num_days();
        match self.progress {
            Progress::Late | Progress::Due => true,
            Progress::Past => false,
            Progress::Coming | Progress::Done => left.abs() <= i64::from(days),
        }
    }

    /// What is the same in a task of several customers.
    fn key(&self) -> (Progress, NaiveDate, &str, Option<&str>, Option<&str>) {
        let (moved, command) = (self.moved.as_deref(), self.command.as_deref());
        (self.progress, self.date, &self.title, moved, command)
    }
}

/// Whether a task is to make the material of a meeting whose day has passed.
fn is_over(task: Option<ClockTask>, entries: &[ScheduledEntry], on: Date) -> bool {
    let Some(ClockTask::MeetingPack(quarter)) = task else {
        return false;
    };
    let itself = Timing::Meeting { quarter, days: 0 };
    let mut of_quarter = entries.iter().filter(|entry| entry.entry.timing == itself);
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
    let mut later = inventory.meetings.iter().filter(|later| later.id > id);
    later.any(|later| later.has_notes || later.minutes.iter().any(|name| name.starts_with(&wanted)))
}

/// Whether the customer has something of the year that an entry is about.
fn is_in_use(entry: &ScheduledEntry, inventory: &CustomerInventory) -> bool {
    let year = entry.agreement_year().unwrap_or(entry.year);
    inventory.agreements.iter().any(|about| about.year <= year)
}

/// The command that does a task, without the customers.
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

/// A path as it can be given to a shell.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else {
        format!("\"{path}\"")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::quoted;

    #[test]
    fn a_path_with_a_space_is_one_argument() {
        assert_eq!(quoted(Path::new("../demo")), "../demo");
        assert_eq!(quoted(Path::new("työtilat/ork 2027")), "\"työtilat/ork 2027\"");
    }
}
