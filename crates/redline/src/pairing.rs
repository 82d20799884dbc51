//! Which blocks or rows of two files belong together.

use std::ops::Range;

use vuosikello_changes::{Step, align};

/// The most pairs that are weighed between two members that are the same. A text of five hundred new paragraphs in the
/// place of as many others is another text.
const MAX_PAIRS: usize = 250_000;

/// Members that go together: one and one, or where a paragraph was split or two were joined, one and two. An empty range on
/// one side is what was added or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pairing {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// What [`pairings`] asks of the members.
pub(crate) trait Members {
    /// How much a reader would see marked if the member were added or deleted.
    fn old_weight(&self, at: usize) -> usize;
    fn new_weight(&self, at: usize) -> usize;
    /// How much stays unmarked if these are taken for the same; `None` if they are not. `is_only` says that nothing else is
    /// left to pair them with.
    fn kept(&self, old: Range<usize>, new: Range<usize>, is_only: bool) -> Option<usize>;
}

/// The members in order, those with equal keys first of all together.
pub(crate) fn pairings(old: &[u64], new: &[u64], members: &impl Members) -> Vec<Pairing> {
    let mut found = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for step in align(old, new) {
        if let Step::Kept(a, b) = step {
            gap(&mut found, old_at..a, new_at..b, members);
            found.push(Pairing {
                old: a..a + 1,
                new: b..b + 1,
            });
            (old_at, new_at) = (a + 1, b + 1);
        }
    }
    gap(&mut found, old_at..old.len(), new_at..new.len(), members);
    found
}

/// How the cheapest way to a place in the table got there: so many members of each side.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    cost: usize,
    old: usize,
    new: usize,
}

/// The pairings between two members that are the same: those that leave least to be marked.
fn gap(found: &mut Vec<Pairing>, old: Range<usize>, new: Range<usize>, members: &impl Members) {
    let (rows, columns) = (old.len(), new.len());
    if rows == 0 || columns == 0 || rows.saturating_mul(columns) > MAX_PAIRS {
        found.extend(old.clone().map(|at| Pairing {
            old: at..at + 1,
            new: new.start..new.start,
        }));
        found.extend(new.map(|at| Pairing {
            old: old.end..old.end,
            new: at..at + 1,
        }));
        return;
    }
    let is_only = rows == 1 && columns == 1;
    let width = columns + 1;
    let mut cells = vec![Cell::default(); (rows + 1) * width];
    for i in 0..=rows {
        for j in 0..=columns {
            let mut best = Cell {
                cost: if i + j == 0 { 0 } else { usize::MAX },
                old: 0,
                new: 0,
            };
            for (a, b) in [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1)] {
                if a > i || b > j {
                    continue;
                }
                let [of_old, of_new] = [old.start + i - a..old.start + i, new.start + j - b..new.start + j];
                let weight = of_old.clone().map(|at| members.old_weight(at)).sum::<usize>()
                    + of_new.clone().map(|at| members.new_weight(at)).sum::<usize>();
                let cost = match a * b {
                    0 => weight,
                    _ => match members.kept(of_old, of_new, is_only) {
                        // A mark for each paragraph more than the other side has.
                        Some(kept) => weight.saturating_sub(2 * kept) + a.abs_diff(b),
                        None => continue,
                    },
                };
                let cost = cells[(i - a) * width + j - b].cost.saturating_add(cost);
                if cost < best.cost {
                    best = Cell { cost, old: a, new: b };
                }
            }
            cells[i * width + j] = best;
        }
    }
    let (mut i, mut j, from) = (rows, columns, found.len());
    while i + j > 0 {
        let step = cells[i * width + j];
        if step.old + step.new == 0 {
            break;
        }
        let [of_old, of_new] = [
            old.start + i - step.old..old.start + i,
            new.start + j - step.new..new.start + j,
        ];
        found.push(Pairing {
            old: of_old,
            new: of_new,
        });
        (i, j) = (i - step.old, j - step.new);
    }
    found[from..].reverse();
}
