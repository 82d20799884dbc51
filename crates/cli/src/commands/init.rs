//! `vuosikello init`: a new workspace.

use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use vuosikello_workspace::Workspace;
use vuosikello_workspace::output::add_files;

use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};

/// The beginning of a new workspace: the settings and one worked example.
static BEGINNING: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/alku");

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
        let folder = self.folder.display();
        if Workspace::is_at(&self.folder) {
            return Err(Failure::Usage(format!("kansiossa {folder} on jo työtila")));
        }
        let added = add_files(&self.folder, files_of(&BEGINNING))?;
        console.json(
            &serde_json::json!({ "workspace": self.folder, "files": added.files, "kept": added.kept }),
        )?;
        console.line(&format!(
            "Työtila luotu: {folder} ({})",
            counted::files(added.files)
        ));
        for file in &added.kept {
            console.note(&format!("{file} oli jo kansiossa; se säilytettiin"));
        }
        console.line("Lue ensin LUEMINUT.md. Kokeile sitten:");
        for command in [
            "agreement draft --year 2027 --all",
            "meeting pack --meeting 2027-Q1 --all",
            "due",
        ] {
            console.line(&format!("  vuosikello {command} -w {folder}"));
        }
        Ok(Exit::Done)
    }
}

/// The files of a folder that the program carries and of those below it, with their paths.
pub(crate) fn files_of<'a>(folder: &'a Dir<'a>) -> Vec<(&'a Path, &'a [u8])> {
    let own = folder.files().map(|file| (file.path(), file.contents()));
    own.chain(folder.dirs().flat_map(files_of)).collect()
}
