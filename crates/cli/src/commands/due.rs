//! `vuosikello due`: what is late, due and coming, what is done, and the command that does it.

use clap::Args;
use serde::Serialize;
use vuosikello::model::{ClockTask, Date, MeetingId, Progress, ScheduledEntry, Status, schedule};
use vuosikello_workspace::{AgreementFacts, CustomerFacts, MeetingFacts};

use crate::arguments::Common;
use crate::calendar::{day, iso, meeting_dates, moved};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::pick_or_all;
use crate::table;
use crate::today::On;
use crate::workspace;

/// Näytä, mikä on myöhässä, ajankohtaista, tulossa ja tehty
#[derive(Debug, Args)]
#[command(
    after_help = "Mikä on tehty, nähdään tiedostoista: luonnoksista, lopullisesta sopimuksesta, kokouksen aineistosta ja pöytäkirjasta.\n\n\
    Esimerkkejä:\n  vuosikello due\n  vuosikello due --on 4.3.2027 --customer RISE"
)]
pub(crate) struct Due {
    #[command(flatten)]
    on: On,
    /// Asiakkaan tunnus; voi antaa useita; oletuksena kaikki
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
    /// Kuinka monen päivän päähän tulevia näytetään
    #[arg(long, value_name = "PÄIVÄÄ", default_value_t = 60, hide_default_value = true, value_parser = clap::value_parser!(u16).range(0..=366))]
    days: u16,
}

/// A line of the list.
#[derive(Debug, Serialize)]
struct Task {
    #[serde(skip)]
    progress: Progress,
    state: &'static str,
    #[serde(serialize_with = "iso")]
    date: Date,
    customers: Vec<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
}

impl Due {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let on = self.on.date();
        let mut tasks = Vec::new();
        let mut unreadable = Vec::new();
        let ids = pick_or_all(&self.customer, workspace.customers())?;
        for id in ids.iter().copied() {
            let facts = workspace.facts(id)?;
            unreadable.extend(facts.problems.iter().cloned());
            let Some(customer) = &facts.customer else {
                continue;
            };
            for year in [on.year() - 1, on.year(), on.year() + 1] {
                let entries = schedule(
                    year,
                    workspace.configuration(),
                    Some(customer),
                    &meeting_dates(&facts, year),
                );
                tasks.extend(entries.iter().map(|entry| task(entry, &facts, id, on)));
            }
        }
        tasks.retain(|task| self.shows(task, on));
        let tasks = shared(tasks);
        console.problems(&unreadable);
        console.json(&tasks)?;
        if !console.is_json() {
            show(console, &tasks, on, ids.len());
        }
        Ok(if unreadable.is_empty() {
            Exit::Done
        } else {
            Exit::Data
        })
    }

    /// Old things that nothing tells of are left out, and things far off; what is done stays for as long as what is to come.
    fn shows(&self, task: &Task, on: Date) -> bool {
        let left = (task.date.naive() - on.naive()).num_days();
        match task.progress {
            Progress::Late | Progress::Due => true,
            Progress::Past => false,
            Progress::Coming | Progress::Done => left.abs() <= i64::from(self.days),
        }
    }
}

fn task(entry: &ScheduledEntry, facts: &CustomerFacts, id: &str, on: Date) -> Task {
    let done = entry.entry.task.and_then(|task| is_done(task, entry, facts));
    let progress = entry.progress(on, done, Progress::DAYS_DUE);
    let command = entry
        .entry
        .task
        .filter(|_| progress != Progress::Done)
        .and_then(|task| command(task, entry, id));
    Task {
        progress,
        state: progress.label(),
        date: entry.date,
        customers: vec![id.to_owned()],
        title: entry.entry.title.clone(),
        moved: moved(entry),
        command,
    }
}

/// Whether the files show that a task is done; `None` where nothing tells: a year of which the customer has nothing, because
/// the workspace was not in use then.
fn is_done(task: ClockTask, entry: &ScheduledEntry, facts: &CustomerFacts) -> Option<bool> {
    let agreement = |is_done: fn(&AgreementFacts) -> bool| {
        let year = entry.agreement_year()?;
        facts
            .agreements
            .iter()
            .find(|about| about.year == year)
            .map(is_done)
    };
    let meeting = |id: MeetingId| facts.meetings.iter().find(|about| about.id == id);
    let done = match task {
        ClockTask::AgreementDrafts => agreement(|about| !about.drafts.is_empty() || !about.finals.is_empty()),
        ClockTask::AgreementFinal => agreement(|about| !about.finals.is_empty()),
        ClockTask::AgreementSigned => agreement(|about| {
            about
                .agreement
                .as_ref()
                .is_some_and(|agreement| agreement.status == Status::Signed)
        }),
        ClockTask::MeetingPack(quarter) => meeting(MeetingId::new(entry.year, quarter))
            .map(|about| !about.pack.is_empty() || about.has_notes),
        ClockTask::MeetingMinutes(quarter) => {
            let id = MeetingId::new(entry.year, quarter);
            let wanted = format!("poytakirja-{id}.");
            let has_minutes = |next: &MeetingFacts| next.minutes.iter().any(|name| name.starts_with(&wanted));
            // A later meeting that has been held has approved them, wherever they are.
            let is_held = facts
                .meetings
                .iter()
                .any(|later| later.id > id && later.has_notes);
            meeting(id).map(|_| is_held || meeting(id.next()).is_some_and(has_minutes))
        }
    };
    done.or_else(|| is_in_use(entry, facts).then_some(false))
}

/// Whether the customer has something of the year that an entry is about.
fn is_in_use(entry: &ScheduledEntry, facts: &CustomerFacts) -> bool {
    match entry.agreement_year() {
        Some(year) => facts.agreements.iter().any(|about| about.year <= year),
        None => facts.agreements.iter().any(|about| about.year <= entry.year),
    }
}

fn command(task: ClockTask, entry: &ScheduledEntry, id: &str) -> Option<String> {
    let agreement = |what: &str| {
        entry
            .agreement_year()
            .map(|year| format!("vuosikello agreement {what} --year {year} --customer {id}"))
    };
    let meeting = |what: &str, quarter| {
        let meeting = MeetingId::new(entry.year, quarter);
        Some(format!(
            "vuosikello meeting {what} --meeting {meeting} --customer {id}"
        ))
    };
    match task {
        ClockTask::AgreementDrafts => agreement("draft"),
        ClockTask::AgreementFinal => agreement("final"),
        ClockTask::AgreementSigned => None,
        ClockTask::MeetingPack(quarter) => meeting("pack", quarter),
        ClockTask::MeetingMinutes(quarter) => meeting("minutes", quarter),
    }
}

/// What is the same for several customers is one line.
fn shared(tasks: Vec<Task>) -> Vec<Task> {
    let mut lines: Vec<Task> = Vec::new();
    for task in tasks {
        let same = |other: &Task| {
            task.command.is_none()
                && other.command.is_none()
                && (other.progress, other.date, &other.title, &other.moved)
                    == (task.progress, task.date, &task.title, &task.moved)
        };
        match lines.iter_mut().find(|other| same(other)) {
            Some(line) => line.customers.extend(task.customers),
            None => lines.push(task),
        }
    }
    lines.sort_by(|a, b| {
        (a.progress, a.date, &a.title, &a.customers).cmp(&(b.progress, b.date, &b.title, &b.customers))
    });
    lines
}

fn show(console: &Console, tasks: &[Task], on: Date, all: usize) {
    let whose = |task: &Task| match task.customers.len() {
        several if several > 1 && several == all => "kaikki".to_owned(),
        _ => task.customers.join(", "),
    };
    console.line(&format!("Tilanne {}", day(on)));
    let headings = [
        (Progress::Late, "Myöhässä"),
        (Progress::Due, "Nyt"),
        (Progress::Coming, "Tulossa"),
        (Progress::Done, "Tehty"),
    ];
    for (progress, heading) in headings {
        let rows: Vec<Vec<String>> = tasks
            .iter()
            .filter(|task| task.progress == progress)
            .map(|task| {
                vec![
                    day(task.date),
                    whose(task),
                    match &task.moved {
                        Some(moved) => format!("{}; {moved}", task.title),
                        None => task.title.clone(),
                    },
                    task.command.clone().unwrap_or_default(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            console.line("");
            console.heading(heading);
            table::lines(&rows, &[])
                .iter()
                .for_each(|line| console.line(line));
        }
    }
}
