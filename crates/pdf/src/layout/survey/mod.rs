//! How documents are set: the faults that a typographer would mend, and where their lines end.
//!
//! What is looked at is the layout itself, a galley and the pages that it was cut into, not a file: the survey of a thousand
//! documents takes seconds. The rules are stated here once more, apart from the code that keeps them, so that a rule which
//! is not kept is counted.

mod breaks;
mod fault;
mod line_end;

use vuosikello_document::Block;

use self::breaks::Breaks;
pub use self::fault::{Fault, FaultKind};
pub use self::line_end::LineEnd;
use super::frame::{Frame, Place};
use super::galley::Galley;

/// The share of the height of a page below which it counts as nearly empty.
const NEARLY_EMPTY: f32 = 0.15;

/// How documents are set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The number of pages.
    pub pages: usize,
    /// The faults, in the order of the pages.
    pub faults: Vec<Fault>,
    /// The ends of all lines but the last of each text.
    pub line_ends: Vec<LineEnd>,
}

impl Survey {
    /// Adds the faults of a document.
    pub(super) fn add_faults(
        &mut self,
        galley: &Galley,
        pages: &[Vec<Place>],
        frame: Frame,
        blocks: &[Block],
    ) {
        let breaks = Breaks::new(galley, blocks);
        if let Some(kind) = breaks.long_contents(frame.other_pages) {
            self.fault(kind, 1, galley, 0);
        }
        let slice = |place: &Place| match place {
            Place::Slice { index, y } => Some((*index, *y)),
            _ => None,
        };
        for (number, page) in pages.iter().enumerate() {
            let Some((last, y)) = page.iter().rev().find_map(slice) else {
                continue;
            };
            let filled = y + galley.slices.get(last).map_or(0.0, |slice| slice.height);
            let forced = galley.slices.get(last + 1).is_some_and(|slice| slice.new_page);
            let has_notes = page.iter().any(|place| matches!(place, Place::Note { .. }));
            if pages.len() > 1 && !forced && !has_notes && filled < NEARLY_EMPTY * frame.other_pages {
                self.fault(FaultKind::EmptyPage, number + 1, galley, last);
            }
            if number + 1 < pages.len() && !forced {
                for kind in breaks.after(last, frame.other_pages) {
                    self.fault(kind, number + 1, galley, last);
                }
            }
        }
    }

    fn fault(&mut self, kind: FaultKind, page: usize, galley: &Galley, last: usize) {
        let text = |index: usize| galley.slices.get(index).map(breaks::text).unwrap_or_default();
        let place = format!("{} | {}", text(last), text(last + 1));
        self.faults.push(Fault { kind, page, place });
    }
}
