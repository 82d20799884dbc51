//! The colours of series: of the theme, and apart from each other for the colour-blind and in grey.

use vuosikello_measure::{Marks, Rgb, distinguishable, needs_outline};
use vuosikello_ooxml::theme::{ACCENTS, Palette, Scheme};

/// A fill, and whether it needs an outline to show on the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fill {
    pub(crate) colour: Scheme,
    pub(crate) is_outlined: bool,
}

/// How the accents are changed for series that come after the accents themselves, as `lumMod` and `lumOff`: lighter and darker in
/// turn, so that neighbours differ.
const TINTS: [(u32, u32); 4] = [(40_000, 60_000), (75_000, 0), (60_000, 40_000), (50_000, 0)];

/// Colours for so many series: the accents in the order of the theme, then their tints, as far as they can be told apart; text where
/// the theme has too few.
pub(crate) fn fills(palette: &Palette, count: usize, marks: Marks) -> Vec<Fill> {
    let tints = TINTS
        .iter()
        .flat_map(|(times, plus)| ACCENTS.map(|name| Scheme::modified(name, *times, *plus)));
    let candidates: Vec<Scheme> = ACCENTS.map(Scheme::plain).into_iter().chain(tints).collect();
    let looks: Vec<Rgb> = candidates.iter().map(|colour| palette.rgb(*colour)).collect();
    let background = palette.rgb(Scheme::BACKGROUND);
    let chosen = distinguishable(&looks, background, count, marks);
    let colours = chosen.into_iter().filter_map(|at| candidates.get(at).copied());
    let fill = |colour: Scheme| Fill {
        colour,
        is_outlined: needs_outline(palette.rgb(colour), background),
    };
    let enough = colours.chain(std::iter::repeat(Scheme::TEXT));
    enough.take(count).map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vuosikello_ooxml::Element;

    /// The colours of the built-in look of slides.
    fn palette() -> Palette {
        let theme = include_bytes!("../../../brand/theme.xml");
        let theme = Element::parse(theme).unwrap();
        Palette::new(theme.path(&["a:themeElements", "a:clrScheme"]), None)
    }

    #[test]
    fn six_series_of_the_built_in_brand_are_apart_in_grey() {
        let palette = &palette();
        let bars = fills(palette, 6, Marks::Areas);
        let mut light: Vec<f64> = bars
            .iter()
            .map(|fill| palette.rgb(fill.colour).lightness())
            .collect();
        light.sort_by(f64::total_cmp);
        let least = light
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(f64::INFINITY, f64::min);
        assert!(least >= 7.0, "{light:?}");
        let lines = fills(palette, 6, Marks::Lines);
        assert!(lines.iter().all(|fill| !fill.is_outlined));
        assert_eq!(bars[0].colour, Scheme::plain("accent1"));
        assert_eq!(bars[1].colour, Scheme::plain("accent2"));
    }

    #[test]
    fn six_series_of_the_built_in_brand_are_told_apart_by_every_eye() {
        let palette = &palette();
        for (marks, apart) in [(Marks::Areas, 5.0), (Marks::Lines, 7.0)] {
            let colours: Vec<Rgb> = fills(palette, 6, marks)
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
        assert_eq!(fills(&Palette::default(), 6, Marks::Lines).len(), 6);
    }
}
