//! The segments of a file: the main document and its annexes.

use vuosikello_document::{Block, Document, Head, plain_text};

/// A segment of the file: the main document or an annex.
#[derive(Debug, Clone, Copy)]
pub enum Segment<'a> {
    /// A document tree: the main document (the first segment) or an annex.
    Document(&'a Document),
    /// Pages that are left free for an annex that exists as a finished file.
    Reserved {
        /// The fields that are stamped on its pages (case number, annex, publicity); `annex` is its designation and `title`
        /// its title, as the table of contents and the bookmarks show them.
        head: &'a Head,
        /// How many pages it has.
        pages: usize,
    },
}

impl<'a> Segment<'a> {
    pub(crate) fn head(&self) -> &'a Head {
        match self {
            Segment::Document(document) => &document.head,
            Segment::Reserved { head, .. } => head,
        }
    }

    /// The title on one line: that on the first page of a document, or else that of the head.
    pub fn title(&self) -> String {
        let title = match self {
            Segment::Document(document) => document.blocks.iter().find_map(|block| match block {
                Block::Title(content) => Some(plain_text(content)),
                _ => None,
            }),
            Segment::Reserved { .. } => None,
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

/// A text on one line, without soft hyphens: it is not broken into lines.
pub(crate) fn one_line(text: &str) -> String {
    vuosikello_core::one_line(&text.replace('\u{ad}', ""))
}
