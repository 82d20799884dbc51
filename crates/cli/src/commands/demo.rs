//! `vuosikello demo`: the example workspace, and everything that can be made from it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use include_dir::{Dir, include_dir};
use vuosikello::model::{BudgetVersion, DataFolder, MeetingId, Period, Quarter};
use vuosikello_workspace::batch::{self, Made};
use vuosikello_workspace::output::add_files;
use vuosikello_workspace::{Kinds, Publisher, Request};

use crate::commands::init::files_of;
use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};
use crate::report;

/// The example of a whole service centre: twelve customers.
static STATE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/ork");

/// The example of a city's IT department: three customers.
static MUNICIPALITY: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/kunta");

/// Which example is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Example {
    /// Valtion palvelukeskus ja sen kaksitoista asiakasta
    Valtio,
    /// Kaupungin tietohallinto ja sen kolme asiakasta
    Kunta,
}

impl Example {
    fn folder(self) -> &'static Dir<'static> {
        match self {
            Self::Valtio => &STATE,
            Self::Kunta => &MUNICIPALITY,
        }
    }
}

/// The year of the examples' agreements.
const YEAR: i32 = 2027;

/// The meeting whose material the examples have.
const MEETING: MeetingId = MeetingId::new(YEAR, Quarter::I);

/// Kirjoita esimerkkityötila ja tee siitä kaikki asiakirjat
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkkejä:\n  vuosikello demo\n  vuosikello demo kokeilu\n  vuosikello demo --example kunta kaupunki"
)]
pub(crate) struct Demo {
    /// Kansio, johon esimerkki kirjoitetaan
    #[arg(value_name = "KANSIO", default_value = "demo", hide_default_value = true)]
    folder: PathBuf,

    /// Kumpi esimerkki kirjoitetaan: valtio tai kunta
    #[arg(
        long,
        value_name = "ESIMERKKI",
        value_enum,
        default_value = "valtio",
        hide_default_value = true,
        hide_possible_values = true
    )]
    example: Example,
}

impl Demo {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let added = add_files(&self.folder, files_of(self.example.folder()))?;
        console.line(&format!(
            "Esimerkkityötila: {} ({})",
            self.folder.display(),
            counted::files(added.files)
        ));
        for file in &added.kept {
            console.note(&format!("{file} poikkeaa esimerkistä; se säilytettiin"));
        }
        let kinds = Kinds::built_in();
        let publisher = kinds.publisher(&self.folder)?.with_output(self.folder.clone());
        let ids = publisher.workspace().select::<&str>(&[])?;
        let mut report = batch::run(&ids, console, |id| publisher.drafts_and_final(id, YEAR));
        publisher.make_terms(YEAR)?;
        let packs = batch::run(&ids, console, |id| meeting(&kinds, &publisher, id));
        let tables = [
            (format!("Palvelusopimukset {YEAR}"), report::table(&report)),
            (format!("Kokousaineistot {MEETING}"), report::table(&packs)),
        ];
        report.extend(packs);
        let exit = report::show(&report, console, "Tehty")?;
        for (heading, table) in tables {
            console.line("");
            console.heading(&heading);
            console.lines(&table);
        }
        Ok(exit)
    }
}

/// Makes the material of the meeting, the deck of the confirmed budget, and the minutes where the meeting has been held.
fn meeting(kinds: &Kinds, publisher: &Publisher, id: &str) -> Result<Made, vuosikello_workspace::Failure> {
    let of_meeting = Request::new(id, MEETING);
    let mut made = kinds.make(publisher, "kokous", "pack", &of_meeting)?;
    let workspace = publisher.workspace();
    if !workspace.years(&DataFolder::BUDGET, id)?.is_empty() {
        let mut deck = Request::new(id, Period::Year(YEAR));
        deck.options.version = Some(BudgetVersion::TaeB3);
        made.files
            .extend(kinds.make(publisher, "talousarvio", "deck", &deck)?.files);
    }
    if workspace.meeting(id, MEETING)?.dossier.notes.is_some() {
        let minutes = kinds.make(publisher, "kokous", "minutes", &of_meeting)?;
        made.files.extend(minutes.files);
        made.notes.extend(minutes.notes);
    }
    Ok(made)
}
