//! The colours of the series of a chart as shades of one accent: they differ in lightness, so that they stay apart in grey and for
//! people who see colours differently. Everything stands out from white by at least 3:1 (WCAG 2.1 criterion 1.4.11), light areas by
//! their outlines. Up to six can be told apart; lines need dashes and marks too.

use super::{Marks, Rgb, distinguishable, needs_outline};

/// The lightness (CIE L\*) that the darkest shade has at most; its contrast to white is 7:1.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The colour of the area.
    pub fill: Rgb,
    /// The colour of its outline; `None` where the area stands out by itself.
    pub outline: Option<Rgb>,
}

impl Area {
    /// The colour of text in the area, black or white, whichever is read better.
    pub fn text(self) -> Rgb {
        if self.fill.contrast(Rgb::WHITE) > self.fill.contrast(Rgb::BLACK) {
            Rgb::WHITE
        } else {
            Rgb::BLACK
        }
    }
}

/// The areas of `count` series on white, from dark to light.
///
/// ```
/// use vuosikello_measure::{Rgb, area_shades};
/// let areas = area_shades(Rgb(0x1B, 0x3A, 0x5C), 4);
/// assert!(areas[0].fill.lightness() < areas[3].fill.lightness());
/// assert!(areas[3].outline.is_some());
/// ```
pub fn area_shades(accent: Rgb, count: usize) -> Vec<Area> {
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

/// The colours of the lines of `count` series on white, from dark to light.
pub fn line_shades(accent: Rgb, count: usize) -> Vec<Rgb> {
    let base = dark(accent);
    lightness_steps(base, count, LIGHTEST_PLAIN)
        .map(|lightness| lightened(base, lightness))
        .collect()
}

/// The areas of `count` series in the colours of a look, those that can be told apart first: with an outline where they show
/// too little on white. Where the look has too few, shades of its first colour.
///
/// ```
/// use vuosikello_measure::{Rgb, series_areas};
/// let look = [Rgb(0x1B, 0x36, 0x5D), Rgb(0x5C, 0x8F, 0xB8), Rgb(0xC0, 0x56, 0x00)];
/// let fills: Vec<Rgb> = series_areas(&look, 2).iter().map(|area| area.fill).collect();
/// assert_eq!(fills, [look[0], look[1]]);
/// ```
pub fn series_areas(colours: &[Rgb], count: usize) -> Vec<Area> {
    let first = colours.first().copied().unwrap_or(Rgb::BLACK);
    let areas = of_series(colours, count, Marks::Areas).map(|colours| {
        let area = |fill: Rgb| Area {
            fill,
            outline: needs_outline(fill, Rgb::WHITE).then(|| dark(first)),
        };
        colours.map(area).collect()
    });
    areas.unwrap_or_else(|| area_shades(first, count))
}

/// The colours of the lines of `count` series in the colours of a look, as [`series_areas`] chooses them.
pub fn series_lines(colours: &[Rgb], count: usize) -> Vec<Rgb> {
    let first = colours.first().copied().unwrap_or(Rgb::BLACK);
    let lines = of_series(colours, count, Marks::Lines).map(Iterator::collect);
    lines.unwrap_or_else(|| line_shades(first, count))
}

/// The colours of the series, if there are enough that show on white.
fn of_series(colours: &[Rgb], count: usize, marks: Marks) -> Option<impl Iterator<Item = Rgb>> {
    let chosen = distinguishable(colours, Rgb::WHITE, count, marks);
    (chosen.len() == count).then(|| chosen.into_iter().filter_map(|at| colours.get(at).copied()))
}

/// Lightnesses at even distances from that of the base to the lightest.
fn lightness_steps(base: Rgb, count: usize, lightest: f64) -> impl Iterator<Item = f64> {
    let darkest = base.lightness();
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
        Some(share) => mixed(clear, Rgb::WHITE, share),
    })
}

/// The lightest of colours that get lighter with their share, of which there are twice [`WHOLE`], within a limit; the
/// first when none is.
fn lightest(limit: f64, colour: impl Fn(u32) -> Rgb) -> Rgb {
    let (mut within, mut beyond) = (0, 2 * WHOLE + 1);
    while beyond - within > 1 {
        let middle = (within + beyond) / 2;
        if colour(middle).lightness() <= limit {
            within = middle;
        } else {
            beyond = middle;
        }
    }
    colour(within)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_series_has_the_accent_itself() {
        let accent = Rgb(0x1B, 0x3A, 0x5C);
        assert_eq!(line_shades(accent, 1), [accent]);
        assert_eq!(area_shades(accent, 1)[0].fill, accent);
    }

    proptest! {
        #[test]
        fn shades_stand_out_from_white_and_differ_in_lightness(
            accent in any::<[u8; 3]>(), count in 1usize..=6,
        ) {
            let accent = Rgb(accent[0], accent[1], accent[2]);
            let areas = area_shades(accent, count);
            for area in &areas {
                prop_assert!(area.outline.unwrap_or(area.fill).contrast(Rgb::WHITE) >= 3.0);
                prop_assert!(area.fill.contrast(area.text()) >= 4.5);
            }
            for pair in areas.windows(2) {
                let step = pair[1].fill.lightness() - pair[0].fill.lightness();
                prop_assert!(step > 8.0, "{:?}", areas);
            }
            let lines = line_shades(accent, count);
            prop_assert!(lines.iter().all(|colour| colour.contrast(Rgb::WHITE) >= 3.0));
        }
    }
}
