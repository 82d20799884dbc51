//! Why a Word file could not be read.

use thiserror::Error;
use vuosikello_ooxml::{PackageError, XmlError};

/// Why a file could not be read. The text says what the file is and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is not an Office package, is damaged or too large.
    #[error(transparent)]
    Package(PackageError),
    /// A part is not readable XML.
    #[error("osa {part} ei ole luettavissa: {error}")]
    Part {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: XmlError,
    },
    /// The package is of another kind than a Word document.
    #[error("tiedosto ei ole Word-asiakirja (.docx)")]
    NotWord,
    /// The file is encrypted: it has a password or is protected by rights management.
    #[error(
        "tiedosto on salattu salasanalla tai käyttöoikeuksilla. Poista salaus Wordissa ja tallenna tiedosto uudelleen"
    )]
    Encrypted,
    /// The file is of the format before 2007.
    #[error("tiedosto on vanhaa Word-muotoa (.doc). Avaa se Wordissa ja tallenna muodossa .docx")]
    OldWord,
    /// The file carries a program.
    #[error(
        "tiedostossa on makroja tai muuta ohjelmakoodia ({0}). Tallenna se Wordissa muodossa .docx ilman makroja"
    )]
    Macros(String),
    /// There is more of something than anybody could read.
    #[error("tiedosto on liian suuri: {0}")]
    TooLarge(&'static str),
}

impl ReadError {
    /// A short name that stays the same, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Package(_) => "word-package",
            ReadError::Part { .. } => "word-part",
            ReadError::NotWord => "word-not-word",
            ReadError::Encrypted => "word-encrypted",
            ReadError::OldWord => "word-old-format",
            ReadError::Macros(_) => "word-macros",
            ReadError::TooLarge(_) => "word-too-large",
        }
    }
}
