//! What is wrong in Markdown.

use crate::TemplateErrorKind;

/// A mistake with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) kind: TemplateErrorKind,
    /// The byte of the Markdown at which it stands.
    pub(crate) at: usize,
}
