//! `vuosikello init`: a new workspace.

use std::path::PathBuf;

use clap::Args;

use crate::console::Console;
use crate::counted;
use crate::example;
use crate::exit::{Exit, Failure};

/// Luo uusi työtila, jossa on yksi valmis esimerkki
#[derive(Debug, Args)]
#[command(after_help = "Esimerkki:\n  vuosikello init sopimukset")]
pub(crate) struct Init {
    /// Kansio, johon työtila luodaan
    #[arg(value_name = "KANSIO")]
    folder: PathBuf,
}

impl Init {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        if self.folder.join("vuosikello.json").exists() {
            return Err(Failure::Usage(format!(
                "kansiossa {} on jo työtila",
                self.folder.display()
            )));
        }
        let written = example::write(&example::BEGINNING, &self.folder)?;
        console.json(
            &serde_json::json!({ "workspace": self.folder, "files": written.files, "kept": written.kept }),
        )?;
        console.line(&format!(
            "Työtila luotu: {} ({})",
            self.folder.display(),
            counted::files(written.files)
        ));
        for file in &written.kept {
            console.note(&format!("{file} oli jo kansiossa; se säilytettiin"));
        }
        console.line("Lue ensin LUEMINUT.md. Kokeile sitten:");
        for command in [
            "agreement draft --year 2027 --all",
            "meeting pack --meeting 2027-Q1 --all",
            "due",
        ] {
            console.line(&format!("  vuosikello {command} -w {}", self.folder.display()));
        }
        Ok(Exit::Done)
    }
}
