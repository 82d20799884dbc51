//! What became of each paragraph, row or column.

use std::collections::HashMap;
use std::hash::Hash;

use crate::align::{Step, align};

/// What became of a member, by its place in the older and the newer sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is the same.
    Kept(usize, usize),
    /// It is another in the same place.
    Changed(usize, usize),
    /// It stands elsewhere, perhaps changed.
    Moved(usize, usize),
    Removed(usize),
    Added(usize),
}

/// Members less alike than this, in thousandths, are taken for two: a removed and an added one. Below it, marks within
/// the text leave less than every other word, and are harder to read than the two texts.
pub(crate) const ALIKE: usize = 400;

/// So alike must changed members be to have moved: less could be a sentence that several clauses have.
const MOVED: usize = 800;

/// The most pairs that are weighed between two members that are kept. A gap of a hundred paragraphs on both sides is a
/// new text.
const MAX_PAIRS: usize = 10_000;

/// What became of the members of `old` in `new`, in the order of `new`; what was removed stands where it was. Equal keys
/// are the same; `alike` says in thousandths how alike two others are, by their places.
pub(crate) fn outcomes<K: Eq + Hash + Ord>(
    old: &[K],
    new: &[K],
    alike: impl Fn(usize, usize) -> usize,
) -> Vec<Outcome> {
    let mut found = Vec::with_capacity(new.len());
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for step in align(old, new) {
        match step {
            Step::Removed(a) => removed.push(a),
            Step::Added(b) => added.push(b),
            Step::Kept(a, b) => {
                pair_up(
                    &mut found,
                    &std::mem::take(&mut removed),
                    &std::mem::take(&mut added),
                    &alike,
                );
                found.push(Outcome::Kept(a, b));
            }
        }
    }
    pair_up(&mut found, &removed, &added, &alike);
    find_moves(&mut found, old, new, &alike);
    found
}

/// Pairs the members of a gap in their order, so that the sum of their likeness is the greatest.
fn pair_up(
    found: &mut Vec<Outcome>,
    removed: &[usize],
    added: &[usize],
    alike: &impl Fn(usize, usize) -> usize,
) {
    if removed.len().saturating_mul(added.len()) > MAX_PAIRS {
        found.extend(removed.iter().map(|a| Outcome::Removed(*a)));
        found.extend(added.iter().map(|b| Outcome::Added(*b)));
        return;
    }
    let width = added.len() + 1;
    let weights: Vec<usize> = removed
        .iter()
        .flat_map(|a| added.iter().map(|b| alike(*a, *b)))
        .map(|weight| if weight >= ALIKE { weight } else { 0 })
        .collect();
    // The greatest sum for the members from each pair of places on.
    let mut best = vec![0usize; (removed.len() + 1) * width];
    for i in (0..removed.len()).rev() {
        for j in (0..added.len()).rev() {
            let weight = weights[i * added.len() + j];
            let paired = if weight > 0 {
                weight + best[(i + 1) * width + j + 1]
            } else {
                0
            };
            best[i * width + j] = paired.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < removed.len() || j < added.len() {
        let is_pair = i < removed.len() && j < added.len() && {
            let weight = weights[i * added.len() + j];
            weight > 0 && best[i * width + j] == weight + best[(i + 1) * width + j + 1]
        };
        if is_pair {
            found.push(Outcome::Changed(removed[i], added[j]));
            (i, j) = (i + 1, j + 1);
        } else if i < removed.len() && best[i * width + j] == best[(i + 1) * width + j] {
            found.push(Outcome::Removed(removed[i]));
            i += 1;
        } else {
            found.push(Outcome::Added(added[j]));
            j += 1;
        }
    }
}

/// Joins what was removed in one place and added in another: first what is the same, then what is nearly so.
fn find_moves<K: Eq + Hash>(
    found: &mut Vec<Outcome>,
    old: &[K],
    new: &[K],
    alike: &impl Fn(usize, usize) -> usize,
) {
    let mut removed: Vec<usize> = found
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Removed(a) => Some(*a),
            _ => None,
        })
        .collect();
    let mut by_key: HashMap<&K, Vec<usize>> = HashMap::new();
    for a in removed.iter().rev() {
        by_key.entry(&old[*a]).or_default().push(*a);
    }
    let mut moved = Vec::new();
    for outcome in found.iter_mut() {
        if let Outcome::Added(b) = *outcome
            && let Some(a) = by_key.get_mut(&new[b]).and_then(Vec::pop)
        {
            *outcome = Outcome::Moved(a, b);
            moved.push(a);
        }
    }
    removed.retain(|a| !moved.contains(a));
    let added = found
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Added(_)))
        .count();
    if removed.len().saturating_mul(added) <= MAX_PAIRS {
        for outcome in found.iter_mut() {
            if let Outcome::Added(b) = *outcome {
                let likeness = removed.iter().map(|a| (alike(*a, b), *a));
                // Of several equally alike the first.
                let best = likeness
                    .filter(|(likeness, _)| *likeness >= MOVED)
                    .rev()
                    .max_by_key(|(likeness, _)| *likeness);
                if let Some((_, a)) = best {
                    *outcome = Outcome::Moved(a, b);
                    moved.push(a);
                    removed.retain(|other| *other != a);
                }
            }
        }
    }
    found.retain(|outcome| !matches!(outcome, Outcome::Removed(a) if moved.contains(a)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::likeness;

    fn of<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Outcome> {
        outcomes(old, new, |a, b| likeness(old[a], new[b]))
    }

    #[test]
    fn changed_moved_added_and_removed_members_are_told_apart() {
        use Outcome::{Added, Changed, Kept, Moved, Removed};
        let old = [
            "yksi kaksi kolme",
            "neljä viisi kuusi",
            "seitsemän",
            "kahdeksan yhdeksän",
        ];
        assert_eq!(
            of(
                &old,
                &["yksi kaksi kolme", "neljä viisi seitsemän", "kahdeksan yhdeksän"]
            ),
            [Kept(0, 0), Changed(1, 1), Removed(2), Kept(3, 2)]
        );
        assert_eq!(
            of(&old, &[old[0], old[2], old[3], old[1]]),
            [Kept(0, 0), Kept(2, 1), Kept(3, 2), Moved(1, 3)]
        );
        assert_eq!(
            of(&old[..2], &["uusi", old[0], old[1]]),
            [Added(0), Kept(0, 1), Kept(1, 2)]
        );
        let changed = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen";
        let other = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän yksitoista";
        assert_eq!(
            of(&[changed, "a", "b"], &["a", "b", other]),
            [Kept(1, 0), Kept(2, 1), Moved(0, 2)]
        );
    }

    proptest! {
        #[test]
        fn every_member_has_one_outcome(
            old in prop::collection::vec("[a-c]( [a-c]){0,4}", 0..12),
            new in prop::collection::vec("[a-c]( [a-c]){0,4}", 0..12),
        ) {
            let (mut olds, mut news) = (Vec::new(), Vec::new());
            for outcome in outcomes(&old, &new, |a, b| likeness(&old[a], &new[b])) {
                match outcome {
                    Outcome::Kept(a, b) => {
                        prop_assert_eq!(&old[a], &new[b]);
                        olds.push(a);
                        news.push(b);
                    }
                    Outcome::Changed(a, b) | Outcome::Moved(a, b) => {
                        olds.push(a);
                        news.push(b);
                    }
                    Outcome::Removed(a) => olds.push(a),
                    Outcome::Added(b) => news.push(b),
                }
            }
            prop_assert!(news.is_sorted());
            olds.sort_unstable();
            prop_assert!(olds.into_iter().eq(0..old.len()) && news.into_iter().eq(0..new.len()));
        }
    }
}
