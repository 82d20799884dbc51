//! What is to be done on a day, and whether it is done, as the files of the customers tell.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use vuosikello_core::{Action, AnnexKind, DataFolder, Date, Period, Progress, ScheduledEntry, Timing};

use super::{AgreementProgress, Kinds};
use crate::inventory::CustomerInventory;
use crate::kind::{Kind, Moment, Output, Task};
use crate::shell::quoted;
use crate::{Failure, Problem, Publisher, Workspace};

/// What follows a meeting, such as its minutes, is made at once, and cannot be before: it is due from the day of the meeting on.
const DAYS_AFTER: u16 = 1;

/// What is late, due, coming and done on a day. Dates serialise as ISO 8601.
#[derive(Debug, Serialize)]
pub struct DueList {
    /// The day.
    pub on: NaiveDate,
    /// The tasks, the most urgent first.
    pub tasks: Vec<DueTask>,
    /// How far the agreements are that tasks ask for; empty until they have been [looked at](Kinds::describe).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<AgreementProgress>,
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
    /// Whose it is, in the order of the workspace; of none where it is the same for all.
    pub customers: Vec<String>,
    /// What it is.
    pub title: String,
    /// The move of its day to a working day, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
    /// The command that does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// The year of the agreement that it is about.
    #[serde(skip)]
    agreement: Option<i32>,
}

impl Kinds {
    /// What is to be done for customers on the day `on`: what is late or due, and what is coming or done within `days` of it. What is the
    /// same for several customers is one task with one command, which names the workspace `named`, where that is given.
    ///
    /// # Errors
    /// Something could not be read. What is wrong in the data is in the list.
    pub fn due(
        &self,
        workspace: &Workspace,
        ids: &[&str],
        on: Date,
        days: u16,
        named: Option<&Path>,
    ) -> Result<DueList, Failure> {
        let mut tasks: Vec<DueTask> = Vec::new();
        let mut problems = Vec::new();
        for id in ids {
            let _kept = workspace.folder.keep(&workspace.home(id));
            let mut inventory = self.inventory(workspace, id)?;
            problems.append(&mut inventory.problems);
            if inventory.customer.is_none() {
                continue;
            }
            let (actions, wrong) = workspace.open_actions(id)?;
            problems.extend(wrong);
            let actions = actions.iter().map(|action| DueTask::of_action(action, id, on));
            tasks.extend(actions.filter(|task| task.is_shown(on, days)));
            for year in [on.year() - 1, on.year(), on.year() + 1] {
                let entries = self.schedule(workspace, &inventory, year);
                for entry in &entries {
                    let task = self.task(entry, &entries, &inventory, id, on);
                    match tasks.iter_mut().find(|other| other.key() == task.key()) {
                        Some(other) => other.customers.extend(task.customers),
                        None if task.is_shown(on, days) => tasks.push(task),
                        None => {}
                    }
                }
            }
        }
        terms(workspace, &mut tasks)?;
        problems.sort();
        problems.dedup();
        tasks.sort_by(|a, b| {
            (a.progress, a.date, &a.title, &a.customers).cmp(&(b.progress, b.date, &b.title, &b.customers))
        });
        let named = named
            .map(|path| format!(" -w {}", quoted(&path.display().to_string())))
            .unwrap_or_default();
        for task in tasks.iter_mut().filter(|task| task.customers.is_empty()) {
            if let Some(command) = &mut task.command {
                command.push_str(&named);
            }
        }
        for task in tasks.iter_mut().filter(|task| !task.customers.is_empty()) {
            let of = match task.customers.len() == workspace.customers().len() {
                true => "--all".to_owned(),
                false => format!("--customer {}", task.customers.join(" ")),
            };
            if let Some(command) = &mut task.command {
                command.push_str(&format!(" {of}{named}"));
            }
        }
        Ok(DueList {
            on: on.naive(),
            tasks,
            agreements: Vec::new(),
            problems,
        })
    }

    /// Adds to a list how far the agreements are that its open tasks ask for, of each customer once.
    ///
    /// # Errors
    /// Something could not be read.
    pub fn describe(&self, list: &mut DueList, publisher: &Publisher) -> Result<(), Failure> {
        let mut asked: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        let open = list.tasks.iter().filter(|task| task.progress != Progress::Done);
        for task in open {
            if let Some(year) = task.agreement {
                asked
                    .entry(year)
                    .or_default()
                    .extend(task.customers.iter().map(String::as_str));
            }
        }
        for (year, customers) in asked {
            let all = publisher.workspace().customers().iter().map(String::as_str);
            let ids: Vec<&str> = all.filter(|id| customers.contains(id)).collect();
            list.agreements
                .extend(self.agreement_progress(publisher, &ids, year)?);
        }
        Ok(())
    }

    /// An entry of the calendar for one customer; `entries` are those of the same year. The command does not name the customer yet.
    fn task(
        &self,
        entry: &ScheduledEntry,
        entries: &[ScheduledEntry],
        inventory: &CustomerInventory,
        id: &str,
        on: Date,
    ) -> DueTask {
        let asked = entry.entry.task.as_ref();
        let asked = asked.and_then(|task| self.asked_by(task, entry.year));
        let done = asked.and_then(|(kind, task, period)| {
            let done = is_done(kind, task, period, inventory);
            done.or_else(|| self.is_in_use(period, inventory).then_some(false))
        });
        let moment = asked.map(|(_, task, _)| task.moment);
        let days = match moment {
            Some(Moment::After) => DAYS_AFTER,
            _ => Progress::DAYS_DUE,
        };
        let progress = match entry.progress(on, done, days) {
            // Material that was not made before the meeting is not waited for any more; its minutes are.
            Progress::Late if asked.is_some_and(|asked| is_over(asked, entries, on)) => Progress::Past,
            progress => progress,
        };
        let is_possible = match progress {
            Progress::Done | Progress::Past => false,
            Progress::Coming => moment != Some(Moment::After),
            Progress::Late | Progress::Due => true,
        };
        DueTask {
            progress,
            state: progress.label(),
            date: entry.date.naive(),
            customers: vec![id.to_owned()],
            title: entry.entry.title.clone(),
            moved: entry.moved.map(|moved| moved.to_string()),
            command: asked.filter(|_| is_possible).and_then(command),
            agreement: asked
                .filter(|(kind, ..)| kind.folder == DataFolder::AGREEMENT)
                .map(|(.., period)| period.year()),
        }
    }

    /// Whether the customer has had something by the year of a period: before that the workspace was not in use for it.
    fn is_in_use(&self, period: Period, inventory: &CustomerInventory) -> bool {
        let mut duties = self.iter().filter(|kind| kind.is_yearly_duty);
        duties.any(|kind| {
            inventory
                .of(&kind.name)
                .iter()
                .any(|about| about.period.year() <= period.year())
        })
    }
}

impl DueTask {
    /// An action that a meeting has agreed on, and nobody has told to be done.
    fn of_action(action: &Action, id: &str, on: Date) -> Self {
        let progress = Progress::of(action.due, on, Some(false), Progress::DAYS_DUE);
        Self {
            progress,
            state: progress.label(),
            date: action.due.naive(),
            customers: vec![id.to_owned()],
            title: format!("Toimenpide {}: {} ({})", action.id, action.text, action.owner),
            moved: None,
            command: None,
            agreement: None,
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

/// Adds the common terms of a year where drafts of its agreements are to be made, and the terms are not there yet: they go before.
fn terms(workspace: &Workspace, tasks: &mut Vec<DueTask>) -> Result<(), Failure> {
    let mut years: BTreeMap<i32, (Progress, NaiveDate)> = BTreeMap::new();
    for task in tasks.iter().filter(|task| task.progress != Progress::Done) {
        if let Some(year) = task.agreement {
            let first = years.entry(year).or_insert((task.progress, task.date));
            *first = (*first).min((task.progress, task.date));
        }
    }
    for (year, (progress, date)) in years {
        let title = format!("{} {year}", AnnexKind::CommonTerms.title());
        let folder = DataFolder::SHARED.path("", Period::Year(year));
        let file = format!("{folder}/{title}.docx");
        let is_made = workspace
            .folder
            .contents(&folder)?
            .files()
            .any(|name| file == format!("{folder}/{name}"));
        if workspace.configuration().common_terms(year).is_some() && !is_made {
            tasks.push(DueTask {
                progress,
                state: progress.label(),
                date,
                customers: Vec::new(),
                title,
                moved: None,
                command: Some(format!("vuosikello agreement terms --year {year}")),
                agreement: None,
            });
        }
    }
    Ok(())
}

/// Whether a task makes sense before a meeting whose day has passed.
fn is_over((_, task, period): (&Kind, &Task, Period), entries: &[ScheduledEntry], on: Date) -> bool {
    let (Moment::Before, Period::Quarter(meeting)) = (task.moment, period) else {
        return false;
    };
    let quarter = meeting.quarter();
    let itself = Timing::Meeting { quarter, days: 0 };
    let mut of_quarter = entries.iter().filter(|entry| entry.entry.timing == itself);
    of_quarter.any(|entry| entry.date < on)
}

/// Whether the files show that a task is done; `None` where the customer has nothing of the kind and period.
fn is_done(kind: &Kind, task: &Task, period: Period, inventory: &CustomerInventory) -> Option<bool> {
    let about = inventory.get(&kind.name, period)?;
    if let Some(output) = kind.output(&task.output).filter(|output| output.is_for_next) {
        // A later one that has been held has approved it, wherever it is.
        let wanted = format!("{}{period}.", output.names.prefix);
        let mut later = inventory
            .of(&kind.name)
            .iter()
            .filter(|later| later.period > period);
        return Some(later.any(|later| {
            later.is_settled
                || later
                    .made(&output.name)
                    .iter()
                    .any(|name| name.starts_with(&wanted))
        }));
    }
    let is_enough = |known: &&Output| known.name == task.output || known.covers.contains(&task.output);
    let mut outputs = kind.outputs.iter().filter(is_enough);
    // That a meeting has been held, or has notes already, makes no material of it.
    let is_settled = about.is_settled && task.moment != Moment::Before;
    Some(is_settled || outputs.any(|output| !about.made(&output.name).is_empty()))
}

/// The command that does a task, without the customers.
fn command((kind, task, period): (&Kind, &Task, Period)) -> Option<String> {
    let output = kind.output(&task.output)?;
    Some(format!(
        "vuosikello {} {} --{} {period}",
        kind.command,
        output.name,
        kind.rhythm().name()
    ))
}
