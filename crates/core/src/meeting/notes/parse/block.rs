//! A paragraph or the like that is being read.

use crate::meeting::notes::line::Keyword;
use crate::meeting::notes::parts::action_parts;

/// A paragraph or the like, to which the next line may still belong.
pub(super) struct Block {
    pub(super) line: usize,
    pub(super) kind: BlockKind,
    pub(super) text: String,
}

impl Block {
    /// Whether a decision or the like has come to its end: its last sentence, or the owner and the date of an action. More text
    /// may belong to it or be a paragraph of its own, and nobody but the writer knows.
    pub(super) fn has_ended(&self) -> bool {
        match self.kind {
            BlockKind::Paragraph | BlockKind::Bullet | BlockKind::Numbered(_) | BlockKind::Quotation => false,
            BlockKind::Announced(Keyword::Action) => action_parts(&self.text).is_some(),
            BlockKind::Announced(_) => self.text.ends_with(['.', '!', '?']),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) enum BlockKind {
    Paragraph,
    Bullet,
    /// An item with the number that stands before it.
    Numbered(u32),
    Quotation,
    Announced(Keyword),
}
