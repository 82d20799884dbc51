//! Whether parts that are carried into a deck are what they are said to be. One damaged part makes PowerPoint take the
//! whole deck for damaged.
//!
//! | file | what it looks at |
//! |---|---|
//! | `names` | names, namespaces and characters of XML |
//! | `kinds` | the root element that a type of content asks for, and the type that a relationship asks for |
//! | `links` | relationships, and the places that need one |
//! | `theme` | colours, fonts and looks of a theme |
//! | `picture` | how pictures begin |

mod kinds;
mod links;
mod names;
mod picture;
mod theme;

use thiserror::Error;
use vuosikello_ooxml::{Element, Relationships};

pub(crate) use kinds::is_of_kind;
pub(crate) use links::relationships;
pub(crate) use theme::name_fonts;

use crate::active_content::is_object;
use crate::parts;

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

/// Looks at a part that is carried: its tree, if it is XML, or else its bytes.
pub(crate) fn part(
    kind: &str,
    bytes: &[u8],
    root: Option<&Element<'_>>,
    found: &Relationships,
) -> Result<(), Fault> {
    let Some(root) = root else {
        return picture::check(kind, bytes);
    };
    names::check(root)?;
    kinds::check_root(kind, root)?;
    kinds::check_needs(kind, found)?;
    links::check_places(root, found)?;
    if kind == parts::THEME {
        theme::check(root)?;
    }
    Ok(())
}

/// Looks at the target of a relationship of a kind, named by its last word: its type, and whether an embedded workbook is
/// one.
pub(crate) fn target(relationship: &str, kind: &str, bytes: &[u8]) -> Result<(), Fault> {
    if !is_of_kind(relationship, kind) {
        return Err(Fault::Type);
    }
    if relationship == "package" && !is_object(bytes) {
        return Err(Fault::Object);
    }
    Ok(())
}
