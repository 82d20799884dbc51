//! Colours: how they are written, how they look side by side, and which can be told apart.
//!
//! | file | what it holds |
//! |---|---|
//! | `mod` | [`Rgb`]: hexadecimal form, mixtures, hue and saturation |
//! | `contrast` | relative luminance, contrast (WCAG 2.1) and lightness (CIE 1976) |
//! | `vision` | the distance of two colours for the usual eye and for the colour-blind |
//! | `series` | the choice of colours for the series of a chart from those of a theme |
//! | `shades` | shades of one colour for the series of a chart |

mod contrast;
mod series;
mod shades;
mod vision;

use std::fmt;

pub use series::{Marks, distinguishable, needs_outline};
pub use shades::{Area, area_shades, line_shades, series_areas, series_lines};

/// A colour in the sRGB space; black by default.
///
/// ```
/// use vuosikello_measure::Rgb;
/// let accent = Rgb::parse("1B365D").ok_or("no colour")?;
/// assert_eq!(accent, Rgb(0x1B, 0x36, 0x5D));
/// assert_eq!(accent.to_string(), "1B365D");
/// assert!(accent.contrast(Rgb::WHITE) > 7.0);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rgb(
    /// Red, 0–255.
    pub u8,
    /// Green, 0–255.
    pub u8,
    /// Blue, 0–255.
    pub u8,
);

impl Rgb {
    /// Black.
    pub const BLACK: Rgb = Rgb(0, 0, 0);
    /// White.
    pub const WHITE: Rgb = Rgb(255, 255, 255);

    /// From six hexadecimal digits, as Office files hold colours (`1B365D`).
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(text, 16).ok().filter(|_| is_hex)?;
        Some(Self::from_number(value))
    }

    /// From a number that holds red, green and blue in its last three bytes: `0x1B_365D`.
    pub const fn from_number(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Rgb(red, green, blue)
    }

    /// The number that holds red, green and blue in its last three bytes.
    pub const fn number(self) -> u32 {
        u32::from_be_bytes([0, self.0, self.1, self.2])
    }

    /// The colour mixed with white: `share` of itself, 0 to 1, the rest white.
    ///
    /// ```
    /// use vuosikello_measure::Rgb;
    /// assert_eq!(Rgb::BLACK.tint(0.2), Rgb(204, 204, 204));
    /// ```
    #[must_use]
    pub fn tint(self, share: f32) -> Rgb {
        let mix = |channel: u8| (255.0 - (255.0 - f32::from(channel)) * share).round() as u8;
        Rgb(mix(self.0), mix(self.1), mix(self.2))
    }

    /// Hue in degrees, saturation and lightness 0 to 1 (the HSL that DrawingML counts in). The hue of a grey is 0.
    pub fn hsl(self) -> (f64, f64, f64) {
        let [red, green, blue] = [self.0, self.1, self.2].map(|channel| f64::from(channel) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (lightness, range) = (f64::midpoint(most, least), most - least);
        if range <= 0.0 {
            return (0.0, 0.0, lightness);
        }
        let saturation = range / (1.0 - (2.0 * lightness - 1.0).abs());
        let sixth = if most <= red {
            ((green - blue) / range).rem_euclid(6.0)
        } else if most <= green {
            (blue - red) / range + 2.0
        } else {
            (red - green) / range + 4.0
        };
        (sixth * 60.0, saturation, lightness)
    }

    /// From hue in degrees (0 to 360), saturation and lightness (0 to 1).
    pub fn from_hsl((hue, saturation, lightness): (f64, f64, f64)) -> Rgb {
        let range = saturation * (1.0 - (2.0 * lightness - 1.0).abs());
        let middle = range * (1.0 - ((hue / 60.0).rem_euclid(2.0) - 1.0).abs());
        let least = lightness - range / 2.0;
        let (red, green, blue) = match (hue / 60.0) as u8 {
            0 => (range, middle, 0.0),
            1 => (middle, range, 0.0),
            2 => (0.0, range, middle),
            3 => (0.0, middle, range),
            4 => (middle, 0.0, range),
            _ => (range, 0.0, middle),
        };
        let channel = |value: f64| ((value + least) * 255.0).round().clamp(0.0, 255.0) as u8;
        Rgb(channel(red), channel(green), channel(blue))
    }
}

/// Six hexadecimal digits in capitals.
impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06X}", self.number())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tint_lies_between_the_colour_and_white() {
        assert_eq!(Rgb(0, 100, 255).tint(1.0), Rgb(0, 100, 255));
        assert_eq!(Rgb(0, 100, 255).tint(0.0), Rgb(255, 255, 255));
        assert_eq!(Rgb(0, 0, 0).tint(0.2), Rgb(204, 204, 204));
    }

    #[test]
    fn six_hexadecimal_digits_are_a_colour_and_nothing_else_is() {
        assert_eq!(Rgb::parse("00ff7F"), Some(Rgb(0, 255, 127)));
        for text in ["12345", "1234567", "#12345", "+12345", "12 345", "ääå"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_colour_is_read_back(red in any::<u8>(), green in any::<u8>(), blue in any::<u8>()) {
            let colour = Rgb(red, green, blue);
            prop_assert_eq!(Rgb::parse(&colour.to_string()), Some(colour));
            prop_assert_eq!(Rgb::from_number(colour.number()), colour);
            prop_assert_eq!(Rgb::from_hsl(colour.hsl()), colour);
        }
    }
}
