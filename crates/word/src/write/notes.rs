//! Footnotes and endnotes: parts of their own, to which the text refers by numbers.

use docx_rs::{BuildXML, Footer};
use vuosikello_document::{Footnote, Inline, NotePlace};
use vuosikello_ooxml::{Element, Node, XmlError};

use super::writer::Writer;
use crate::conform::{Ids, NoteMark, conform, note_style};
use crate::role::Role;

/// The numbers of the lines that part notes from the text come before those of the notes.
const FIRST: usize = 1;

impl Writer<'_> {
    /// The run that refers to a note; the note is kept. `None` inside another note.
    pub(super) fn note(&mut self, note: &Footnote) -> Option<docx_rs::Run> {
        if std::mem::replace(&mut self.notes.is_open, true) {
            return None;
        }
        let (text, reference, place) = match note.place {
            NotePlace::Page => (Role::FootnoteText, Role::FootnoteReference, NoteMark::Footnote),
            NotePlace::End => (Role::EndnoteText, Role::EndnoteReference, NoteMark::Endnote),
        };
        let number = self.notes.of(note.place).len() + FIRST;
        let own = note_style(place, None, self.style_id(reference));
        let empty = [Vec::new()];
        let written = match note.paragraphs.as_slice() {
            [] => &empty,
            paragraphs => paragraphs,
        };
        let mut paragraphs = Vec::with_capacity(written.len());
        for (at, content) in written.iter().enumerate() {
            let mut paragraph = self.paragraph(text);
            if at == 0 {
                // The number of the note, and the space that Word puts behind it.
                paragraph = paragraph
                    .add_run(docx_rs::Run::new().style(&own))
                    .add_run(docx_rs::Run::new().add_text(" "));
            }
            paragraphs.push(self.append(paragraph, content));
        }
        match note.place {
            NotePlace::Page => self.notes.footnotes.push(paragraphs),
            NotePlace::End => self.notes.endnotes.push(paragraphs),
        }
        self.notes.is_open = false;
        let style = note_style(place, Some(number), self.style_id(reference));
        Some(docx_rs::Run::new().style(&style))
    }

    /// The part with the notes of a place; `None` if there are none.
    pub(super) fn notes_part(&self, place: NotePlace, ids: &mut Ids) -> Result<Option<Vec<u8>>, XmlError> {
        let notes = self.notes.of(place);
        if notes.is_empty() {
            return Ok(None);
        }
        let (root, name) = match place {
            NotePlace::Page => ("w:footnotes", "w:footnote"),
            NotePlace::End => ("w:endnotes", "w:endnote"),
        };
        let mut part = Element::new(root)
            .attribute(
                "xmlns:w",
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            )
            .attribute("xmlns:r", vuosikello_ooxml::RELATIONSHIPS)
            .attribute(
                "xmlns:wp",
                "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            );
        for (id, kind, line) in [
            ("-1", "separator", "w:separator"),
            ("0", "continuationSeparator", "w:continuationSeparator"),
        ] {
            let run = Element::new("w:r").child(Element::new(line));
            part.push(
                Element::new(name)
                    .attribute("w:type", kind)
                    .attribute("w:id", id)
                    .child(Element::new("w:p").child(run)),
            );
        }
        for (at, paragraphs) in notes.iter().enumerate() {
            // A footer is the simplest part of docx-rs that holds paragraphs.
            let footer = paragraphs
                .iter()
                .cloned()
                .fold(Footer::new(), Footer::add_paragraph);
            let conformed = conform(&footer.build(), &self.marks, ids)?;
            let root = Element::parse(&conformed)?.into_owned();
            let mut note = Element::new(name).attribute("w:id", (at + FIRST).to_string());
            let paragraphs = root
                .children
                .into_iter()
                .filter(|node| matches!(node, Node::Element(_)));
            note.children = paragraphs.collect();
            part.push(note);
        }
        Ok(Some(part.to_part()))
    }
}

/// What stands for a note inside another note: its text, in brackets.
pub(super) fn in_brackets(note: &Footnote) -> Vec<Inline> {
    Inline::Footnote(note.clone()).in_brackets()
}
