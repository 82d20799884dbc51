//! Why two files could not be compared.

use thiserror::Error;
use vuosikello_ooxml::{PackageError, XmlError};

/// Why two files could not be compared. The text is Finnish.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RedlineError {
    /// A file is not an Office package, is damaged or too large.
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
    /// A file is no Word document.
    #[error("tiedosto ei ole Word-asiakirja (.docx)")]
    NotWord,
    /// The XML binds the usual prefixes to other namespaces, or its namespaces are those of the strict form of the standard
    /// in one file alone.
    #[error("osan {0} XML:ssä on harvinaiset nimiavaruudet; avaa tiedosto Wordissa ja tallenna se uudelleen")]
    Namespaces(String),
    /// A part has more text than can be compared within bounds of memory and time.
    #[error("osassa {0} on liikaa tekstiä verrattavaksi: yli 400 000 sanaa, väliä ja merkkiä")]
    TooLong(String),
    /// Text boxes, tables or controls lie too deep in each other.
    #[error("osassa {0} on taulukoita tai tekstiruutuja liian monta sisäkkäin")]
    TooDeep(String),
}
