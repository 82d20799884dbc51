//! `vuosikello budget`: the versions of a budget.

use clap::{Args, Subcommand};
use vuosikello::model::{BudgetVersion, Date};
use vuosikello_workspace::BudgetDeckRequest;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Selection;
use crate::values;
use crate::workspace;

/// Lukitse talousarvion versio tai tee siitä esitys
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello budget lock --customer RISE --year 2027 --version \"TAE B3\" --date 15.12.2026\n  \
                  vuosikello budget deck --customer RISE --version TPE1"
)]
pub(crate) enum Budget {
    Lock(LockVersion),
    Deck(MakeDeck),
}

/// Tallenna vahvistetun version luvut, jotta niiden muuttuminen huomataan
#[derive(Debug, Args)]
#[command(
    after_help = "Luvut tallennetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut. Lukittua versiota ei lukita uudelleen: \
    jos luvut on tarkoitus muuttaa, poista ensin lukitustiedosto. TAE B0 elää, eikä sitä lukita.\n\n\
    Esimerkki:\n  vuosikello budget lock --all --year 2027 --version \"TAE B3\" --date 15.12.2026"
)]
pub(crate) struct LockVersion {
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

/// Tee talousarviopäivän esitys: versio verrattuna edelliseen
#[derive(Debug, Args)]
#[command(
    after_help = "Esitys kirjoitetaan kansioon asiakkaat/<tunnus>/budjetti/<vuosi>. Muokattua esitystä ei korvata. Esityksen päiväys on \
    lukituspäivä, tai sen puuttuessa vuosikellon mukainen määräpäivä.\n\n\
    Esimerkkejä:\n  vuosikello budget deck --customer RISE --version TPE1\n  vuosikello budget deck --all --year 2027 --version \"TAE B3\""
)]
pub(crate) struct MakeDeck {
    #[command(flatten)]
    selection: Selection,
    /// Vuosi; oletuksena viimeisin, jolla on tämä versio
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: Option<i32>,
    /// Versio, esimerkiksi "TAE B3" tai TPE1
    #[arg(long, value_name = "VERSIO", value_parser = values::version)]
    version: BudgetVersion,
    /// Esityksen päiväys
    #[arg(long, value_name = "PÄIVÄ", value_parser = values::date)]
    date: Option<Date>,
    /// Lyhennä dialle liian pitkä teksti virkkeen kohdalta ja jätä se kokonaan muistiinpanoihin
    #[arg(long)]
    shorten: bool,
}

impl Budget {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Budget::Lock(command) => command.run(common, console),
            Budget::Deck(command) => command.run(common, console),
        }
    }
}

impl LockVersion {
    fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let workspace = workspace::read(common)?;
        self.selection.run(&workspace, console, "Lukittu", |id| {
            workspace.lock(id, self.year, self.version, self.date)
        })
    }
}

impl MakeDeck {
    fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let publisher = workspace::open(common)?;
        let request = BudgetDeckRequest {
            year: self.year,
            version: self.version,
            date: self.date,
            shorten: self.shorten,
        };
        let workspace = publisher.workspace();
        self.selection.run(workspace, console, "Esitykset tehty", |id| {
            publisher.budget_deck(id, &request)
        })
    }
}
