//! Paragraphs that they have moved: what is new of one comes where it stands now.

use super::Merger;
use super::moved::Moved;
use crate::content::{Block, BlockKind};
use crate::script::{Steps, members};

impl<'s> Merger<'s, '_> {
    /// Whether a paragraph of the base stands elsewhere in their file.
    pub(super) fn is_moved_away(&self, block: &Block) -> bool {
        self.moves.iter().any(|moved| std::ptr::eq(moved.base, block))
    }

    /// Whether a paragraph of the new file is one that they have moved too.
    pub(super) fn is_moved_by_both(&self, block: &Block) -> bool {
        let mut news = self.moves.iter().filter_map(|moved| moved.new);
        news.any(|new| std::ptr::eq(new, block))
    }

    /// The move that a paragraph of their file is the end of.
    pub(super) fn move_of(&self, block: &Block) -> Option<Moved<'s, Block>> {
        self.moves
            .iter()
            .find(|moved| std::ptr::eq(moved.theirs, block))
            .copied()
    }

    /// Merges a moved paragraph where it stands now.
    pub(super) fn follow(&mut self, steps: &mut Steps<'s>, moved: Moved<'s, Block>) {
        let [base, theirs] = [moved.base, moved.theirs].map(std::slice::from_ref);
        let Some(new) = moved.new else {
            return self.clash_of(steps, base, theirs, &[]);
        };
        let kinds = [moved.base, moved.theirs, new].map(|block| &block.kind);
        if let [
            BlockKind::Paragraph(b),
            BlockKind::Paragraph(t),
            BlockKind::Paragraph(n),
        ] = kinds
            && moved.base.full != new.full
        {
            let merged = self.members(&members(&[b]), &members(&[t]), &members(&[n]));
            return self.push_text(steps, merged);
        }
        self.stay(steps, theirs, &[]);
    }
}
