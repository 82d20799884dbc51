//! The commands of each kind of documents: `vuosikello agreement draft`, `vuosikello meeting status`.

mod options;
mod status;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};
use vuosikello::model::{BudgetVersion, Date};
use vuosikello_workspace::{Choice, EditedDrafts, Kind, Kinds, Options, Output, Request};

use crate::commands::changes::Changes;
use crate::commands::file_signed::FileSigned;
use crate::commands::lock::Lock;
use crate::commands::progress::AgreementStatus;
use crate::commands::terms::Terms;
use crate::commands::update::UpdateDrafts;
use crate::common::Common;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::selection::Target;
use crate::values;
use options::{flag, flag_arg, period, period_arg, value, value_arg, with_help};

/// A command of a kind of documents: the arguments of its group.
#[derive(Debug)]
pub(crate) struct Documents(ArgMatches);

impl Subcommand for Documents {
    fn augment_subcommands(command: Command) -> Command {
        command.subcommands(Kinds::built_in().iter().map(group))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        Kinds::built_in().iter().any(|kind| kind.command == name)
    }
}

impl FromArgMatches for Documents {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0 = matches.clone();
        Ok(())
    }
}

impl Documents {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (group, matches) = self.0.subcommand().unwrap_or(("", &self.0));
        let (name, matches) = matches.subcommand().unwrap_or(("", matches));
        let kinds = Kinds::built_in();
        let kind = kinds.iter().find(|kind| kind.command == group);
        match kind.and_then(|kind| Some((kind, kind.output(name)?))) {
            Some((kind, output)) => make(kind, output, matches, common, console),
            None if name == Changes::NAME => Changes::from_arg_matches(matches)?.run(common, console),
            None if name == UpdateDrafts::NAME => {
                UpdateDrafts::from_arg_matches(matches)?.run(common, console)
            }
            None if name == Lock::NAME => Lock::from_arg_matches(matches)?.run(common, console),
            None if group == FileSigned::GROUP && name == FileSigned::NAME => {
                FileSigned::from_arg_matches(matches)?.run(common, console)
            }
            None if group == Terms::GROUP && name == Terms::NAME => {
                Terms::from_arg_matches(matches)?.run(common, console)
            }
            None if group == AgreementStatus::GROUP && name == AgreementStatus::NAME => {
                AgreementStatus::from_arg_matches(matches)?.run(common, console)
            }
            None => status::run(
                kind.map_or("", |kind| kind.name.as_ref()),
                matches,
                common,
                console,
            ),
        }
    }
}

/// Makes an output for each customer.
fn make(
    kind: &Kind,
    output: &Output,
    matches: &ArgMatches,
    common: &Common,
    console: &Console,
) -> Result<Exit, Failure> {
    let target = Target::from_arg_matches(matches)?;
    let (kinds, publisher) = target.open(common)?;
    let (workspace, period) = (publisher.workspace(), period(matches));
    if let Some(period) = period.filter(|_| kind.is_yearly_duty) {
        workspace.require_year(period.year())?;
    }
    let options = Options {
        zip: flag(matches, "zip"),
        shorten: flag(matches, "shorten"),
        edited: edited_drafts(matches),
        annexes_as_is: flag(matches, AS_IS),
        version: value::<BudgetVersion>(matches, "version"),
        date: value::<Date>(matches, "date"),
    };
    target
        .selection
        .run(workspace, console, &output.done, |customer| {
            let request = Request {
                customer,
                period,
                options,
            };
            kinds.make(&publisher, &kind.name, &output.name, &request)
        })
}

/// The commands of a kind.
fn group(kind: &Kind) -> Command {
    let group = Command::new(kind.command.to_string())
        .subcommand_value_name("KOMENTO")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true);
    // The lock of a version is no document: a command beside them.
    let is_locked = kind.command == Lock::GROUP;
    let lock = is_locked.then(|| Lock::augment_args(Command::new(Lock::NAME)));
    let is_edited = kind.command == Changes::GROUP;
    let changes = is_edited.then(|| Changes::augment_args(Command::new(Changes::NAME)));
    let filing = is_edited.then(|| FileSigned::augment_args(Command::new(FileSigned::NAME)));
    let progress = is_edited.then(|| AgreementStatus::augment_args(Command::new(AgreementStatus::NAME)));
    let terms = is_edited.then(|| Terms::augment_args(Command::new(Terms::NAME)));
    let update = is_edited.then(|| UpdateDrafts::augment_args(Command::new(UpdateDrafts::NAME)));
    let outputs = kind.outputs.iter().map(|output| command(kind, output));
    let status = kind.status.as_ref().map(|help| status::command(kind, help));
    let group = group.subcommands(
        lock.into_iter()
            .chain(outputs)
            .chain(changes)
            .chain(progress)
            .chain(update)
            .chain(terms)
            .chain(filing)
            .chain(status),
    );
    with_help(group, &kind.help)
}

/// The command that makes an output.
fn command(kind: &Kind, output: &Output) -> Command {
    let period = period_arg(kind.rhythm(), output.default_period.as_deref());
    let command = Target::augment_args(Command::new(output.name.to_string()).arg(period));
    let command = command.args(output.choices.iter().flat_map(arguments));
    with_help(command, &output.help)
}

/// The options with which something is chosen.
fn arguments(choice: &Choice) -> Vec<Arg> {
    vec![match choice {
        Choice::Zip => flag_arg("zip", "Tee aineistosta myös yksi zip-tiedosto"),
        Choice::Shorten => flag_arg(
            "shorten",
            "Lyhennä dialle liian pitkä teksti virkkeen kohdalta ja jätä se kokonaan muistiinpanoihin",
        ),
        Choice::EditedDrafts => {
            let accept = "Hyväksy Wordissa tehdyt muutokset: muokatut osat tehdään Word-tiedostoista";
            let from_data = "Tee PDF tiedoista, vaikka luonnosta on muokattu Wordissa";
            return vec![
                flag_arg(ACCEPT, accept).group("edited"),
                flag_arg(REJECT, "Sama, mutta seuratut muutokset hylätään").group("edited"),
                flag_arg(FROM_DATA, from_data)
                    .alias("ignore-edited-drafts")
                    .group("edited"),
            ];
        }
        Choice::AnnexesAsIs => flag_arg(
            AS_IS,
            "Ota valmiit PDF-liitteet mukaan, vaikka ne rikkoisivat PDF/A:ta tai PDF/UA:ta; merkintä siitä jää pois",
        ),
        Choice::Version => {
            let help = "Versio, esimerkiksi \"TAE B3\" tai TPE1";
            value_arg("version", "VERSIO", help)
                .value_parser(values::version)
                .required(true)
        }
        _ => value_arg("date", "PÄIVÄ", "Esityksen päiväys").value_parser(values::date),
    }]
}

const ACCEPT: &str = "accept-changes";
const REJECT: &str = "reject-changes";
const FROM_DATA: &str = "from-data";
const AS_IS: &str = "annex-as-is";

fn edited_drafts(matches: &ArgMatches) -> EditedDrafts {
    match [ACCEPT, REJECT, FROM_DATA].map(|name| flag(matches, name)) {
        [true, ..] => EditedDrafts::Accept,
        [_, true, _] => EditedDrafts::Reject,
        [_, _, true] => EditedDrafts::Ignore,
        _ => EditedDrafts::Refuse,
    }
}
