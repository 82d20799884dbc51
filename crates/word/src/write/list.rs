//! Lists.

use docx_rs::{IndentLevel, NumberingId, Paragraph};
use vuosikello_document::{Block, List, plain_text};

use super::field_code;
use super::writer::Writer;
use crate::annexes;
use crate::reference::{ListInstance, Numbered};
use crate::role::Role;

/// The deepest level of a list in Word, from zero.
const DEEPEST: usize = 8;

/// The highest number with which Word lets a list begin.
pub(super) const HIGHEST_START: u32 = 32_767;

impl Writer<'_> {
    /// A list. Each is an instance of its own of the numbering, so that its numbers begin anew.
    pub(super) fn list(&mut self, list: &List, depth: usize) {
        // What leads up to a list must not stay behind alone at the foot of a page.
        self.keep_last_with_next();
        let depth = depth.min(DEEPEST);
        let id = self.next_list;
        self.next_list += 1;
        let numbered = match list.start {
            Some(start) => Numbered::Numbers {
                start: start.min(HIGHEST_START),
                marker: list.marker.clone(),
            },
            None => Numbered::Bullets,
        };
        self.lists.push(ListInstance { id, depth, numbered });
        let role = if list.start.is_some() {
            Role::ListNumber
        } else {
            Role::ListBullet
        };
        for item in &list.items {
            let mut blocks = item.iter();
            let mut first = self.marked(role, id, depth);
            if let Some(Block::Paragraph(inlines)) = item.first() {
                let annex = annexes::title(&plain_text(inlines)).filter(|annex| self.annexes.contains(annex));
                if let Some(annex) = annex {
                    first = first.add_run(field_code::annex_entry(&annex));
                }
                first = self.append(first, inlines);
                blocks.next();
            }
            self.push_paragraph(first);
            for block in blocks {
                match block {
                    Block::Paragraph(inlines) => {
                        let paragraph = self.paragraph(Role::list_continue(depth));
                        let paragraph = self.append(paragraph, inlines);
                        self.push_paragraph(paragraph);
                    }
                    Block::List(inner) => self.list(inner, depth + 1),
                    // What can only stand in the document itself becomes a paragraph.
                    Block::Heading(heading) => {
                        let paragraph = self.paragraph(Role::list_continue(depth));
                        let paragraph = self.append(paragraph, &heading.content);
                        self.push_paragraph(paragraph);
                    }
                    other => self.block(other),
                }
            }
        }
    }

    /// A paragraph with the number or bullet of a list.
    fn marked(&self, role: Role, list: u32, depth: usize) -> Paragraph {
        let id = usize::try_from(list).unwrap_or_default();
        self.paragraph(role)
            .numbering(NumberingId::new(id), IndentLevel::new(depth))
    }
}
