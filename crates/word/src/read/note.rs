//! Footnotes and endnotes, read where the text refers to them.

use vuosikello_document::{Footnote, NotePlace};
use vuosikello_ooxml::Element;

use super::report::{LossKind, Story};
use super::session::Session;
use super::stories;

impl<'e> Session<'e> {
    /// The note to which a mark refers. A note is read once: a second mark of it says no more.
    pub(super) fn read_note(&mut self, reference: &'e Element<'e>) -> Option<Footnote> {
        let context = self.context;
        let id = reference.get("w:id").unwrap_or_default();
        let is_footnote = reference.name == "w:footnoteReference";
        let (notes, slot) = match is_footnote {
            true => (&context.footnotes, 0),
            false => (&context.endnotes, 1),
        };
        if matches!(reference.get("w:customMarkFollows"), Some("1" | "true" | "on")) {
            self.lose(LossKind::NoteMark, "");
        }
        let is_new = self.seen.insert(format!("{} {id}", reference.name));
        let found = notes.by_id.get(id).copied().zip(notes.part);
        let Some((note, part)) = found.filter(|_| is_new && !self.is_in_note()) else {
            self.lose(LossKind::Note, "");
            return None;
        };
        let count = self.notes.get_mut(slot)?;
        *count += 1;
        let (story, place) = match is_footnote {
            true => (Story::Footnote(*count), NotePlace::Page),
            false => (Story::Endnote(*count), NotePlace::End),
        };
        let mut paragraphs = stories::read(part, note, story, self);
        if let Some(first) = paragraphs.first_mut() {
            trim_start(first);
        }
        Some(Footnote { place, paragraphs })
    }

    fn is_in_note(&self) -> bool {
        matches!(self.tracker.story, Story::Footnote(_) | Story::Endnote(_))
    }
}

/// Takes away the space that stands between the number of a note and its text.
fn trim_start(paragraph: &mut Vec<vuosikello_document::Inline>) {
    use vuosikello_document::Inline;

    if let Some(Inline::Text(text)) = paragraph.first_mut() {
        *text = text.trim_start().to_owned();
        if text.is_empty() {
            paragraph.remove(0);
        }
    }
}
