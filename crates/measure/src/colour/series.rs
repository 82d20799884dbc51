//! The colours of the series of a chart, chosen from those of a theme: apart from each other for every eye, and in grey.

use super::Rgb;

/// What has the colours of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Bars, which have nothing but their colour: they differ in lightness too, and may have an outline.
    Areas,
    /// Lines, which have dashes and markers too, but are thin and have no outlines: their colours stand out from the background by
    /// themselves.
    Lines,
}

/// A surface with less contrast than this needs an outline (WCAG 2.1 criterion 1.4.11).
const OUTLINED: f64 = 3.0;
/// An area with less contrast than this is nearly the background, and no bar.
const SEEN: f64 = 1.3;
/// Two colours that differ in lightness by this much are told apart without their hues (L\*, of 100).
const APART_IN_GREY: f64 = 11.0;
/// Two colours that lie this far apart are told apart by every eye ([`Rgb::distance`]).
const APART: f64 = 8.0;

/// Whether an area of a colour needs an outline to show on a background: its contrast is below 3.
pub fn needs_outline(colour: Rgb, background: Rgb) -> bool {
    colour.contrast(background) < OUTLINED
}

/// Chooses colours for `count` series from candidates; returns their numbers, fewer than `count` when no candidate is left that
/// shows on the background.
///
/// Candidates are taken in their order, but one that cannot be told from one taken before waits; when none is left that can, the one
/// that lies farthest from those taken follows.
///
/// ```
/// use vuosikello_measure::{Marks, Rgb, distinguishable};
/// let theme = [Rgb(0x1B, 0x36, 0x5D), Rgb(0x1C, 0x38, 0x60), Rgb(0xB4, 0x5F, 0x06), Rgb(0xFE, 0xFE, 0xFE)];
/// // The second is nearly the first, and the last cannot be seen.
/// assert_eq!(distinguishable(&theme, Rgb::WHITE, 4, Marks::Areas), [0, 2, 1]);
/// ```
pub fn distinguishable(candidates: &[Rgb], background: Rgb, count: usize, marks: Marks) -> Vec<usize> {
    let least = match marks {
        Marks::Areas => SEEN,
        Marks::Lines => OUTLINED,
    };
    let mut free: Vec<(usize, Rgb)> = candidates
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, colour)| colour.contrast(background) >= least)
        .collect();
    let mut taken: Vec<(usize, Rgb)> = Vec::new();
    while taken.len() < count {
        // From 1 on, a colour is told from all that are taken.
        let apart = |(_, colour): &(usize, Rgb)| {
            let from = |(_, other): &(usize, Rgb)| {
                let seen = colour.distance(*other) / APART;
                let in_grey = (colour.lightness() - other.lightness()).abs() / APART_IN_GREY;
                match marks {
                    Marks::Areas => seen.min(in_grey),
                    Marks::Lines => seen,
                }
            };
            taken.iter().map(from).fold(f64::INFINITY, f64::min)
        };
        let farthest = || {
            let distances = free.iter().map(&apart).enumerate();
            distances
                .max_by(|(_, a), (_, b)| a.total_cmp(b))
                .map(|(at, _)| at)
        };
        let Some(next) = free
            .iter()
            .position(|colour| apart(colour) >= 1.0)
            .or_else(farthest)
        else {
            break;
        };
        taken.push(free.remove(next));
    }
    taken.into_iter().map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn colours_are_chosen_once_and_show_on_the_background(
            candidates in prop::collection::vec(any::<[u8; 3]>(), 0..20), count in 0usize..8, lines in any::<bool>(),
        ) {
            let candidates: Vec<Rgb> = candidates.iter().map(|[r, g, b]| Rgb(*r, *g, *b)).collect();
            let marks = if lines { Marks::Lines } else { Marks::Areas };
            let chosen = distinguishable(&candidates, Rgb::WHITE, count, marks);
            prop_assert!(chosen.len() <= count);
            for (number, at) in chosen.iter().enumerate() {
                prop_assert!(!chosen[..number].contains(at));
                prop_assert!(!lines || !needs_outline(candidates[*at], Rgb::WHITE));
            }
        }
    }
}
