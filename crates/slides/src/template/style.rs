//! How a placeholder sets the paragraphs of a level.

use vuosikello_measure::Typeface;
use vuosikello_ooxml::Element;

use crate::geometry::Emu;
use crate::measure::{Setting, lines};
use crate::text::Runs;

/// The distance between lines or paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// In thousandths of a per cent of a line.
    Percent(i64),
    /// In EMU.
    Fixed(Emu),
}

impl Spacing {
    /// The distance where a line is so high.
    fn of(self, line: Emu) -> Emu {
        match self {
            Spacing::Percent(share) => line * share / 100_000,
            Spacing::Fixed(height) => height,
        }
    }
}

/// The style of the paragraphs of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextStyle {
    pub(crate) setting: Setting,
    pub(crate) margin: Emu,
    /// Of the first line, from the margin; negative where the bullet hangs.
    pub(crate) indent: Emu,
    pub(crate) line: Spacing,
    pub(crate) before: Spacing,
    pub(crate) after: Spacing,
    /// Whether the style gives its paragraphs bullets.
    pub(crate) bullet: bool,
}

impl TextStyle {
    /// A style of which nothing is said but the face.
    pub(crate) fn plain(face: Typeface) -> Self {
        Self {
            setting: Setting {
                face,
                size: 1_800,
                bold: false,
                capitals: false,
                spacing: 0,
            },
            margin: 0,
            indent: 0,
            line: Spacing::Percent(100_000),
            before: Spacing::Fixed(0),
            after: Spacing::Fixed(0),
            bullet: false,
        }
    }

    /// The height of a paragraph of this style in another size, in a box of the given inner width.
    pub(crate) fn height(&self, runs: &Runs, size: i64, width: Emu) -> Emu {
        let setting = self.setting.sized(size);
        let single = setting.line_height(runs);
        let line = self.line.of(single);
        // Text hangs from its bullet; a bullet that does not hang stands in the line.
        let beside = if self.bullet && self.indent >= 0 {
            size * 127
        } else {
            0
        };
        let first = self.indent.max(0) + beside;
        let count = lines(runs, setting, width - self.margin, first);
        // The first line of a box is never lower than its type, whatever the spacing.
        line * count + (single - line).max(0) + self.before.of(single) + self.after.of(single)
    }
}

/// Where a style is looked up: the places that may say something of it, the nearest first. Each holds `a:lvl1pPr` and
/// so on.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) places: [Option<&'a Element<'a>>; 4],
    /// The fonts of the theme for headings and for text.
    pub(crate) major: &'a str,
    pub(crate) minor: &'a str,
}

const LEVELS: [&str; 2] = ["a:lvl1pPr", "a:lvl2pPr"];

impl Sources<'_> {
    /// The styles of the first two levels.
    pub(crate) fn styles(&self) -> [TextStyle; 2] {
        LEVELS.map(|level| self.style(level))
    }

    /// The name of the typeface of the first level.
    pub(crate) fn typeface(&self) -> &str {
        self.typeface_of(LEVELS[0])
    }

    fn first<T>(&self, level: &str, get: impl Fn(&Element<'_>) -> Option<T>) -> Option<T> {
        let mut places = self.places.iter().flatten();
        places.find_map(|place| place.find(level).and_then(&get))
    }

    fn typeface_of(&self, level: &str) -> &str {
        let own = |place: &'_ Element<'_>| place.path(&[level, "a:defRPr", "a:latin"]).is_some();
        let place = self.places.into_iter().flatten().find(|place| own(place));
        let latin = place.and_then(|place| place.path(&[level, "a:defRPr", "a:latin"])?.get("typeface"));
        match latin {
            Some("+mj-lt") => self.major,
            None | Some("+mn-lt" | "") => self.minor,
            Some(own) => own,
        }
    }

    fn style(&self, level: &str) -> TextStyle {
        let number = |name: &'static str, least: i64, most: i64| {
            self.first(level, |place| place.get(name)?.parse().ok())
                .map(|value: i64| value.clamp(least, most))
        };
        let run = |name: &'static str| {
            self.first(level, |place| {
                place.find("a:defRPr")?.get(name).map(str::to_owned)
            })
        };
        let run_number = |name: &'static str, least: i64, most: i64| {
            run(name)
                .and_then(|value| value.parse().ok())
                .map(|value: i64| value.clamp(least, most))
        };
        let plain = TextStyle::plain(Typeface::named(self.typeface_of(level)).unwrap_or(Typeface::Wide));
        let spacing = |name: &'static str, none: Spacing| {
            self.first(level, |place| spacing_of(place.find(name)?))
                .unwrap_or(none)
        };
        TextStyle {
            setting: Setting {
                size: run_number("sz", 100, 40_000).unwrap_or(plain.setting.size),
                bold: run("b").is_some_and(|value| is_true(&value)),
                capitals: run("cap").is_some_and(|value| value != "none"),
                spacing: run_number("spc", -40_000, 40_000).unwrap_or(0),
                ..plain.setting
            },
            margin: number("marL", 0, 5_000_000).unwrap_or(0),
            indent: number("indent", -5_000_000, 5_000_000).unwrap_or(0),
            line: spacing("a:lnSpc", plain.line),
            before: spacing("a:spcBef", plain.before),
            after: spacing("a:spcAft", plain.after),
            bullet: self.first(level, bullet_of).unwrap_or(false),
        }
    }
}

/// Whether an attribute says yes.
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn bullet_of(place: &Element<'_>) -> Option<bool> {
    place.elements().find_map(|element| match element.name.as_ref() {
        "a:buNone" => Some(false),
        "a:buChar" | "a:buAutoNum" | "a:buBlip" => Some(true),
        _ => None,
    })
}

fn spacing_of(element: &Element<'_>) -> Option<Spacing> {
    let value = |name: &str| element.find(name)?.get("val")?.parse::<i64>().ok();
    let percent = value("a:spcPct").map(|share| Spacing::Percent(share.clamp(0, 1_320_000)));
    // Hundredths of a point.
    percent.or_else(|| value("a:spcPts").map(|points| Spacing::Fixed(points.clamp(0, 158_400) * 127)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(xml: &'static str) -> Element<'static> {
        Element::parse(xml.as_bytes()).unwrap()
    }

    #[test]
    fn each_property_comes_from_the_nearest_place_that_has_it() {
        let near = place(
            r#"<a:lstStyle><a:lvl1pPr marL="0"><a:buNone/><a:defRPr sz="2000"/></a:lvl1pPr></a:lstStyle>"#,
        );
        let far = place(
            r#"<p:bodyStyle><a:lvl1pPr marL="9" indent="-9"><a:spcBef><a:spcPts val="1000"/></a:spcBef>
               <a:buChar char="•"/><a:defRPr sz="2800" b="1" cap="all"><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>
               <a:lvl2pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc></a:lvl2pPr></p:bodyStyle>"#,
        );
        let sources = Sources {
            places: [Some(&near), None, Some(&far), None],
            major: "Arial",
            minor: "Calibri",
        };
        let [first, second] = sources.styles();
        assert_eq!((first.margin, first.indent, first.bullet), (0, -9, false));
        assert_eq!(first.before, Spacing::Fixed(127_000));
        assert!(first.setting.bold && first.setting.capitals);
        assert_eq!((first.setting.size, first.setting.face), (2_000, Typeface::Arial));
        assert_eq!(
            (second.setting.size, second.setting.face),
            (1_800, Typeface::Calibri)
        );
        assert_eq!(second.line, Spacing::Percent(90_000));
        assert_eq!(sources.typeface(), "Arial");
    }
}
