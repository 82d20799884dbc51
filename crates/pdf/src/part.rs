//! What goes into one file: the main document and its annexes.

use vuosikello_core::ends_line;
use vuosikello_document::{Block, Document, Head, plain_text};

/// A part of the file.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a file has a handful of parts; a box would only burden the caller"
)]
pub enum Part<'a> {
    /// A document tree: the main document (the first part) or an annex.
    Document(&'a Document),
    /// An annex that exists as a finished PDF file.
    Foreign(ForeignAnnex<'a>),
}

/// An annex that someone else has made.
#[derive(Debug, Clone)]
pub struct ForeignAnnex<'a> {
    /// The fields that are stamped on its pages (case number, annex, publicity); `annex` is its designation and `title`
    /// its title, as the table of contents and the bookmarks show them.
    pub head: Head,
    /// The file.
    pub bytes: &'a [u8],
}

impl Part<'_> {
    pub(crate) fn head(&self) -> &Head {
        match self {
            Part::Document(document) => &document.head,
            Part::Foreign(annex) => &annex.head,
        }
    }

    /// The title, as it stands on the first page of the part; else that of its head.
    pub(crate) fn title(&self) -> String {
        let title = match self {
            Part::Document(document) => document.blocks.iter().find_map(|block| match block {
                Block::Title(content) => Some(plain_text(content)),
                _ => None,
            }),
            Part::Foreign(_) => None,
        };
        let title = title
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| self.head().title.clone());
        one_line(&title)
    }

    /// The designation of an annex; empty for a main document.
    pub(crate) fn designation(&self) -> String {
        one_line(self.head().annex.as_deref().unwrap_or_default())
    }
}

/// A text without line breaks and soft hyphens, for where no lines are made.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |character: char| character == '\t' || ends_line(character);
    let text = text.replace(breaks, " ").replace('\u{ad}', "");
    text.trim().to_owned()
}
