//! `vuosikello agreement`: the yearly service agreement.

use clap::{Args, Subcommand};

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Target;
use crate::values;

/// Tee vuoden palvelusopimukset
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  \
                  vuosikello agreement final --year 2027 --customer RISE"
)]
pub(crate) enum Agreement {
    Draft(Draft),
    Final(Final),
}

/// Tee sopimusluonnokset Word-tiedostoiksi
#[derive(Debug, Args)]
#[command(
    after_help = "Luonnokset kirjoitetaan kansioon asiakkaat/<tunnus>/sopimukset/<vuosi>/luonnokset. \
    Muokattua luonnosta ei korvata: uusi kirjoitetaan sen viereen.\n\n\
    Esimerkkejä:\n  vuosikello agreement draft --year 2027 --all\n  vuosikello agreement draft --year 2027 --customer RISE KKO -o luonnokset"
)]
pub(crate) struct Draft {
    #[command(flatten)]
    agreements: Agreements,
}

/// Tee sopimuksesta liitteineen yksi PDF-tiedosto (PDF/A-2a ja PDF/UA-1)
#[derive(Debug, Args)]
#[command(
    after_help = "PDF tehdään tiedoista. Jos luonnosta on muokattu Wordissa, PDF:ää ei tehdä, koska muutokset jäisivät siitä pois: \
    vie muutokset ensin tietoihin, tai anna --ignore-edited-drafts.\n\n\
    Esimerkkejä:\n  vuosikello agreement final --year 2027 --all\n  vuosikello agreement final --year 2027 --customer RISE -o arkistoon"
)]
pub(crate) struct Final {
    #[command(flatten)]
    agreements: Agreements,
    /// Tee PDF tiedoista, vaikka luonnosta on muokattu Wordissa
    #[arg(long)]
    ignore_edited_drafts: bool,
}

/// Which agreements, and where their documents go.
#[derive(Debug, Args)]
struct Agreements {
    /// Sopimusvuosi
    #[arg(long, value_name = "VUOSI", value_parser = values::year)]
    year: i32,
    #[command(flatten)]
    target: Target,
}

impl Agreement {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (Self::Draft(Draft { agreements }) | Self::Final(Final { agreements, .. })) = self;
        let year = agreements.year;
        let publisher = agreements.target.open(common)?;
        publisher.workspace().require_year(year)?;
        let done = match self {
            Self::Draft(_) => "Luonnokset tehty",
            Self::Final(_) => "Sopimukset tehty",
        };
        agreements
            .target
            .selection
            .run(publisher.workspace(), console, done, |id| match self {
                Self::Draft(_) => publisher.drafts(id, year),
                Self::Final(command) => publisher.final_pdf(id, year, command.ignore_edited_drafts),
            })
    }
}
