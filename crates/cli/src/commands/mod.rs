//! The commands, one file each.

pub(crate) mod agreement;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod init;
pub(crate) mod schema;

use crate::arguments::{Arguments, Command};
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Runs the command that was asked for.
pub(crate) fn run(arguments: &Arguments, console: &Console) -> Result<Exit, Failure> {
    let common = &arguments.common;
    match &arguments.command {
        Command::Demo(command) => command.run(console),
        Command::Init(command) => command.run(console),
        Command::Check(command) => command.run(common, console),
        Command::Agreement(command) => command.run(common, console),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
    }
}
