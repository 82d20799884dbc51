//! The colours of series: of the theme, and apart from each other for the colour-blind and in grey.

use crate::colour::{ACCENTS, Palette, Scheme};

/// A fill, and whether it needs an outline to show on the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fill {
    pub(crate) colour: Scheme,
    pub(crate) is_outlined: bool,
}

/// A surface with less contrast than this needs an outline (WCAG 2.1 criterion 1.4.11).
const OUTLINED: f64 = 3.0;
/// Two colours that differ in lightness by this much are told apart without their hues (of 100).
const APART_IN_GREY: f64 = 11.0;
/// Two colours that lie this far apart are told apart by every eye.
const APART: f64 = 8.0;

/// Colours for so many series. The accents come in the order of the theme, but one that cannot be told from one taken before
/// waits; when none is left, tints of the accents follow. Bars differ in grey too, as they have nothing but their colour. Lines
/// have dashes and markers; they are thin and have no outlines, so that their colours show on the background by themselves.
pub(super) fn series(palette: &Palette, count: usize, are_lines: bool) -> Vec<Fill> {
    let lightness = |colour: Scheme| palette.rgb(colour).lightness();
    let tints = [
        (100_000, 0),
        (40_000, 60_000),
        (75_000, 0),
        (60_000, 40_000),
        (50_000, 0),
    ];
    let candidates: Vec<Scheme> = tints
        .iter()
        .flat_map(|(times, plus)| {
            ACCENTS.map(|name| match (times, plus) {
                (100_000, 0) => Scheme::plain(name),
                _ => Scheme::modified(name, *times, *plus),
            })
        })
        .collect();
    // A surface that is nearly the background is no bar.
    let least = if are_lines { OUTLINED } else { 1.3 };
    let visible = |colour: &Scheme| palette.contrast(*colour, Scheme::BACKGROUND) >= least;
    let mut taken: Vec<Scheme> = Vec::new();
    for _ in 0..count {
        // From 1 on, a colour is told from all that are taken.
        let apart = |colour: &Scheme| {
            let from = |other: &Scheme| {
                let seen = palette.rgb(*colour).distance(palette.rgb(*other)) / APART;
                let in_grey = (lightness(*colour) - lightness(*other)).abs() / APART_IN_GREY;
                if are_lines { seen } else { seen.min(in_grey) }
            };
            taken.iter().map(from).fold(f64::INFINITY, f64::min)
        };
        let free = || {
            candidates
                .iter()
                .filter(|colour| visible(colour) && !taken.contains(colour))
        };
        let next = free()
            .find(|colour| apart(colour) >= 1.0)
            .or_else(|| free().max_by(|a, b| apart(a).total_cmp(&apart(b))))
            .copied();
        taken.push(next.unwrap_or(Scheme::TEXT));
    }
    let fill = |colour: &Scheme| Fill {
        colour: *colour,
        is_outlined: palette.contrast(*colour, Scheme::BACKGROUND) < OUTLINED,
    };
    taken.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;
    use crate::template::Template;

    #[test]
    fn six_series_of_the_built_in_brand_are_apart_in_grey() {
        let palette = &Template::built_in().layouts[2].palette;
        let fills = series(palette, 6, false);
        let mut light: Vec<f64> = fills
            .iter()
            .map(|fill| palette.rgb(fill.colour).lightness())
            .collect();
        light.sort_by(f64::total_cmp);
        let least = light
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(f64::INFINITY, f64::min);
        assert!(least >= 7.0, "{light:?}");
        let lines = series(palette, 6, true);
        assert!(lines.iter().all(|fill| !fill.is_outlined));
        assert_eq!(fills[0].colour, Scheme::plain("accent1"));
        assert_eq!(fills[1].colour, Scheme::plain("accent2"));
    }

    #[test]
    fn six_series_of_the_built_in_brand_are_told_apart_by_every_eye() {
        let palette = &Template::built_in().layouts[2].palette;
        for (are_lines, apart) in [(false, 5.0), (true, 7.0)] {
            let colours: Vec<Rgb> = series(palette, 6, are_lines)
                .iter()
                .map(|fill| palette.rgb(fill.colour))
                .collect();
            for (number, colour) in colours.iter().enumerate() {
                for other in &colours[..number] {
                    let distance = colour.distance(*other);
                    assert!(distance >= apart, "{colour:?} {other:?} {distance}");
                }
            }
        }
    }

    #[test]
    fn a_theme_without_colours_still_gives_as_many() {
        assert_eq!(series(&Palette::default(), 6, true).len(), 6);
    }
}
