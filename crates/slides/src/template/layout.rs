//! The layouts of a template, and the regions in which they take content.

use super::placeholder::{Placeholder, PlaceholderKind};
use crate::geometry::{Emu, Insets, Rect};
use vuosikello_ooxml::theme::Palette;

/// A layout.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// The part that holds it.
    pub(crate) part: String,
    pub(crate) name: String,
    /// Its type, as the schema names it; `cust` for a layout of the organisation's own.
    pub(crate) kind: String,
    /// The number of its master.
    pub(crate) master: usize,
    pub(crate) placeholders: Vec<Placeholder>,
    pub(crate) palette: Palette,
    pub(crate) slide: Rect,
}

/// A place for content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) frame: Rect,
    /// The placeholder that lies there, by its number in the layout.
    pub(crate) placeholder: Option<usize>,
}

/// The distance between two regions side by side, and of free content from what is round it.
const GAP: Emu = 228_600;

impl Layout {
    /// The title.
    pub(crate) fn title(&self) -> Option<(&Placeholder, Rect)> {
        let placed = |holder: &&Placeholder| holder.kind == PlaceholderKind::Title && holder.frame.is_some();
        let holder = self.placeholders.iter().find(placed)?;
        Some((holder, holder.frame?))
    }

    /// The place of the subject above the title.
    pub(crate) fn subject(&self) -> Option<(&Placeholder, Rect)> {
        self.footer(PlaceholderKind::Subject)
    }

    /// The footers of a kind: date, text or number.
    pub(crate) fn footer(&self, kind: PlaceholderKind) -> Option<(&Placeholder, Rect)> {
        let mut footers = self.placeholders.iter().filter(|holder| holder.kind == kind);
        footers.find_map(|holder| Some((holder, holder.frame?)))
    }

    pub(crate) fn placeholder(&self, number: usize) -> Option<&Placeholder> {
        self.placeholders.get(number)
    }

    /// The region for content on one slide.
    pub(crate) fn region(&self) -> Region {
        match self.content().first() {
            Some(largest) => *largest,
            None => Region {
                frame: self.free(),
                placeholder: None,
            },
        }
    }

    /// Two regions side by side, the left or upper one first.
    pub(crate) fn regions(&self) -> [Region; 2] {
        let content = self.content();
        if let [a, b, ..] = content.as_slice() {
            let (a, b) = (*a, *b);
            return if (a.frame.x, a.frame.y) <= (b.frame.x, b.frame.y) {
                [a, b]
            } else {
                [b, a]
            };
        }
        let whole = self.region();
        let width = (whole.frame.width - GAP) / 2;
        let left = Rect { width, ..whole.frame };
        let right = Rect {
            x: whole.frame.right() - width,
            ..left
        };
        [
            Region {
                frame: left,
                placeholder: whole.placeholder,
            },
            Region {
                frame: right,
                placeholder: None,
            },
        ]
    }

    /// A region that begins so much higher, if it stands below the title and may be moved.
    pub(crate) fn raised(&self, region: Region, raise: Emu) -> Region {
        let holder = region.placeholder.and_then(|number| self.placeholder(number));
        let is_below = self
            .title()
            .is_some_and(|(_, title)| region.frame.y >= title.bottom());
        if !is_below || holder.is_some_and(|holder| holder.locked) {
            return region;
        }
        let frame = Rect {
            y: region.frame.y - raise,
            height: region.frame.height + raise,
            ..region.frame
        };
        Region { frame, ..region }
    }

    /// Whether there are placeholders for two kinds of content.
    pub(crate) fn has_halves(&self) -> bool {
        self.content().len() > 1
    }

    /// The placeholders for content, the largest first.
    fn content(&self) -> Vec<Region> {
        let mut found: Vec<Region> = self
            .placeholders
            .iter()
            .enumerate()
            .filter(|(_, holder)| holder.kind.is_content())
            .filter_map(|(number, holder)| {
                Some(Region {
                    frame: holder.frame?,
                    placeholder: Some(number),
                })
            })
            .collect();
        found.sort_by_key(|region| std::cmp::Reverse(region.frame.area()));
        found
    }

    /// The room that title and footers leave: the largest of the rectangles beside them.
    fn free(&self) -> Rect {
        let (across, down) = (self.slide.width / 20, self.slide.height / 20);
        let mut room = Rect {
            x: across,
            y: down,
            width: self.slide.width - 2 * across,
            height: self.slide.height - 2 * down,
        };
        let title = self.title().map(|(_, frame)| frame);
        if let Some(title) = title.filter(|title| title.width * 2 >= self.slide.width) {
            // Content lines up with a title that goes across.
            (room.x, room.width) = (title.x, title.width);
        }
        let footers = self.placeholders.iter().filter(|holder| holder.kind.is_footer());
        let taken = footers.filter_map(|holder| holder.frame).chain(title);
        for frame in taken {
            room = beside(room, frame);
        }
        room
    }

    /// The insets of text in a region.
    pub(crate) fn insets(&self, region: &Region) -> Insets {
        let holder = region.placeholder.and_then(|number| self.placeholder(number));
        holder.map_or(Insets::DEFAULT, |holder| holder.insets)
    }
}

/// The largest part of `room` that does not meet `taken`.
fn beside(room: Rect, taken: Rect) -> Rect {
    if !room.meets(taken) {
        return room;
    }
    let above = Rect {
        height: taken.y - GAP - room.y,
        ..room
    };
    let below = Rect {
        y: taken.bottom() + GAP,
        height: room.bottom() - taken.bottom() - GAP,
        ..room
    };
    let left = Rect {
        width: taken.x - GAP - room.x,
        ..room
    };
    let right = Rect {
        x: taken.right() + GAP,
        width: room.right() - taken.right() - GAP,
        ..room
    };
    // Of equals the last: content rather stands below than above.
    [left, right, above, below]
        .into_iter()
        .max_by_key(|part| part.area())
        .unwrap_or(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_room_is_the_largest_beside_what_is_taken() {
        let room = Rect {
            x: 0,
            y: 0,
            width: 10_000_000,
            height: 6_000_000,
        };
        let title = Rect {
            height: 1_000_000,
            ..room
        };
        let below = beside(room, title);
        assert_eq!((below.y, below.bottom()), (1_000_000 + GAP, 6_000_000));
        let column = Rect {
            width: 3_000_000,
            ..room
        };
        assert_eq!(beside(room, column).x, 3_000_000 + GAP);
        assert_eq!(beside(below, title), below);
    }
}
