//! Why a Word file could not be read.

use thiserror::Error;
use vuosikello_ooxml::{PackageError, XmlError};

/// Why a file could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file is not an Office package, is damaged or too large.
    #[error(transparent)]
    Package(#[from] PackageError),
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
}
