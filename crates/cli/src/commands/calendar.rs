//! `vuosikello calendar`: the dates of a year.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;
use vuosikello::calendar::{self, Calendar as Dates, Event, Method, Timing};
use vuosikello::model::{Configuration, ScheduledEntry, schedule};

use crate::arguments::{Common, Format};
use crate::calendar::{day, meeting_dates, moved};
use crate::console::{Console, print_bytes};
use crate::exit::{Exit, Failure};
use crate::selection::pick;
use crate::table;
use crate::values;
use crate::workspace;

/// Näytä vuoden päivät: talous, sopimus, seurantaryhmä ja kyselyt
#[derive(Debug, Args)]
#[command(
    after_help = "Päivä, joka osuu viikonloppuun tai pyhäpäivään, siirtyy edelliseen työpäivään. \
    Tulosteen muoto on text, md (Markdown-taulukko), ics (kalenteriohjelmaan) tai json.\n\n\
    Esimerkkejä:\n  vuosikello calendar --year 2027\n  vuosikello calendar --year 2027 --customer RISE --format ics > rise-2027.ics"
)]
pub(crate) struct Calendar {
    /// Vuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    /// Asiakkaan tunnus, kun halutaan asiakkaan omat päivät
    #[arg(long, value_name = "TUNNUS")]
    customer: Option<String>,
}

impl Calendar {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let configuration = workspace.configuration();
        let entries = match &self.customer {
            Some(wanted) => {
                let ids = pick(std::slice::from_ref(wanted), workspace.customers())?;
                let inventory = workspace.inventory(ids.first().copied().unwrap_or_default())?;
                if !inventory.problems.is_empty() {
                    return Err(Failure::Problems(inventory.problems));
                }
                let dates = meeting_dates(&inventory, self.year);
                schedule(self.year, configuration, inventory.customer.as_ref(), &dates)
            }
            None => schedule(self.year, configuration, None, &BTreeMap::new()),
        };
        match common.format {
            Format::Json => console.json(&entries.iter().map(Entry::from).collect::<Vec<_>>())?,
            Format::Ics => print_bytes(self.ics(configuration, &entries)?.as_bytes())?,
            Format::Md => markdown(&entries).iter().for_each(|line| console.line(line)),
            Format::Text => text(&entries).iter().for_each(|line| console.line(line)),
        }
        Ok(Exit::Done)
    }

    fn ics(&self, configuration: &Configuration, entries: &[ScheduledEntry]) -> Result<String, Failure> {
        let whose = self
            .customer
            .as_deref()
            .unwrap_or(&configuration.organisation.abbreviation);
        // The calendar of a year has been known since its first day: the file says nothing of when it was made.
        let stamp = chrono::NaiveDate::from_ymd_opt(self.year, 1, 1)
            .unwrap_or_default()
            .and_time(chrono::NaiveTime::MIN);
        let events = entries.iter().map(|entry| {
            // Without the day, so that a calendar program moves an event whose day has changed.
            let month = match entry.is_monthly() {
                true => format!("-{:02}", entry.date.month()),
                false => String::new(),
            };
            let uid = format!("{}-{}{month}-{whose}@vuosikello", entry.entry.id, entry.year);
            Event {
                title: entry.entry.title.clone(),
                description: description(entry),
                categories: vec![entry.entry.theme.label().to_owned()],
                ..Event::new(uid, stamp, Timing::AllDay(entry.date.naive()))
            }
        });
        let dates = Dates {
            name: format!("Vuosikello {} {whose}", self.year),
            events: events.collect(),
        };
        calendar::write(&dates, Method::Publish).map_err(|error| Failure::Io(error.to_string()))
    }
}

/// An entry as JSON.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    id: &'a str,
    date: String,
    title: &'a str,
    theme: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_from: Option<String>,
    exact: bool,
}

impl<'a> From<&'a ScheduledEntry> for Entry<'a> {
    fn from(entry: &'a ScheduledEntry) -> Self {
        Self {
            id: &entry.entry.id,
            date: entry.date.naive().to_string(),
            title: &entry.entry.title,
            theme: entry.entry.theme.label(),
            moved_from: entry.moved.map(|moved| moved.from.naive().to_string()),
            exact: entry.exact,
        }
    }
}

/// What is said of an entry beside its title: what is done then, and a move.
fn description(entry: &ScheduledEntry) -> Option<String> {
    let said = entry.entry.description.clone();
    let moved = moved(entry).map(|moved| format!("Päivä on {moved}."));
    let lines: Vec<String> = said.into_iter().chain(moved).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn rows(entries: &[ScheduledEntry]) -> Vec<Vec<String>> {
    let row = |entry: &ScheduledEntry| {
        let title = match moved(entry) {
            Some(moved) => format!("{}; {moved}", entry.entry.title),
            None => entry.entry.title.clone(),
        };
        vec![day(entry.date), entry.entry.theme.label().to_owned(), title]
    };
    let header = ["Päivä", "Aihe", "Mitä"].map(str::to_owned).to_vec();
    std::iter::once(header).chain(entries.iter().map(row)).collect()
}

fn text(entries: &[ScheduledEntry]) -> Vec<String> {
    table::lines(&rows(entries), &[])
}

fn markdown(entries: &[ScheduledEntry]) -> Vec<String> {
    let line = |cells: &Vec<String>| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|"))
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = rows(entries).iter().map(line).collect();
    lines.insert(1, "|---|---|---|".to_owned());
    lines
}
