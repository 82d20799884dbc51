//! A picture: its colours, its bytes, and what of it is shown.

use vuosikello_document::Crop;

/// How the colours of a picture are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colors {
    Grey,
    Rgb,
}

/// A picture. Profiles of colours are left out: what is grey or RGB is shown as the intent of the file says (sRGB).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Image {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colors: Colors,
    pub(crate) data: Data,
    /// What of it is shown, and how it is turned.
    pub(crate) view: View,
}

/// What of a picture is shown, and how many quarters it is turned clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct View {
    pub(super) crop: Crop,
    pub(super) turns: u8,
}

impl View {
    /// Whether the picture is shown whole and upright.
    pub(crate) fn is_plain(self) -> bool {
        self == Self::default()
    }

    /// The matrix (ISO 32000-1 § 8.3.3) that paints the unit square of the picture so that what is shown of it fills an area, which it is to
    /// be clipped to.
    pub(crate) fn matrix(self, [x, y, width, height]: [f32; 4]) -> [f32; 6] {
        let share = |part: u32| part as f32 / Crop::WHOLE as f32;
        let [left, right, top, bottom] =
            [self.crop.left, self.crop.right, self.crop.top, self.crop.bottom].map(share);
        let (across, up) = (1.0 / (1.0 - left - right), 1.0 / (1.0 - top - bottom));
        // Where the corner and the two sides of what is shown go in the unit square.
        let (p, q, r, s, t, z) = match self.turns % 4 {
            0 => (1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
            1 => (0.0, 1.0, 0.0, -1.0, 0.0, 1.0),
            2 => (-1.0, 0.0, 1.0, 0.0, -1.0, 1.0),
            _ => (0.0, -1.0, 1.0, 1.0, 0.0, 0.0),
        };
        let (from_left, from_bottom) = (-left * across, -bottom * up);
        [
            width * p * across,
            height * s * across,
            width * q * up,
            height * t * up,
            x + width * (p * from_left + q * from_bottom + r),
            y + height * (s * from_left + t * from_bottom + z),
        ]
    }
}

/// The bytes of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Data {
    /// One byte per colour, row by row.
    Pixels(Vec<u8>),
    /// A JPEG file.
    Jpeg(Vec<u8>),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a point of the picture goes, from its lower left corner.
    fn place(view: View, [u, v]: [f32; 2]) -> [f32; 2] {
        let [a, b, c, d, e, f] = view.matrix([10.0, 20.0, 40.0, 80.0]);
        [a * u + c * v + e, b * u + d * v + f].map(|it| (it * 100.0).round() / 100.0)
    }

    #[test]
    fn what_is_shown_of_a_picture_fills_the_area() {
        let crop = Crop {
            left: 25_000,
            right: 25_000,
            top: 0,
            bottom: 50_000,
        };
        let corners = [[0.25, 0.5], [0.75, 1.0]];
        for (turns, places) in [
            (0, [[10.0, 20.0], [50.0, 100.0]]),
            (1, [[10.0, 100.0], [50.0, 20.0]]),
            (2, [[50.0, 100.0], [10.0, 20.0]]),
            (3, [[50.0, 20.0], [10.0, 100.0]]),
        ] {
            let view = View { crop, turns };
            assert_eq!(corners.map(|corner| place(view, corner)), places, "{turns}");
        }
        // Turned a quarter clockwise, the upper left corner is the upper right one.
        let turned = View {
            crop: Crop::default(),
            turns: 1,
        };
        assert_eq!(place(turned, [0.0, 1.0]), [50.0, 100.0]);
        assert!(View::default().is_plain() && !turned.is_plain());
    }
}
