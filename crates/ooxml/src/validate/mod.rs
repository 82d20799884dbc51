//! Validation of parts that come from others, before they go into a presentation: whether they are what their content
//! type says. One damaged part makes PowerPoint take the whole file for damaged.
//!
//! It is no validation against the schemas: a wrong value of an attribute goes through.
//!
//! | file | what it checks |
//! |---|---|
//! | `names` | names, namespaces and characters of XML |
//! | `kinds` | the root element and the relationships that a content type requires, and the type that a relationship requires |
//! | `links` | the ids of relationships, and the elements that must refer to one |
//! | `theme` | colours, fonts and formats of a theme |
//! | `picture` | the first bytes of pictures |

mod fault;
mod kinds;
mod links;
mod names;
mod picture;
mod theme;

pub use fault::Fault;
pub use links::relationships;
pub use theme::name_fonts;

use crate::active_content::is_object;
use crate::presentation::THEME;
use crate::{Element, Relationships};
use kinds::is_of_kind;

/// Validates a part of the content type `kind`: its tree, if it is XML, or else its bytes; and the relationships that a
/// part of that type needs.
///
/// # Errors
/// The first [`Fault`] found.
pub fn part(
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
    if kind == THEME {
        theme::check(root)?;
    }
    Ok(())
}

/// Validates the names, prefixes and characters of XML that is read, changed and written anew.
///
/// # Errors
/// [`Fault::Prefix`], [`Fault::Name`] or [`Fault::Character`].
pub fn names(root: &Element<'_>) -> Result<(), Fault> {
    names::check(root)
}

/// Validates the target of a relationship, whose kind is named by its last word: the content type of the target, and whether
/// an embedded workbook is one.
///
/// # Errors
/// [`Fault::Type`] or [`Fault::Object`].
pub fn target(relationship: &str, kind: &str, bytes: &[u8]) -> Result<(), Fault> {
    if !is_of_kind(relationship, kind) {
        return Err(Fault::Type);
    }
    if relationship == "package" && !is_object(bytes) {
        return Err(Fault::Object);
    }
    Ok(())
}
