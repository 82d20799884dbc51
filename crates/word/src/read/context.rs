//! What the text of a document refers to, in other parts of the file.

use vuosikello_document::Language;

use super::links::Links;
use super::numbering::Numbering;
use super::styles::Styles;

/// What the text of a document refers to.
pub(super) struct Context {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) links: Links,
    /// The language of the document: a run in another is a foreign passage.
    pub(super) language: Language,
}
