//! The minutes of a meeting that has been held, and those that the next meeting approves.

use std::cmp::Reverse;
use std::fs;
use std::io::ErrorKind;

use vuosikello::PackFile;
use vuosikello_core::{DataFolder, MeetingId};

use crate::kind::{Rendered, Request};
use crate::meeting::{LoadedMeeting, MINUTES, NOTES};
use crate::{Failure, Publisher};

/// The minutes of the previous meeting, for the meeting that approves them.
#[derive(Debug, Default)]
pub(super) struct PreviousMinutes {
    /// What goes into the material; empty when there is nothing yet.
    pub(super) files: Vec<PackFile>,
    /// What is to be written to the meeting's folder first.
    pub(super) made: Vec<PackFile>,
    /// What a person must know.
    pub(super) notes: Vec<String>,
}

/// The minutes of a meeting from its notes, for the folder of the next meeting, because that approves them.
pub(super) fn render(publisher: &Publisher, request: &Request<'_>) -> Result<Rendered, Failure> {
    let (id, meeting) = (request.customer, request.meeting()?);
    let loaded = publisher.workspace().meeting(id, meeting)?;
    if loaded.dossier.notes.is_none() {
        let message = "kokouksen muistiinpanot puuttuvat";
        let fix = "kirjoita muistiinpanot kokouksen asiakohtien otsikoiden alle, tai täytä pöytäkirjapohja Wordissa";
        let file = loaded.origin.file(&format!("{NOTES}.md"));
        // A file that could not be read may be the reason.
        let remarks = loaded.notes_remarks.iter();
        let told: Vec<&str> = std::iter::once(message)
            .chain(remarks.map(String::as_str))
            .collect();
        return Err(Failure::of_file(id, &file, told.join("; "), fix));
    }
    let mut minutes = make(publisher, id, &loaded)?;
    // Minutes that were filled in in Word are not made anew; the PDF file of what they say is.
    minutes.retain(|file| !is_source(&loaded, file));
    let mut meetings = publisher.workspace().meetings(id)?.into_iter();
    let next = meetings.find(|later| *later > meeting).unwrap_or(meeting.next());
    let folder = DataFolder::MEETING.path(id, next.into());
    Ok(Rendered {
        remarks: loaded.notes_remarks,
        ..Rendered::new(meeting, folder, minutes)
    })
}

/// Whether the notes of a meeting were read from a file of this name: then it is the minutes.
fn is_source(loaded: &LoadedMeeting, file: &PackFile) -> bool {
    loaded.notes_file().rsplit('/').next() == Some(&file.name)
}

fn make(publisher: &Publisher, id: &str, loaded: &LoadedMeeting) -> Result<Vec<PackFile>, Failure> {
    let minutes = publisher.studio().minutes(&loaded.dossier);
    minutes.map_err(|errors| publisher.failed(id, &loaded.origin, &[], &errors))
}

impl PreviousMinutes {
    /// Minutes that a person has edited or brought go before those made from the notes. They are looked for where the files
    /// of the meeting are to be written, and in the workspace.
    pub(super) fn find(publisher: &Publisher, id: &str, loaded: &LoadedMeeting) -> Result<Self, Failure> {
        let workspace = publisher.workspace();
        let mut minutes = Self::default();
        let Some(previous) = loaded.dossier.previous() else {
            return Ok(minutes);
        };
        let (this, before) = (loaded.dossier.meeting.id, previous.meeting.id);
        let mut has_notes = previous.notes.is_some();
        if has_notes {
            let of_previous = workspace.meeting(id, before)?;
            minutes.made = make(publisher, id, &of_previous)?;
            if minutes.made.iter().any(|file| is_source(&of_previous, file)) {
                has_notes = false;
                minutes.made.clear();
            }
        }
        // Where a quarter had no meeting, the minutes may have been written to its folder.
        let mut meetings = workspace.meetings(id)?;
        meetings.retain(|meeting| *meeting > before && *meeting <= this);
        meetings.push(before.next());
        meetings.sort_by_key(|meeting| Reverse(*meeting));
        meetings.dedup();
        for meeting in meetings {
            let own = own_minutes(
                publisher,
                &DataFolder::MEETING.path(id, meeting.into()),
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
                    "pöytäkirjasta {before} on vain Word-tiedosto; tallenna se Wordista myös nimellä {}{before}.pdf",
                    MINUTES.prefix
                ));
            }
            minutes.files = own;
            return Ok(minutes);
        }
        minutes.files.clone_from(&minutes.made);
        Ok(minutes)
    }
}

/// The minutes of a meeting in a folder that are not as this software wrote them; without notes to make them from, all that
/// there are. Those in the output go before those in the workspace.
fn own_minutes(
    publisher: &Publisher,
    folder: &str,
    meeting: MeetingId,
    has_notes: bool,
) -> Result<Vec<PackFile>, Failure> {
    let mut files = Vec::new();
    for extension in ["docx", "pdf"] {
        let name = format!("{}{meeting}.{extension}", MINUTES.prefix);
        for base in [publisher.output(), publisher.workspace().root()] {
            let path = base.join(folder).join(&name);
            // A link could lead out of the workspace.
            let bytes = match fs::symlink_metadata(&path).map(|about| about.is_file()) {
                Ok(true) => fs::read(&path),
                Ok(false) => continue,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => Err(error),
            };
            let bytes = bytes.map_err(|error| Failure::unreadable(&path, &error))?;
            if !has_notes || !PackFile::is_untouched(&name, &bytes) {
                files.push(PackFile { name, bytes });
                break;
            }
        }
    }
    Ok(files)
}
