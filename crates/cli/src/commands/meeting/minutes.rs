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
    after_help = "Pöytäkirja kirjoitetaan seuraavan kokouksen kansioon, koska seuraava kokous hyväksyy sen.\n\
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
    let files = make(opened, &loaded, id)?;
    let mut writing = Writing::begin(base, folder(id, meeting.next()));
    for file in &files {
        writing.write(&file.name, &file.bytes)?;
    }
    let (files, notes) = writing.finish()?;
    Ok(Made {
        customer: id.to_owned(),
        year: None,
        meeting: Some(meeting.to_string()),
        files,
        pages: None,
        notes,
    })
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
    /// Minutes that a person has edited or brought go before those made from the notes.
    pub(super) fn of(opened: &Opened, id: &str, loaded: &LoadedMeeting) -> Result<Self, Failure> {
        let mut minutes = Self {
            files: Vec::new(),
            made: Vec::new(),
            notes: Vec::new(),
        };
        let Some(previous) = loaded.dossier.previous() else {
            return Ok(minutes);
        };
        let meeting = previous.meeting.id;
        let here = opened
            .workspace
            .root()
            .join(folder(id, loaded.dossier.meeting.id));
        let own: Vec<PackFile> = ["docx", "pdf"]
            .iter()
            .filter_map(|extension| edited(&here, meeting, extension).transpose())
            .collect::<Result<_, _>>()?;
        if previous.notes.is_some() {
            let before = opened.workspace.meeting(id, meeting)?;
            minutes.made = make(opened, &before, id)?;
        }
        if own.is_empty() {
            minutes.files.clone_from(&minutes.made);
            return Ok(minutes);
        }
        // Minutes made from the notes would lack what a person has written.
        if !own.iter().any(|file| file.name.ends_with(".pdf")) {
            minutes.notes.push(format!(
                "pöytäkirjaa {meeting} on muokattu Wordissa; tallenna siitä PDF nimellä poytakirja-{meeting}.pdf kokouksen kansioon"
            ));
        }
        minutes.files = own;
        Ok(minutes)
    }

    /// Writes what was made to the folder of the meeting.
    pub(super) fn write(&self, writing: &mut Writing<'_>) -> Result<(), Failure> {
        self.made
            .iter()
            .try_for_each(|file| writing.write(&file.name, &file.bytes))
    }
}

/// The minutes in a folder that are not as this program wrote them.
fn edited(folder: &Path, meeting: MeetingId, extension: &str) -> Result<Option<PackFile>, Failure> {
    let name = format!("poytakirja-{meeting}.{extension}");
    let path = folder.join(&name);
    match fs::read(&path) {
        Ok(bytes) if PackFile::is_untouched(&name, &bytes) => Ok(None),
        Ok(bytes) => Ok(Some(PackFile { name, bytes })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Io(format!("{}: {error}", path.display()))),
    }
}
