//! Rectangles.

use std::ops::Range;

/// A part of a chart; `top` is less than `bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

impl Zone {
    /// From one edge to the other, across and down.
    pub(crate) fn of(across: Range<f32>, down: Range<f32>) -> Zone {
        Zone {
            left: across.start,
            top: down.start,
            right: across.end,
            bottom: down.end,
        }
    }

    /// From the left edge to the right.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// From the upper edge to the lower.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Whether the two have a point inside both.
    pub fn overlaps(self, other: Zone) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether it lies in another.
    pub fn is_within(self, other: Zone) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// Whether any of the way from one point to another lies within (Liang and Barsky's clipping).
    pub(crate) fn is_crossed(self, (ax, ay): (f32, f32), (bx, by): (f32, f32)) -> bool {
        let (mut from, mut to) = (0.0f32, 1.0f32);
        for (start, way, low, high) in [
            (ax, bx - ax, self.left, self.right),
            (ay, by - ay, self.top, self.bottom),
        ] {
            if way == 0.0 {
                if start <= low || start >= high {
                    return false;
                }
                continue;
            }
            let (one, other) = ((low - start) / way, (high - start) / way);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
        from < to
    }

    /// Whether a point lies inside.
    pub(crate) fn holds(self, (x, y): (f32, f32)) -> bool {
        x > self.left && x < self.right && y > self.top && y < self.bottom
    }

    /// The same with more on every side.
    pub fn grown(self, by: f32) -> Zone {
        Zone::of(self.left - by..self.right + by, self.top - by..self.bottom + by)
    }

    /// The middle from left to right.
    pub(crate) fn middle(self) -> f32 {
        (self.left + self.right) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Zone = Zone {
        left: 0.0,
        top: 0.0,
        right: 10.0,
        bottom: 10.0,
    };

    #[test]
    fn a_way_crosses_a_zone_or_passes_it() {
        assert!(ZONE.is_crossed((-5.0, 5.0), (15.0, 5.0)));
        assert!(ZONE.is_crossed((5.0, 5.0), (6.0, 6.0)));
        assert!(ZONE.is_crossed((-1.0, 8.0), (3.0, 12.0)));
        assert!(!ZONE.is_crossed((-5.0, 8.0), (3.0, 16.0)));
        assert!(!ZONE.is_crossed((-5.0, 11.0), (15.0, 11.0)));
        assert!(!ZONE.is_crossed((11.0, 0.0), (11.0, 10.0)));
    }
}
