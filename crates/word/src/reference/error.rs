//! Why a reference package is refused.

use thiserror::Error;
use vuosikello_ooxml::PackageError;
use vuosikello_ooxml::validate::Fault;

/// Why a file cannot serve as the reference package.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The file is not an Office package, or a part of it is not readable XML.
    #[error("mallitiedosto ei ole luettavissa: {0}")]
    Package(#[from] PackageError),
    /// A part that goes into every document is not what its type says.
    #[error("mallitiedoston osa {part} on vaurioitunut: {fault}")]
    Damaged {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A part that goes into every document shows what lies outside the file.
    #[error(
        "mallitiedoston osa {part} näyttää sisältöä, joka ei ole tiedostossa vaan sen ulkopuolella: {target}"
    )]
    Outside {
        /// The part that refers to it.
        part: String,
        /// Where it is.
        target: String,
    },
    /// The package is not a Word document: the part or relationship is missing.
    #[error("mallitiedosto ei ole Word-asiakirja (.docx): siitä puuttuu {0}")]
    NotWord(&'static str),
}
