//! What can be wrong with a part.

use thiserror::Error;

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Fault {
    /// A prefix that no namespace is declared for.
    #[error("nimiavaruuden lyhennettä ”{0}” ei ole määritelty")]
    Prefix(String),
    /// A name that XML does not allow.
    #[error("nimi ”{0}” ei kelpaa XML:ään")]
    Name(String),
    /// A character that XML does not allow.
    #[error("siinä on merkki, jota XML ei salli")]
    Character,
    /// The root element is not the one that the type of the part asks for.
    #[error("sen juurielementti ei ole {0}")]
    Root(&'static str),
    /// An element or attribute is missing.
    #[error("siitä puuttuu {0}")]
    Lacks(&'static str),
    /// The list of content types takes it for something else than its place asks for.
    #[error("sen tyyppiä ei ole ilmoitettu tai se on väärä")]
    Type,
    /// The id of a relationship is given twice, or is none.
    #[error("suhteen tunniste ”{0}” ei kelpaa tai se on kahdesti")]
    Link(String),
    /// A picture is something else.
    #[error("se ei ole kuva")]
    Picture,
    /// An embedded file is neither of Office nor a zip file.
    #[error("se ei ole Office-tiedosto eikä zip-paketti")]
    Object,
}
