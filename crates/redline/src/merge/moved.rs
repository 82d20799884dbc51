//! Paragraphs and rows that they have moved.

use crate::content::{Block, BlockKind, Row, common};
use crate::pairing::Pairing;

/// A paragraph or row that stands elsewhere in their file.
#[derive(Debug)]
pub(super) struct Moved<'s, T> {
    pub(super) base: &'s T,
    pub(super) theirs: &'s T,
    /// What it is now; `None` if it is no more.
    pub(super) new: Option<&'s T>,
}

impl<T> Clone for Moved<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Moved<'_, T> {}

/// What can be found elsewhere.
pub(super) trait Movable {
    /// The most pairs that are compared.
    const MAX_PAIRS: usize;

    /// Whether it says enough to be looked for elsewhere.
    fn is_movable(&self) -> bool;
    /// Whether both say the same.
    fn is_same(&self, other: &Self) -> bool;
    /// Whether it is the other one with some words changed.
    fn is_alike(&self, other: &Self) -> bool;
}

/// The least weight of a paragraph that is looked for elsewhere, about three words: shorter ones may stand anywhere.
const LEAST: usize = 16;

/// The least share of words, in tenths, that a paragraph keeps when it is moved.
const KEPT: usize = 8;

impl Movable for Block {
    const MAX_PAIRS: usize = 10_000;

    fn is_movable(&self) -> bool {
        matches!(self.kind, BlockKind::Paragraph(_)) && self.weight >= LEAST
    }

    fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }

    fn is_alike(&self, other: &Self) -> bool {
        other.is_movable() && 2 * common(&self.bag, &other.bag) * 10 >= KEPT * (self.weight + other.weight)
    }
}

/// Rows are moved in the same words and the same grid alone.
impl Movable for Row {
    // Of each pair two numbers are compared.
    const MAX_PAIRS: usize = 1_000_000;

    fn is_movable(&self) -> bool {
        true
    }

    fn is_same(&self, other: &Self) -> bool {
        self.key == other.key && self.shape == other.shape
    }

    fn is_alike(&self, _: &Self) -> bool {
        false
    }
}

/// What they have taken away in one place and put in another, with what it is in the newer file. The pairings go from the base.
pub(super) fn moved<'s, T: Movable>(
    [base, theirs, new]: [&'s [T]; 3],
    of_theirs: &[Pairing],
    of_new: &[Pairing],
) -> Vec<Moved<'s, T>> {
    let removed = of_theirs
        .iter()
        .filter(|pair| pair.new.is_empty() && pair.old.len() == 1);
    let removed: Vec<usize> = removed.map(|pair| pair.old.start).collect();
    let added = of_theirs
        .iter()
        .filter(|pair| pair.old.is_empty() && pair.new.len() == 1);
    let mut added: Vec<&T> = added.filter_map(|pair| theirs.get(pair.new.start)).collect();
    if removed.len().saturating_mul(added.len()) > T::MAX_PAIRS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in removed {
        let Some(member) = base.get(at).filter(|member| member.is_movable()) else {
            continue;
        };
        let mut of_member = of_new.iter().filter(|pair| pair.old.contains(&at));
        let new = match of_member.next() {
            Some(pair) if pair.old.len() == 1 && pair.new.len() == 1 => new.get(pair.new.start),
            // They may both have moved it.
            Some(pair) if pair.new.is_empty() => elsewhere(member, new, of_new),
            // It has been split or joined: nobody can say what of it came where.
            _ => continue,
        };
        if new.is_some_and(|new| !new.is_movable()) {
            continue;
        }
        let place = added
            .iter()
            .position(|other| member.is_same(other))
            .or_else(|| added.iter().position(|other| member.is_alike(other)));
        if let Some(place) = place {
            found.push(Moved {
                base: member,
                theirs: added.remove(place),
                new,
            });
        }
    }
    found
}

/// The same in another place of the new file.
fn elsewhere<'s, T: Movable>(member: &T, new: &'s [T], of_new: &[Pairing]) -> Option<&'s T> {
    let added = of_new.iter().filter(|pair| pair.old.is_empty());
    let mut added = added.filter_map(|pair| new.get(pair.new.clone())).flatten();
    added.find(|other| member.is_same(other))
}
