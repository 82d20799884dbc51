//! What the text of a file refers to, in its other parts.

use vuosikello_document::{Language, Target};
use vuosikello_ooxml::Package;

use super::anchors::Anchors;
use super::fields::FieldKind;
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
