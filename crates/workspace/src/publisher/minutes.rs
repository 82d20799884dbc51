//! The minutes of a meeting that has been held, and those that the next meeting approves.

use std::cmp::Reverse;
use std::fs;
use std::io::ErrorKind;

use vuosikello::PackFile;
use vuosikello_core::MeetingId;

use super::Publisher;
use crate::Failure;
use crate::batch::Made;
use crate::folder_writer::FolderWriter;
use crate::meeting::{LoadedMeeting, MINUTES, folder};

/// The minutes of the previous meeting, for the meeting that approves them.
#[derive(Debug, Default)]
pub(super) struct PreviousMinutes {
    /// What goes into the material; empty when there is nothing yet.
    pub(super) files: Vec<PackFile>,
    /// What is to be written to the meeting's folder first.
    made: Vec<PackFile>,
    /// What a person must know.
    pub(super) notes: Vec<String>,
}

impl PreviousMinutes {
    /// Writes what was made to the folder of the meeting.
    pub(super) fn write(&self, writer: &mut FolderWriter<'_>) -> Result<(), Failure> {
        write_all(writer, &self.made)
    }
}

impl Publisher {
    /// Makes the minutes of a meeting from its notes, in the folder of the next meeting, because that approves them.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong, also when there are no notes; or something could not be read or written.
    pub fn minutes(&self, id: &str, meeting: MeetingId) -> Result<Made, Failure> {
        let loaded = self.workspace.meeting(id, meeting)?;
        if loaded.dossier.notes.is_none() {
            let message = "kokouksen muistiinpanot puuttuvat";
            let fix = "kirjoita muistiinpanot kokouksen asiakohtien otsikoiden alle";
            let file = loaded.origin.file("muistiinpanot.md");
            return Err(Failure::of_file(id, &file, message, fix));
        }
        let minutes = self.make_minutes(id, &loaded)?;
        let mut meetings = self.workspace.meetings(id)?.into_iter();
        let next = meetings.find(|later| *later > meeting);
        let folder = folder(id, next.unwrap_or(meeting.next()));
        let mut writer = FolderWriter::with_manifest(&self.output, &folder);
        let done = write_all(&mut writer, &minutes);
        writer.finish(done, Made::of_meeting(id, meeting))
    }

    fn make_minutes(&self, id: &str, loaded: &LoadedMeeting) -> Result<Vec<PackFile>, Failure> {
        let minutes = self.studio.minutes(&loaded.dossier);
        minutes.map_err(|errors| self.failed_meeting(id, loaded, &errors))
    }

    /// Minutes that a person has edited or brought go before those made from the notes. They are looked for where the files
    /// of the meeting are to be written, and in the workspace.
    pub(super) fn previous_minutes(
        &self,
        id: &str,
        loaded: &LoadedMeeting,
    ) -> Result<PreviousMinutes, Failure> {
        let mut minutes = PreviousMinutes::default();
        let Some(previous) = loaded.dossier.previous() else {
            return Ok(minutes);
        };
        let (this, before) = (loaded.dossier.meeting.id, previous.meeting.id);
        let has_notes = previous.notes.is_some();
        if has_notes {
            minutes.made = self.make_minutes(id, &self.workspace.meeting(id, before)?)?;
        }
        // Where a quarter had no meeting, the minutes may have been written to its folder.
        let mut meetings = self.workspace.meetings(id)?;
        meetings.retain(|meeting| *meeting > before && *meeting <= this);
        meetings.push(before.next());
        meetings.sort_by_key(|meeting| Reverse(*meeting));
        meetings.dedup();
        for meeting in meetings {
            let own = self.own_minutes(&folder(id, meeting), before, has_notes)?;
            if own.is_empty() {
                continue;
            }
            if meeting != this {
                minutes.made.clear();
            }
            // Beside minutes made from the notes the writing of those tells the same.
            if minutes.made.is_empty() && !own.iter().any(|file| file.name.ends_with(".pdf")) {
                minutes.notes.push(format!(
                    "pöytäkirjasta {before} on vain Word-tiedosto; tallenna se Wordista myös nimellä {MINUTES}{before}.pdf"
                ));
            }
            minutes.files = own;
            return Ok(minutes);
        }
        minutes.files.clone_from(&minutes.made);
        Ok(minutes)
    }

    /// The minutes of a meeting in a folder that are not as this software wrote them; without notes to make them from, all that
    /// there are. Those in the output go before those in the workspace.
    fn own_minutes(
        &self,
        folder: &str,
        meeting: MeetingId,
        has_notes: bool,
    ) -> Result<Vec<PackFile>, Failure> {
        let mut files = Vec::new();
        for extension in ["docx", "pdf"] {
            let name = format!("{MINUTES}{meeting}.{extension}");
            for base in [self.output.as_path(), self.workspace.root()] {
                let path = base.join(folder).join(&name);
                // A link could lead out of the workspace.
                let bytes = match fs::symlink_metadata(&path).map(|about| about.is_file()) {
                    Ok(true) => fs::read(&path),
                    Ok(false) => continue,
                    Err(error) if error.kind() == ErrorKind::NotFound => continue,
                    Err(error) => Err(error),
                };
                let bytes = bytes.map_err(|error| Failure::io(&path, error))?;
                if !has_notes || !PackFile::is_untouched(&name, &bytes) {
                    files.push(PackFile { name, bytes });
                    break;
                }
            }
        }
        Ok(files)
    }
}

fn write_all(writer: &mut FolderWriter<'_>, files: &[PackFile]) -> Result<(), Failure> {
    files
        .iter()
        .try_for_each(|file| writer.write(&file.name, &file.bytes).map(drop))
}
