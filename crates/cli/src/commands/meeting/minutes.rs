//! `vuosikello meeting minutes`: the minutes of a meeting that has been held.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use clap::Args;
use vuosikello::PackFile;
use vuosikello::model::MeetingId;
use vuosikello_workspace::{LoadedMeeting, Place, Problem};

use super::{Target, Writing, folder, problems};
use crate::arguments::Common;
use crate::batch::{self, Made};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::workspace::Opened;

/// Tee pöytäkirja kokouksen muistiinpanoista
#[derive(Debug, Args)]
#[command(
    after_help = "Pöytäkirja kirjoitetaan seuraavan kokouksen kansioon, koska seuraava kokous hyväksyy sen. \
    Muokattua pöytäkirjaa ei korvata: uusi kirjoitetaan sen viereen.\n\n\
    Esimerkki:\n  vuosikello meeting minutes --meeting 2027-Q1 --customer RISE"
)]
pub(crate) struct Minutes {
    #[command(flatten)]
    target: Target,
}

impl Minutes {
    pub(super) fn run(&self, common: &Common, console: &Console) -> Result<Exit, Failure> {
        let (opened, base) = self.target.open(common)?;
        let ids = self.target.selection.of(opened.workspace.customers())?;
        let meeting = self.target.meeting;
        let report = batch::run(console, &ids, |id| write(&opened, &base, id, meeting));
        report.show(console, "Pöytäkirjat tehty")
    }
}

/// Writes the minutes of one customer's meeting to the folder of the next.
pub(crate) fn write(opened: &Opened, base: &Path, id: &str, meeting: MeetingId) -> Result<Made, Failure> {
    let loaded = opened.workspace.meeting(id, meeting)?;
    if loaded.dossier.notes.is_none() {
        return Err(no_notes(&loaded, id));
    }
    let minutes = make(opened, &loaded, id)?;
    let meetings = opened.workspace.meetings(id)?;
    let next = meetings.into_iter().find(|later| *later > meeting);
    let folder = folder(id, next.unwrap_or(meeting.next()));
    let (files, notes) = Writing::run(base, folder, |writing| write_all(writing, &minutes))?;
    Ok(Made {
        customer: id.to_owned(),
        year: None,
        meeting: Some(meeting.to_string()),
        files,
        pages: None,
        notes,
    })
}

fn write_all(writing: &mut Writing<'_>, files: &[PackFile]) -> Result<(), Failure> {
    for file in files {
        writing.write(&file.name, &file.bytes)?;
    }
    Ok(())
}

fn no_notes(loaded: &LoadedMeeting, id: &str) -> Failure {
    let file = loaded.folder_file("muistiinpanot.md");
    let fix = "kirjoita muistiinpanot kokouksen asiakohtien otsikoiden alle";
    Failure::Problems(vec![Problem::new(
        Some(id),
        &file,
        Place::File,
        "kokouksen muistiinpanot puuttuvat",
        fix,
    )])
}

fn make(opened: &Opened, loaded: &LoadedMeeting, id: &str) -> Result<Vec<PackFile>, Failure> {
    opened
        .studio
        .minutes(&loaded.dossier)
        .map_err(|errors| problems(opened, loaded, id, &errors))
}

/// The minutes of the previous meeting, for the meeting that approves them.
pub(super) struct PreviousMinutes {
    /// What goes into the material; empty when there is nothing yet.
    pub(super) files: Vec<PackFile>,
    /// What is to be written to the meeting's folder first.
    made: Vec<PackFile>,
    /// What a person must know.
    pub(super) notes: Vec<String>,
}

impl PreviousMinutes {
    /// Minutes that a person has edited or brought go before those made from the notes. They are looked for where the files
    /// of the meeting are to be written, and in the workspace.
    pub(super) fn of(
        opened: &Opened,
        base: &Path,
        id: &str,
        loaded: &LoadedMeeting,
    ) -> Result<Self, Failure> {
        let mut minutes = Self {
            files: Vec::new(),
            made: Vec::new(),
            notes: Vec::new(),
        };
        let Some(previous) = loaded.dossier.previous() else {
            return Ok(minutes);
        };
        let (this, before) = (loaded.dossier.meeting.id, previous.meeting.id);
        let has_notes = previous.notes.is_some();
        if has_notes {
            let held = opened.workspace.meeting(id, before)?;
            minutes.made = make(opened, &held, id)?;
        }
        // Where a quarter had no meeting, the minutes may have been written to its folder.
        let mut meetings = opened.workspace.meetings(id)?;
        meetings.retain(|meeting| *meeting > before && *meeting <= this);
        meetings.push(before.next());
        meetings.sort_by_key(|meeting| std::cmp::Reverse(*meeting));
        meetings.dedup();
        for meeting in meetings {
            let own = own_files(
                [base, opened.workspace.root()],
                &folder(id, meeting),
                before,
                has_notes,
            )?;
            if own.is_empty() {
                continue;
            }
            if meeting != this {
                minutes.made.clear();
            }
            // Beside minutes made from the notes the writing of those tells the same.
            if minutes.made.is_empty() && !own.iter().any(|file| file.name.ends_with(".pdf")) {
                minutes.notes.push(format!(
                    "pöytäkirjasta {before} on vain Word-tiedosto; tallenna se Wordista myös nimellä poytakirja-{before}.pdf"
                ));
            }
            minutes.files = own;
            return Ok(minutes);
        }
        minutes.files.clone_from(&minutes.made);
        Ok(minutes)
    }

    /// Writes what was made to the folder of the meeting.
    pub(super) fn write(&self, writing: &mut Writing<'_>) -> Result<(), Failure> {
        write_all(writing, &self.made)
    }
}

/// The minutes of a meeting in a folder that are not as this program wrote them; without notes to make them from, all that
/// there are. The first of the bases that has a file gives it.
fn own_files(
    bases: [&Path; 2],
    folder: &Path,
    meeting: MeetingId,
    has_notes: bool,
) -> Result<Vec<PackFile>, Failure> {
    let mut files = Vec::new();
    for extension in ["docx", "pdf"] {
        let name = format!("poytakirja-{meeting}.{extension}");
        for base in bases {
            let path = base.join(folder).join(&name);
            // A link could lead out of the workspace.
            let bytes = match fs::symlink_metadata(&path).map(|about| about.is_file()) {
                Ok(true) => fs::read(&path),
                Ok(false) => continue,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => Err(error),
            };
            let bytes = bytes.map_err(|error| Failure::Io(format!("{}: {error}", path.display())))?;
            if !has_notes || !PackFile::is_untouched(&name, &bytes) {
                files.push(PackFile { name, bytes });
                break;
            }
        }
    }
    Ok(files)
}
