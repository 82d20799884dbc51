//! Why documents were not made.

use vuosikello_agreement::Issue;
use vuosikello_core::{BudgetVersion, Finding};
use vuosikello_document::TemplateError;

/// A reason for not making a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The data have an error: nothing is made from them.
    #[error("{}", .0.violation)]
    Data(Finding),
    /// A template has an error.
    #[error(transparent)]
    Template(TemplateError),
    /// A Word file could not be written.
    #[error("{part}: {source}")]
    Word {
        /// The part of the agreement, for example `Liite 4 Talous`.
        part: String,
        /// Why.
        source: vuosikello_word::Error,
    },
    /// The PDF file could not be written.
    #[error(transparent)]
    Pdf(#[from] vuosikello_append::pdf::Error),
    /// The Excel file could not be written.
    #[error(transparent)]
    Sheet(#[from] vuosikello_sheet::Error),
    /// The PowerPoint file could not be written.
    #[error(transparent)]
    Slides(#[from] vuosikello_append::deck::Error),
    /// The budget does not have a version.
    #[error("versiota {version} ei ole; talousarviossa on {}", list(has))]
    NoVersion {
        /// The version that was asked for.
        version: BudgetVersion,
        /// The versions that there are.
        has: Vec<BudgetVersion>,
    },
    /// The calendar file could not be written.
    #[error(transparent)]
    Calendar(#[from] vuosikello_calendar::Error),
    /// The zip file could not be written.
    #[error("zip-tiedostoa ei voi kirjoittaa: {0}")]
    Zip(String),
    /// An annex is a finished file that was not given.
    #[error("liitteen tiedosto \"{0}\" puuttuu")]
    AnnexFileMissing(String),
}

impl From<vuosikello_pdf::Error> for Error {
    fn from(error: vuosikello_pdf::Error) -> Self {
        Error::Pdf(error.into())
    }
}

impl From<Issue> for Error {
    fn from(issue: Issue) -> Self {
        match issue {
            Issue::Data(finding) => Error::Data(finding),
            Issue::Template(error) => Error::Template(error),
        }
    }
}

fn list(versions: &[BudgetVersion]) -> String {
    let labels: Vec<&str> = versions.iter().map(|version| version.label()).collect();
    labels.join(", ")
}
