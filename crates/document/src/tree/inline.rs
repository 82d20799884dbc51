//! Text inside a block.

use super::Language;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the document; only `https:`, `http:` and `mailto:` addresses get this far.
    Uri(String),
    /// The heading with this id in the same document.
    Heading(String),
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text. Never holds a line break or another control character; it may hold U+00AD, where a word may be
    /// divided, and U+00A0, where a line must not end.
    Text(String),
    /// Strong importance, set in bold.
    Strong(Vec<Inline>),
    /// Emphasis, set in italics.
    Emphasis(Vec<Inline>),
    /// A link and its visible text.
    Link {
        /// Where it leads.
        target: Target,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A passage in another language.
    Foreign {
        /// The language of the passage.
        language: Language,
        /// The passage.
        content: Vec<Inline>,
    },
    /// A line break inside a paragraph.
    LineBreak,
}

impl Inline {
    /// Plain text. A line break in `text` is not looked for here: see the type's own invariant.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text(text.into())
    }
}
