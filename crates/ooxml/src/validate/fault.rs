//! The faults of parts.

use thiserror::Error;

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// A namespace prefix that is not declared.
    #[error("nimiavaruuden lyhennettä ”{0}” ei ole määritelty")]
    Prefix(String),
    /// A name that XML does not allow.
    #[error("nimi ”{0}” ei kelpaa XML:ään")]
    Name(String),
    /// A character that XML does not allow.
    #[error("siinä on merkki, jota XML ei salli")]
    Character,
    /// The root element is not the one that the content type requires.
    #[error("sen juurielementti ei ole {0}")]
    Root(&'static str),
    /// An element or attribute is missing.
    #[error("siitä puuttuu {0}")]
    Lacks(String),
    /// Its content type is missing, or not the one that the relationship to it requires.
    #[error("sen tyyppiä ei ole ilmoitettu tai se on väärä")]
    Type,
    /// The id of a relationship is not unique, or is not an XML name.
    #[error("suhteen tunniste ”{0}” ei kelpaa tai se on kahdesti")]
    Link(String),
    /// The bytes are not those of a picture.
    #[error("se ei ole kuva")]
    Picture,
    /// An embedded file is neither a compound file nor a zip file.
    #[error("se ei ole Office-tiedosto eikä zip-paketti")]
    Object,
}
