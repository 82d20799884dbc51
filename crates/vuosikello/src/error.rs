//! Why documents were not made.

use std::fmt;

use vuosikello_agreement::Issue;
use vuosikello_core::{Finding, Findings};
use vuosikello_document::TemplateError;

/// A reason for not making a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The settings have errors.
    #[error(transparent)]
    Settings(#[from] Findings),
    /// The data have an error that shows only with the templates: nothing is made from them.
    #[error("{}", .0.violation)]
    Data(Box<Finding>),
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
    /// The calendar file could not be written.
    #[error(transparent)]
    Calendar(#[from] vuosikello_calendar::Error),
    /// The zip file could not be written.
    #[error("zip-tiedostoa ei voi kirjoittaa: {0}")]
    Zip(String),
    /// A picture that cannot be a logo.
    #[error("logoa ei voi käyttää: {0}")]
    Logo(String),
    /// A template of which nothing is shown.
    #[error("mallipohja {0} ei tuota mitään näytettävää")]
    Empty(String),
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
            Issue::Data(finding) => Error::Data(Box::new(finding)),
            Issue::Template(error) => Error::Template(error),
        }
    }
}

/// Every reason for not making a document, so that all of them go through `?`.
///
/// ```
/// use vuosikello::{Error, Errors};
/// let errors = Errors(vec![Error::Empty("muistio.md".into())]);
/// assert_eq!(errors.to_string(), "mallipohja muistio.md ei tuota mitään näytettävää");
/// ```
#[derive(Debug)]
pub struct Errors(pub Vec<Error>);

impl Errors {
    pub(crate) fn of_templates(errors: Vec<TemplateError>) -> Self {
        Self(errors.into_iter().map(Error::Template).collect())
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<String> = self.0.iter().map(Error::to_string).collect();
        f.write_str(&messages.join("\n"))
    }
}

impl std::error::Error for Errors {}

impl From<Vec<Error>> for Errors {
    fn from(errors: Vec<Error>) -> Self {
        Self(errors)
    }
}
