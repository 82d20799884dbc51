//! `vuosikello budget`: the versions of a budget.

mod deck;
mod lock;

use clap::Subcommand;

pub(crate) use deck::Wanted as WantedDeck;

use crate::arguments::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Lukitse talousarvion versio tai tee siitä esitys
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello budget lock --customer RISE --year 2027 --version \"TAE B3\" --date 15.12.2026\n  \
                  vuosikello budget deck --customer RISE --version TPE1"
)]
pub(crate) enum Budget {
    Lock(lock::LockVersion),
    Deck(deck::MakeDeck),
}

impl Budget {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Budget::Lock(command) => command.run(common, console),
            Budget::Deck(command) => command.run(common, console),
        }
    }
}
