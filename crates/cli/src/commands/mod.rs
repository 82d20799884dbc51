//! The commands, one file each.

pub(crate) mod agreement;
pub(crate) mod budget;
pub(crate) mod calendar;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod due;
pub(crate) mod init;
pub(crate) mod meeting;
pub(crate) mod schema;

use crate::arguments::{Arguments, Command, Format};
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Runs the command that was asked for.
pub(crate) fn run(arguments: &Arguments, console: &Console) -> Result<Exit, Failure> {
    let common = &arguments.common;
    let is_calendar = matches!(arguments.command, Command::Calendar(_));
    if !is_calendar && matches!(common.format, Format::Md | Format::Ics) {
        let text = "muodot md ja ics ovat vain komennolla calendar; muilla muoto on text tai json";
        return Err(Failure::Usage(text.to_owned()));
    }
    match &arguments.command {
        Command::Demo(command) => command.run(console),
        Command::Init(command) => command.run(console),
        Command::Check(command) => command.run(common, console),
        Command::Agreement(command) => command.run(common, console),
        Command::Meeting(command) => command.run(common, console),
        Command::Due(command) => command.run(common, console),
        Command::Calendar(command) => command.run(common, console),
        Command::Budget(command) => command.run(common, console),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
    }
}
