//! Notes: at the foot of the page where they are called, or at the end of the document.

use std::ops::Range;

use vuosikello_document::NotePlace;
use vuosikello_measure::Rgb;

use super::composer::{Column, Composer};
use super::galley::{Keep, Placed, Slice};
use super::page::AnchorId;
use super::paginate::RULE_HEIGHT;
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;
use crate::text::{Division, Note, Runs};

/// From the edge of a note to its text, the space between notes, and the space above the first endnote, in points.
const LABEL_WIDTH: f32 = 12.0;
const NOTE_GAP: f32 = 2.0;
const ENDNOTES_GAP: f32 = 20.0;
/// The rule above notes: its share of the width, and its thickness in points.
const RULE_SHARE: f32 = 0.3;
const RULE: f32 = 0.5;

impl Composer<'_, '_> {
    /// Sets a note that is called in the block of `node`: its element, its anchor and, of a footnote, its slices.
    pub(super) fn set_note(
        &mut self,
        note: &Note,
        node: NodeId,
    ) -> Result<(NodeId, AnchorId, Option<Range<usize>>), Error> {
        let anchor = *self.anchors;
        *self.anchors += 1;
        let parent = match note.note.place {
            NotePlace::Page => node,
            NotePlace::End => self.part,
        };
        let element = self.structure.add(parent, Role::Note);
        let mut slices = self.note_slices(note, element)?;
        if let Some(first) = slices.first_mut() {
            first.anchors.push(anchor);
        }
        let range = match note.note.place {
            NotePlace::Page => {
                let start = self.notes.len();
                self.notes.extend(slices);
                Some(start..self.notes.len())
            }
            NotePlace::End => {
                self.endnotes.push(slices);
                None
            }
        };
        Ok((element, anchor, range))
    }

    fn note_slices(&mut self, note: &Note, element: NodeId) -> Result<Vec<Slice>, Error> {
        let column = self.note_column();
        let (size, language) = (self.style.small, self.language());
        let label_node = self.structure.add(element, Role::Label);
        let label = Runs::note_number(&note.number, language);
        let label = self.setter.shape(label, size, Division::Never)?;
        let text = column.indented(LABEL_WIDTH.max(label.natural_width() + 2.0));
        let mut slices = Vec::new();
        for paragraph in &note.note.paragraphs {
            // A note in a note stands in brackets.
            let mut runs = Runs::new(paragraph, Style::Regular, language)?;
            runs.shrink_pictures(text.width, self.highest / 2.0);
            let shaped = self.setter.shape(runs, size, Division::Text)?;
            if !shaped.is_blank() {
                let node = self.structure.add(element, Role::Paragraph);
                slices.extend(self.lines(&shaped, node, text, 0.0, Rgb::BLACK)?);
            }
        }
        if slices.is_empty() {
            slices.push(Slice {
                height: size * self.style.leading,
                ..Slice::default()
            });
        }
        let label = self.label(&label, label_node, column)?;
        if let Some(first) = slices.first_mut() {
            first.gap = NOTE_GAP;
            first.items.splice(0..0, label);
        }
        Ok(slices)
    }

    /// Where notes stand: under the running text.
    fn note_column(&self) -> Column {
        let column = Column {
            x: self.style.left,
            width: self.style.measure(),
        };
        column.indented(self.style.indent)
    }

    /// The rule above notes.
    pub(super) fn note_rule(&self) -> Placed {
        let column = self.note_column();
        Placed::rule(column.x, 0.0, column.width * RULE_SHARE, RULE, Rgb::BLACK)
    }

    /// Adds the endnotes, below a rule.
    pub(super) fn add_endnotes(&mut self) {
        let endnotes = std::mem::take(&mut self.endnotes);
        if endnotes.is_empty() {
            return;
        }
        self.galley.slices.push(Slice {
            gap: ENDNOTES_GAP,
            height: RULE_HEIGHT,
            keep: Keep::Bound,
            items: vec![self.note_rule()],
            ..Slice::default()
        });
        for slices in endnotes {
            self.push_lines(slices);
        }
    }
}
