//! `vuosikello budget`: the versions of a budget.

use clap::{Args, Subcommand};
use vuosikello::model::{BudgetVersion, Date, Lock};
use vuosikello_workspace::{Place, Problem};

use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Selection;
use crate::workspace;
use crate::writing::write_file;

/// Lukitse talousarvion versio
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkki:\n  vuosikello budget lock --customer RISE --year 2027 --version \"TAE B3\" --date 15.12.2026"
)]
pub(crate) enum Budget {
    Lock(LockCommand),
}

/// Tallenna vahvistetun version luvut, jotta niiden muuttuminen huomataan
#[derive(Debug, Args)]
#[command(
    after_help = "Luvut tallennetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut. Lukittua versiota ei lukita uudelleen:\n\
    jos luvut on tarkoitus muuttaa, poista ensin lukitustiedosto. TAE B0 elää, eikä sitä lukita.\n\n\
    Esimerkki:\n  vuosikello budget lock --all --year 2027 --version \"TAE B3\" --date 15.12.2026"
)]
pub(crate) struct LockCommand {
    #[command(flatten)]
    selection: Selection,
    /// Vuosi
    #[arg(long, value_name = "VUOSI")]
    year: i32,
    /// Versio, esimerkiksi "TAE B3" tai TPE1
    #[arg(long, value_name = "VERSIO", value_parser = version)]
    version: BudgetVersion,
    /// Lukituspäivä
    #[arg(long, value_name = "PÄIVÄ", value_parser = Date::parse)]
    date: Date,
}

fn version(text: &str) -> Result<BudgetVersion, String> {
    let version = BudgetVersion::parse(text).filter(|version| version.can_be_locked());
    let known = BudgetVersion::ALL
        .into_iter()
        .filter(|version| version.can_be_locked());
    let known: Vec<&str> = known.map(BudgetVersion::label).collect();
    version.ok_or_else(|| format!("lukittavat versiot ovat {}", known.join(", ")))
}

impl Budget {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Budget::Lock(command) => command.run(common, console),
        }
    }
}

impl LockCommand {
    fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common.workspace.as_deref())?;
        let ids = self.selection.of(workspace.customers())?;
        let report = batch::run(console, &ids, |id| {
            let wrong = |file: &str, message: String, fix: &str| {
                Failure::Problems(vec![Problem::new(Some(id), file, Place::File, message, fix)])
            };
            let Some(budget) = workspace.budget_to_lock(id, self.year, self.version)? else {
                let message = format!("vuoden {} talousarviota ei ole", self.year);
                let folder = format!("asiakkaat/{id}/budjetti/{}", self.year);
                return Err(wrong(&folder, message, "lisää version taulukko"));
            };
            let Some(lines) = budget.finance.versions.get(&self.version) else {
                let message = format!("versiota {} ei ole", self.version);
                return Err(wrong(&budget.folder_file(""), message, "lisää version taulukko"));
            };
            let lock = Lock::of(self.version, self.date, lines);
            let mut bytes =
                serde_json::to_vec_pretty(&lock).map_err(|error| Failure::Io(error.to_string()))?;
            bytes.push(b'\n');
            let file = budget.lock_file(self.version);
            let root = workspace.root();
            if let Ok(old) = std::fs::read(root.join(&file))
                && old != bytes
            {
                let message = format!("versio {} on jo lukittu", self.version);
                return Err(wrong(
                    &file,
                    message,
                    "poista tiedosto, jos luvut on tarkoitus lukita uudelleen",
                ));
            }
            let (made, note) = write_file(root, file.as_ref(), &bytes, |_| false)?;
            Ok(Made {
                customer: id.to_owned(),
                year: Some(self.year),
                meeting: None,
                files: vec![made],
                pages: None,
                notes: note.into_iter().collect(),
            })
        });
        report.show(console, "Lukittu")
    }
}
