//! Why a reference package is refused.

use thiserror::Error;
use vuosikello_ooxml::PackageError;

/// Why a file cannot serve as the reference package.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The file is not an Office package, or a part of it is not readable XML.
    #[error("mallitiedosto ei ole luettavissa: {0}")]
    Package(#[from] PackageError),
    /// The package is not a Word document: the part or relationship is missing.
    #[error("mallitiedosto ei ole Word-asiakirja (.docx): siitä puuttuu {0}")]
    NotWord(&'static str),
}
