//! Bags of words, by which blocks are compared: hashes of words with their weights, sorted.

use super::{Atom, Kind};

/// The most words of a block that are compared to find out how alike two blocks are.
const MAX_BAG: usize = 4_000;

/// The words of a paragraph.
pub(super) fn bag(atoms: &[Atom]) -> Vec<(u64, usize)> {
    let mut bag = Vec::new();
    fill(&mut bag, atoms);
    bag.sort_unstable();
    bag
}

fn fill(bag: &mut Vec<(u64, usize)>, atoms: &[Atom]) {
    for atom in atoms {
        match &atom.kind {
            Kind::Wrapper { inner, .. } | Kind::Field { inner, .. } => fill(bag, inner),
            _ if atom.weight > 0 && bag.len() < MAX_BAG => bag.push((atom.exact, atom.weight)),
            _ => {}
        }
    }
}

/// The words of several blocks.
pub(super) fn merged<'b>(bags: impl Iterator<Item = &'b Vec<(u64, usize)>>) -> Vec<(u64, usize)> {
    let mut all: Vec<(u64, usize)> = bags.flatten().copied().take(MAX_BAG).collect();
    all.sort_unstable();
    all
}

/// The weight of the words that two sorted bags have in common.
pub(crate) fn common(a: &[(u64, usize)], b: &[(u64, usize)]) -> usize {
    let (mut at, mut sum) = (0, 0);
    for (word, weight) in a {
        while b.get(at).is_some_and(|(other, _)| other < word) {
            at += 1;
        }
        if b.get(at).is_some_and(|(other, _)| other == word) {
            sum += weight;
            at += 1;
        }
    }
    sum
}
