//! `vuosikello init`: a new workspace.

use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use vuosikello_workspace::output::add_files;
use vuosikello_workspace::{Kinds, Workspace};

use crate::console::Console;
use crate::counted;
use crate::exit::{Exit, Failure};
use crate::shell::quoted;

/// The beginning of a new workspace: the settings and one worked example.
static BEGINNING: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/alku");

/// Luo uusi työtila, jossa on yksi valmis esimerkki
#[derive(Debug, Args)]
#[command(
    after_help = "Esimerkkejä:\n  vuosikello init sopimukset\n  vuosikello init sopimukset --excel --name \"Mallilan kunta\""
)]
pub(crate) struct Init {
    /// Kansio, johon työtila luodaan
    #[arg(value_name = "KANSIO")]
    folder: PathBuf,
    /// Kirjoita tiedot Excel-lomakkeina eikä JSONina
    #[arg(long)]
    excel: bool,
    /// Oman organisaation nimi perusmuodossa; taivutusmuodot ehdotetaan
    #[arg(long, value_name = "NIMI")]
    name: Option<String>,
}

impl Init {
    pub(crate) fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let folder = self.folder.display();
        if Workspace::is_at(&self.folder) {
            return Err(Failure::Usage(format!("kansiossa {folder} on jo työtila")));
        }
        let files =
            Kinds::built_in().begin_workspace(files_of(&BEGINNING), self.name.as_deref(), self.excel)?;
        let files = files
            .iter()
            .map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
        let added = add_files(&self.folder, files)?;
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
            console.line(&format!(
                "  vuosikello {command} -w {}",
                quoted(&folder.to_string())
            ));
        }
        Ok(Exit::Done)
    }
}

/// The files of a folder that the program carries and of those below it, with their paths.
pub(crate) fn files_of<'a>(folder: &'a Dir<'a>) -> Vec<(&'a Path, &'a [u8])> {
    let own = folder.files().map(|file| (file.path(), file.contents()));
    own.chain(folder.dirs().flat_map(files_of)).collect()
}
