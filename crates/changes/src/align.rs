//! Which members of two sequences belong together.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What becomes of a member, by its place in the older and the newer sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is in both.
    Kept(usize, usize),
    /// It is in the older sequence alone.
    Removed(usize),
    /// It is in the newer sequence alone.
    Added(usize),
}

/// The largest product of lengths that is compared member by member. Myers' algorithm takes time in proportion to the
/// length times the differences; two pages of running text are about 10⁶.
const MAX_PRODUCT: usize = 4_000_000;

/// The steps from one sequence to the other with as much kept as is found. Where both are long and unlike, the members
/// that occur once in each are kept in order, and what lies between counts as replaced when it is too long as well.
pub fn align<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    steps.extend((0..start).map(|at| Step::Kept(at, at)));
    let rest = || old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest().take_while(|(a, b)| a == b).count();
    between(
        &mut steps,
        old,
        new,
        start..old.len() - end,
        start..new.len() - end,
    );
    let tail = (0..end).rev();
    steps.extend(tail.map(|back| Step::Kept(old.len() - 1 - back, new.len() - 1 - back)));
    steps
}

fn between<T: Eq + Hash + Ord>(
    steps: &mut Vec<Step>,
    old: &[T],
    new: &[T],
    o: Range<usize>,
    n: Range<usize>,
) {
    if o.len().saturating_mul(n.len()) <= MAX_PRODUCT {
        return small(steps, old, new, o, n);
    }
    let (mut old_at, mut new_at) = (o.start, n.start);
    for (a, b) in anchors(old, new, o.clone(), n.clone()) {
        small(steps, old, new, old_at..a, new_at..b);
        steps.push(Step::Kept(a, b));
        (old_at, new_at) = (a + 1, b + 1);
    }
    small(steps, old, new, old_at..o.end, new_at..n.end);
}

fn small<T: Eq + Hash + Ord>(steps: &mut Vec<Step>, old: &[T], new: &[T], o: Range<usize>, n: Range<usize>) {
    if o.len().saturating_mul(n.len()) > MAX_PRODUCT {
        steps.extend(o.map(Step::Removed));
        steps.extend(n.map(Step::Added));
        return;
    }
    for op in capture_diff_slices(Algorithm::Myers, &old[o.clone()], &new[n.clone()]) {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            let pairs = old_range.zip(new_range);
            steps.extend(pairs.map(|(a, b)| Step::Kept(o.start + a, n.start + b)));
        } else {
            steps.extend(old_range.map(|a| Step::Removed(o.start + a)));
            steps.extend(new_range.map(|b| Step::Added(n.start + b)));
        }
    }
}

/// Pairs of equal members that occur once in each range, as many as stand in the same order in both: the anchors of a
/// patience diff.
fn anchors<T: Eq + Hash>(old: &[T], new: &[T], o: Range<usize>, n: Range<usize>) -> Vec<(usize, usize)> {
    let in_new = once(new, n);
    let mut pairs: Vec<(usize, usize)> = once(old, o)
        .into_iter()
        .filter_map(|(member, at)| Some((at?, (*in_new.get(member)?)?)))
        .collect();
    pairs.sort_unstable();
    longest_increasing(&pairs)
}

/// The members of a range with their places; none for one that occurs several times.
fn once<T: Eq + Hash>(members: &[T], range: Range<usize>) -> HashMap<&T, Option<usize>> {
    let mut places = HashMap::new();
    for at in range {
        places
            .entry(&members[at])
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// The longest run of pairs, sorted by their first members, whose second members increase too.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run: Vec<(usize, usize)> = std::iter::successors(ends.last().copied(), |at| before[*at])
        .map(|at| pairs[at])
        .collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The steps take each member once, in order, and keep only what is equal.
    fn check(old: &[u16], new: &[u16]) -> usize {
        let (mut old_at, mut new_at, mut kept) = (0, 0, 0);
        for step in align(old, new) {
            match step {
                Step::Kept(a, b) => {
                    assert_eq!((a, b), (old_at, new_at));
                    assert_eq!(old[a], new[b]);
                    (old_at, new_at, kept) = (old_at + 1, new_at + 1, kept + 1);
                }
                Step::Removed(a) => {
                    assert_eq!(a, old_at);
                    old_at += 1;
                }
                Step::Added(b) => {
                    assert_eq!(b, new_at);
                    new_at += 1;
                }
            }
        }
        assert_eq!((old_at, new_at), (old.len(), new.len()));
        kept
    }

    #[test]
    fn long_sequences_are_compared_by_what_occurs_once() {
        let old: Vec<u16> = (0..6000).collect();
        let mut new = old.clone();
        new.rotate_left(10);
        assert_eq!(check(&old, &new), 5990);
        // Nothing to hold on to, and too long to try.
        let [ones, twos] = [vec![1; 3000], [1, 2].repeat(1500)];
        assert_eq!(check(&ones, &twos[1..]), 0);
    }

    proptest! {
        #[test]
        fn every_member_has_its_step(
            old in prop::collection::vec(0u16..6, 0..30),
            new in prop::collection::vec(0u16..6, 0..30),
        ) {
            check(&old, &new);
            prop_assert_eq!(check(&old, &old), old.len());
        }
    }
}
