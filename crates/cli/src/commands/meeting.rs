//! `vuosikello meeting`: the meetings of the monitoring groups.

mod status;

use clap::{Args, Subcommand};
use vuosikello::model::MeetingId;
use vuosikello_workspace::PackOptions;

use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Target;
use crate::values;

/// Tee seurantaryhmän kokouksen aineisto ja pöytäkirja
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  \
                  vuosikello meeting minutes --meeting 2027-Q1 --customer RISE\n  vuosikello meeting status"
)]
pub(crate) enum Meeting {
    Pack(Pack),
    Minutes(Minutes),
    Status(status::Status),
}

/// Tee kokouksen aineisto: kutsu, asialista, edellinen pöytäkirja, esitys, talousraportti ja pöytäkirjapohja
#[derive(Debug, Args)]
#[command(
    after_help = "Aineisto kirjoitetaan kansioon asiakkaat/<tunnus>/kokoukset/<kokous>/aineisto. Puuttuva osa ei estä muita: \
    sen kohdalla lukee \"Aineisto täydentyy\". Muokattua tiedostoa ei korvata.\n\n\
    Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  vuosikello meeting pack --meeting 2027-Q1 --customer RISE KKO --zip"
)]
pub(crate) struct Pack {
    #[command(flatten)]
    meetings: Meetings,
    /// Tee aineistosta myös yksi zip-tiedosto
    #[arg(long)]
    zip: bool,
    /// Lyhennä dialle liian pitkä teksti virkkeen kohdalta ja jätä se kokonaan muistiinpanoihin
    #[arg(long)]
    shorten: bool,
}

/// Tee pöytäkirja kokouksen muistiinpanoista
#[derive(Debug, Args)]
#[command(
    after_help = "Pöytäkirja kirjoitetaan seuraavan kokouksen kansioon, koska seuraava kokous hyväksyy sen. \
    Muokattua pöytäkirjaa ei korvata: uusi kirjoitetaan sen viereen.\n\n\
    Esimerkki:\n  vuosikello meeting minutes --meeting 2027-Q1 --customer RISE"
)]
pub(crate) struct Minutes {
    #[command(flatten)]
    meetings: Meetings,
}

/// Which meetings, and where their files go.
#[derive(Debug, Args)]
struct Meetings {
    /// Kokouksen vuosi ja neljännes, esimerkiksi 2027-Q1
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting)]
    meeting: MeetingId,
    #[command(flatten)]
    target: Target,
}

impl Meeting {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Meeting::Pack(command) => command.run(common, console),
            Meeting::Minutes(command) => command.run(common, console),
            Meeting::Status(command) => command.run(common, console),
        }
    }
}

impl Pack {
    fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let Meetings { meeting, target } = &self.meetings;
        let publisher = target.open(common)?;
        let options = PackOptions {
            zip: self.zip,
            shorten: self.shorten,
        };
        target
            .selection
            .run(publisher.workspace(), console, "Aineistot tehty", |id| {
                publisher.pack(id, *meeting, options)
            })
    }
}

impl Minutes {
    fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let Meetings { meeting, target } = &self.meetings;
        let publisher = target.open(common)?;
        target
            .selection
            .run(publisher.workspace(), console, "Pöytäkirjat tehty", |id| {
                publisher.minutes(id, *meeting)
            })
    }
}
