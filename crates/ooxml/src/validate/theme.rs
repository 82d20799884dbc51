//! What a theme has to have (ECMA-376 Part 1 § 20.1.6.9). What it lacks PowerPoint does not make up for.

use super::fault::Fault;
use crate::Element;

/// The colours, in their order.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "teeman väri dk1"),
    ("a:lt1", "teeman väri lt1"),
    ("a:dk2", "teeman väri dk2"),
    ("a:lt2", "teeman väri lt2"),
    ("a:accent1", "teeman väri accent1"),
    ("a:accent2", "teeman väri accent2"),
    ("a:accent3", "teeman väri accent3"),
    ("a:accent4", "teeman väri accent4"),
    ("a:accent5", "teeman väri accent5"),
    ("a:accent6", "teeman väri accent6"),
    ("a:hlink", "teeman väri hlink"),
    ("a:folHlink", "teeman väri folHlink"),
];

/// The lists of looks, which hold three for subtle, moderate and intense.
const LOOKS: [(&str, &str); 4] = [
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

/// The font that stands in for one without a name: every Office has it, and its widths are known.
const USUAL: &str = "Arial";

/// Refuses a theme that lacks colours, fonts or looks.
pub(super) fn check(root: &Element<'_>) -> Result<(), Fault> {
    let of = |name: &str| root.path(&["a:themeElements", name]);
    let colours = of("a:clrScheme").ok_or(Fault::Lacks("teeman väristö (clrScheme)"))?;
    for (name, missing) in COLOURS {
        let colour = colours.find(name).and_then(|colour| colour.elements().next());
        colour.ok_or(Fault::Lacks(missing))?;
    }
    for (name, missing) in FONTS {
        let font = of("a:fontScheme").and_then(|fonts| fonts.path(&[name, "a:latin"]));
        font.ok_or(Fault::Lacks(missing))?;
    }
    for (name, missing) in LOOKS {
        let list = of("a:fmtScheme").and_then(|looks| looks.find(name));
        let count = list.map_or(0, |list| list.elements().count());
        if count < 3 {
            return Err(Fault::Lacks(missing));
        }
    }
    Ok(())
}

/// Gives fonts without a name one: the other font of the theme, or else the usual one. Every reader would take a font
/// of its own choice, and text would not fit where it was measured to. Whether there was one.
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

    const BUILT_IN: &str = include_str!("../../../../brand/pptx/theme/theme1.xml");

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
