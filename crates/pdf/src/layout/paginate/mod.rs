//! Pagination: a galley is cut into pages.
//!
//! The ends of pages are chosen for the whole galley at once ([`whole`]), or page by page ([`page_by_page`]) where footnotes are so
//! long that they have to be continued, and in the imitation of Word. Footnotes stand at the foot of the page where they are called:
//! a slice fits on a page where its notes do too.

mod foot;
mod page_by_page;
mod whole;

pub(super) use self::foot::RULE_HEIGHT;
use super::frame::{Frame, Place};
use super::galley::Galley;
use super::style::PageEnds;

/// Cuts a galley into pages, of which there is at least one. Tied slices ([`Keep`](super::galley::Keep)) stay on one page; where they
/// fit on none, the weakest ties give way first.
pub(crate) fn paginate(galley: &Galley, frame: Frame, ends: PageEnds) -> Vec<Vec<Place>> {
    let whole = (ends == PageEnds::Whole)
        .then(|| whole::paginate(galley, frame))
        .flatten();
    whole.unwrap_or_else(|| page_by_page::paginate(galley, frame))
}
