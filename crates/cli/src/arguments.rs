//! The commands, and running the one that was asked for.

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::{
    calendar, check, compare, completions, demo, documents, due, form, import, init, new, pdf, schema,
};
use crate::common::{Common, Format};
use crate::console::Console;
use crate::exit::{Exit, Failure};

#[derive(Debug, Parser)]
#[command(
    name = "vuosikello",
    version,
    about = "Tekee asiakirjat tiedoista: palvelusopimukset ja niiden seurantaryhmien kokousten aineiston.",
    after_help = "Esimerkkejä:\n  vuosikello demo\n  vuosikello agreement draft --year 2027 --all -w demo\n  \
                  vuosikello meeting pack --meeting 2027-Q1 --all -w demo\n  vuosikello due -w demo\n\n\
                  Paluuarvo: 0 tehty, 1 tiedoissa tai malleissa virheitä, 2 väärä käyttö, 3 luku tai kirjoitus epäonnistui.",
    subcommand_help_heading = "Komennot",
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Init(init::Init),
    New(new::New),
    Import(import::Import),
    Form(form::Form),
    Check(check::Check),
    #[command(flatten)]
    Documents(documents::Documents),
    Compare(compare::Compare),
    Due(due::Due),
    Calendar(calendar::Calendar),
    Pdf(pdf::Pdf),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

impl Arguments {
    /// Runs the command that was asked for.
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let common = &self.common;
        let is_calendar = matches!(self.command, Command::Calendar(_));
        if !is_calendar && matches!(common.format, Format::Md | Format::Ics) {
            let text = "muodot md ja ics ovat vain komennolla calendar; muilla muoto on text tai json";
            return Err(Failure::Usage(text.to_owned()));
        }
        match &self.command {
            Command::Demo(command) => command.run(console),
            Command::Init(command) => command.run(console),
            Command::New(command) => command.run(common, console),
            Command::Import(command) => command.run(common, console),
            Command::Form(command) => command.run(common, console),
            Command::Check(command) => command.run(common, console),
            Command::Documents(command) => command.run(common, console),
            Command::Compare(command) => command.run(console),
            Command::Due(command) => command.run(common, console),
            Command::Calendar(command) => command.run(common, console),
            Command::Pdf(command) => command.run(console),
            Command::Schema(command) => command.run(),
            Command::Completions(command) => command.run(&mut Self::command()),
        }
    }
}
