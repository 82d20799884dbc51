//! The common terms of a year: a document of its own, in the folder that all customers share.

use vuosikello::PackFile;
use vuosikello::agreement::Part;
use vuosikello_core::{DataFolder, Period};

use super::Publisher;
use super::location::of_terms;
use crate::Failure;
use crate::batch::Made;
use crate::folder_writer::FolderWriter;

/// How far the common terms of a year are, for whoever makes agreements that name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TermsState {
    /// They have not been made.
    Missing,
    /// Their files are what the settings and templates give now.
    Current,
    /// The settings or templates give other ones now.
    Stale,
    /// A person has changed the Word file.
    Edited,
}

impl TermsState {
    /// The word, in Finnish.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missing => "tekemättä",
            Self::Current => "tehty",
            Self::Stale => "vanhentunut",
            Self::Edited => "muokattu",
        }
    }
}

impl Publisher {
    /// Makes the common terms of a year as a Word and a PDF file in `yhteiset/<vuosi>`. A file that a person has changed stays, and the new
    /// one is written beside it. Nothing where the settings have no terms for the year.
    ///
    /// # Errors
    /// [`Failure::Problems`] with what is wrong in the templates; or something could not be read or written.
    pub fn make_terms(&self, year: i32) -> Result<Option<Made>, Failure> {
        let Some(part) = self.terms(year)? else {
            return Ok(None);
        };
        let files = self.files_of_terms(&part)?;
        let folder = DataFolder::SHARED.path("", Period::Year(year));
        let mut writer = FolderWriter::new(self.output(), &folder, false);
        let written = files
            .iter()
            .try_for_each(|file| writer.write(&file.name, &file.bytes).map(drop));
        let made = writer.finish(written, Made::of("", Period::Year(year)))?;
        Ok(Some(made))
    }

    /// How far the common terms of a year are; nothing where the settings have none.
    ///
    /// # Errors
    /// As [`make_terms`](Publisher::make_terms).
    pub fn terms_state(&self, year: i32) -> Result<Option<TermsState>, Failure> {
        let Some(part) = self.terms(year)? else {
            return Ok(None);
        };
        let name = format!("{}.docx", part.file_stem);
        let file = format!("{}/{name}", DataFolder::SHARED.path("", Period::Year(year)));
        let found = self.workspace().folder.read(&file, crate::output::LARGEST)?;
        let crate::folder::Found::File(old) = found else {
            return Ok(Some(TermsState::Missing));
        };
        if !PackFile::is_untouched(&name, &old) {
            return Ok(Some(TermsState::Edited));
        }
        let now = self.files_of_terms(&part)?;
        let is_same = now.iter().any(|file| file.name == name && file.bytes == old);
        Ok(Some(match is_same {
            true => TermsState::Current,
            false => TermsState::Stale,
        }))
    }

    fn terms(&self, year: i32) -> Result<Option<Part>, Failure> {
        let terms = self.studio().common_terms(year);
        terms.map_err(|errors| Failure::Problems(of_terms(self.workspace(), &errors)))
    }

    fn files_of_terms(&self, part: &Part) -> Result<Vec<PackFile>, Failure> {
        let files = self.studio().terms_files(part);
        files.map_err(|errors| Failure::Problems(of_terms(self.workspace(), &errors)))
    }
}
