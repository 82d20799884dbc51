//! Options that are made as the kinds of documents ask for them.

use clap::{Arg, ArgAction, ArgMatches, Command};
use vuosikello::model::{MeetingId, Period, Rhythm};
use vuosikello_workspace::{Help, Kind};

use crate::values;

/// A command that says of itself what the kind does.
pub(super) fn command(name: &str, help: &Help) -> Command {
    let command = Command::new(name.to_owned()).about(help.about.to_string());
    command.after_help(help.details.to_string())
}

/// The year or the meeting.
pub(super) fn period_arg(kind: &Kind, is_required: bool) -> Arg {
    let arg = match kind.rhythm() {
        Rhythm::Yearly => value_arg("year", "VUOSI", "Vuosi, esimerkiksi 2027").value_parser(values::year),
        Rhythm::Quarterly => {
            let help = "Kokouksen vuosi ja neljännes, esimerkiksi 2027-Q1";
            value_arg("meeting", "KOKOUS", help).value_parser(values::meeting)
        }
    };
    arg.required(is_required)
}

pub(super) fn value_arg(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

pub(super) fn flag_arg(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

pub(super) fn period(matches: &ArgMatches) -> Option<Period> {
    let year = value::<i32>(matches, "year").map(Period::Year);
    year.or_else(|| value::<MeetingId>(matches, "meeting").map(Period::Quarter))
}

/// The value of an option; `None` also where the command does not have it.
pub(super) fn value<T: Copy + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one::<T>(name).ok().flatten().copied()
}

pub(super) fn flag(matches: &ArgMatches, name: &str) -> bool {
    value::<bool>(matches, name).unwrap_or_default()
}
