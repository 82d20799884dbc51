//! The common terms of a year: a document of its own, in the folder that all customers share.

use vuosikello::agreement::AgreementPart;
use vuosikello::word::{Tracked, WordFile};
use vuosikello::{PackFile, Review};
use vuosikello_core::{DataFolder, Period};

use super::Publisher;
use super::location::of_terms;
use crate::batch::Made;
use crate::folder::Found;
use crate::folder_writer::FolderWriter;
use crate::output::LARGEST;
use crate::{Failure, Place, Problem};

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
        let file = terms_file(&part, year);
        let name = format!("{}.docx", part.file_stem);
        let Found::File(old) = self.workspace().folder.read(&file, LARGEST)? else {
            return Ok(Some(TermsState::Missing));
        };
        if !PackFile::is_untouched(&name, &old) && self.terms_review(year)?.is_some() {
            return Ok(Some(TermsState::Edited));
        }
        let now = self.files_of_terms(&part)?;
        let is_same = now.iter().any(|file| file.name == name && file.bytes == old);
        Ok(Some(match is_same {
            true => TermsState::Current,
            false => TermsState::Stale,
        }))
    }

    /// What a person has changed in the Word file of the common terms of a year; nothing where nobody has, or there is none.
    ///
    /// # Errors
    /// As [`make_terms`](Publisher::make_terms); the file cannot be read.
    pub fn terms_review(&self, year: i32) -> Result<Option<Review>, Failure> {
        let Some(part) = self.terms(year)? else {
            return Ok(None);
        };
        let file = terms_file(&part, year);
        let Found::File(bytes) = self.workspace().folder.read(&file, LARGEST)? else {
            return Ok(None);
        };
        let word = WordFile::unpack(&bytes);
        if word.is_untouched() {
            return Ok(None);
        }
        let review = self
            .studio()
            .review_of(&word, word.generated(), Tracked::Accepted);
        let review = review.map_err(|error| {
            Failure::Problems(vec![Problem::new(None, &file, Place::File, &error, error.fix())])
        })?;
        Ok(Some(review).filter(Review::is_edited))
    }

    fn terms(&self, year: i32) -> Result<Option<AgreementPart>, Failure> {
        let terms = self.studio().common_terms(year);
        terms.map_err(|errors| Failure::Problems(of_terms(self.workspace(), &errors)))
    }

    fn files_of_terms(&self, part: &AgreementPart) -> Result<Vec<PackFile>, Failure> {
        let files = self.studio().terms_files(part);
        files.map_err(|errors| Failure::Problems(of_terms(self.workspace(), &errors)))
    }
}

/// The Word file of the common terms, from the root of the workspace.
fn terms_file(part: &AgreementPart, year: i32) -> String {
    let folder = DataFolder::SHARED.path("", Period::Year(year));
    format!("{folder}/{}.docx", part.file_stem)
}
