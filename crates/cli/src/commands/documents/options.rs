//! Options that are made as the kinds of documents ask for them.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, ArgMatches, Command};
use vuosikello::model::{MeetingId, Period, Rhythm};
use vuosikello_workspace::Help;

use crate::values;

/// The command with what the kind says of it. To be called last: arguments that are added bring texts of their own.
pub(super) fn with_help(command: Command, help: &Help) -> Command {
    let command = command.about(help.about.to_string());
    command.after_help(help.details.to_string())
}

/// The year or the meeting; without a default it must be given.
pub(super) fn period_arg(rhythm: Rhythm, default: Option<&str>) -> Arg {
    let help = |what, example| match default {
        Some(default) => format!("{what}; oletuksena {default}"),
        None => format!("{what}, esimerkiksi {example}"),
    };
    let arg = match rhythm {
        Rhythm::Yearly => value_arg("year", "VUOSI", help("Vuosi", "2027")).value_parser(values::year),
        Rhythm::Quarterly => {
            let help = help("Kokouksen vuosi ja neljännes", "2027-Q1");
            value_arg("meeting", "KOKOUS", help).value_parser(values::meeting)
        }
    };
    arg.required(default.is_none())
}

pub(super) fn value_arg(name: &'static str, value: &'static str, help: impl Into<StyledStr>) -> Arg {
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
