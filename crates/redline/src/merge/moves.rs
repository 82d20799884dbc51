//! Paragraphs that they have moved: what is new of one comes where it stands now.

use super::Merger;
use crate::block::{Block, BlockKind, Container, common};
use crate::pairing::Pairing;
use crate::script::{Steps, members};

/// A paragraph that stands elsewhere in their file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move<'s> {
    base: &'s Block,
    theirs: &'s Block,
    /// What it is now; `None` if it is no more.
    new: Option<&'s Block>,
}

/// The least weight of a paragraph that is looked for elsewhere, about three words: shorter ones may stand anywhere.
const LEAST: usize = 16;

/// The least share of words, in tenths, that a paragraph keeps when it is moved.
const KEPT: usize = 8;

/// The most pairs of paragraphs that are compared.
const MAX_PAIRS: usize = 10_000;

/// The paragraphs that they have taken away in one place and put in another.
pub(super) fn moves<'s>(
    [base, theirs, new]: [&'s Container; 3],
    of_theirs: &[Pairing],
    of_new: &[Pairing],
) -> Vec<Move<'s>> {
    let removed = of_theirs
        .iter()
        .filter(|pair| pair.new.is_empty() && pair.old.len() == 1);
    let removed: Vec<usize> = removed.map(|pair| pair.old.start).collect();
    let added = of_theirs
        .iter()
        .filter(|pair| pair.old.is_empty() && pair.new.len() == 1);
    let mut added: Vec<&'s Block> = added
        .filter_map(|pair| theirs.blocks.get(pair.new.start))
        .collect();
    if removed.len().saturating_mul(added.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in removed {
        let Some(block) = base.blocks.get(at).filter(|block| is_text(block)) else {
            continue;
        };
        let mut of_block = of_new.iter().filter(|pair| pair.old.contains(&at));
        let new = match of_block.next() {
            Some(pair) if pair.old.len() == 1 && pair.new.len() == 1 => new.blocks.get(pair.new.start),
            // They may both have moved it.
            Some(pair) if pair.new.is_empty() => elsewhere(block, &new.blocks, of_new),
            // It has been split or joined: nobody can say what of it came where.
            _ => continue,
        };
        if new.is_some_and(|new| !is_text(new)) {
            continue;
        }
        let place = added
            .iter()
            .position(|other| other.key == block.key)
            .or_else(|| added.iter().position(|other| is_same(block, other)));
        if let Some(place) = place {
            found.push(Move {
                base: block,
                theirs: added.remove(place),
                new,
            });
        }
    }
    found
}

/// The same paragraph in another place of the new file.
fn elsewhere<'s>(block: &Block, new: &'s [Block], of_new: &[Pairing]) -> Option<&'s Block> {
    let added = of_new.iter().filter(|pair| pair.old.is_empty());
    let mut added = added.filter_map(|pair| new.get(pair.new.clone())).flatten();
    added.find(|other| other.key == block.key)
}

fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_)) && block.weight >= LEAST
}

fn is_same(one: &Block, other: &Block) -> bool {
    is_text(other) && 2 * common(&one.bag, &other.bag) * 10 >= KEPT * (one.weight + other.weight)
}

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
    pub(super) fn move_of(&self, block: &Block) -> Option<Move<'s>> {
        self.moves
            .iter()
            .find(|moved| std::ptr::eq(moved.theirs, block))
            .copied()
    }

    /// Merges a moved paragraph where it stands now.
    pub(super) fn follow(&mut self, steps: &mut Steps<'s>, moved: Move<'s>) {
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
