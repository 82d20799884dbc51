//! What has to be done to the older text so that it says what the newer one does.

use std::ops::Range;

use vuosikello_changes::{Step as Aligned, align};
use vuosikello_ooxml::NodeId;

use crate::atom::{Atom, Kind};
use crate::block::{Block, BlockKind, Container, Paragraph, Row, Table, common};
use crate::pairing::{Members, Pairing, pairings};

/// What becomes of a piece of running text.
#[derive(Debug)]
pub(crate) enum Op<'s> {
    /// It stays; its format may change.
    Keep(&'s Atom, &'s Atom),
    Delete(&'s Atom),
    Insert(&'s Atom),
    /// It stays, and something in it changes.
    Edit(&'s Atom, &'s Atom, Inner<'s>),
    /// It stays as it is, whatever the newer text says of it.
    Stay(&'s Atom),
    /// What takes no room stays.
    Ghost(&'s Atom),
    /// Here begins what a comment is about, by its place in a list.
    Open(usize),
    Close(usize),
    /// A whole paragraph stays as it is; the newer one that it goes with, if there is one.
    Whole(&'s Paragraph, Option<&'s Paragraph>),
    /// A whole paragraph stays as it is.
    Same(&'s Paragraph, &'s Paragraph),
    Mark(Mark),
}

/// What changes in an atom.
#[derive(Debug)]
pub(crate) enum Inner<'s> {
    Text(Vec<Op<'s>>),
    /// The text boxes of a drawing, one after the other.
    Boxes(Vec<Vec<Step<'s>>>),
}

/// What becomes of the end of a paragraph, by the paragraph's element.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// It stays, with the properties of the newer paragraph if one is given.
    Keep(NodeId, Option<NodeId>),
    /// It stays with its own properties; the newer paragraph that it goes with, if there is one.
    Stay(NodeId, Option<NodeId>),
    Delete(NodeId),
    Insert(NodeId),
}

/// What becomes of blocks.
#[derive(Debug)]
pub(crate) enum Step<'s> {
    /// Paragraphs that follow one another.
    Text(Vec<Op<'s>>),
    /// The element stays as it is.
    Keep(NodeId),
    /// The rows of a table, and whether it is to look otherwise, which cannot be tracked.
    EditTable(&'s Table, bool, Vec<RowStep<'s>>),
    EditControl(&'s Container, NodeId, Vec<Step<'s>>),
    Delete(&'s Block),
    Insert(&'s Block),
}

/// What becomes of a row.
#[derive(Debug)]
pub(crate) enum RowStep<'s> {
    Keep(NodeId),
    /// The cells, one after the other, and whether the row is to look otherwise.
    Edit(&'s Row, bool, Vec<Vec<Step<'s>>>),
    Delete(&'s Row),
    Insert(&'s Row),
}

/// So much of two paragraphs or rows, in thousandths of both together, must be the same for one to have become the other.
const ALIKE: usize = 300;
/// The same for two tables, of which people change many rows at once, and for members that have nothing else to go with.
const FAINTLY_ALIKE: usize = 200;
/// The same for each part of a paragraph that was split.
const PART_ALIKE: usize = 600;

/// What has to be done to the blocks of a container.
pub(crate) fn steps<'s>(old: &'s Container, new: &'s Container) -> Vec<Step<'s>> {
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
    steps.done
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
        (BlockKind::Table(_), BlockKind::Table(_)) => FAINTLY_ALIKE,
        (BlockKind::Control { identity: a, .. }, BlockKind::Control { identity: b, .. }) if a == b => 0,
        _ => return None,
    };
    let common = common(&old.bag, &new.bag);
    // The end of the paragraph stays too.
    is_alike(common, old.weight + new.weight, least).then_some(common + 1)
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

fn is_alike(common: usize, both: usize, least: usize) -> bool {
    2 * common * 1000 >= both * least
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
        (BlockKind::Table(a), BlockKind::Table(b)) => {
            Step::EditTable(a, a.look != b.look, row_steps(&a.rows, &b.rows))
        }
        (BlockKind::Control { inner: a, node, .. }, BlockKind::Control { inner: b, .. }) => {
            Step::EditControl(a, *node, steps(a, b))
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

/// The words of paragraphs with their ends.
pub(crate) fn members<'s>(paragraphs: &[&'s Paragraph]) -> Vec<Member<'s>> {
    let mut all: Vec<Member<'s>> = Vec::new();
    for paragraph in paragraphs {
        all.extend(paragraph.atoms.iter().map(Member::Atom));
        all.push(Member::Mark(paragraph.mark, paragraph.look));
    }
    all
}

/// A word or the end of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Member<'s> {
    Atom(&'s Atom),
    /// By the paragraph's element, with a hash of its properties.
    Mark(NodeId, u64),
}

impl Member<'_> {
    pub(crate) fn exact(self) -> u64 {
        match self {
            Member::Atom(atom) => atom.exact,
            Member::Mark(..) => 3,
        }
    }

    /// What makes it the same thing though it says something else; words are never.
    fn key(self) -> Option<u64> {
        match self {
            Member::Atom(Atom {
                kind: Kind::Word(_), ..
            })
            | Member::Mark(..) => None,
            Member::Atom(atom) => Some(atom.key),
        }
    }

    pub(crate) fn is_ghost(self) -> bool {
        matches!(self, Member::Atom(atom) if atom.is_ghost())
    }
}

/// What has to be done to running text.
pub(crate) fn ops<'s>(old: &'s [Atom], new: &'s [Atom]) -> Vec<Op<'s>> {
    let members = |atoms: &'s [Atom]| atoms.iter().map(Member::Atom).collect::<Vec<_>>();
    merge(&members(old), &members(new))
}

/// What becomes of the members that take room, by their places: those that stay in pairs.
fn aligned(old: &[Member<'_>], new: &[Member<'_>]) -> Vec<Aligned> {
    let solid = |members: &[Member<'_>]| {
        let places = 0..members.len();
        places.filter(|at| !members[*at].is_ghost()).collect::<Vec<_>>()
    };
    let (a, b) = (solid(old), solid(new));
    let keys = |members: &[Member<'_>], places: &[usize]| {
        places.iter().map(|at| members[*at].exact()).collect::<Vec<_>>()
    };
    let steps = refined(
        align(&keys(old, &a), &keys(new, &b)),
        |at| old[a[at]].key(),
        |at| new[b[at]].key(),
    );
    let place = |step| match step {
        Aligned::Kept(at, other) => Aligned::Kept(a[at], b[other]),
        Aligned::Removed(at) => Aligned::Removed(a[at]),
        Aligned::Added(at) => Aligned::Added(b[at]),
    };
    steps.into_iter().map(place).collect()
}

/// The members that stay, in pairs.
pub(crate) fn alignment(old: &[Member<'_>], new: &[Member<'_>]) -> Vec<(usize, usize)> {
    let pair = |step| match step {
        Aligned::Kept(at, other) => Some((at, other)),
        _ => None,
    };
    aligned(old, new).into_iter().filter_map(pair).collect()
}

fn merge<'s>(old: &[Member<'s>], new: &[Member<'s>]) -> Vec<Op<'s>> {
    let mut found = Vec::with_capacity(old.len().max(new.len()));
    let mut done = 0;
    for step in aligned(old, new) {
        if let Aligned::Kept(at, _) | Aligned::Removed(at) = step {
            ghosts(&mut found, &old[done..at]);
            done = at + 1;
        }
        match step {
            Aligned::Kept(at, other) => found.extend(kept(old[at], new[other])),
            Aligned::Removed(at) => found.push(match old[at] {
                Member::Atom(atom) => Op::Delete(atom),
                Member::Mark(node, _) => Op::Mark(Mark::Delete(node)),
            }),
            Aligned::Added(at) => found.push(match new[at] {
                Member::Atom(atom) => Op::Insert(atom),
                Member::Mark(node, _) => Op::Mark(Mark::Insert(node)),
            }),
        }
    }
    ghosts(&mut found, &old[done..]);
    found
}

fn ghosts<'s>(found: &mut Vec<Op<'s>>, members: &[Member<'s>]) {
    found.extend(members.iter().filter_map(|member| match member {
        Member::Atom(atom) => Some(Op::Ghost(atom)),
        Member::Mark(..) => None,
    }));
}

/// What becomes of a member that stays.
pub(crate) fn kept<'s>(old: Member<'s>, new: Member<'s>) -> Option<Op<'s>> {
    Some(match (old, new) {
        (Member::Mark(a, _), Member::Mark(b, _)) => Op::Mark(Mark::Keep(a, Some(b))),
        (Member::Atom(a), Member::Atom(b)) if a.full == b.full => Op::Keep(a, b),
        (Member::Atom(a), Member::Atom(b)) => match (&a.kind, &b.kind) {
            (Kind::Wrapper { inner, .. }, Kind::Wrapper { inner: other, .. })
            | (Kind::Field { inner, .. }, Kind::Field { inner: other, .. }) => {
                Op::Edit(a, b, Inner::Text(ops(inner, other)))
            }
            (Kind::Object { holes, .. }, Kind::Object { holes: other, .. }) if !holes.is_empty() => {
                let boxes = holes.iter().zip(other).map(|(a, b)| steps(a, b));
                Op::Edit(a, b, Inner::Boxes(boxes.collect()))
            }
            _ => Op::Keep(a, b),
        },
        _ => return None,
    })
}

/// Takes what is the same thing together where it was removed here and added there: a link whose words differ.
fn refined(
    steps: Vec<Aligned>,
    old: impl Fn(usize) -> Option<u64>,
    new: impl Fn(usize) -> Option<u64>,
) -> Vec<Aligned> {
    let mut out = Vec::with_capacity(steps.len());
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Aligned::Removed(at) => removed.push(at),
            Aligned::Added(at) => added.push(at),
            Aligned::Kept(..) => {
                pair_up(
                    &mut out,
                    &std::mem::take(&mut removed),
                    &std::mem::take(&mut added),
                    &old,
                    &new,
                );
                out.push(step);
            }
        }
    }
    pair_up(&mut out, &removed, &added, &old, &new);
    out
}

fn pair_up(
    out: &mut Vec<Aligned>,
    removed: &[usize],
    added: &[usize],
    old: &impl Fn(usize) -> Option<u64>,
    new: &impl Fn(usize) -> Option<u64>,
) {
    let things = |places: &[usize], key: &dyn Fn(usize) -> Option<u64>| {
        places
            .iter()
            .filter_map(|at| Some((key(*at)?, *at)))
            .collect::<Vec<_>>()
    };
    let (a, b) = (things(removed, old), things(added, new));
    let keys = |things: &[(u64, usize)]| things.iter().map(|(key, _)| *key).collect::<Vec<_>>();
    let (mut from, mut until) = (0, 0);
    for step in align(&keys(&a), &keys(&b)) {
        let Aligned::Kept(at, other) = step else { continue };
        let (at, other) = (a[at].1, b[other].1);
        while from < removed.len() && removed[from] < at {
            out.push(Aligned::Removed(removed[from]));
            from += 1;
        }
        while until < added.len() && added[until] < other {
            out.push(Aligned::Added(added[until]));
            until += 1;
        }
        out.push(Aligned::Kept(at, other));
        (from, until) = (from + 1, until + 1);
    }
    out.extend(removed[from..].iter().map(|at| Aligned::Removed(*at)));
    out.extend(added[until..].iter().map(|at| Aligned::Added(*at)));
}

/// Sees to it that paragraphs end with an end that stays. The last paragraph of a cell or of the body cannot be taken away:
/// what is added after it follows a new end and takes the old one.
fn settle(ops: &mut Vec<Op<'_>>, is_last: bool) {
    let place = ops.iter().rposition(|op| {
        matches!(
            op,
            Op::Same(..) | Op::Whole(..) | Op::Mark(Mark::Keep(..) | Mark::Stay(..))
        )
    });
    let tail = place.map_or(0, |at| at + 1);
    let find = |is: fn(&Mark) -> bool| {
        let mut tail = ops.iter().enumerate().skip(tail).rev();
        tail.find_map(|(at, op)| match op {
            Op::Mark(mark) if is(mark) => Some((at, *mark)),
            _ => None,
        })
    };
    let deleted = find(|mark| matches!(mark, Mark::Delete(_)));
    let inserted = find(|mark| matches!(mark, Mark::Insert(_)));
    match (deleted, inserted) {
        (Some((a, Mark::Delete(old))), Some((b, Mark::Insert(new)))) => {
            ops.remove(a.max(b));
            ops.remove(a.min(b));
            ops.push(Op::Mark(Mark::Keep(old, Some(new))));
        }
        (Some((a, Mark::Delete(old))), None) if is_last => {
            if let Some((before, after)) = opened(ops, place) {
                ops[before.1] = Op::Mark(Mark::Delete(before.0));
                ops[a + before.2] = Op::Mark(Mark::Keep(old, Some(after)));
            }
        }
        (None, Some((b, Mark::Insert(new)))) if is_last => {
            if let Some((before, after)) = opened(ops, place) {
                ops[before.1] = Op::Mark(Mark::Insert(after));
                ops[b + before.2] = Op::Mark(Mark::Keep(before.0, Some(new)));
            }
        }
        _ => {}
    }
}

/// The end that stays at `place`, as an operation of its own: the older paragraph, its place now and by how much what follows
/// has moved; and the newer paragraph.
#[allow(clippy::type_complexity)]
fn opened<'s>(ops: &mut Vec<Op<'s>>, place: Option<usize>) -> Option<((NodeId, usize, usize), NodeId)> {
    let at = place?;
    match ops[at] {
        Op::Mark(Mark::Keep(old, Some(new)) | Mark::Stay(old, Some(new))) => Some(((old, at, 0), new)),
        Op::Same(old, new) => Some(parted(
            ops,
            at,
            self::ops(&old.atoms, &new.atoms),
            (old.mark, new.mark),
        )),
        Op::Whole(old, Some(new)) => {
            let stay = |atom: &'s Atom| {
                if atom.is_ghost() {
                    Op::Ghost(atom)
                } else {
                    Op::Stay(atom)
                }
            };
            Some(parted(
                ops,
                at,
                old.atoms.iter().map(stay).collect(),
                (old.mark, new.mark),
            ))
        }
        _ => None,
    }
}

/// Puts the words of a whole paragraph in its place.
fn parted<'s>(
    ops: &mut Vec<Op<'s>>,
    at: usize,
    mut words: Vec<Op<'s>>,
    (old, new): (NodeId, NodeId),
) -> ((NodeId, usize, usize), NodeId) {
    let more = words.len();
    words.push(Op::Mark(Mark::Keep(old, Some(new))));
    ops.splice(at..=at, words);
    ((old, at + more, more), new)
}

pub(crate) struct Rows<'s> {
    pub(crate) old: &'s [Row],
    pub(crate) new: &'s [Row],
}

impl Members for Rows<'_> {
    fn old_weight(&self, at: usize) -> usize {
        self.old[at].weight
    }

    fn new_weight(&self, at: usize) -> usize {
        self.new[at].weight
    }

    fn kept(&self, old: Range<usize>, new: Range<usize>, is_only: bool) -> Option<usize> {
        let ([old], [new]) = (&self.old[old], &self.new[new]) else {
            return None;
        };
        let least = if is_only { FAINTLY_ALIKE } else { ALIKE };
        let common = common(&old.bag, &new.bag);
        let is_same = old.shape == new.shape && old.cells.len() == new.cells.len();
        (is_same && is_alike(common + old.cells.len(), old.weight + new.weight, least))
            .then_some(common + old.cells.len())
    }
}

/// Hashes of what rows say. Rows that say the same in another grid are no pair, so the grid is part of them.
pub(crate) fn row_keys(rows: &[Row]) -> Vec<u64> {
    rows.iter()
        .map(|row| crate::atom::hash((row.key, row.shape)))
        .collect()
}

fn row_steps<'s>(old: &'s [Row], new: &'s [Row]) -> Vec<RowStep<'s>> {
    let step = |Pairing { old: a, new: b }: Pairing| match (&old[a], &new[b]) {
        ([a], [b]) if a.full == b.full => Some(RowStep::Keep(a.node)),
        ([a], [b]) => {
            let cells = a
                .cells
                .iter()
                .zip(&b.cells)
                .map(|(a, b)| steps(&a.inner, &b.inner));
            Some(RowStep::Edit(a, a.looks_otherwise(b), cells.collect()))
        }
        ([a], _) => Some(RowStep::Delete(a)),
        (_, [b]) => Some(RowStep::Insert(b)),
        _ => None,
    };
    pairings(&row_keys(old), &row_keys(new), &Rows { old, new })
        .into_iter()
        .filter_map(step)
        .collect()
}
