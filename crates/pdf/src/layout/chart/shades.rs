//! The colours of the series of a chart: shades of the accent that differ in lightness, so that they stay apart in
//! grey and for people who see colours differently; lines differ in dashes and marks too. Everything stands out from
//! white by at least 3:1 (WCAG 2.1 criterion 1.4.11), light areas by their outlines.

use crate::Rgb;

/// The lightness (CIE L*) that the darkest shade has at most; its contrast to white is 7:1.
const DARKEST: f64 = 38.0;
/// The lightness with which a colour still stands out from white by 3:1, with something to spare.
const LIGHTEST_PLAIN: f64 = 60.0;
/// The lightness of the lightest area, which has an outline.
const LIGHTEST: f64 = 92.0;
/// The steps of a mixture, and how many of them lead from a dark colour towards its clear hue.
const WHOLE: u32 = 256;
const CLEAR: u32 = 116;
/// Up to this many areas differ enough without the lighter shades.
const FEW: usize = 3;

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) fill: Rgb,
    pub(super) outline: Option<Rgb>,
}

impl Area {
    /// The colour of text in the area, black or white, whichever is read better.
    pub(super) fn text(self) -> Rgb {
        let white = Rgb(0xFF, 0xFF, 0xFF);
        if contrast(self.fill, white) > contrast(self.fill, Rgb::BLACK) {
            white
        } else {
            Rgb::BLACK
        }
    }
}

/// The areas of so many series, from dark to light.
pub(super) fn areas(accent: Rgb, count: usize) -> Vec<Area> {
    let base = dark(accent);
    let lightest = if count <= FEW { LIGHTEST_PLAIN } else { LIGHTEST };
    let shades = lightness_steps(base, count, lightest).map(|lightness| {
        let outline = (lightness > LIGHTEST_PLAIN).then_some(base);
        Area {
            fill: lightened(base, lightness),
            outline,
        }
    });
    shades.collect()
}

/// The colours of the lines of so many series, from dark to light.
pub(super) fn lines(accent: Rgb, count: usize) -> Vec<Rgb> {
    let base = dark(accent);
    lightness_steps(base, count, LIGHTEST_PLAIN)
        .map(|lightness| lightened(base, lightness))
        .collect()
}

/// Lightnesses at even distances from that of the base to the lightest.
fn lightness_steps(base: Rgb, count: usize, lightest: f64) -> impl Iterator<Item = f64> {
    let darkest = lightness(base);
    let steps = count.saturating_sub(1).max(1) as f64;
    (0..count).map(move |index| darkest + (lightest - darkest) * index as f64 / steps)
}

/// The accent, darkened where it is too light to be the darkest of several shades.
fn dark(accent: Rgb) -> Rgb {
    lightest(DARKEST, |share| mixed(Rgb::BLACK, accent, share))
}

/// A dark colour made lighter, but not grey as it would be by white alone: half of the way is one to its clear hue.
fn lightened(base: Rgb, limit: f64) -> Rgb {
    let highest = f32::from(base.0.max(base.1).max(base.2)).max(1.0);
    let clear = |channel: u8| (f32::from(channel) / highest * 255.0).round() as u8;
    let clear = mixed(base, Rgb(clear(base.0), clear(base.1), clear(base.2)), CLEAR);
    lightest(limit, |share| match share.checked_sub(WHOLE) {
        None => mixed(base, clear, share),
        Some(share) => mixed(clear, Rgb(0xFF, 0xFF, 0xFF), share),
    })
}

/// The lightest of colours that get lighter with their share, of which there are twice [`WHOLE`], within a limit; the
/// first when none is.
fn lightest(limit: f64, color: impl Fn(u32) -> Rgb) -> Rgb {
    let (mut within, mut beyond) = (0, 2 * WHOLE + 1);
    while beyond - within > 1 {
        let middle = (within + beyond) / 2;
        if lightness(color(middle)) <= limit {
            within = middle;
        } else {
            beyond = middle;
        }
    }
    color(within)
}

/// `share` of the second colour in the first; more than all is all.
fn mixed(one: Rgb, other: Rgb, share: u32) -> Rgb {
    let share = share.min(WHOLE);
    let mix = |a: u8, b: u8| {
        let sum = u32::from(a) * (WHOLE - share) + u32::from(b) * share;
        u8::try_from(sum / WHOLE).unwrap_or(u8::MAX)
    };
    Rgb(mix(one.0, other.0), mix(one.1, other.1), mix(one.2, other.2))
}

/// The lightness of a colour as it is seen, 0 to 100 (CIE L*).
fn lightness(color: Rgb) -> f64 {
    let luminance = luminance(color);
    if luminance > 0.008_856 {
        116.0 * luminance.cbrt() - 16.0
    } else {
        903.3 * luminance
    }
}

/// Relative luminance (WCAG 2.1).
fn luminance(color: Rgb) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(color.0) + 0.7152 * channel(color.1) + 0.0722 * channel(color.2)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use vuosikello_chart::MOST_SERIES;

    const WHITE: Rgb = Rgb(0xFF, 0xFF, 0xFF);

    #[test]
    fn one_series_has_the_accent_itself() {
        let accent = Rgb(0x1B, 0x3A, 0x5C);
        assert_eq!(lines(accent, 1), [accent]);
        assert_eq!(areas(accent, 1)[0].fill, accent);
    }

    proptest! {
        #[test]
        fn shades_stand_out_from_white_and_differ_in_lightness(
            accent in any::<[u8; 3]>(), count in 1usize..=MOST_SERIES,
        ) {
            let accent = Rgb(accent[0], accent[1], accent[2]);
            let areas = areas(accent, count);
            for area in &areas {
                prop_assert!(contrast(area.outline.unwrap_or(area.fill), WHITE) >= 3.0);
                prop_assert!(contrast(area.fill, area.text()) >= 4.5);
            }
            for pair in areas.windows(2) {
                let step = lightness(pair[1].fill) - lightness(pair[0].fill);
                prop_assert!(step > 8.0, "{:?}", areas);
            }
            let lines = lines(accent, count);
            prop_assert!(lines.iter().all(|color| contrast(*color, WHITE) >= 3.0));
        }
    }
}
