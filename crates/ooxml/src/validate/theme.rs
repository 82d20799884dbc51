//! The elements that a theme must have (ECMA-376 Part 1 § 20.1.6.9): PowerPoint has no defaults for them.

use super::fault::Fault;
use crate::Element;

/// The colours of the scheme `a:clrScheme`.
const COLOURS: [&str; 12] = [
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
];

/// The lists of the format scheme, each with at least three entries: subtle, moderate and intense.
const FORMATS: [(&str, &str); 4] = [
    ("a:fillStyleLst", "kolme teeman täyttöä (fillStyleLst)"),
    ("a:lnStyleLst", "kolme teeman viivaa (lnStyleLst)"),
    ("a:effectStyleLst", "kolme teeman tehostetta (effectStyleLst)"),
    ("a:bgFillStyleLst", "kolme teeman taustaa (bgFillStyleLst)"),
];

/// The fonts for headings and for text.
const FONTS: [(&str, &str); 2] = [
    ("a:majorFont", "teeman otsikkofontti (majorFont)"),
    ("a:minorFont", "teeman leipätekstin fontti (minorFont)"),
];

/// The font for a theme that names none: every Office has it, and its widths are known.
const USUAL: &str = "Arial";

/// Checks that a theme has all colours, fonts and formats.
pub(super) fn check(root: &Element<'_>) -> Result<(), Fault> {
    let of = |name: &str| root.path(&["a:themeElements", name]);
    let lacks = |what: &str| Fault::Lacks(what.to_owned());
    let colours = of("a:clrScheme").ok_or_else(|| lacks("teeman väristö (clrScheme)"))?;
    for name in COLOURS {
        let colour = colours.find(&format!("a:{name}"));
        let colour = colour.and_then(|colour| colour.elements().next());
        colour.ok_or_else(|| lacks(&format!("teeman väri {name}")))?;
    }
    for (name, missing) in FONTS {
        let font = of("a:fontScheme").and_then(|fonts| fonts.path(&[name, "a:latin"]));
        font.ok_or_else(|| lacks(missing))?;
    }
    for (name, missing) in FORMATS {
        let list = of("a:fmtScheme").and_then(|looks| looks.find(name));
        let count = list.map_or(0, |list| list.elements().count());
        if count < 3 {
            return Err(lacks(missing));
        }
    }
    Ok(())
}

/// Names the fonts of a theme that have no name after the other font of the theme, or else Arial; returns whether there were
/// any. Each program would substitute a font of its own, and text would not fit where it was measured to.
pub fn name_fonts(root: &mut Element<'_>) -> bool {
    let [major, minor] = FONTS.map(|(name, _)| {
        let font = root.path(&["a:themeElements", "a:fontScheme", name, "a:latin"]);
        let name = font.and_then(|font| font.get("typeface")).map(str::trim);
        name.filter(|name| !name.is_empty()).map(str::to_owned)
    });
    let names = [major.clone().or(minor.clone()), minor.or(major)];
    let scheme = root
        .find_mut("a:themeElements")
        .and_then(|elements| elements.find_mut("a:fontScheme"));
    let Some(scheme) = scheme else { return false };
    let mut changed = false;
    for ((font, _), name) in FONTS.iter().zip(names) {
        let latin = scheme.find_mut(font).and_then(|font| font.find_mut("a:latin"));
        if let Some(latin) = latin
            && latin.get("typeface").unwrap_or_default().trim().is_empty()
        {
            latin.set("typeface", name.unwrap_or_else(|| USUAL.to_owned()));
            changed = true;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../../../brand/theme.xml");

    fn theme(text: &str) -> Element<'_> {
        Element::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_theme_has_all_colours_fonts_and_looks() {
        assert_eq!(check(&theme(BUILT_IN)), Ok(()));
        for (from, lacks) in [
            ("a:clrScheme", "clrScheme"),
            ("a:accent3", "accent3"),
            ("a:minorFont", "minorFont"),
            ("a:lnStyleLst", "lnStyleLst"),
        ] {
            let text = BUILT_IN.replace(from, "a:other");
            let Err(Fault::Lacks(missing)) = check(&theme(&text)) else {
                panic!("{from}");
            };
            assert!(missing.contains(lacks), "{missing}");
        }
    }

    #[test]
    fn a_font_without_a_name_is_named() {
        let fonts = |major: &str, minor: &str| {
            let text = format!(
                r#"<a:theme><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="{major}"/></a:majorFont><a:minorFont><a:latin typeface="{minor}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#
            );
            let mut root = theme(&text);
            assert_eq!(
                name_fonts(&mut root),
                major.trim().is_empty() || minor.trim().is_empty()
            );
            FONTS.map(|(name, _)| {
                let latin = root
                    .path(&["a:themeElements", "a:fontScheme", name, "a:latin"])
                    .unwrap();
                latin.get("typeface").unwrap().to_owned()
            })
        };
        assert_eq!(fonts("Lato", "Verdana"), ["Lato", "Verdana"]);
        assert_eq!(fonts("Lato", " "), ["Lato", "Lato"]);
        assert_eq!(fonts("", "Verdana"), ["Verdana", "Verdana"]);
        assert_eq!(fonts("", ""), [USUAL, USUAL]);
    }
}
