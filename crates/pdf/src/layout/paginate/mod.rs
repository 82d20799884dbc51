//! Pagination: a galley is cut into pages.
//!
//! The ends of pages are chosen for the whole galley at once ([`whole`]), or page by page ([`page_by_page`]) where footnotes are so
//! long that they have to be continued, and in the imitation of Word. Footnotes stand at the foot of the page where they are called:
//! a slice fits on a page where its notes do too.

mod page_by_page;
mod whole;

use super::galley::Galley;
use super::notes::RULE_HEIGHT;
use super::style::PageEnds;

/// The least space between the text and the rule above the notes, in points.
const ABOVE_NOTES: f32 = 10.0;

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
    NoteRule { y: f32 },
    Note { index: usize, y: f32 },
}

/// Cuts a galley into pages, of which there is at least one. Tied slices ([`Keep`](super::galley::Keep)) stay on one page; where they
/// fit on none, the weakest ties give way first.
pub(crate) fn paginate(galley: &Galley, frame: Frame, ends: PageEnds) -> Vec<Vec<Place>> {
    let whole = (ends == PageEnds::Whole)
        .then(|| whole::paginate(galley, frame))
        .flatten();
    whole.unwrap_or_else(|| page_by_page::paginate(galley, frame))
}

/// Notes at the foot of a page, below their rule; what they take begins at `top`.
fn foot(galley: &Galley, notes: impl IntoIterator<Item = usize>, top: f32) -> Vec<Place> {
    let mut y = top + ABOVE_NOTES;
    let mut places = vec![Place::NoteRule { y }];
    y += RULE_HEIGHT;
    for index in notes {
        if let Some(slice) = galley.notes.get(index) {
            y += slice.gap;
            places.push(Place::Note { index, y });
            y += slice.height;
        }
    }
    places
}
