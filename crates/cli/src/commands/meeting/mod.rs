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
pub(crate) use pack::{Options, render, write as write_pack};

use crate::arguments::Common;
use crate::batch::MadeFile;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::problem;
use crate::selection::Selection;
use crate::values;
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
    #[arg(long, value_name = "KOKOUS", value_parser = values::meeting)]
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

/// Writes the files of one meeting's folder, and remembers which they are.
struct Writing<'a> {
    base: &'a Path,
    folder: PathBuf,
    manifest: Manifest,
    files: Vec<MadeFile>,
    notes: Vec<String>,
    /// The files that a person has changed, and those that were written, from the folder.
    kept: Vec<String>,
    written: Vec<String>,
}

/// What was written, and what a person must know of it.
type Written = (Vec<MadeFile>, Vec<String>);

impl<'a> Writing<'a> {
    /// Does `work`, and then remembers what was written, also where not all of it could be.
    fn run(
        base: &'a Path,
        folder: PathBuf,
        work: impl FnOnce(&mut Self) -> Result<(), Failure>,
    ) -> Result<Written, Failure> {
        let mut writing = Self {
            base,
            manifest: Manifest::read(&base.join(&folder)),
            folder,
            files: Vec::new(),
            notes: Vec::new(),
            kept: Vec::new(),
            written: Vec::new(),
        };
        let done = work(&mut writing);
        let remembered = writing.remember();
        done.and(remembered)?;
        writing.note_other_pdfs();
        Ok((writing.files, writing.notes))
    }

    /// Writes a file to a path below the folder, whole or not at all, and never over one that a person has changed: then it is
    /// written beside that one. Whether it was.
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<bool, Failure> {
        let is_ours = |old: &[u8]| PackFile::is_untouched(path, old) || self.manifest.knows(old);
        let (file, note) = write_file(self.base, &self.folder.join(path), bytes, is_ours)?;
        let name = Path::new(&file.path)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let written = match path.rsplit_once('/') {
            Some((below, _)) => format!("{below}/{name}"),
            None => name.into_owned(),
        };
        self.manifest.record(&written, bytes);
        let is_beside = note.is_some();
        if is_beside {
            self.kept.push(path.to_owned());
        } else {
            self.written.push(path.to_owned());
        }
        self.files.push(file);
        self.notes.extend(note);
        Ok(is_beside)
    }

    /// The bytes of a file that a person has changed.
    fn kept(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let path = self.base.join(&self.folder).join(path);
        fs::read(&path).map_err(|error| Failure::Io(format!("{}: {error}", path.display())))
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

    /// PDF files that were made from the data although a person has changed the Word file.
    fn note_other_pdfs(&mut self) {
        let others = self.kept.iter().filter_map(|path| {
            let pdf = format!("{}.pdf", path.strip_suffix(".docx")?);
            self.written.contains(&pdf).then_some(pdf)
        });
        let others: Vec<String> = others
            .map(|pdf| {
                let pdf = self.base.join(&self.folder).join(pdf);
                format!(
                    "{} on tehty tiedoista ilman Wordissa tehtyjä muokkauksia; tallenna PDF Wordista samalla nimellä",
                    pdf.display()
                )
            })
            .collect();
        self.notes.extend(others);
    }

    fn remember(&mut self) -> Result<(), Failure> {
        let folder = self.base.join(&self.folder);
        self.manifest.retain_existing(&folder);
        match self.manifest.write(self.base, &folder) {
            Ok(_) => Ok(()),
            Err(error) => Err(Failure::Io(error.to_string())),
        }
    }
}
