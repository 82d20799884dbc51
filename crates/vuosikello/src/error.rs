//! Why documents were not made.

use std::fmt;
use std::ops::Deref;

use vuosikello_agreement::Issue;
use vuosikello_core::{Finding, Findings};
use vuosikello_document::TemplateError;

/// A reason for not making a document.
///
/// Messages and fixes are Finnish, for the people who use the program. What a writer says is its own error type, to be matched:
/// [`word::Error`](crate::word::Error), [`append::pdf::Error`](crate::append::pdf::Error),
/// [`append::deck::Error`](crate::append::deck::Error), [`sheet::Error`](crate::sheet::Error) and
/// [`calendar::Error`](crate::calendar::Error).
///
/// `document` names what could not be written: of an agreement, a meeting and a budget the name of the file
/// (`Liite 4 Talous 2027 RISE.docx`, `02-asialista.pdf`), of a document of a program's own its title.
///
/// ```
/// use vuosikello::document::{Block, Document, Head, Inline};
/// use vuosikello::{Error, Studio, word};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let request: serde_json::Value = serde_json::from_str(include_str!("../examples/embed.json"))?;
/// # let studio = Studio::new(serde_json::from_value(request["asetukset"].clone())?)?;
/// let mut memo = Document::new(Head::new("Muistio 2027", "O".repeat(400)));
/// memo.blocks.push(Block::Paragraph(vec![Inline::text("Teksti.")]));
/// match studio.word(&memo) {
///     Err(Error::Word { document, source: word::Error::FieldTooLong { length, .. } }) => {
///         assert_eq!((document.as_str(), length), ("Muistio 2027", 400));
///     }
///     other => panic!("{other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The settings, or a look, have errors: all that were found.
    #[error(transparent)]
    Settings(#[from] Findings),
    /// The data have an error that shows only with the templates or the files given: nothing is made from them.
    #[error("{}", .0.violation)]
    Data(Box<Finding>),
    /// A template has an error; it says which template and where.
    #[error(transparent)]
    Template(TemplateError),
    /// A template of which nothing is shown: its name.
    #[error("mallipohja {0} ei tuota mitään näytettävää")]
    Empty(String),
    /// A Word file could not be written.
    #[error("{document}: {source}")]
    Word {
        /// The file or document that could not be written.
        document: String,
        /// Why.
        source: vuosikello_word::Error,
    },
    /// A Word file could not be read.
    #[error(transparent)]
    Read(#[from] vuosikello_word::ReadError),
    /// One of several Word files could not be read.
    #[error("{document}: {source}")]
    WordFile {
        /// The name of the file.
        document: String,
        /// Why.
        source: vuosikello_word::ReadError,
    },
    /// Something in a Word file that stands for an annex keeps it from being set.
    #[error("{document}: {what}")]
    WordAnnex {
        /// The name of the file.
        document: String,
        /// What it is, with its place.
        what: String,
        /// What would put it right, in Finnish.
        fix: &'static str,
    },
    /// Two Word files could not be compared.
    #[error(transparent)]
    Redline(#[from] vuosikello_redline::RedlineError),
    /// A Word file in which no document travels: it was not made by this software, or has lost what it was made from.
    #[error("tiedostossa ei ole tietoa siitä, mistä se tehtiin")]
    NotGenerated,
    /// A Word file could not be compared or updated, since it has an element where there can be none: programs do not agree on what such a
    /// file says.
    #[error("{document}: {misplaced}")]
    BrokenStructure {
        /// The file, as [`Error::WordFile`] names it.
        document: String,
        /// The element. Boxed, because it is larger than all others.
        misplaced: Box<vuosikello_redline::Misplaced>,
    },
    /// A comparison whose result does not say what it must: the fault is the program's, so nothing is written.
    #[error("vertailun tulos ei {view} sano samaa kuin vertailtu tiedosto: {first}")]
    RedlineDiffers {
        /// With its changes accepted or rejected, in Finnish.
        view: &'static str,
        /// The first place that differs.
        first: String,
    },
    /// A PDF file could not be written. Needs the feature `pdf`.
    #[cfg(feature = "pdf")]
    #[error("{document}: {source}")]
    Pdf {
        /// The file or document that could not be written.
        document: String,
        /// Why.
        source: vuosikello_append::pdf::Error,
    },
    /// A PowerPoint file could not be written. Needs the feature `slides`.
    #[cfg(feature = "slides")]
    #[error("{document}: {source}")]
    Slides {
        /// The file or document that could not be written.
        document: String,
        /// Why.
        source: vuosikello_append::deck::Error,
    },
    /// An Excel file could not be written. Needs the feature `sheet`.
    #[cfg(feature = "sheet")]
    #[error("{document}: {source}")]
    Sheet {
        /// The file or document that could not be written.
        document: String,
        /// Why. Boxed, because it is larger than all others.
        source: Box<vuosikello_sheet::Error>,
    },
    /// A calendar file could not be written.
    #[error("{document}: {source}")]
    Calendar {
        /// The file or document that could not be written.
        document: String,
        /// Why.
        source: vuosikello_calendar::Error,
    },
    /// A finished file that an agreement names as an annex was not given: its name.
    #[error("liitteen tiedosto \"{0}\" puuttuu")]
    AnnexFileMissing(String),
    /// A picture that cannot be a logo.
    #[error("logoa ei voi käyttää: {0}")]
    Logo(vuosikello_word::LogoError),
    /// The look of PDF files cannot be used: a picture that cannot be their logo, or a font that cannot be read. Needs the
    /// feature `pdf`.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Brand(#[from] vuosikello_pdf::Error),
    /// The files of a pack do not fit into a zip file.
    #[error("zip-tiedostoa ei voi kirjoittaa: {0}")]
    Zip(String),
}

impl Error {
    /// The file or document that could not be written; `None` when the error concerns none in particular, as those of data,
    /// templates and looks.
    pub fn document(&self) -> Option<&str> {
        match self {
            Error::Word { document, .. }
            | Error::WordFile { document, .. }
            | Error::BrokenStructure { document, .. }
            | Error::WordAnnex { document, .. }
            | Error::Calendar { document, .. } => Some(document),
            #[cfg(feature = "pdf")]
            Error::Pdf { document, .. } => Some(document),
            #[cfg(feature = "slides")]
            Error::Slides { document, .. } => Some(document),
            #[cfg(feature = "sheet")]
            Error::Sheet { document, .. } => Some(document),
            _ => None,
        }
    }

    /// What would put it right, in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Error::Settings(findings) => match findings.first() {
                Some(finding) => finding.violation.fix(),
                None => "korjaa asetukset".to_owned(),
            },
            Error::Data(finding) => finding.violation.fix(),
            Error::Template(error) => error.kind.fix(),
            Error::Empty(_) => "kirjoita mallipohjaan tekstiä".to_owned(),
            Error::Redline(vuosikello_redline::RedlineError::TooLong(_)) => {
                "jaa asiakirjat osiin ja vertaa osat erikseen".to_owned()
            }
            Error::Read(_) | Error::Redline(_) | Error::WordFile { .. } => {
                "tallenna tiedosto Wordissa uudelleen muodossa .docx".to_owned()
            }
            Error::BrokenStructure { .. } => {
                "avaa tiedosto Wordissa tai LibreOfficessa, tarkista mainittu kohta ja tallenna tiedosto uudelleen muodossa .docx"
                    .to_owned()
            }
            Error::WordAnnex { fix, .. } => (*fix).to_owned(),
            Error::NotGenerated => "tee uusi luonnos ja siirrä muutokset siihen".to_owned(),
            Error::RedlineDiffers { .. } => {
                "vertaa tiedostoja Wordissa (Tarkista, Vertaa) ja lähetä ne ohjelman ylläpitäjälle".to_owned()
            }
            Error::Word { .. } => "korjaa kohdan teksti tai organisaation malliasiakirja".to_owned(),
            #[cfg(feature = "pdf")]
            Error::Pdf {
                source: vuosikello_append::pdf::Error::Annex { .. },
                ..
            } => "pyydä liite PDF/A-tiedostona tai tallenna se uudelleen saavutettavana PDF:nä".to_owned(),
            #[cfg(feature = "slides")]
            Error::Slides { source, .. } => source.fix().to_owned(),
            Error::Calendar { source, .. } => source.fix(),
            Error::AnnexFileMissing(_) => "tallenna tiedosto sopimuksen kansioon".to_owned(),
            Error::Logo(_) => LOGO_FIX.to_owned(),
            #[cfg(feature = "pdf")]
            Error::Brand(_) => LOGO_FIX.to_owned(),
            #[cfg(feature = "pdf")]
            Error::Pdf { .. } => TEXT_FIX.to_owned(),
            #[cfg(feature = "sheet")]
            Error::Sheet { .. } => TEXT_FIX.to_owned(),
            Error::Zip(_) => TEXT_FIX.to_owned(),
        }
    }
}

const LOGO_FIX: &str = "tallenna kuva PNG-muodossa, enintään 2 000 kuvapistettä sivulleen";
const TEXT_FIX: &str = "korjaa kohdan teksti tai liitetiedosto";

impl From<Issue> for Error {
    fn from(issue: Issue) -> Self {
        match issue {
            Issue::Data(finding) => Error::Data(Box::new(finding)),
            Issue::Template(error) => Error::Template(error),
        }
    }
}

/// Every reason for not making documents: a slice of [`Error`]s that goes through `?`. Its text has a line for each.
///
/// ```
/// use vuosikello::{Error, Errors};
/// let errors = Errors::from(vec![Error::Empty("muistio.md".into())]);
/// assert_eq!(errors.to_string(), "mallipohja muistio.md ei tuota mitään näytettävää");
/// assert!(matches!(&errors[..], [Error::Empty(template)] if template == "muistio.md"));
/// ```
#[derive(Debug)]
pub struct Errors(Vec<Error>);

impl Errors {
    pub(crate) fn of_templates(errors: Vec<TemplateError>) -> Self {
        Self(errors.into_iter().map(Error::Template).collect())
    }

    pub(crate) fn of_issues(issues: Vec<Issue>) -> Self {
        Self(issues.into_iter().map(Error::from).collect())
    }

    /// What was made, when nothing went wrong.
    pub(crate) fn none_in<T>(errors: Vec<Error>, made: T) -> Result<T, Self> {
        if errors.is_empty() {
            Ok(made)
        } else {
            Err(Self(errors))
        }
    }
}

impl Deref for Errors {
    type Target = [Error];
    fn deref(&self) -> &[Error] {
        &self.0
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<String> = self.iter().map(Error::to_string).collect();
        f.write_str(&messages.join("\n"))
    }
}

impl std::error::Error for Errors {}

impl From<Vec<Error>> for Errors {
    fn from(errors: Vec<Error>) -> Self {
        Self(errors)
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}
