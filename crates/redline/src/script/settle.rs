//! The ends of paragraphs at the end of their container.

use vuosikello_ooxml::NodeId;

use super::words::ops as words_of;
use super::{Mark, Op};
use crate::content::Atom;

/// Sees to it that paragraphs end with an end that stays. The last paragraph of a cell or of the body cannot be taken away:
/// what is added after it follows a new end and takes the old one.
pub(super) fn settle(ops: &mut Vec<Op<'_>>, is_last: bool) {
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
            words_of(&old.atoms, &new.atoms),
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
