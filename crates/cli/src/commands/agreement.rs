//! `vuosikello agreement`: the yearly service agreement.

use clap::{Args, Subcommand};
use vuosikello_workspace::EditedDrafts;

use crate::commands::changes::Changes;
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
    Changes(Changes),
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
    after_help = "Osat, joita on muokattu Wordissa, tehdään Word-tiedostoista ja muut tiedoista. Ensin muutokset luetellaan ja PDF jää tekemättä: \
    --accept-changes hyväksyy ne, --from-data tekee kaiken tiedoista.\n\n\
    Esimerkkejä:\n  vuosikello agreement final --year 2027 --all\n  vuosikello agreement final --year 2027 --customer RISE -o arkistoon"
)]
pub(crate) struct Final {
    #[command(flatten)]
    agreements: Agreements,
    /// Hyväksy Wordissa tehdyt muutokset: muokatut osat tehdään Word-tiedostoista
    #[arg(long, group = "edited")]
    accept_changes: bool,
    /// Sama, mutta seuratut muutokset hylätään
    #[arg(long, group = "edited")]
    reject_changes: bool,
    /// Tee PDF tiedoista, vaikka luonnosta on muokattu Wordissa
    #[arg(long, group = "edited", alias = "ignore-edited-drafts")]
    from_data: bool,
}

impl Final {
    fn edited(&self) -> EditedDrafts {
        match self {
            Self {
                accept_changes: true, ..
            } => EditedDrafts::Accept,
            Self {
                reject_changes: true, ..
            } => EditedDrafts::Reject,
            Self { from_data: true, .. } => EditedDrafts::Ignore,
            _ => EditedDrafts::Refuse,
        }
    }
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
        let agreements = match self {
            Self::Draft(Draft { agreements }) | Self::Final(Final { agreements, .. }) => agreements,
            Self::Changes(changes) => return changes.run(common, console),
        };
        let year = agreements.year;
        let publisher = agreements.target.open(common)?;
        publisher.workspace().require_year(year)?;
        let done = match self {
            Self::Draft(_) => "Luonnokset tehty",
            _ => "Sopimukset tehty",
        };
        agreements
            .target
            .selection
            .run(publisher.workspace(), console, done, |id| match self {
                Self::Final(command) => publisher.final_pdf(id, year, command.edited()),
                _ => publisher.drafts(id, year),
            })
    }
}
