//! Places on a slide, in EMU: 914 400 to the inch, 12 700 to the point.

pub(crate) use vuosikello_measure::{EMU_PER_POINT as POINT, Emu};

/// A rectangle with its sides parallel to those of the slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rect {
    pub(crate) x: Emu,
    pub(crate) y: Emu,
    pub(crate) width: Emu,
    pub(crate) height: Emu,
}

impl Rect {
    pub(crate) fn right(self) -> Emu {
        self.x + self.width
    }

    pub(crate) fn bottom(self) -> Emu {
        self.y + self.height
    }

    pub(crate) fn area(self) -> i128 {
        i128::from(self.width.max(0)) * i128::from(self.height.max(0))
    }

    /// The part that lies in `other`; of no size where the two do not meet.
    pub(crate) fn within(self, other: Rect) -> Rect {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        Rect {
            x,
            y,
            width: (self.right().min(other.right()) - x).max(0),
            height: (self.bottom().min(other.bottom()) - y).max(0),
        }
    }

    /// Whether the two have a point inside both.
    pub(crate) fn meets(self, other: Rect) -> bool {
        self.within(other).area() > 0
    }
}

/// The distances of text from the edges of its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Insets {
    pub(crate) left: Emu,
    pub(crate) top: Emu,
    pub(crate) right: Emu,
    pub(crate) bottom: Emu,
}

impl Insets {
    /// Those of a box that says nothing of them (ECMA-376 Part 1 § 21.1.2.1.1).
    pub(crate) const DEFAULT: Insets = Insets {
        left: 91_440,
        top: 45_720,
        right: 91_440,
        bottom: 45_720,
    };

    /// The same on every side.
    pub(crate) const fn even(inset: Emu) -> Insets {
        Insets {
            left: inset,
            top: inset,
            right: inset,
            bottom: inset,
        }
    }

    pub(crate) fn across(self) -> Emu {
        self.left + self.right
    }

    pub(crate) fn down(self) -> Emu {
        self.top + self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_meet_only_where_both_have_room() {
        let a = Rect {
            x: 0,
            y: 0,
            width: 10,
            height: 10,
        };
        let beside = Rect { x: 10, ..a };
        assert!(!a.meets(beside));
        assert_eq!(a.within(Rect { x: 4, y: -3, ..a }).area(), 6 * 7);
    }
}
