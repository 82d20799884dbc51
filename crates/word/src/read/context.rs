//! What the text of a file refers to, in its other parts.

use vuosikello_document::{Language, Target};
use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

use super::fields::FieldKind;
use super::links::Anchors;
use super::notes::Notes;
use super::numbering::Numbering;
use super::options::View;
use super::styles::Styles;
use super::theme::Theme;

/// What the text refers to, whatever story it stands in.
pub(super) struct Context<'e> {
    pub(super) package: &'e Package,
    pub(super) view: View,
    pub(super) styles: Styles<'e>,
    pub(super) numbering: Numbering<'e>,
    pub(super) theme: Theme,
    pub(super) anchors: Anchors,
    pub(super) footnotes: Notes<'e>,
    pub(super) endnotes: Notes<'e>,
    /// The language of the document: a run in another is a foreign passage.
    pub(super) language: Language,
}

/// A part with text in it, and what its relationship ids lead to.
pub(super) struct Part<'e> {
    pub(super) name: String,
    pub(super) root: Element<'e>,
    pub(super) relationships: Relationships,
}

impl Part<'_> {
    /// The address outside the file to which an id leads.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        let relationship = self.relationships.with_id(id)?;
        relationship.external.then_some(relationship.target.as_str())
    }

    /// The part of the file to which an id leads.
    pub(super) fn target(&self, id: &str) -> Option<String> {
        let relationship = self.relationships.with_id(id).filter(|found| !found.external)?;
        resolve_target(&self.name, &relationship.target)
    }
}

impl Context<'_> {
    /// Where a field leads, if it is a place that a document may link to.
    pub(super) fn link_of(&self, kind: &FieldKind) -> Option<Target> {
        match kind {
            FieldKind::Link { address, place } if address.is_empty() => self.anchors.target(place),
            FieldKind::Link { address, .. } => {
                vuosikello_core::link_address(address).map(|_| Target::Uri(address.clone()))
            }
            FieldKind::Reference { place, is_link: true } => self.anchors.target(place),
            _ => None,
        }
    }
}
