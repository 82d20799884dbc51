//! The words of paragraphs and their ends, aligned.

use vuosikello_changes::{Step as Aligned, align};

use super::glue::unglued;
use super::member::Member;
use super::{Inner, Mark, Op, Step};
use crate::content::{Atom, Kind};

/// What has to be done to running text.
pub(crate) fn ops<'s>(old: &'s [Atom], new: &'s [Atom]) -> Vec<Op<'s>> {
    merge(&Member::all(old), &Member::all(new))
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

pub(super) fn merge<'s>(old: &[Member<'s>], new: &[Member<'s>]) -> Vec<Op<'s>> {
    let steps = aligned(old, new);
    match unglued(old, new, &steps) {
        Some((old, new)) => {
            let steps = aligned(&old, &new);
            written(&old, &new, steps)
        }
        None => written(old, new, steps),
    }
}

fn written<'s>(old: &[Member<'s>], new: &[Member<'s>], steps: Vec<Aligned>) -> Vec<Op<'s>> {
    let mut found = Vec::with_capacity(old.len().max(new.len()));
    let mut done = 0;
    for step in steps {
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
                let boxes = holes.iter().zip(other).map(|(a, b)| Step::between(a, b));
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
