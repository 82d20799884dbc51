//! Whole paragraphs that stand elsewhere in the same words.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use vuosikello_ooxml::NodeId;

use super::{Mark, Op, Step};
use crate::content::{Kind, hash};

/// Paragraphs with fewer letters than this are not taken for moved: an empty one, or "Ei.", may stand anywhere.
const LEAST_LETTERS: usize = 12;

/// A whole paragraph that goes or comes.
struct Candidate {
    step: usize,
    /// Its words and its end among the operations of the step.
    ops: Range<usize>,
    node: NodeId,
}

/// A mark to be put among the operations of a step, before the one at `at`.
struct Fence {
    step: usize,
    at: usize,
    op: fn(NodeId) -> Op<'static>,
    name: NodeId,
}

/// Marks paragraphs that go in one place and come in another as moved. Those that were moved together are one move.
pub(super) fn mark_moves(steps: &mut [Step<'_>]) {
    let (removed, mut added) = candidates(steps);
    let mut moves: Vec<(Candidate, Candidate)> = Vec::new();
    for (key, from) in removed {
        if let Some(to) = added.get_mut(&key).and_then(VecDeque::pop_front) {
            moves.push((from, to));
        }
    }
    let follows = |before: &Candidate, after: &Candidate| {
        before.step == after.step && before.ops.end == after.ops.start
    };
    let groups =
        moves.chunk_by(|(from, to), (next_from, next_to)| follows(from, next_from) && follows(to, next_to));
    let mut fences: Vec<Fence> = Vec::new();
    for group in groups {
        let ([(first_from, first_to), ..], [.., (last_from, last_to)]) = (group, group) else {
            continue;
        };
        let name = first_from.node;
        let mut fence = |step, at, op| fences.push(Fence { step, at, op, name });
        fence(
            first_from.step,
            first_from.ops.start,
            Op::MoveFrom as fn(NodeId) -> Op<'static>,
        );
        fence(last_from.step, last_from.ops.end, |_| Op::MoveEnd);
        fence(first_to.step, first_to.ops.start, Op::MoveTo);
        fence(last_to.step, last_to.ops.end, |_| Op::MoveEnd);
    }
    // Of two at one place the end of one move comes before the start of the next.
    fences.sort_by_key(|fence| (fence.step, fence.at));
    for fences in fences.chunk_by(|one, next| one.step == next.step) {
        let Some(first) = fences.first() else { continue };
        if let Some(Step::Text(ops)) = steps.get_mut(first.step) {
            put_up(fences, ops);
        }
    }
}

/// Puts fences, in order, among the operations of a step; in one pass, since there may be thousands of either.
fn put_up<'s>(fences: &[Fence], ops: &mut Vec<Op<'s>>) {
    let mut fences = fences.iter().peekable();
    let mut fenced = Vec::with_capacity(ops.len() + fences.len());
    let mut before = |at: usize, fenced: &mut Vec<Op<'s>>| {
        while let Some(fence) = fences.next_if(|fence| fence.at <= at) {
            fenced.push((fence.op)(fence.name));
        }
    };
    for (at, op) in std::mem::take(ops).into_iter().enumerate() {
        before(at, &mut fenced);
        fenced.push(op);
    }
    before(usize::MAX, &mut fenced);
    *ops = fenced;
}

/// The paragraphs that go, with a hash of their words, and those that come, by theirs.
#[allow(clippy::type_complexity)]
fn candidates(steps: &[Step<'_>]) -> (Vec<(u64, Candidate)>, BTreeMap<u64, VecDeque<Candidate>>) {
    let mut removed = Vec::new();
    let mut added: BTreeMap<u64, VecDeque<Candidate>> = BTreeMap::new();
    for (step, text) in steps.iter().enumerate() {
        let Step::Text(ops) = text else { continue };
        let mut start = 0;
        for (at, op) in ops.iter().enumerate() {
            let (node, is_removed) = match op {
                Op::Mark(Mark::Delete(node)) => (*node, true),
                Op::Mark(Mark::Insert(node)) => (*node, false),
                Op::Mark(_) | Op::Same(..) | Op::Whole(..) => {
                    start = at + 1;
                    continue;
                }
                _ => continue,
            };
            let candidate = Candidate {
                step,
                ops: start..at + 1,
                node,
            };
            match whole(&ops[start..at], is_removed) {
                Some(key) if is_removed => removed.push((key, candidate)),
                Some(key) => added.entry(key).or_default().push_back(candidate),
                None => {}
            }
            start = at + 1;
        }
    }
    (removed, added)
}

/// A hash of what a paragraph says, if all of it goes or comes and it is long enough.
fn whole(ops: &[Op<'_>], is_removed: bool) -> Option<u64> {
    let (mut key, mut weight) = (31, 0);
    for op in ops {
        let atom = match op {
            Op::Delete(atom) if is_removed => atom,
            Op::Insert(atom) if !is_removed => atom,
            Op::Ghost(atom) if !matches!(atom.kind, Kind::GhostMark(_)) => continue,
            _ => return None,
        };
        key = hash((key, atom.exact));
        weight += atom.weight;
    }
    (weight >= LEAST_LETTERS).then_some(key)
}
