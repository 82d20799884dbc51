//! The notes of a document, kept until the text has been written.

use docx_rs::Paragraph;
use vuosikello_document::NotePlace;

/// The notes of a document, with their paragraphs.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) footnotes: Vec<Vec<Paragraph>>,
    pub(super) endnotes: Vec<Vec<Paragraph>>,
    /// Whether a note is being written: none stands in another.
    pub(super) is_open: bool,
}

impl Notes {
    pub(super) fn of(&self, place: NotePlace) -> &[Vec<Paragraph>] {
        match place {
            NotePlace::Page => &self.footnotes,
            NotePlace::End => &self.endnotes,
        }
    }
}
