//! What a meeting's own folder tells of it beforehand and afterwards: the files that later meetings need too.

use std::sync::Arc;

use vuosikello_core::{
    DataFile, EarlierMeeting, Meeting, MeetingId, Need, Notes, Project, ServiceStatus, SurveyAnswer,
};

use super::names::MINUTES;
use super::notes::{self, NotesFile};
use crate::export::Export;
use crate::folder::Listing;
use crate::reading::{Origin, Read, Reading, SourceFile, TableReader};
use crate::{Failure, Workspace};

/// `kokous.json`, the notes and the survey of a meeting.
#[derive(Debug, Clone)]
pub(crate) struct OwnFiles {
    pub meeting: Option<Meeting>,
    pub notes: Read<Notes>,
    /// What a person must know of the notes, in Finnish.
    pub remarks: Vec<String>,
    pub survey: Read<Vec<SurveyAnswer>>,
    /// When the survey was taken out of its form.
    pub exports: Vec<Export>,
    pub origin: Origin,
    pub listing: Listing,
}

impl OwnFiles {
    pub(super) fn read(
        workspace: &Workspace,
        listing: Listing,
        reading: &mut Reading<'_>,
    ) -> Result<Self, Failure> {
        let key = listing.path.clone();
        reading.once(&key, |reading| Self::read_files(workspace, listing, reading))
    }

    fn read_files(
        workspace: &Workspace,
        listing: Listing,
        reading: &mut Reading<'_>,
    ) -> Result<Self, Failure> {
        let mut origin = Origin::of(&listing.path);
        let (mut meeting, source) = meeting_of(&listing.path, reading)?;
        if let (Some(id), true) = (
            reading.customer,
            meeting.as_ref().is_some_and(Meeting::is_incomplete),
        ) {
            // Without the customer it is not known what is missing.
            let customer = workspace.customer(id, reading)?.0;
            meeting = meeting.zip(customer).map(|(mut meeting, customer)| {
                meeting.complete(&customer, workspace.configuration());
                meeting
            });
        }
        if let Some(meeting) = &mut meeting {
            meeting.settle_names();
        }
        origin.insert(DataFile::MEETING, source);
        let agenda = &workspace.configuration().defaults.agenda;
        let NotesFile {
            notes,
            source,
            remarks,
        } = notes::read(&listing, meeting.as_ref(), agenda, reading)?;
        origin.insert(DataFile::NOTES, source);
        let mut reader = TableReader::new(&listing, reading);
        let survey = survey(workspace, &mut reader)?;
        origin.extend(&reader.origin);
        Ok(Self {
            meeting,
            notes,
            remarks,
            survey,
            exports: reader.exports,
            origin,
            listing,
        })
    }

    /// Whether the folder has the minutes of the meeting before, in whichever form.
    pub(super) fn has_minutes_of(&self, previous: Option<&EarlierMeeting>) -> bool {
        previous.is_some_and(|previous| {
            let name = format!("{}{}.", MINUTES.prefix, previous.meeting.id);
            self.listing.files().any(|file| file.starts_with(&name))
        })
    }

    /// The name of the folder.
    pub(super) fn name(&self) -> String {
        let folder = self.origin.folder();
        folder.rsplit('/').next().unwrap_or_default().to_owned()
    }
}

/// The meeting of a folder, and its file.
pub(crate) fn meeting_of(
    folder: &str,
    reading: &mut Reading<'_>,
) -> Result<(Option<Meeting>, Arc<SourceFile>), Failure> {
    reading.json(&DataFile::MEETING, folder)
}

/// The answers to the survey of a folder.
pub(super) fn survey(
    workspace: &Workspace,
    tables: &mut TableReader<'_, '_>,
) -> Result<Read<Vec<SurveyAnswer>>, Failure> {
    let settings = &workspace.configuration().defaults.survey;
    tables.survey(workspace.survey.columns(), settings)
}

/// The status of the services, the needs and the projects.
pub(super) type Tables = (Read<Vec<ServiceStatus>>, Read<Vec<Need>>, Read<Vec<Project>>);

/// The tables of a folder but the survey.
pub(super) fn tables(reader: &mut TableReader<'_, '_>) -> Result<Tables, Failure> {
    Ok((
        reader.table(&DataFile::SERVICE_STATUS)?,
        reader.table(&DataFile::NEEDS)?,
        reader.table(&DataFile::PROJECTS)?,
    ))
}

/// The meeting that the file in a folder says it is, where it says so; of the file nothing else is looked at.
pub(super) fn stated_id(folder: &str, reading: &mut Reading<'_>) -> Result<Option<MeetingId>, Failure> {
    let read = reading.raw_value(&DataFile::MEETING, folder)?;
    let stated = read.as_ref().and_then(|(value, _)| value["kokous"].as_str());
    Ok(stated.and_then(|text| MeetingId::parse(text).ok()))
}
