//! The members of the base with what became of them on both sides.

use std::ops::Range;

use crate::pairing::Pairing;

/// How the members of the base went to both sides, one chunk after the other.
pub(super) struct Chunk {
    pub(super) base: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) new: Range<usize>,
}

/// Members of the base with what became of them on both sides; what was added on either side stands by itself, without base.
pub(super) fn chunks(theirs: &[Pairing], new: &[Pairing]) -> Vec<Chunk> {
    let mut found = Vec::new();
    let (mut a, mut b) = (0, 0);
    let (mut of_theirs, mut of_new, mut of_base) = (0, 0, 0);
    loop {
        // What both sides add at one place.
        let added = |pairs: &[Pairing], at: &mut usize, from: usize| {
            let mut end = from;
            while let Some(pair) = pairs.get(*at).filter(|pair| pair.old.is_empty()) {
                end = pair.new.end;
                *at += 1;
            }
            end
        };
        let (t, n) = (added(theirs, &mut a, of_theirs), added(new, &mut b, of_new));
        if t > of_theirs || n > of_new {
            found.push(Chunk {
                base: of_base..of_base,
                theirs: of_theirs..t,
                new: of_new..n,
            });
            (of_theirs, of_new) = (t, n);
        }
        let (Some(x), Some(y)) = (theirs.get(a), new.get(b)) else {
            break;
        };
        // The smallest part of the base that whole pairs of both sides make up.
        let (mut x_end, mut y_end) = (x.old.end, y.old.end);
        let (mut t, mut n) = (x.new.end, y.new.end);
        (a, b) = (a + 1, b + 1);
        while x_end != y_end {
            let (pairs, at, end, side) = match x_end < y_end {
                true => (theirs, &mut a, &mut x_end, &mut t),
                false => (new, &mut b, &mut y_end, &mut n),
            };
            let Some(pair) = pairs.get(*at) else { break };
            (*end, *side) = (pair.old.end.max(*end), pair.new.end);
            *at += 1;
        }
        let base = x_end.max(y_end);
        found.push(Chunk {
            base: of_base..base,
            theirs: of_theirs..t.max(of_theirs),
            new: of_new..n.max(of_new),
        });
        (of_base, of_theirs, of_new) = (base, t.max(of_theirs), n.max(of_new));
    }
    found
}
