//! `vuosikello calendar`: the dates of a year.

use clap::Args;
use vuosikello::model::ScheduledEntry;

use crate::common::{Common, Format};
use crate::console::{Console, print_bytes};
use crate::exit::{Exit, Failure};
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
        let (kinds, workspace) = workspace::read(common)?;
        let calendar = kinds.calendar(&workspace, self.customer.as_deref(), self.year)?;
        match common.format {
            Format::Json => console.json(&calendar)?,
            Format::Ics => print_bytes(calendar.ics()?.as_bytes())?,
            Format::Md => console.lines(&markdown(&calendar.entries)),
            Format::Text => console.lines(&table::lines(&rows(&calendar.entries), &[])),
        }
        Ok(Exit::Done)
    }
}

fn rows(entries: &[ScheduledEntry]) -> Vec<Vec<String>> {
    let row = |entry: &ScheduledEntry| {
        let title = match entry.moved {
            Some(moved) => format!("{}; {moved}", entry.entry.title),
            None => entry.entry.title.clone(),
        };
        vec![
            entry.date.with_weekday(),
            entry.entry.theme.label().to_owned(),
            title,
        ]
    };
    let header = ["Päivä", "Aihe", "Mitä"].map(str::to_owned).to_vec();
    std::iter::once(header).chain(entries.iter().map(row)).collect()
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
