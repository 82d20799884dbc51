//! Lists in the notes: which items belong together, and what Markdown would make of their numbers and indents.

use super::{BlockKind, Parser, Section};
use crate::{Note, NoteViolation};

impl Parser<'_> {
    /// Adds a note under the agenda item at the place; an item of a list goes on with the list before it.
    pub(super) fn add(&mut self, place: usize, note: Note, kind: BlockKind, line: usize) {
        let before = match kind {
            BlockKind::Numbered(number) => std::mem::replace(&mut self.last_number, number),
            _ => 0,
        };
        let notes = self.items.entry(place).or_default();
        let misnumbered = match (notes.last_mut(), note) {
            (Some(Note::Bullets(list)), Note::Bullets(more)) => {
                list.extend(more);
                false
            }
            (Some(Note::Numbered(list)), Note::Numbered(more)) => {
                list.extend(more);
                // In Markdown every item may have the number 1.
                let next = if before == 1 { [1, 2] } else { [before + 1; 2] };
                !next.contains(&self.last_number)
            }
            (_, note) => {
                notes.push(note);
                false
            }
        };
        if misnumbered {
            let found = self.last_number;
            self.problem(line, NoteViolation::Numbering { found, before });
        }
    }

    /// The list that the next item goes on with: `Some(true)` for a numbered one.
    pub(super) fn open_list(&self) -> Option<bool> {
        if let Some(block) = &self.block {
            return match block.kind {
                BlockKind::Bullet => Some(false),
                BlockKind::Numbered(_) => Some(true),
                _ => None,
            };
        }
        let Section::Item(place) = self.section else {
            return None;
        };
        match self.items.get(&place)?.last()? {
            Note::Bullets(_) => Some(false),
            Note::Numbered(_) => Some(true),
            _ => None,
        }
    }

    /// Reports an item that is indented more than the first of its list: a list in a list, whose levels would be lost.
    pub(super) fn item_indent(&mut self, line: usize, text: &str) {
        let indent = text.len() - text.trim_start().len();
        match self.list_indent.filter(|_| self.open_list().is_some()) {
            Some(first) if indent > first + 1 => {
                let what = "luettelo luettelon sisällä";
                self.problem(line, NoteViolation::Unsupported { what });
            }
            Some(_) => {}
            None => self.list_indent = Some(indent),
        }
    }
}
