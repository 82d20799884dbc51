//! Total fit: the breaks of a whole paragraph are chosen together, so that its right edge is as even as it can be
//! (D. E. Knuth and M. F. Plass, *Breaking Paragraphs into Lines*, 1981), here for a ragged right edge.

/// A place where a line may end and the next begin. Positions are lengths from the beginning of the paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Where the text of a line that ends here ends: before the spaces.
    pub(super) end: f32,
    /// Where the text of the line after it begins: behind the spaces.
    pub(super) start: f32,
    /// The width of the hyphen that a line ending here gets; 0 for none.
    pub(super) hyphen: f32,
    /// The cost of ending a line here; 1 is that of a line that is short by the tolerance.
    pub(super) cost: f32,
}

/// The most lines in a row that may end in a hyphen.
const HYPHEN_LADDER: usize = 2;
/// The cost of each line: an even edge is no reason to make a paragraph longer.
const LINE_COST: f64 = 0.4;
/// The additional cost of a second hyphen in a row.
const SECOND_HYPHEN_COST: f64 = 2.0;
/// A share of the width, and the cost of a last line that is shorter: a syllable alone looks lost.
const SHORT_LAST_LINE: (f32, f64) = (0.08, 3.0);
/// The cost of a line that is too wide, which is chosen only where there is no other.
const OVERFULL_COST: f64 = 1e9;

#[derive(Clone, Copy)]
struct Best {
    cost: f64,
    /// The spot at which the line before ends, and the number of hyphenated lines in a row that end there.
    from: (usize, usize),
}

const NEVER: Best = Best {
    cost: f64::INFINITY,
    from: (0, 0),
};

/// The spots at which lines end, in order; the last spot is always the last of them. The first spot is the
/// beginning of the paragraph. A line `tolerance` short of `width` counts as uneven.
pub(super) fn fit(spots: &[Spot], width: f32, tolerance: f32) -> Vec<usize> {
    let Some(last) = spots.len().checked_sub(1).filter(|last| *last > 0) else {
        return Vec::new();
    };
    let width = width + 0.01;
    // best[spot][run]: the cheapest way to end a line at the spot with `run` hyphenated lines in a row.
    let mut best = vec![[NEVER; HYPHEN_LADDER + 1]; spots.len()];
    if let Some(first) = best.first_mut() {
        first[0].cost = 0.0;
    }
    let mut oldest = 0;
    for (j, to) in spots.iter().enumerate().skip(1) {
        // Lines only grow: what is too far away now stays so.
        while oldest + 1 < j && spots.get(oldest).is_some_and(|from| to.end - from.start > width) {
            oldest += 1;
        }
        let mut here = [NEVER; HYPHEN_LADDER + 1];
        for (i, from) in spots.iter().enumerate().take(j).skip(oldest) {
            let slack = width - (to.end + to.hyphen - from.start);
            let overfull = slack < 0.0;
            if overfull && i + 1 != j {
                continue;
            }
            let uneven = if overfull {
                OVERFULL_COST
            } else if j == last {
                let (share, cost) = SHORT_LAST_LINE;
                if i > 0 && width - slack < share * width {
                    cost
                } else {
                    0.0
                }
            } else {
                f64::from(slack / tolerance).powi(2)
            };
            let line = uneven + LINE_COST + f64::from(to.cost);
            for (run, before) in best.get(i).into_iter().flatten().enumerate() {
                let hyphens = if to.hyphen > 0.0 { run + 1 } else { 0 };
                let ladder = if hyphens > 1 { SECOND_HYPHEN_COST } else { 0.0 };
                // Beyond the ladder the break is not forbidden, only as dear as a line that is too wide, so that a
                // narrow column is always filled somehow.
                let (hyphens, beyond) = if hyphens > HYPHEN_LADDER {
                    (HYPHEN_LADDER, 1e6)
                } else {
                    (hyphens, 0.0)
                };
                let cost = before.cost + line + ladder + beyond;
                if let Some(known) = here.get_mut(hyphens)
                    && cost < known.cost
                {
                    *known = Best { cost, from: (i, run) };
                }
            }
        }
        if let Some(slot) = best.get_mut(j) {
            *slot = here;
        }
    }
    trace(&best, last)
}

/// The spots at which lines end, by the cheapest way back from the last spot.
fn trace(best: &[[Best; HYPHEN_LADDER + 1]], last: usize) -> Vec<usize> {
    let mut run = best.get(last).map_or(0, |ways| {
        (0..ways.len())
            .min_by(|a, b| ways[*a].cost.total_cmp(&ways[*b].cost))
            .unwrap_or(0)
    });
    let mut at = last;
    let mut ends = Vec::new();
    while at > 0 {
        ends.push(at);
        let Some(way) = best.get(at).and_then(|ways| ways.get(run)) else {
            break;
        };
        if way.from.0 >= at {
            break;
        }
        (at, run) = way.from;
    }
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of the given widths with spaces of width 1.
    fn words(widths: &[f32]) -> Vec<Spot> {
        let mut spots = vec![Spot {
            end: 0.0,
            start: 0.0,
            hyphen: 0.0,
            cost: 0.0,
        }];
        let mut x = 0.0;
        for width in widths {
            x += width;
            spots.push(Spot {
                end: x,
                start: x + 1.0,
                hyphen: 0.0,
                cost: 0.0,
            });
            x += 1.0;
        }
        spots
    }

    #[test]
    fn what_fits_on_a_line_stays_on_it() {
        assert_eq!(fit(&words(&[3.0, 3.0]), 10.0, 2.0), [2]);
    }

    #[test]
    fn the_edge_is_evened_over_the_whole_paragraph() {
        // First fit would fill the first line (9 of 10) and leave the second at 4; together 6 and 7 are better.
        let spots = words(&[4.0, 1.0, 2.0, 4.0, 9.0, 3.0]);
        let ends = fit(&spots, 10.0, 2.0);
        let widths: Vec<f32> = ends
            .iter()
            .scan(0, |from, end| {
                Some(spots[*end].end - spots[std::mem::replace(from, *end)].start)
            })
            .collect();
        assert_eq!(widths, [6.0, 7.0, 9.0, 3.0]);
    }

    #[test]
    fn a_word_wider_than_the_line_stands_alone() {
        assert_eq!(fit(&words(&[3.0, 20.0, 3.0]), 10.0, 2.0), [1, 2, 3]);
    }

    #[test]
    fn no_more_than_two_lines_in_a_row_end_in_a_hyphen() {
        // Breaks with a hyphen fill every line exactly; spaces leave each a little short.
        let mut spots = vec![Spot {
            end: 0.0,
            start: 0.0,
            hyphen: 0.0,
            cost: 0.0,
        }];
        for i in 0..20 {
            let x = 10.0 * i as f32;
            spots.push(Spot {
                end: x + 7.0,
                start: x + 7.2,
                hyphen: 0.0,
                cost: 0.0,
            });
            spots.push(Spot {
                end: x + 9.5,
                start: x + 9.5,
                hyphen: 0.5,
                cost: 0.0,
            });
        }
        let ends = fit(&spots, 10.0, 0.5);
        let mut run = 0;
        for end in ends {
            run = if spots[end].hyphen > 0.0 { run + 1 } else { 0 };
            assert!(run <= HYPHEN_LADDER);
        }
    }

    #[test]
    fn an_empty_paragraph_has_no_lines() {
        assert!(fit(&[], 10.0, 1.0).is_empty());
        assert!(fit(&words(&[]), 10.0, 1.0).is_empty());
    }
}
