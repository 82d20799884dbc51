//! `vuosikello meeting status`: what of each meeting is ready, stale or missing.

use clap::Args;
use serde::Serialize;
use vuosikello::model::{
    ClockTask, Configuration, DataFile, Date, Meeting, MeetingId, MeetingSettings, schedule,
};
use vuosikello_workspace::{CustomerInventory, Export, MeetingInventory, Problem, Workspace};

use crate::arguments::Common;
use crate::calendar::{day, meeting_dates};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::pick_or_all;
use crate::table;
use crate::today::On;
use crate::values;
use crate::workspace;

/// Näytä, mikä kokousten aineistosta on valmista, vanhentunutta tai puuttuu
#[derive(Debug, Args)]
#[command(
    after_help = "Taulukko on vanhentunut, kun se on poimittu lähdejärjestelmästä sallittua aiemmin (oletus 31 päivää). \
    Poimintapäivä luetaan sarakkeesta poimittu tai, ellei sitä ole, tiedoston muokkausajasta.\n\n\
    Esimerkkejä:\n  vuosikello meeting status\n  vuosikello meeting status --on 1.3.2027 --customer RISE"
)]
pub(crate) struct Status {
    #[command(flatten)]
    on: On,
    /// Kokouksen vuosi ja neljännes; oletuksena seuraavaksi pidettävä kokous
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting)]
    meeting: Option<MeetingId>,
    /// Asiakkaan tunnus; voi antaa useita; oletuksena kaikki
    #[arg(long, value_name = "TUNNUS", num_args = 1..)]
    customer: Vec<String>,
}

/// The state of all of them as JSON.
#[derive(Debug, Serialize)]
struct States<'a> {
    #[serde(serialize_with = "crate::calendar::iso")]
    on: Date,
    meetings: &'a [MeetingState],
    /// The customers that have no such meeting.
    without: &'a [&'a str],
    problems: &'a [Problem],
}

/// The state of a meeting.
#[derive(Debug, Serialize)]
struct MeetingState {
    customer: String,
    meeting: String,
    #[serde(serialize_with = "crate::calendar::iso")]
    date: Date,
    /// When the material is due; `None` when the calendar does not reach so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pack_due: Option<String>,
    parts: Vec<Part>,
}

/// The state of a part of a meeting's material.
#[derive(Debug, Serialize)]
struct Part {
    part: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

const READY: &str = "valmis";
const STALE: &str = "vanhentunut";
const MISSING: &str = "puuttuu";

impl Status {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let on = self.on.date();
        let mut states = Vec::new();
        let mut without = Vec::new();
        let mut problems = Vec::new();
        for id in pick_or_all(&self.customer, workspace.customers())? {
            let inventory = workspace.inventory(id)?;
            let wanted = self.meeting.or_else(|| upcoming(&inventory, on));
            let found = inventory.meetings.iter().find(|about| Some(about.id) == wanted);
            problems.extend(inventory.problems.iter().cloned());
            if let Some((about, meeting)) = found.and_then(|about| Some((about, about.meeting.as_ref()?))) {
                let (exports, wrong) = workspace.exports(id, about.id)?;
                problems.extend(wrong);
                states.push(state(&workspace, id, &inventory, (about, meeting), &exports, on));
            } else if inventory.problems.is_empty() {
                // Nothing is known of a meeting whose folder has only the minutes of the one before.
                without.push(id);
            }
        }
        problems.sort();
        problems.dedup();
        console.problems(&problems);
        console.json(&States {
            on,
            meetings: &states,
            without: &without,
            problems: &problems,
        })?;
        console.line(&format!("Tilanne {}", day(on)));
        states.iter().for_each(|state| show(console, state, on));
        if !without.is_empty() {
            let which = self
                .meeting
                .map(|meeting| format!(" {meeting}"))
                .unwrap_or_default();
            console.line("");
            console.line(&format!("Ei kokousta{which}: {}", without.join(", ")));
        }
        Ok(if problems.is_empty() {
            Exit::Done
        } else {
            Exit::Data
        })
    }
}

/// The next meeting to be held, or else the last one that was.
fn upcoming(inventory: &CustomerInventory, on: Date) -> Option<MeetingId> {
    let date = |about: &&MeetingInventory| about.meeting.as_ref().map(|meeting| meeting.date);
    let mut known = inventory.meetings.iter().filter(|about| date(about).is_some());
    let next = known.clone().find(|about| date(about) >= Some(on));
    next.or(known.next_back()).map(|about| about.id)
}

fn state(
    workspace: &Workspace,
    customer: &str,
    inventory: &CustomerInventory,
    (about, meeting): (&MeetingInventory, &Meeting),
    exports: &[Export],
    on: Date,
) -> MeetingState {
    let configuration = workspace.configuration();
    let settings = &configuration.defaults.meetings;
    let seen = on.min(meeting.date);
    let mut parts = Vec::new();
    if let Some(previous) = inventory
        .meetings
        .iter()
        .rev()
        .find(|other| other.id < about.id && other.is_planned)
    {
        let mut minutes = there(
            "edellisen kokouksen pöytäkirja",
            previous.has_notes || !about.minutes.is_empty(),
        );
        if about.minutes.is_empty() && previous.has_notes {
            minutes.detail = Some("tehdään muistiinpanoista".to_owned());
        }
        parts.push(minutes);
    }
    let budget = inventory
        .budgets
        .iter()
        .find(|budget| budget.year == about.id.year());
    parts.push(there(
        "talousarvio",
        budget.is_some_and(|budget| !budget.versions.is_empty()),
    ));
    let mut tables = vec![
        ("toteuma", DataFile::Actuals),
        ("palvelutilanne", DataFile::ServiceStatus),
        ("kehitystarpeet", DataFile::Needs),
        ("projektit", DataFile::Projects),
    ];
    if meeting.survey.is_some() || about.tables.contains(&DataFile::Survey) {
        tables.push(("kysely", DataFile::Survey));
    }
    parts.extend(tables.into_iter().map(|(name, table)| {
        let export = exports.iter().find(|export| export.table == table);
        let is_there = about.tables.contains(&table) || export.is_some();
        match export.filter(|export| export.goes_stale()) {
            Some(export) => fresh(name, export, settings, seen),
            None => there(name, is_there),
        }
    }));
    parts.push(there("kokouksen aineisto", !about.pack.is_empty()));
    MeetingState {
        customer: customer.to_owned(),
        meeting: about.id.to_string(),
        date: meeting.date,
        pack_due: pack_due(configuration, inventory, about.id).map(|date| date.naive().to_string()),
        parts,
    }
}

fn there(part: &'static str, is_there: bool) -> Part {
    Part {
        part,
        state: if is_there { READY } else { MISSING },
        detail: None,
    }
}

/// Whether an export is new enough on a day.
fn fresh(part: &'static str, export: &Export, settings: &MeetingSettings, seen: Date) -> Part {
    let Some(date) = export.date else {
        return there(part, true);
    };
    let age = (seen.naive() - date.naive()).num_days();
    let said = if export.is_stated {
        "poimittu"
    } else {
        "tiedosto muokattu"
    };
    Part {
        part,
        state: if age > i64::from(settings.export_days) {
            STALE
        } else {
            READY
        },
        detail: Some(format!("{said} {date}")),
    }
}

/// When the material of a meeting is due.
fn pack_due(configuration: &Configuration, inventory: &CustomerInventory, id: MeetingId) -> Option<Date> {
    let dates = meeting_dates(inventory, id.year());
    let entries = schedule(id.year(), configuration, inventory.customer.as_ref(), &dates);
    let of_pack = entries
        .into_iter()
        .find(|entry| entry.entry.task == Some(ClockTask::MeetingPack(id.quarter())));
    of_pack.map(|entry| entry.date)
}

fn show(console: &Console, state: &MeetingState, on: Date) {
    let due = match state.pack_due.as_deref().and_then(|text| Date::parse(text).ok()) {
        Some(due) => {
            let left = (due.naive() - on.naive()).num_days();
            match left {
                _ if state.date < on => "kokous on pidetty".to_owned(),
                ..0 => format!("aineiston määräpäivä oli {}", day(due)),
                0 => "aineiston määräpäivä on tänään".to_owned(),
                1 => format!("aineiston määräpäivä {}, 1 päivä", day(due)),
                left => format!("aineiston määräpäivä {}, {left} päivää", day(due)),
            }
        }
        None => String::new(),
    };
    console.line("");
    console.heading(&format!(
        "{} {}: kokous {}; {due}",
        state.customer,
        state.meeting,
        day(state.date)
    ));
    let rows: Vec<Vec<String>> = state
        .parts
        .iter()
        .map(|part| {
            vec![
                format!("  {}", part.part),
                part.state.to_owned(),
                part.detail.clone().unwrap_or_default(),
            ]
        })
        .collect();
    table::lines(&rows, &[])
        .iter()
        .for_each(|line| console.line(line));
}
