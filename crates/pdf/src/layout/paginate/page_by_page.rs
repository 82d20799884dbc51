//! Pages cut one after another, as office programs do it: each takes what fits. Footnotes that fit on no page beside the line that
//! calls them are continued on the next.

use std::collections::VecDeque;

use super::foot::{ABOVE_NOTES, RULE_HEIGHT, foot};
use crate::layout::frame::{Frame, Place};
use crate::layout::galley::{Galley, Keep, Slice};

/// The share of a page that notes continued from the page before may take, before there is text.
const CONTINUED_SHARE: f32 = 0.5;

/// Cuts a galley into pages one after another, of which there is at least one. Tied slices ([`Keep`]) stay on one page; where they fit on none,
/// the weakest ties give way first.
pub(super) fn paginate(galley: &Galley, frame: Frame) -> Vec<Vec<Place>> {
    let mut pages = Paginator {
        galley,
        frame,
        pages: vec![Vec::new()],
        y: 0.0,
        notes: Vec::new(),
        notes_height: 0.0,
        waiting: VecDeque::new(),
        share: CONTINUED_SHARE,
    };
    let mut at = 0;
    while let Some(slice) = galley.slices.get(at) {
        if slice.new_page {
            pages.break_page();
        }
        let end = group_end(&galley.slices, at, Keep::Weak);
        pages.set(at, end, Keep::Weak);
        at = end;
    }
    while !pages.waiting.is_empty() {
        pages.share = 1.0;
        pages.turn();
    }
    pages.place_notes();
    pages.pages
}

/// The end of the slices that are tied to the one at `at`, at least as firmly as `keep`.
fn group_end(slices: &[Slice], at: usize, keep: Keep) -> usize {
    let tied = slices
        .iter()
        .skip(at)
        .take_while(|slice| slice.keep >= keep)
        .count();
    // A forced page break also ends what is tied.
    let end = (at + tied + 1).min(slices.len());
    let forced = slices
        .iter()
        .enumerate()
        .take(end)
        .skip(at + 1)
        .find(|(_, slice)| slice.new_page);
    forced.map_or(end, |(index, _)| index)
}

struct Paginator<'a> {
    galley: &'a Galley,
    frame: Frame,
    pages: Vec<Vec<Place>>,
    y: f32,
    /// The lines of notes on the page, and their height with the rule and the space above it.
    notes: Vec<usize>,
    notes_height: f32,
    /// The lines of notes that are continued on the next page.
    waiting: VecDeque<usize>,
    /// The share of a page that continued notes may take: all of it where there is no more text.
    share: f32,
}

impl Paginator<'_> {
    /// Whether no text stands on the page yet.
    fn at_top(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn is_empty(&self) -> bool {
        self.at_top() && self.notes.is_empty()
    }

    fn break_page(&mut self) {
        if !self.is_empty() {
            self.turn();
        }
    }

    /// Ends the page, and begins the next with what is left of the notes.
    fn turn(&mut self) {
        self.place_notes();
        self.pages.push(Vec::new());
        self.y = 0.0;
        while let Some(index) = self.waiting.front().copied() {
            let height = self.notes_height + self.note_height(index);
            if height > self.share * self.height() && !self.notes.is_empty() {
                return;
            }
            self.add_note(index);
            self.waiting.pop_front();
        }
    }

    /// Turns pages until the notes continued from before leave room for slices.
    fn turn_to_room_for(&mut self, from: usize, to: usize) {
        self.break_page();
        while !self.notes.is_empty() && !self.fits(from, to) {
            self.turn();
        }
    }

    fn add_note(&mut self, index: usize) {
        self.notes_height += self.note_height(index);
        self.notes.push(index);
    }

    /// Sets the notes of the page at its foot.
    fn place_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let height = std::mem::take(&mut self.notes_height);
        if !notes.is_empty() {
            let top = self.height() - height;
            let foot = foot(self.galley, notes, top);
            self.pages
                .last_mut()
                .into_iter()
                .for_each(|page| page.extend(foot.clone()));
        }
    }

    /// The height that a line of a note takes, with what goes above the first.
    fn note_height(&self, index: usize) -> f32 {
        let above = match self.notes.is_empty() {
            true => ABOVE_NOTES + RULE_HEIGHT,
            false => 0.0,
        };
        let slice = self.galley.notes.get(index);
        above + slice.map_or(0.0, |slice| slice.gap + slice.height)
    }

    fn height(&self) -> f32 {
        if self.pages.len() == 1 {
            self.frame.first_page
        } else {
            self.frame.other_pages
        }
    }

    fn fits(&self, from: usize, to: usize) -> bool {
        let notes = match self.waiting.is_empty() {
            true => self.notes_extent(from, to, self.notes.is_empty()),
            false => 0.0,
        };
        let slices = self.extent(from, to, self.at_top());
        self.y + slices + self.notes_height + notes <= self.height() + 0.01
    }

    /// Whether slices that fit on no page because of their notes stand on this page with the first lines of these.
    fn begins_notes(&self, from: usize, to: usize) -> bool {
        const LINES: f32 = 3.0;
        let mut notes = self.galley.slices.iter().take(to).skip(from);
        let Some(first) = notes.find_map(|slice| slice.notes.first()) else {
            return false;
        };
        let slices = self.y + self.extent(from, to, self.at_top());
        let height = slices + self.notes_height + LINES * self.note_height(first.start);
        self.waiting.is_empty() && height <= self.height()
    }

    fn fits_empty(&self, from: usize, to: usize) -> bool {
        let height = self.extent(from, to, true) + self.notes_extent(from, to, true);
        height <= self.frame.other_pages + 0.01
    }

    /// The height of the notes that a range of slices calls, below the rule if they are the first on their page.
    fn notes_extent(&self, from: usize, to: usize, first: bool) -> f32 {
        let slices = self.galley.slices.iter().take(to).skip(from);
        let ranges = slices.flat_map(|slice| slice.notes.iter().cloned());
        let notes = ranges.filter_map(|range| self.galley.notes.get(range)).flatten();
        let height: f32 = notes.map(|slice| slice.gap + slice.height).sum();
        match first && height > 0.0 {
            true => height + ABOVE_NOTES + RULE_HEIGHT,
            false => height,
        }
    }

    /// The height of a range of slices, at the top of a page or below others.
    fn extent(&self, from: usize, to: usize, at_top: bool) -> f32 {
        let mut sum = 0.0;
        for (index, slice) in self.galley.slices.iter().enumerate().take(to).skip(from) {
            if index > from || !at_top {
                sum += slice.gap;
            } else if let Some(repeat) = self.repeat(slice) {
                sum += repeat.height;
            }
            sum += slice.height;
        }
        sum
    }

    fn repeat(&self, slice: &Slice) -> Option<&Slice> {
        slice.repeat.and_then(|index| self.galley.repeats.get(index))
    }

    /// Places slices that are tied at least as firmly as `keep` on this page or on the next; where they fit on none, those that
    /// are tied more firmly, group by group.
    fn set(&mut self, from: usize, to: usize, keep: Keep) {
        if self.fits(from, to) {
            self.place(from, to);
        } else if !self.is_empty() && self.fits_empty(from, to) {
            self.turn_to_room_for(from, to);
            self.place(from, to);
        } else if let Some(firmer) = keep.firmer() {
            let mut at = from;
            while at < to {
                let end = group_end(&self.galley.slices, at, firmer).min(to);
                self.set(at, end, firmer);
                at = end;
            }
        } else if self.begins_notes(from, to) {
            self.place(from, to);
        } else {
            self.break_page();
            for index in from..to {
                if !self.fits(index, index + 1) {
                    self.turn_to_room_for(index, index + 1);
                }
                self.place(index, index + 1);
            }
        }
    }

    fn place(&mut self, from: usize, to: usize) {
        for index in from..to {
            let Some(slice) = self.galley.slices.get(index) else {
                return;
            };
            let at_top = self.at_top();
            if !at_top {
                self.y += slice.gap;
            } else if let (Some(repeat), Some(header)) = (slice.repeat, self.repeat(slice)) {
                let (y, height) = (self.y, header.height);
                self.push(Place::Repeat { index: repeat, y });
                self.y += height;
            }
            let (y, height) = (self.y, slice.height);
            self.push(Place::Slice { index, y });
            self.y += height;
            for note in slice.notes.iter().cloned().flatten() {
                self.call_note(note);
            }
        }
    }

    /// Adds a line of a note to the page, or leaves it for the next.
    fn call_note(&mut self, index: usize) {
        let height = self.y + self.notes_height + self.note_height(index);
        match self.waiting.is_empty() && height <= self.height() + 0.01 {
            true => self.add_note(index),
            false => self.waiting.push_back(index),
        }
    }

    fn push(&mut self, place: Place) {
        if let Some(page) = self.pages.last_mut() {
            page.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Frame = Frame {
        first_page: 100.0,
        other_pages: 120.0,
    };

    fn galley(slices: &[(f32, Keep)]) -> Galley {
        let slices = slices.iter().map(|(height, keep)| Slice {
            height: *height,
            keep: *keep,
            ..Slice::default()
        });
        Galley {
            slices: slices.collect(),
            ..Galley::default()
        }
    }

    fn counts(galley: &Galley) -> Vec<usize> {
        paginate(galley, FRAME).iter().map(Vec::len).collect()
    }

    #[test]
    fn slices_flow_over_pages() {
        assert_eq!(counts(&galley(&[(40.0, Keep::Free); 6])), [2, 3, 1]);
    }

    #[test]
    fn what_is_tied_moves_to_the_next_page_together() {
        let slices = [(80.0, Keep::Free), (15.0, Keep::Strong), (15.0, Keep::Free)];
        assert_eq!(counts(&galley(&slices)), [1, 2]);
    }

    #[test]
    fn weak_ties_give_way_when_the_whole_fits_on_no_page() {
        let slices = [
            (60.0, Keep::Strong),
            (30.0, Keep::Weak),
            (60.0, Keep::Strong),
            (30.0, Keep::Free),
        ];
        assert_eq!(counts(&galley(&slices)), [2, 2]);
    }

    #[test]
    fn what_is_torn_fills_the_pages() {
        assert_eq!(counts(&galley(&[(20.0, Keep::Bound); 14])), [5, 6, 3]);
        assert_eq!(counts(&galley(&[(20.0, Keep::Tight); 14])), [5, 6, 3]);
    }

    #[test]
    fn the_firmest_ties_hold_inside_a_chain_higher_than_a_page() {
        let mut slices = vec![(20.0, Keep::Free); 4];
        slices.extend([(20.0, Keep::Bound), (20.0, Keep::Tight), (40.0, Keep::Strong)]);
        slices.extend([(40.0, Keep::Strong); 4]);
        assert_eq!(counts(&galley(&slices)), [4, 4, 3]);
    }

    #[test]
    fn an_empty_galley_has_one_empty_page() {
        assert_eq!(counts(&galley(&[])), [0]);
    }

    #[test]
    fn a_header_row_is_repeated_on_each_further_page() {
        let mut galley = galley(&[(40.0, Keep::Free); 5]);
        galley.repeats.push(Slice {
            height: 20.0,
            ..Slice::default()
        });
        for slice in galley.slices.iter_mut().skip(1) {
            slice.repeat = Some(0);
        }
        let pages = paginate(&galley, FRAME);
        assert!(matches!(pages[1][0], Place::Repeat { y: 0.0, .. }));
        assert!(matches!(pages[1][1], Place::Slice { y: 20.0, .. }));
    }

    /// Slices of which the last calls a note of so many lines.
    fn with_note(slices: usize, lines: usize) -> Vec<Vec<Place>> {
        let mut galley = galley(&vec![(20.0, Keep::Free); slices]);
        let line = Slice {
            height: 10.0,
            ..Slice::default()
        };
        galley.notes = vec![line; lines];
        galley.slices[slices - 1].notes.push(0..lines);
        paginate(&galley, FRAME)
    }

    fn notes(page: &[Place]) -> Vec<f32> {
        let note = |place: &Place| match place {
            Place::Note { y, .. } => Some(*y),
            _ => None,
        };
        page.iter().filter_map(note).collect()
    }

    #[test]
    fn a_note_stands_at_the_foot_of_the_page_that_calls_it() {
        let pages = with_note(2, 2);
        assert_eq!(pages.len(), 1);
        assert!(matches!(pages[0][2], Place::NoteRule { y: 75.0 }));
        assert_eq!(notes(&pages[0]), [80.0, 90.0]);
        // Where it has no room, the line that calls it goes to the next page with it.
        let pages = with_note(4, 2);
        let counts: Vec<usize> = pages.iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 4]);
        assert_eq!(notes(&pages[1]), [100.0, 110.0]);
    }

    #[test]
    fn a_note_longer_than_a_page_is_continued() {
        let pages = with_note(1, 20);
        let counts: Vec<usize> = pages.iter().map(|page| notes(page).len()).collect();
        assert_eq!(counts, [6, 10, 4]);
    }

    proptest! {
        #[test]
        fn every_line_of_every_note_is_placed_once_in_order_and_inside_the_page(
            slices in prop::collection::vec((1.0f32..80.0, prop::option::of(1usize..14)), 1..40),
        ) {
            let mut galley = Galley::default();
            for (height, note) in &slices {
                let start = galley.notes.len();
                galley.notes.extend(vec![Slice { height: 9.0, gap: 1.0, ..Slice::default() }; note.unwrap_or(0)]);
                let notes = note.iter().map(|_| start..galley.notes.len()).collect();
                galley.slices.push(Slice { height: *height, notes, ..Slice::default() });
            }
            let (mut next, mut next_note) = (0, 0);
            for (page, places) in paginate(&galley, FRAME).iter().enumerate() {
                let limit = if page == 0 { FRAME.first_page } else { FRAME.other_pages };
                let mut bottom = 0.0;
                for place in places {
                    match *place {
                        Place::Slice { index, y } => {
                            prop_assert_eq!(index, next);
                            next += 1;
                            bottom = y + galley.slices[index].height;
                        }
                        Place::Note { index, y } => {
                            prop_assert_eq!(index, next_note);
                            next_note += 1;
                            prop_assert!(y >= bottom - 0.1 && y + 9.0 <= limit + 0.1);
                        }
                        Place::NoteRule { y } => prop_assert!(y >= bottom - 0.1),
                        Place::Repeat { .. } => {}
                    }
                }
            }
            prop_assert_eq!((next, next_note), (galley.slices.len(), galley.notes.len()));
        }

        #[test]
        fn every_slice_is_placed_once_in_order_and_inside_the_page(
            slices in prop::collection::vec((1.0f32..100.0, 0..5u8, 0.0f32..10.0), 0..60),
        ) {
            let keep = |k| match k { 0 => Keep::Free, 1 => Keep::Weak, 2 => Keep::Strong, 3 => Keep::Tight, _ => Keep::Bound };
            let slices = slices.iter().map(|(height, k, gap)| Slice {
                height: *height, keep: keep(*k), gap: *gap, ..Slice::default()
            });
            let galley = Galley { slices: slices.collect(), ..Galley::default() };
            let mut next = 0;
            for (page, places) in paginate(&galley, FRAME).iter().enumerate() {
                let limit = if page == 0 { FRAME.first_page } else { FRAME.other_pages };
                for place in places {
                    let Place::Slice { index, y } = *place else { panic!("no repeats here") };
                    prop_assert_eq!(index, next);
                    prop_assert!(y + galley.slices[index].height <= limit + 0.1);
                    next += 1;
                }
            }
            prop_assert_eq!(next, galley.slices.len());
        }
    }
}
