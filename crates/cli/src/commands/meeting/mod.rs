//! `vuosikello meeting`: the meetings of the monitoring groups.

mod minutes;
mod pack;
mod status;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use vuosikello::model::MeetingId;
use vuosikello::{Error, PackFile};
use vuosikello_workspace::LoadedMeeting;
use vuosikello_workspace::output::Manifest;

pub(crate) use minutes::write as write_minutes;
pub(crate) use pack::{render, write as write_pack};

use crate::arguments::Common;
use crate::batch::MadeFile;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::selection::Selection;
use crate::workspace::{Opened, open};
use crate::writing::write_file;

/// Tee seurantaryhmän kokouksen aineisto ja pöytäkirja
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "KOMENTO",
    disable_help_subcommand = true,
    after_help = "Esimerkkejä:\n  vuosikello meeting pack --meeting 2027-Q1 --all\n  \
                  vuosikello meeting minutes --meeting 2027-Q1 --customer RISE\n  vuosikello meeting status"
)]
pub(crate) enum Meeting {
    Pack(pack::Pack),
    Minutes(minutes::Minutes),
    Status(status::Status),
}

impl Meeting {
    pub(crate) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        match self {
            Meeting::Pack(command) => command.run(common, console),
            Meeting::Minutes(command) => command.run(common, console),
            Meeting::Status(command) => command.run(common, console),
        }
    }
}

/// Which meetings, and where their files go.
#[derive(Debug, Args)]
struct Target {
    /// Kokouksen vuosi ja neljännes, esimerkiksi 2027-Q1
    #[arg(long, value_name = "KOKOUS", value_parser = MeetingId::parse)]
    meeting: MeetingId,
    #[command(flatten)]
    selection: Selection,
    /// Kirjoita tähän kansioon samalla kansiorakenteella eikä työtilaan
    #[arg(short = 'o', long, value_name = "KANSIO")]
    output: Option<PathBuf>,
}

impl Target {
    fn open(&self, common: &Common) -> Result<(Opened, PathBuf), Failure> {
        let opened = open(common.workspace.as_deref())?;
        let base = self
            .output
            .clone()
            .unwrap_or_else(|| opened.workspace.root().to_owned());
        Ok((opened, base))
    }
}

/// The folder of a meeting, from the root of a workspace.
fn folder(id: &str, meeting: MeetingId) -> PathBuf {
    ["asiakkaat", id, "kokoukset", &meeting.to_string()]
        .iter()
        .collect()
}

/// What is wrong with a meeting's documents, located in the files of the workspace.
fn problems(opened: &Opened, loaded: &LoadedMeeting, id: &str, errors: &[Error]) -> Failure {
    Failure::Problems(problem::of_errors(&opened.workspace, loaded, id, errors))
}

/// Writes the files of one folder, and remembers which they are.
struct Writing<'a> {
    base: &'a Path,
    folder: PathBuf,
    manifest: Manifest,
    files: Vec<MadeFile>,
    notes: Vec<String>,
}

impl<'a> Writing<'a> {
    fn begin(base: &'a Path, folder: PathBuf) -> Self {
        Self {
            base,
            manifest: Manifest::read(&base.join(&folder)),
            folder,
            files: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Writes a file to a path below the folder, whole or not at all, and never over one that a person has changed.
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let is_ours = |old: &[u8]| PackFile::is_untouched(path, old) || self.manifest.is_ours(path, old);
        let (file, note) = write_file(self.base, &self.folder.join(path), bytes, is_ours)?;
        if note.is_none() {
            self.manifest.record(path, bytes);
        }
        self.files.push(file);
        self.notes.extend(note);
        Ok(())
    }

    /// Looks for files of an earlier time that do not belong to a folder below any more. They are not removed: who has sent
    /// one out must see that it is no longer true.
    fn leftovers(&mut self, below: &str) {
        let folder = self.base.join(&self.folder).join(below);
        let is_made = |path: &Path| self.files.iter().any(|file| Path::new(&file.path) == path);
        let is_ours = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            fs::read(path).is_ok_and(|bytes| self.manifest.is_ours(&format!("{below}/{name}"), &bytes))
        };
        let mut notes: Vec<String> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| !is_made(path) && is_ours(path))
            .map(|path| format!("{} ei enää kuulu aineistoon; poista se", path.display()))
            .collect();
        notes.sort();
        self.notes.extend(notes);
    }

    /// Ends the writing: what was written is remembered for the next time.
    fn finish(mut self) -> Result<(Vec<MadeFile>, Vec<String>), Failure> {
        let folder = self.base.join(&self.folder);
        self.manifest.retain_existing(&folder);
        self.manifest
            .write(self.base, &folder)
            .map_err(|error| Failure::Io(error.to_string()))?;
        Ok((self.files, self.notes))
    }
}
