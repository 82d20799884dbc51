//! What a meeting's own folder tells of it beforehand and afterwards: the files that later meetings need too.

use vuosikello_core::{DataFile, EarlierMeeting, Meeting, MeetingId, Notes, SurveyAnswer};

use super::folders::MINUTES;
use super::notes;
use crate::export::Export;
use crate::folder::{Content, DATA_BYTES, Entry, Folder};
use crate::json;
use crate::reading::{Read, Reading, SourceFile, Sources, TableFolder, TableReader};
use crate::{Failure, Workspace};

/// What is said when there is no `kokous.json`.
const CREATE: &str = "luo tiedosto; sen skeeman saat komennolla vuosikello schema kokous";

/// `kokous.json`, the notes and the survey of a meeting.
#[derive(Debug)]
pub(crate) struct OwnFiles {
    pub meeting: Option<Meeting>,
    pub notes: Read<Notes>,
    pub survey: Read<Vec<SurveyAnswer>>,
    /// When the survey was taken out of its form.
    pub exports: Vec<Export>,
    pub folder: String,
    pub sources: Sources,
    entries: Vec<Entry>,
}

impl OwnFiles {
    pub(crate) fn read(
        workspace: &Workspace,
        folder: String,
        entries: Vec<Entry>,
        reading: &mut Reading<'_>,
    ) -> Result<Self, Failure> {
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let mut sources = Sources::of(&folder);
        let (meeting, source) = Self::meeting_of(&folder, reading)?;
        sources.insert(DataFile::MEETING, source);
        let agenda = &workspace.configuration().defaults.agenda;
        let (notes, source) = notes::read(tables, meeting.as_ref(), agenda, reading)?;
        sources.insert(DataFile::NOTES, source);
        let mut reader = TableReader::new(tables, reading);
        let survey = Self::survey(workspace, &mut reader)?;
        sources.extend(&reader.sources);
        Ok(Self {
            meeting,
            notes,
            survey,
            exports: reader.exports,
            folder,
            sources,
            entries,
        })
    }

    /// The meeting of a folder, and its file.
    pub(crate) fn meeting_of(
        folder: &str,
        reading: &mut Reading<'_>,
    ) -> Result<(Option<Meeting>, SourceFile), Failure> {
        reading.json(DataFile::MEETING, &format!("{folder}/kokous.json"), CREATE)
    }

    /// The answers to the survey of a folder.
    fn survey(
        workspace: &Workspace,
        tables: &mut TableReader<'_, '_>,
    ) -> Result<Read<Vec<SurveyAnswer>>, Failure> {
        let settings = &workspace.configuration().defaults.survey;
        tables.survey(workspace.survey.columns(), settings)
    }

    /// When the survey of a folder was taken out of its form, if there is one.
    pub(crate) fn survey_exports(
        workspace: &Workspace,
        folder: TableFolder<'_>,
        reading: &mut Reading<'_>,
    ) -> Result<Vec<Export>, Failure> {
        let mut tables = TableReader::new(folder, reading);
        Self::survey(workspace, &mut tables)?;
        Ok(tables.exports)
    }

    /// The folder with what stands in it.
    pub(crate) fn tables(&self) -> TableFolder<'_> {
        TableFolder {
            path: &self.folder,
            entries: &self.entries,
        }
    }

    /// Whether the folder has the minutes of the meeting before, in whichever form.
    pub(crate) fn has_minutes_of(&self, previous: Option<&EarlierMeeting>) -> bool {
        previous.is_some_and(|previous| {
            let name = format!("{MINUTES}{}.", previous.meeting.id);
            let mut files = self.entries.iter().filter(|entry| !entry.is_folder);
            files.any(|entry| entry.name.starts_with(&name))
        })
    }

    /// The name of the folder.
    pub(crate) fn name(&self) -> String {
        self.folder.rsplit('/').next().unwrap_or_default().to_owned()
    }
}

/// The meeting that the file in a folder says it is, where it says so; of the file nothing else is looked at.
pub(super) fn stated_id(root: &Folder, folder: &str) -> Result<Option<MeetingId>, Failure> {
    let Content::Bytes(bytes) = root.read(&format!("{folder}/kokous.json"), DATA_BYTES)? else {
        return Ok(None);
    };
    let text = String::from_utf8(bytes).unwrap_or_default();
    let Ok(json) = json::parse(text.trim_start_matches('\u{feff}')) else {
        return Ok(None);
    };
    let stated = json.value["kokous"].as_str();
    Ok(stated.and_then(|text| MeetingId::parse(text).ok()))
}
