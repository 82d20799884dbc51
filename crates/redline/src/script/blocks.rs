//! Paragraphs, tables and controls in pairs.

use std::ops::Range;

use super::alike::{ALIKE, FAINTLY_ALIKE, PART_ALIKE, is_alike};
use super::member::members;
use super::moves::mark_moves;
use super::rows::edit_table;
use super::settle::settle;
use super::words::{merge, ops};
use super::{Mark, Op, Step};
use crate::content::{Atom, Block, BlockKind, Container, Paragraph, Table, common};
use crate::pairing::{Members, Pairing, pairings};

impl<'s> Step<'s> {
    /// What has to be done to the blocks of a container.
    pub(crate) fn between(old: &'s Container, new: &'s Container) -> Vec<Self> {
        let mut steps = Steps::default();
        let keys = |blocks: &[Block]| blocks.iter().map(|block| block.key).collect::<Vec<_>>();
        let blocks = Blocks {
            old: &old.blocks,
            new: &new.blocks,
        };
        for Pairing { old: a, new: b } in pairings(&keys(&old.blocks), &keys(&new.blocks), &blocks) {
            steps.pair(&old.blocks[a], &new.blocks[b]);
        }
        steps.end_text(true);
        mark_moves(&mut steps.done);
        steps.done
    }
}

pub(crate) struct Blocks<'s> {
    pub(crate) old: &'s [Block],
    pub(crate) new: &'s [Block],
}

impl Members for Blocks<'_> {
    fn old_weight(&self, at: usize) -> usize {
        self.old[at].weight
    }

    fn new_weight(&self, at: usize) -> usize {
        self.new[at].weight
    }

    fn kept(&self, old: Range<usize>, new: Range<usize>, is_only: bool) -> Option<usize> {
        match (&self.old[old], &self.new[new]) {
            ([old], [new]) => one_to_one(old, new, is_only),
            ([one], parts) | (parts, [one]) => one_to_parts(one, parts),
            _ => None,
        }
    }
}

fn one_to_one(old: &Block, new: &Block, is_only: bool) -> Option<usize> {
    let least = match (&old.kind, &new.kind) {
        (BlockKind::Paragraph(_), BlockKind::Paragraph(_)) if is_only || old.weight + new.weight == 2 => 0,
        (BlockKind::Paragraph(_), BlockKind::Paragraph(_)) => ALIKE,
        (BlockKind::Table(old), BlockKind::Table(new)) if has_same_rows(old, new) => 0,
        (BlockKind::Table(_), BlockKind::Table(_)) => FAINTLY_ALIKE,
        (BlockKind::Control { identity: a, .. }, BlockKind::Control { identity: b, .. }) if a == b => 0,
        _ => return None,
    };
    let common = common(&old.bag, &new.bag);
    // The end of the paragraph stays too.
    is_alike(common, old.weight + new.weight, least).then_some(common + 1)
}

/// Whether two tables have so many rows in common that they are one, however much has been written into the others.
fn has_same_rows(old: &Table, new: &Table) -> bool {
    let bag = |table: &Table| {
        let mut keys: Vec<(u64, usize)> = table.rows.iter().map(|row| (row.key, 1)).collect();
        keys.sort_unstable();
        keys
    };
    is_alike(
        common(&bag(old), &bag(new)),
        old.rows.len() + new.rows.len(),
        ALIKE,
    )
}

/// Whether a paragraph has become two, or two one.
fn one_to_parts(one: &Block, parts: &[Block]) -> Option<usize> {
    let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    if !is_text(one) || !parts.iter().all(is_text) || parts.iter().any(|part| part.weight < 2) {
        return None;
    }
    let of_parts = parts.iter().map(|part| common(&one.bag, &part.bag));
    let is_whole = of_parts
        .clone()
        .zip(parts)
        .all(|(common, part)| common * 1000 >= (part.weight - 1) * PART_ALIKE);
    let mut bag: Vec<(u64, usize)> = parts.iter().flat_map(|part| part.bag.iter().copied()).collect();
    bag.sort_unstable();
    let common = common(&one.bag, &bag);
    let weight: usize = parts.iter().map(|part| part.weight).sum();
    (is_whole && is_alike(common, one.weight + weight, PART_ALIKE)).then_some(common + 1)
}

#[derive(Default)]
pub(crate) struct Steps<'s> {
    pub(crate) done: Vec<Step<'s>>,
    /// Paragraphs that follow one another, so far.
    pub(crate) text: Vec<Op<'s>>,
}

impl<'s> Steps<'s> {
    /// What becomes of blocks that go together.
    pub(crate) fn pair(&mut self, old: &'s [Block], new: &'s [Block]) {
        if let ([old], [new]) = (old, new)
            && !matches!(old.kind, BlockKind::Paragraph(_))
        {
            return self.push(edit(old, new));
        }
        if let ([block], []) | ([], [block]) = (old, new)
            && !matches!(block.kind, BlockKind::Paragraph(_))
        {
            return self.push(if new.is_empty() {
                Step::Delete(block)
            } else {
                Step::Insert(block)
            });
        }
        let paragraphs = |blocks: &'s [Block]| {
            let paragraph = |block: &'s Block| match &block.kind {
                BlockKind::Paragraph(paragraph) => Some(paragraph),
                _ => None,
            };
            blocks.iter().filter_map(paragraph).collect::<Vec<_>>()
        };
        match (paragraphs(old).as_slice(), paragraphs(new).as_slice()) {
            ([a], [b]) if old[0].full == new[0].full => self.text.push(Op::Same(a, b)),
            ([a], [b]) => {
                let is_unlike = !is_alike(
                    common(&old[0].bag, &new[0].bag),
                    old[0].weight + new[0].weight,
                    FAINTLY_ALIKE,
                );
                self.text.extend(if is_unlike {
                    replaced(&a.atoms, &b.atoms)
                } else {
                    ops(&a.atoms, &b.atoms)
                });
                self.text.push(Op::Mark(Mark::Keep(a.mark, Some(b.mark))));
            }
            // What somebody has deleted of it already stays deleted.
            ([a], []) if a.runs_on => {
                self.text.extend(replaced(&a.atoms, &[]));
                self.text.push(Op::Mark(Mark::Stay(a.mark, None)));
            }
            (old, new) => self.text.extend(regrouped(old, new)),
        }
    }

    /// Adds what is no text.
    pub(crate) fn push(&mut self, step: Step<'s>) {
        self.end_text(false);
        self.done.push(step);
    }

    /// Ends the paragraphs that follow one another; `is_last` if nothing follows them in their container.
    pub(crate) fn end_text(&mut self, is_last: bool) {
        if !self.text.is_empty() {
            let mut text = std::mem::take(&mut self.text);
            settle(&mut text, is_last);
            self.done.push(Step::Text(text));
        }
    }
}

fn edit<'s>(old: &'s Block, new: &'s Block) -> Step<'s> {
    match (&old.kind, &new.kind) {
        (BlockKind::Table(a), _) if old.full == new.full => Step::Keep(a.node),
        (BlockKind::Control { node, .. }, _) if old.full == new.full => Step::Keep(*node),
        (BlockKind::Table(a), BlockKind::Table(b)) => edit_table(a, b),
        (BlockKind::Control { inner: a, node, .. }, BlockKind::Control { inner: b, .. }) => {
            Step::EditControl(a, *node, Step::between(a, b))
        }
        // Kinds differ only in what is never paired.
        _ => Step::Delete(old),
    }
}

/// All of the old text deleted, and the new inserted: what is unlike reads better so.
fn replaced<'s>(old: &'s [Atom], new: &'s [Atom]) -> Vec<Op<'s>> {
    let deleted = old.iter().map(|atom| {
        if atom.is_ghost() {
            Op::Ghost(atom)
        } else {
            Op::Delete(atom)
        }
    });
    deleted
        .chain(new.iter().filter(|atom| !atom.is_ghost()).map(Op::Insert))
        .collect()
}

/// Paragraphs of which one was split or two were joined; also one that was added or deleted.
fn regrouped<'s>(old: &[&'s Paragraph], new: &[&'s Paragraph]) -> Vec<Op<'s>> {
    merge(&members(old), &members(new))
}
