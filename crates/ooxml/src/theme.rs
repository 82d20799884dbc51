//! The colours of a theme by the names under which drawings use them, and how they look.

use vuosikello_core::Look;
use vuosikello_measure::Rgb;

use crate::drawing::{Xml, new, value};
use crate::{Element, Node};

/// The theme of the built-in look, which all Office files share.
pub const BUILT_IN: &str = include_str!("../../../brand/theme.xml");

/// The built-in theme with the colours and typefaces of a look, as a part. Accents for which the look has no colour of a series stay.
pub fn of_look(look: &Look) -> Vec<u8> {
    // The theme is compiled in and a test reads it; the empty tree keeps a panic out of the library.
    let mut theme = Element::parse(BUILT_IN.as_bytes()).unwrap_or_default();
    dress(&mut theme, look);
    theme.to_part()
}

/// The colours of a look by the names under which drawings use them.
pub fn palette_of_look(look: &Look) -> Palette {
    let theme = of_look(look);
    let theme = Element::parse(&theme).unwrap_or_default();
    Palette::new(theme.path(&["a:themeElements", "a:clrScheme"]), None)
}

/// Puts the colours and typefaces of a look into a theme, and takes out the line breaks between its elements.
fn dress(theme: &mut Element<'_>, look: &Look) {
    let colours = &look.colours;
    let (major, minor) = (&look.typefaces.headings, &look.typefaces.text);
    theme.walk_mut(&mut |element| {
        let colour = match element.name.as_ref() {
            "a:dk2" => Some(colours.headings),
            "a:lt2" => Some(colours.surface),
            "a:hlink" => Some(colours.links),
            name => {
                let accent = ACCENTS
                    .iter()
                    .position(|accent| name.strip_prefix("a:") == Some(accent));
                accent.and_then(|at| colours.series.get(at)).copied()
            }
        };
        if let Some(colour) = colour {
            element.children = vec![Node::Element(value("a:srgbClr", colour.to_string()))];
        }
        let face = match element.name.as_ref() {
            "a:majorFont" => Some(major),
            "a:minorFont" => Some(minor),
            _ => None,
        };
        if let Some((face, latin)) = face.zip(element.find_mut("a:latin")) {
            latin.set("typeface", face.clone());
        }
        let is_layout = |node: &Node<'_>| matches!(node, Node::Text(text) if text.trim().is_empty());
        element.children.retain(|node| !is_layout(node));
    });
}

/// A colour of the theme by its name in a drawing, perhaps lightened: what a drawing may use, so that it follows its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    /// The name: `tx1`, `bg1`, `accent1` ….
    pub name: &'static str,
    /// `lumMod` and `lumOff`, in thousandths of a per cent.
    pub modify: Option<(u32, u32)>,
}

impl Scheme {
    /// Text, and what stands out like it.
    pub const TEXT: Scheme = Scheme::plain("tx1");
    /// Text of a second colour.
    pub const TEXT_2: Scheme = Scheme::plain("tx2");
    /// What text stands on.
    pub const BACKGROUND: Scheme = Scheme::plain("bg1");
    /// A surface that is set off from the background.
    pub const BACKGROUND_2: Scheme = Scheme::plain("bg2");

    /// A colour as the theme has it.
    pub const fn plain(name: &'static str) -> Self {
        Self { name, modify: None }
    }

    /// A colour whose lightness is multiplied and added to, in thousandths of a per cent.
    pub const fn modified(name: &'static str, times: u32, plus: u32) -> Self {
        Self {
            name,
            modify: Some((times, plus)),
        }
    }

    /// The colour as an element.
    pub fn element(self) -> Xml {
        let mut element = value("a:schemeClr", self.name);
        if let Some((times, plus)) = self.modify {
            element.push(value("a:lumMod", times.to_string()));
            if plus > 0 {
                element.push(value("a:lumOff", plus.to_string()));
            }
        }
        element
    }

    /// A fill of the colour.
    pub fn fill(self) -> Xml {
        new("a:solidFill").child(self.element())
    }
}

/// The accents of a theme, in order.
pub const ACCENTS: [&str; 6] = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

/// The colours of a theme as a master, or a document, maps them to the names that drawings use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette(Vec<(&'static str, Rgb)>);

impl Palette {
    /// From the colours of a theme (`a:clrScheme`) and the map of a master (`p:clrMap`); without a map the usual names hold.
    pub fn new(scheme: Option<&Element<'_>>, map: Option<&Element<'_>>) -> Self {
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
            Some((name, of_theme(in_theme)?))
        });
        Self(colours.collect())
    }

    /// How a colour looks. A theme that does not say counts as black on white.
    pub fn rgb(&self, colour: Scheme) -> Rgb {
        let found = self.0.iter().find(|(name, _)| *name == colour.name);
        let plain = match found {
            Some((_, rgb)) => *rgb,
            None if colour.name.starts_with("bg") => Rgb::WHITE,
            None => Rgb::BLACK,
        };
        match colour.modify {
            Some((times, plus)) => modified(plain, times, plus),
            None => plain,
        }
    }

    /// The contrast of two colours.
    pub fn contrast(&self, a: Scheme, b: Scheme) -> f64 {
        self.rgb(a).contrast(self.rgb(b))
    }

    /// Text on a surface: the first of the candidates that can be read on it (4.5:1), else the one that reads best.
    pub fn readable(&self, surface: Scheme, candidates: &[Scheme]) -> Scheme {
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
    pub fn accent_near(&self, hue: f64, within: f64) -> Option<Scheme> {
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

/// A colour with its HSL lightness multiplied and added to, as `lumMod` and `lumOff` do (in thousandths of a per cent).
fn modified(colour: Rgb, times: u32, plus: u32) -> Rgb {
    let (hue, saturation, lightness) = colour.hsl();
    let lightness = lightness * f64::from(times) / 100_000.0 + f64::from(plus) / 100_000.0;
    Rgb::from_hsl((hue, saturation, lightness.min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn a_colour_is_lightened_as_powerpoint_does() {
        // The tint "Lighter 60 %" of the accent 4472C4 is B4C7E7.
        let light = modified(rgb("4472C4"), 40_000, 60_000);
        let near = |a: u8, b: u8| a.abs_diff(b) <= 1;
        assert!(
            near(light.0, 0xb4) && near(light.1, 0xc7) && near(light.2, 0xe7),
            "{light:?}"
        );
        for colour in [
            "1B365D", "B45F06", "2E7D4F", "FFFFFF", "000000", "FF00FF", "00FFFF",
        ] {
            assert_eq!(modified(rgb(colour), 100_000, 0), rgb(colour));
        }
    }

    #[test]
    fn a_theme_has_the_colours_and_typefaces_of_its_look() {
        let mut look = Look::default();
        let built_in = String::from_utf8(of_look(&look)).unwrap();
        assert!(
            built_in.contains("<a:accent3><a:srgbClr val=\"C05600\"/></a:accent3>"),
            "{built_in}"
        );
        look.colours.headings = vuosikello_core::Colour::of(0x0B_5345);
        look.colours.series.truncate(1);
        look.typefaces.headings = "Georgia".to_owned();
        let own = String::from_utf8(of_look(&look)).unwrap();
        assert!(
            own.contains("<a:dk2><a:srgbClr val=\"0B5345\"/></a:dk2>"),
            "{own}"
        );
        assert!(
            own.contains("<a:majorFont><a:latin typeface=\"Georgia\"/>"),
            "{own}"
        );
        assert!(
            own.contains("<a:minorFont><a:latin typeface=\"Arial\"/>"),
            "{own}"
        );
        // What the look does not say stays.
        assert!(
            own.contains("<a:accent2><a:srgbClr val=\"5C8FB8\"/></a:accent2>"),
            "{own}"
        );
        assert_eq!(palette_of_look(&look).rgb(Scheme::TEXT_2), rgb("0B5345"));
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
