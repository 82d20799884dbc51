//! Colours: those of a theme by name, and how they look side by side.

use std::borrow::Cow;

use vuosikello_ooxml::Element;

/// A colour in the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Rgb {
    pub(crate) const BLACK: Rgb = Rgb(0, 0, 0);
    pub(crate) const WHITE: Rgb = Rgb(255, 255, 255);

    /// From six hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value = u32::from_str_radix(text, 16).ok().filter(|_| text.len() == 6)?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Rgb(red, green, blue))
    }

    /// The channels as amounts of light, 0 to 1.
    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// The relative luminance (WCAG 2.1).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// How far two colours lie apart for the eye that tells them apart least: the usual one, and those without the cones for
    /// long, middle or short waves. In hundredths of Oklab, where 2 can just be seen.
    pub(crate) fn distance(self, other: Rgb) -> f64 {
        let of_eye = |eye: &[[f64; 3]; 3]| {
            let [a, b] = [self, other].map(|colour| oklab(times(eye, colour.linear())));
            let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
            100.0 * squares.sum::<f64>().sqrt()
        };
        EYES.iter().map(of_eye).fold(f64::INFINITY, f64::min)
    }

    /// The contrast with another colour, 1 to 21 (WCAG 2.1).
    pub(crate) fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The lightness that the eye sees, 0 to 100 (CIE 1976).
    pub(crate) fn lightness(self) -> f64 {
        let luminance = self.luminance();
        if luminance > 0.008_856 {
            116.0 * luminance.cbrt() - 16.0
        } else {
            903.3 * luminance
        }
    }

    /// Hue in degrees, saturation and lightness 0 to 1 (the HSL that DrawingML counts in).
    pub(crate) fn hsl(self) -> (f64, f64, f64) {
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

    /// The colour with its HSL lightness multiplied and added to, as `lumMod` and `lumOff` do (in thousandths of a
    /// per cent).
    fn modified(self, times: u32, plus: u32) -> Rgb {
        let (hue, saturation, lightness) = self.hsl();
        let lightness = (lightness * f64::from(times) / 100_000.0 + f64::from(plus) / 100_000.0).min(1.0);
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

/// What the eyes of people see of linear sRGB: all cones, and none for long, middle or short waves (Machado, Oliveira and
/// Fernandes 2009, severity 1).
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// The place of linear sRGB in Oklab (Ottosson 2020), in which equal distances look alike.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const LAB: [[f64; 3]; 3] = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&LAB, times(&CONES, linear).map(f64::cbrt))
}

/// A colour of the theme by its name in a slide, perhaps lightened: what a slide may use, so that it follows its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scheme {
    pub(crate) name: &'static str,
    /// `lumMod` and `lumOff`.
    pub(crate) modify: Option<(u32, u32)>,
}

impl Scheme {
    pub(crate) const TEXT: Scheme = Scheme::plain("tx1");
    pub(crate) const TEXT_2: Scheme = Scheme::plain("tx2");
    pub(crate) const BACKGROUND: Scheme = Scheme::plain("bg1");
    pub(crate) const BACKGROUND_2: Scheme = Scheme::plain("bg2");

    pub(crate) const fn plain(name: &'static str) -> Self {
        Self { name, modify: None }
    }

    pub(crate) const fn modified(name: &'static str, times: u32, plus: u32) -> Self {
        Self {
            name,
            modify: Some((times, plus)),
        }
    }

    /// The colour as an element.
    pub(crate) fn element(self) -> Element<'static> {
        let value = |name: &'static str, value: u32| Element::new(name).attribute("val", value.to_string());
        let mut element = Element::new("a:schemeClr").attribute("val", self.name);
        if let Some((times, plus)) = self.modify {
            element.push(value("a:lumMod", times));
            if plus > 0 {
                element.push(value("a:lumOff", plus));
            }
        }
        element
    }

    /// A fill of the colour.
    pub(crate) fn fill(self) -> Element<'static> {
        Element::new("a:solidFill").child(self.element())
    }
}

/// The accents of a theme, in order.
pub(crate) const ACCENTS: [&str; 6] = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

/// The colours of a theme as a master maps them to the names that slides use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Palette(Vec<(Cow<'static, str>, Rgb)>);

impl Palette {
    /// From the colours of a theme (`a:clrScheme`) and the map of a master (`p:clrMap`).
    pub(crate) fn new(scheme: Option<&Element<'_>>, map: Option<&Element<'_>>) -> Self {
        let of_theme = |name: &str| {
            let colour = scheme?.find(&format!("a:{name}"))?.elements().next()?;
            let value = match colour.name.as_ref() {
                "a:srgbClr" => colour.get("val"),
                "a:sysClr" => colour.get("lastClr"),
                _ => None,
            };
            value.and_then(Rgb::parse)
        };
        let names = [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")];
        let names = names.into_iter().chain(ACCENTS.map(|accent| (accent, accent)));
        let colours = names.filter_map(|(name, usual)| {
            let in_theme = map.and_then(|map| map.get(name)).unwrap_or(usual);
            Some((Cow::Borrowed(name), of_theme(in_theme)?))
        });
        Self(colours.collect())
    }

    /// How a colour looks. A theme that does not say counts as black on white.
    pub(crate) fn rgb(&self, colour: Scheme) -> Rgb {
        let found = self.0.iter().find(|(name, _)| name == colour.name);
        let plain = match found {
            Some((_, rgb)) => *rgb,
            None if colour.name.starts_with("bg") => Rgb::WHITE,
            None => Rgb::BLACK,
        };
        match colour.modify {
            Some((times, plus)) => plain.modified(times, plus),
            None => plain,
        }
    }

    /// The contrast of two colours.
    pub(crate) fn contrast(&self, a: Scheme, b: Scheme) -> f64 {
        self.rgb(a).contrast(self.rgb(b))
    }

    /// Text on a surface: the first of the candidates that can be read on it (4.5:1), else the one that reads best.
    pub(crate) fn readable(&self, surface: Scheme, candidates: &[Scheme]) -> Scheme {
        let contrast = |colour: Scheme| self.contrast(colour, surface);
        let good = candidates.iter().find(|colour| contrast(**colour) >= 4.5);
        let all = candidates
            .iter()
            .chain(&[Scheme::TEXT, Scheme::BACKGROUND])
            .copied();
        good.copied().unwrap_or_else(|| {
            all.reduce(|best, next| {
                if contrast(next) > contrast(best) {
                    next
                } else {
                    best
                }
            })
            .unwrap_or(Scheme::TEXT)
        })
    }

    /// The accent with a hue near the given one that shows on the background (3:1), if the theme has such.
    pub(crate) fn accent_near(&self, hue: f64, within: f64) -> Option<Scheme> {
        let distance = |colour: Scheme| {
            let (own, saturation, _) = self.rgb(colour).hsl();
            let apart = (own - hue).rem_euclid(360.0);
            (saturation >= 0.25).then_some(apart.min(360.0 - apart))
        };
        ACCENTS
            .map(Scheme::plain)
            .into_iter()
            .filter(|colour| self.contrast(*colour, Scheme::BACKGROUND) >= 3.0)
            .filter_map(|colour| Some((distance(colour)?, colour)))
            .filter(|(apart, _)| *apart <= within)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, colour)| colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn contrast_and_lightness_are_those_of_the_standards() {
        assert_eq!(Rgb::BLACK.contrast(Rgb::WHITE).round() as u8, 21);
        assert!((rgb("767676").contrast(Rgb::WHITE) - 4.54).abs() < 0.01);
        assert!((rgb("777777").lightness() - 50.0).abs() < 0.5);
        assert_eq!(Rgb::parse("12345"), None);
    }

    #[test]
    fn a_colour_is_lightened_as_powerpoint_does() {
        // The tint "Lighter 60 %" of the accent 4472C4 is B4C7E7.
        let light = rgb("4472C4").modified(40_000, 60_000);
        let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
        assert!(
            near(light.0, 0xb4) && near(light.1, 0xc7) && near(light.2, 0xe7),
            "{light:?}"
        );
        for colour in [
            "1B365D", "B45F06", "2E7D4F", "FFFFFF", "000000", "FF00FF", "00FFFF",
        ] {
            assert_eq!(rgb(colour).modified(100_000, 0), rgb(colour));
        }
    }

    #[test]
    fn names_go_through_the_map_of_the_master() {
        let theme = Element::new("a:clrScheme")
            .child(Element::new("a:dk1").child(Element::new("a:srgbClr").attribute("val", "101010")))
            .child(Element::new("a:lt1").child(Element::new("a:sysClr").attribute("lastClr", "FAFAFA")));
        let dark = Element::new("p:clrMap")
            .attribute("bg1", "dk1")
            .attribute("tx1", "lt1");
        let palette = Palette::new(Some(&theme), Some(&dark));
        assert_eq!(palette.rgb(Scheme::BACKGROUND), rgb("101010"));
        assert_eq!(palette.rgb(Scheme::TEXT), rgb("FAFAFA"));
        assert_eq!(palette.rgb(Scheme::plain("accent1")), Rgb::BLACK);
        let text = palette.readable(Scheme::BACKGROUND, &[Scheme::plain("accent1")]);
        assert_eq!(text, Scheme::TEXT);
    }
}
