//! Help in Finnish: the words that clap itself would put in English.

use clap::{Command, CommandFactory};

use crate::arguments::Arguments;

/// The layout of every help text.
const TEMPLATE: &str = "{about-with-newline}\nKäyttö: {usage}\n\n{all-args}{after-help}";

/// The whole command line with Finnish headings.
pub(crate) fn command() -> Command {
    let mut command = Arguments::command();
    command.build();
    finnish(command)
}

fn finnish(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage:")
        .trim()
        .replace("[OPTIONS]", "[VALITSIMET]");
    command
        .override_usage(usage)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Komennot")
        .mut_args(|argument| match argument.get_help_heading() {
            Some(_) => argument,
            None if argument.is_positional() => argument.help_heading("Argumentit"),
            None => argument.help_heading("Valitsimet"),
        })
        .mut_subcommands(finnish)
}

#[cfg(test)]
mod tests {
    use super::command;

    #[test]
    fn the_command_line_has_no_contradictions() {
        command().debug_assert();
    }
}
