//! The command line of vuosikello: arguments, printing and exit statuses. What the commands do is done by
//! `vuosikello-workspace`.
//!
//! One file per command or group of commands under `commands`; everything that they share lies here beside this file.

mod arguments;
mod commands;
mod common;
mod console;
mod counted;
mod exit;
mod files;
mod help;
mod report;
mod selection;
mod table;
mod today;
mod usage;
mod values;
mod workspace;

use std::process::ExitCode;

use clap::FromArgMatches;

use crate::arguments::Arguments;
use crate::console::Console;

fn main() -> ExitCode {
    let matches = help::command().try_get_matches();
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::report(&error),
    };
    let console = Console::new(&arguments.common);
    match arguments.run(&console) {
        Ok(exit) => console.exit(exit).into(),
        Err(error) => console.failure(&error).into(),
    }
}
