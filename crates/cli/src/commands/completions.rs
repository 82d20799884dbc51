//! `vuosikello completions`: completions for a shell.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::console::print_bytes;
use crate::exit::{Exit, Failure};

/// Tulosta komentotulkin täydennykset
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkki:\n  vuosikello completions bash > ~/.local/share/bash-completion/completions/vuosikello"
)]
pub(crate) struct Completions {
    #[arg(
        value_name = "KOMENTOTULKKI",
        help = "bash, elvish, fish, powershell tai zsh",
        hide_possible_values = true
    )]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, program: &mut Command) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, program, "vuosikello", &mut script);
        print_bytes(&script)?;
        Ok(Exit::Done)
    }
}
