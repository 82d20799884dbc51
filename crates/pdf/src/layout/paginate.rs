//! Pagination: a galley is cut into pages.

use super::galley::{Galley, Keep, Slice};

/// The heights available for the text, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(crate) first_page: f32,
    pub(crate) other_pages: f32,
}

impl Frame {
    pub(crate) fn least(&self) -> f32 {
        self.first_page.min(self.other_pages)
    }
}

/// A slice on a page; `y` counts from the top of the text area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    Slice { index: usize, y: f32 },
    Repeat { index: usize, y: f32 },
}

/// Cuts a galley into pages, of which there is at least one. Tied slices ([`Keep`]) stay on one page; where they fit on none,
/// the weakest ties give way first.
pub(crate) fn paginate(galley: &Galley, frame: Frame) -> Vec<Vec<Place>> {
    let mut pages = Paginator {
        galley,
        frame,
        pages: vec![Vec::new()],
        y: 0.0,
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
}

impl Paginator<'_> {
    fn is_empty(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn break_page(&mut self) {
        if !self.is_empty() {
            self.pages.push(Vec::new());
            self.y = 0.0;
        }
    }

    fn height(&self) -> f32 {
        if self.pages.len() == 1 {
            self.frame.first_page
        } else {
            self.frame.other_pages
        }
    }

    fn fits(&self, from: usize, to: usize) -> bool {
        self.y + self.extent(from, to, self.is_empty()) <= self.height() + 0.01
    }

    fn fits_empty(&self, from: usize, to: usize) -> bool {
        self.extent(from, to, true) <= self.frame.other_pages + 0.01
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
            self.break_page();
            self.place(from, to);
        } else if let Some(firmer) = keep.firmer() {
            let mut at = from;
            while at < to {
                let end = group_end(&self.galley.slices, at, firmer).min(to);
                self.set(at, end, firmer);
                at = end;
            }
        } else {
            self.break_page();
            for index in from..to {
                if !self.fits(index, index + 1) {
                    self.break_page();
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
            let at_top = self.is_empty();
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
            repeats: vec![],
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

    proptest! {
        #[test]
        fn every_slice_is_placed_once_in_order_and_inside_the_page(
            slices in prop::collection::vec((1.0f32..100.0, 0..5u8, 0.0f32..10.0), 0..60),
        ) {
            let keep = |k| match k { 0 => Keep::Free, 1 => Keep::Weak, 2 => Keep::Strong, 3 => Keep::Tight, _ => Keep::Bound };
            let slices = slices.iter().map(|(height, k, gap)| Slice {
                height: *height, keep: keep(*k), gap: *gap, ..Slice::default()
            });
            let galley = Galley { slices: slices.collect(), repeats: vec![] };
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
