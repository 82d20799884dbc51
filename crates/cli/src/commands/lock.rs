//! `vuosikello budget lock`: what a version of a budget was when it was confirmed.

use clap::Args;
use vuosikello::model::{BudgetVersion, Date};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Selection;
use crate::values;
use crate::workspace;

/// Tallenna vahvistetun version luvut, jotta niiden muuttuminen huomataan
#[derive(Debug, Args)]
#[command(
    after_help = "Luvut tallennetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut. Lukittua versiota ei lukita uudelleen: \
    jos luvut on tarkoitus muuttaa, poista ensin lukitustiedosto. TAE B0 elää, eikä sitä lukita.\n\n\
    Esimerkki:\n  vuosikello budget lock --all --year 2027 --version \"TAE B3\" --date 15.12.2026"
)]
pub(crate) struct Lock {
    #[command(flatten)]
    selection: Selection,
    /// Vuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    /// Versio, esimerkiksi "TAE B3" tai TPE1
    #[arg(long, value_name = "VERSIO", value_parser = values::lockable)]
    version: BudgetVersion,
    /// Lukituspäivä
    #[arg(long, value_name = "PÄIVÄ", value_parser = values::date)]
    date: Date,
}

impl Lock {
    /// The name of the command, and of those that it stands among.
    pub(crate) const NAME: &str = "lock";
    pub(crate) const GROUP: &str = "budget";

    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (_, workspace) = workspace::read(common)?;
        self.selection.run(&workspace, console, "Lukittu", |id| {
            workspace.lock(id, self.year, self.version, self.date)
        })
    }
}
