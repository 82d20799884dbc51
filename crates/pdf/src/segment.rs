//! The segments of a file: the main document and its annexes.

use vuosikello_document::{Block, Document, Head, plain_text};

/// A segment of the file: the main document or an annex.
#[derive(Debug, Clone, Copy)]
pub enum Segment<'a> {
    /// A document tree: the main document (the first segment) or an annex.
    Document(&'a Document),
    /// A document that is signed electronically: its signature block has fields in the place of lines.
    Signed(&'a Document),
    /// A document that has no head of an official document: its pages have lines of its own at head and foot.
    Plain {
        /// The document.
        document: &'a Document,
        /// The lines.
        lines: &'a PageLines,
    },
    /// Pages that are left free for an annex that exists as a finished file.
    Reserved {
        /// The fields that are stamped on its pages (case number, annex, publicity); `annex` is its designation and `title`
        /// its title, as the table of contents and the bookmarks show them.
        head: &'a Head,
        /// How many pages it has.
        pages: usize,
    },
}

/// What stands at the head and the foot of the pages of a document that has no head of an official document. The number
/// of the page is at the head in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLines {
    /// The lines at the head of the first page.
    pub first_header: Vec<String>,
    /// The lines at the head of the others.
    pub header: Vec<String>,
    /// The line at the foot of the first page.
    pub first_footer: String,
    /// The line at the foot of the others.
    pub footer: String,
}

impl<'a> Segment<'a> {
    /// The document; `None` for pages that are left free.
    pub(crate) fn document(&self) -> Option<&'a Document> {
        match self {
            Segment::Document(document) | Segment::Signed(document) | Segment::Plain { document, .. } => {
                Some(document)
            }
            Segment::Reserved { .. } => None,
        }
    }

    pub(crate) fn head(&self) -> &'a Head {
        match self {
            Segment::Document(document) | Segment::Signed(document) | Segment::Plain { document, .. } => {
                &document.head
            }
            Segment::Reserved { head, .. } => head,
        }
    }

    /// The title on one line: that on the first page of a document, or else that of the head.
    pub fn title(&self) -> String {
        let mut blocks = self.document().into_iter().flat_map(|document| &document.blocks);
        let title = blocks.find_map(|block| match block {
            Block::Title(content) => Some(plain_text(content)),
            _ => None,
        });
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
