//! The minutes of a meeting that has been held, and those that the next meeting approves.

use std::cmp::Reverse;
use std::fs;
use std::io::ErrorKind;

use vuosikello::PackFile;
use vuosikello_core::{DataFile, DataFolder, MeetingId};

use crate::kind::{Rendered, Request};
use crate::meeting::{LoadedMeeting, MINUTES, NOTES, has_notes, has_word_minutes, meeting_of};
use crate::output::{LARGEST, read_plain};
use crate::{Failure, Place, Problem, Publisher};

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
    if loaded.dossier.meeting.is_cancelled() {
        let (file, place) = loaded.origin.locate(&DataFile::MEETING, "/tila");
        let message = format!("kokous {meeting} on peruttu: siitä ei tehdä pöytäkirjaa");
        let fix = "jos kokous pidettiin, muuta tilaksi \"sovittu\"";
        let problem = Problem::new(Some(id), &file, place, message, fix);
        return Err(Failure::Settled(Box::new(problem)));
    }
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
    if let Some(approving) = approving(publisher, id, meeting)? {
        let kept = own_minutes(publisher, &folder, meeting, false)?;
        if minutes.iter().any(|file| is_other(file, &kept)) {
            let message = format!(
                "pöytäkirja {meeting} on hyväksytty kokouksessa {approving}: sitä ei tehdä uudestaan, vaikka tiedot ovat muuttuneet"
            );
            let fix = "palauta tiedot sellaisiksi kuin ne olivat, tai kirjaa korjaus seuraavaan pöytäkirjaan";
            let problem = Problem::new(Some(id), &folder, Place::File, message, fix);
            return Err(Failure::Settled(Box::new(problem)));
        }
    }
    Ok(Rendered {
        remarks: loaded.notes_remarks,
        ..Rendered::new(meeting, folder, minutes)
    })
}

/// The meeting that has approved the minutes of another: the first after it that has been held.
fn approving(publisher: &Publisher, id: &str, meeting: MeetingId) -> Result<Option<MeetingId>, Failure> {
    let workspace = publisher.workspace();
    for later in workspace
        .meetings(id)?
        .into_iter()
        .filter(|later| *later > meeting)
    {
        let folder = DataFolder::MEETING.path(id, later.into());
        let listing = workspace.folder.contents(&folder)?;
        let mut aside = workspace.reading(id)?;
        let is_held = has_notes(&listing)
            || match meeting_of(&folder, &mut aside)?.0 {
                Some(held) => has_word_minutes(&listing, &held, &mut aside)?,
                None => false,
            };
        if is_held {
            return Ok(Some(later));
        }
    }
    Ok(None)
}

/// Whether a file of the same name among others has other bytes.
fn is_other(file: &PackFile, others: &[PackFile]) -> bool {
    others
        .iter()
        .any(|other| other.name == file.name && other.bytes != file.bytes)
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
        if loaded.dossier.notes.is_some() && !minutes.made.is_empty() {
            // The meeting has been held, and has approved them as they were.
            let kept = own_minutes(publisher, loaded.origin.folder(), before, false)?;
            if minutes.made.iter().any(|file| is_other(file, &kept)) {
                minutes.notes.push(format!(
                    "pöytäkirja {before} on hyväksytty kokouksessa {this}: sitä ei tehty uudestaan, vaikka tiedot ovat muuttuneet"
                ));
                minutes.made.clear();
                minutes.files = kept;
                return Ok(minutes);
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
                Ok(true) => read_plain(&path, LARGEST),
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
