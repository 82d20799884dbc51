//! `vuosikello demo`: the example workspace, and everything that can be made from it.

use std::path::PathBuf;

use clap::Args;
use vuosikello::model::{BudgetVersion, MeetingId, Quarter};

use super::agreement::{render, write_drafts, write_final};
use super::budget::WantedDeck;
use super::meeting::{Options, write_minutes, write_pack};
use crate::batch;
use crate::console::Console;
use crate::counted;
use crate::example;
use crate::exit::{Exit, Failure};
use crate::workspace;

/// The year of the example's agreements.
const YEAR: i32 = 2027;

/// The meeting whose material the example has.
const MEETING: MeetingId = MeetingId::new(YEAR, Quarter::I);

/// Kirjoita esimerkkityötila ja tee siitä kaikki asiakirjat
#[derive(Debug, Args)]
#[command(after_help = "Esimerkkejä:\n  vuosikello demo\n  vuosikello demo kokeilu")]
pub(crate) struct Demo {
    /// Kansio, johon esimerkki kirjoitetaan
    #[arg(value_name = "KANSIO", default_value = "demo", hide_default_value = true)]
    folder: PathBuf,
}

/// The deck of the confirmed budget.
fn budget_deck() -> WantedDeck {
    WantedDeck {
        year: Some(YEAR),
        version: BudgetVersion::TaeB3,
        date: None,
        shorten: false,
    }
}

impl Demo {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let written = example::write(&example::WHOLE, &self.folder)?;
        console.line(&format!(
            "Esimerkkityötila: {} ({})",
            self.folder.display(),
            counted::files(written.files)
        ));
        for file in &written.kept {
            console.note(&format!("{file} poikkeaa esimerkistä; se säilytettiin"));
        }
        let opened = workspace::open(Some(&self.folder))?;
        let ids: Vec<&str> = opened.workspace.customers().iter().map(String::as_str).collect();
        let mut report = batch::run(console, &ids, |id| {
            let rendered = render(&opened, id, YEAR)?;
            let mut made = write_drafts(&opened, &self.folder, id, YEAR, &rendered)?;
            let finished = write_final(&opened, &self.folder, id, YEAR, &rendered, false)?;
            // The PDF first: it stands in the folder of the agreement, the drafts below it.
            made.files.splice(0..0, finished.files);
            made.pages = finished.pages;
            made.notes.extend(finished.notes);
            Ok(made)
        });
        let packs = batch::run(console, &ids, |id| {
            let mut made = write_pack(&opened, &self.folder, id, MEETING, Options::default())?;
            if !opened.workspace.budget_years(id)?.is_empty() {
                let deck = budget_deck().write(&opened, &self.folder, id)?;
                made.files.extend(deck.files);
            }
            // A meeting that has been held has its minutes.
            if opened.workspace.meeting(id, MEETING)?.dossier.notes.is_some() {
                let minutes = write_minutes(&opened, &self.folder, id, MEETING)?;
                made.files.extend(minutes.files);
                made.notes.extend(minutes.notes);
            }
            Ok(made)
        });
        let tables = [
            (format!("Palvelusopimukset {YEAR}"), report.table()),
            (format!("Kokousaineistot {MEETING}"), packs.table()),
        ];
        report.extend(packs);
        let exit = report.show(console, "Tehty")?;
        for (heading, table) in tables {
            console.line("");
            console.heading(&heading);
            table.iter().for_each(|line| console.line(line));
        }
        Ok(exit)
    }
}
