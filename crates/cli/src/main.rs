//! The command line of vuosikello.
//!
//! One file per command under `commands`, with its arguments beside its action; everything that the commands share lies
//! here beside this file.

mod arguments;
mod batch;
mod calendar;
mod commands;
mod console;
mod counted;
mod example;
mod exit;
mod help;
mod problem;
mod selection;
mod table;
mod today;
mod usage;
mod values;
mod workspace;
mod writing;

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
    match commands::run(&arguments, &console) {
        Ok(exit) => console.exit(exit).into(),
        Err(error) => console.failure(&error).into(),
    }
}
