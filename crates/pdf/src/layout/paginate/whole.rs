//! The ends of all pages chosen at once, as the ends of the lines of a paragraph are (M. F. Plass, *Optimal Pagination Techniques for
//! Automatic Typesetting Systems*, 1981): the cheapest way through the galley, where a page costs by where it ends, by how
//! much of it is empty, and by how much closer its lines had to be set.

use super::foot::{ABOVE_NOTES, RULE_HEIGHT, foot};
use crate::layout::frame::{Frame, Place};
use crate::layout::galley::{Galley, Keep, Slice};

/// The share of the space between blocks that may be taken away on a page.
const GAP_SHARE: f32 = 0.3;
/// The most slices on a page: more can only be slices without height, and the search must end.
const MOST: usize = 2_000;

// A broken tie costs more than any number of pages of a usual document, a firmer one more than any number of weaker ones that a
// page can hold. The rest is in units of a page that is a tenth empty.
/// The cost of each page: worth some seven pages that are set closer.
const PAGE_COST: f64 = 150.0;
/// The cost of an empty page; half a page costs a quarter of it.
const EMPTY_COST: f64 = 100.0;
/// The cost of a page whose lines are as close as can be; half as close costs a quarter. Any closeness costs a little.
const CLOSE_COST: f64 = 15.0;
const ANY_CLOSE_COST: f64 = 3.0;
/// The cost of an end inside a block: a paragraph, a table.
const INSIDE_COST: f64 = 1.5;
/// Shares of a page: one that is filled less looks forgotten, or at least thin; and what that costs.
const FORGOTTEN: (f32, f64) = (0.16, 400.0);
const THIN: (f32, f64) = (0.3, 20.0);

fn tie_cost(keep: Keep) -> f64 {
    match keep {
        Keep::Free => 0.0,
        Keep::Weak => 60.0,
        Keep::Strong => 1e4,
        Keep::Tight => 1e6,
        Keep::Bound => 1e8,
    }
}

/// The best way to end a page before a slice.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    /// The first slice of the page, and how close its lines are: 0 as usual, 1 as close as can be.
    from: usize,
    closeness: f32,
}

/// The pages; `None` where notes would have to be continued.
pub(super) fn paginate(galley: &Galley, frame: Frame) -> Option<Vec<Vec<Place>>> {
    let count = galley.slices.len();
    let mut ways: Vec<Option<Way>> = vec![None; count + 1];
    let begin = Way {
        cost: 0.0,
        from: 0,
        closeness: 0.0,
    };
    if let Some(first) = ways.first_mut() {
        *first = Some(begin);
    }
    for from in 0..count {
        let Some(before) = ways.get(from).copied().flatten() else {
            continue;
        };
        let mut page = Content::beginning(galley, from);
        let height = if from == 0 {
            frame.first_page
        } else {
            frame.other_pages
        };
        for (index, slice) in galley.slices.iter().enumerate().skip(from).take(MOST) {
            if index > from && slice.new_page {
                break;
            }
            page.add(galley, slice, index == from);
            let Some(closeness) = page.closeness(height) else {
                break;
            };
            let known = ways.get(index + 1).copied().flatten();
            if known.is_some_and(|known| known.cost <= before.cost + PAGE_COST) {
                continue;
            }
            let cost = before.cost + page_cost(galley, index, from, page.height() / height, closeness);
            if let Some(way) = ways.get_mut(index + 1)
                && way.is_none_or(|known| cost < known.cost)
            {
                *way = Some(Way {
                    cost,
                    from,
                    closeness,
                });
            }
        }
    }
    let mut pages = Vec::new();
    let mut end = count;
    while end > 0 {
        let way = ways.get(end).copied().flatten()?;
        let height = if way.from == 0 {
            frame.first_page
        } else {
            frame.other_pages
        };
        pages.push(places(galley, way.from..end, way.closeness, height));
        end = way.from;
    }
    pages.reverse();
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    Some(pages)
}

/// The cost of a page from a slice to another; `filled` is the share of it that is.
fn page_cost(galley: &Galley, last: usize, from: usize, filled: f32, closeness: f32) -> f64 {
    let mut cost = PAGE_COST;
    if closeness > 0.0 {
        cost += ANY_CLOSE_COST + CLOSE_COST * f64::from(closeness).powi(2);
    }
    let next = galley.slices.get(last + 1);
    if next.is_some_and(|next| next.new_page) {
        return cost;
    }
    for (share, most) in [FORGOTTEN, THIN] {
        // A document of one short page is not forgotten; one whose first page is nearly empty is.
        if (from > 0 || next.is_some()) && filled < share {
            cost += most * f64::from(1.0 - 0.5 * filled / share);
        }
    }
    if let (Some(above), Some(below)) = (galley.slices.get(last), next) {
        cost += tie_cost(above.keep) + EMPTY_COST * f64::from(1.0 - filled).max(0.0).powi(2);
        if above.block == below.block {
            cost += INSIDE_COST;
        }
    }
    cost
}

/// What a page holds.
#[derive(Default)]
struct Content {
    slices: f32,
    notes: f32,
    /// By how much it can be set closer.
    slack: f32,
}

impl Content {
    fn beginning(galley: &Galley, first: usize) -> Self {
        let repeat = galley.slices.get(first).and_then(|slice| slice.repeat);
        let header = repeat.and_then(|index| galley.repeats.get(index));
        Content {
            slices: header.map_or(0.0, |header| header.height),
            ..Content::default()
        }
    }

    fn add(&mut self, galley: &Galley, slice: &Slice, is_first: bool) {
        let gap = if is_first { 0.0 } else { slice.gap };
        self.slices += gap + slice.height;
        self.slack += GAP_SHARE * gap.max(0.0) + slice.slack;
        for note in slice.notes.iter().cloned().flatten() {
            if self.notes == 0.0 {
                self.notes = ABOVE_NOTES + RULE_HEIGHT;
            }
            self.notes += galley.notes.get(note).map_or(0.0, |note| note.gap + note.height);
        }
    }

    fn height(&self) -> f32 {
        self.slices + self.notes
    }

    /// How close the page has to be set to fit into a height; `None` if it does not.
    fn closeness(&self, height: f32) -> Option<f32> {
        let lacking = self.height() - height;
        if lacking <= 0.01 {
            return Some(0.0);
        }
        (lacking <= self.slack).then(|| lacking / self.slack)
    }
}

fn places(galley: &Galley, range: std::ops::Range<usize>, closeness: f32, height: f32) -> Vec<Place> {
    let mut places = Vec::with_capacity(range.len());
    let (mut y, mut notes, mut notes_height) = (0.0, Vec::new(), 0.0);
    let first = range.start;
    let slices = galley.slices.iter().enumerate();
    for (index, slice) in slices.take(range.end).skip(range.start) {
        if index > first {
            y += slice.gap - closeness * GAP_SHARE * slice.gap.max(0.0);
        } else if let Some(repeat) = slice.repeat
            && let Some(header) = galley.repeats.get(repeat)
        {
            places.push(Place::Repeat { index: repeat, y });
            y += header.height;
        }
        places.push(Place::Slice { index, y });
        y += slice.height - closeness * slice.slack;
        for note in slice.notes.iter().cloned().flatten() {
            notes_height += galley.notes.get(note).map_or(0.0, |note| note.gap + note.height);
            notes.push(note);
        }
    }
    if !notes.is_empty() {
        places.extend(foot(
            galley,
            notes,
            height - notes_height - ABOVE_NOTES - RULE_HEIGHT,
        ));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame {
        first_page: 100.0,
        other_pages: 120.0,
    };

    fn galley(slices: &[(f32, f32, Keep)]) -> Galley {
        let slices = slices
            .iter()
            .enumerate()
            .map(|(block, (gap, height, keep))| Slice {
                gap: *gap,
                height: *height,
                keep: *keep,
                block,
                ..Slice::default()
            });
        Galley {
            slices: slices.collect(),
            ..Galley::default()
        }
    }

    fn counts(galley: &Galley) -> Vec<usize> {
        paginate(galley, FRAME).unwrap().iter().map(Vec::len).collect()
    }

    #[test]
    fn slices_flow_over_pages() {
        assert_eq!(counts(&galley(&[(0.0, 40.0, Keep::Free); 6])), [2, 3, 1]);
        assert_eq!(counts(&galley(&[])), [0]);
    }

    #[test]
    fn a_last_line_alone_is_pulled_back_by_setting_the_page_closer() {
        let mut slices = vec![(10.0, 15.0, Keep::Free); 4];
        slices.push((6.0, 10.0, Keep::Free));
        let galley = galley(&slices);
        assert_eq!(counts(&galley), [5]);
        let pages = paginate(&galley, FRAME).unwrap();
        let Some(Place::Slice { y, .. }) = pages[0].last() else {
            panic!("a slice")
        };
        assert!((y + 10.0 - FRAME.first_page).abs() < 0.01, "{y}");
    }

    #[test]
    fn a_last_line_that_cannot_be_pulled_back_gets_company() {
        let mut slices = vec![(0.0, 12.0, Keep::Free); 8];
        slices.push((0.0, 10.0, Keep::Free));
        assert!(counts(&galley(&slices))[1] > 1);
    }

    #[test]
    fn the_weakest_tie_gives_way_where_not_all_can_hold() {
        let slices = [
            (0.0, 60.0, Keep::Strong),
            (0.0, 30.0, Keep::Weak),
            (0.0, 60.0, Keep::Strong),
            (0.0, 30.0, Keep::Free),
        ];
        assert_eq!(counts(&galley(&slices)), [2, 2]);
    }

    #[test]
    fn the_firmest_ties_hold_inside_a_chain_higher_than_a_page() {
        let mut slices = vec![(0.0, 20.0, Keep::Free); 4];
        slices.extend([
            (0.0, 20.0, Keep::Bound),
            (0.0, 20.0, Keep::Tight),
            (0.0, 40.0, Keep::Strong),
        ]);
        slices.extend([(0.0, 40.0, Keep::Strong); 4]);
        let pages = paginate(&galley(&slices), FRAME).unwrap();
        let ends: Vec<usize> = pages
            .iter()
            .scan(0, |end, page| {
                *end += page.len();
                Some(*end)
            })
            .collect();
        assert!(!ends.contains(&5) && !ends.contains(&6), "{ends:?}");
    }

    #[test]
    fn a_forced_end_is_no_empty_page() {
        let mut galley = galley(&[(0.0, 20.0, Keep::Bound); 3]);
        galley.slices[1].new_page = true;
        assert_eq!(counts(&galley), [1, 2]);
    }

    #[test]
    fn a_note_longer_than_a_page_is_left_to_the_other_way() {
        let mut galley = galley(&[(0.0, 20.0, Keep::Free)]);
        galley.notes = vec![
            Slice {
                height: 10.0,
                ..Slice::default()
            };
            20
        ];
        galley.slices[0].notes.push(0..20);
        assert!(paginate(&galley, FRAME).is_none());
    }
}
