//! Comparing the look of an appended slide with that of the deck: its typefaces, the colours of its theme, the size of its smallest text.

use std::collections::BTreeSet;

use vuosikello_ooxml::Element;

/// Text of slides is not smaller than this, in hundredths of a point: what the writer of slides keeps to, so that the last row can read it.
const SMALLEST: u32 = 1_400;

/// Typefaces and colours of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ThemeLook {
    pub(super) faces: BTreeSet<String>,
    /// The colours in the order of the theme.
    pub(super) colours: Vec<String>,
}

impl ThemeLook {
    /// The look of a theme (ECMA-376 Part 1 § 20.1.6.9).
    pub(super) fn of(theme: &Element<'_>) -> Self {
        let elements = theme.find("a:themeElements");
        let faces = ["a:majorFont", "a:minorFont"].into_iter().filter_map(|font| {
            let latin = elements?.path(&["a:fontScheme", font, "a:latin"])?;
            latin.get("typeface").map(str::to_owned)
        });
        let scheme = elements.and_then(|elements| elements.find("a:clrScheme"));
        let colours = scheme.into_iter().flat_map(Element::elements).map(|colour| {
            let value = colour.elements().next();
            let value = value.and_then(|value| value.get("lastClr").or_else(|| value.get("val")));
            value.unwrap_or_default().to_uppercase()
        });
        Self {
            faces: faces.filter(|face| !face.is_empty()).collect(),
            colours: colours.collect(),
        }
    }
}

/// The differences between the look of a slide and that of the deck.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Foreign {
    /// The typefaces that the deck does not have.
    pub(super) faces: Vec<String>,
    /// True if the theme of the slide has other colours than the theme of the deck.
    pub(super) colours: bool,
    /// The size of the smallest text, in hundredths of a point, where it is smaller than on the deck's own slides.
    pub(super) small: Option<u32>,
}

/// Compares a slide and its theme with the theme of the deck.
pub(super) fn compare(slide: &Element<'_>, theme: &ThemeLook, deck: &ThemeLook) -> Foreign {
    let mut faces = theme.faces.clone();
    let mut small: Option<u32> = None;
    slide.walk(&mut |element| match element.name.as_ref() {
        "a:latin" => {
            let face = element.get("typeface").unwrap_or_default();
            // A plus begins the name of a typeface of the theme.
            if !face.is_empty() && !face.starts_with('+') {
                faces.insert(face.to_owned());
            }
        }
        "a:rPr" => {
            let size = element.get("sz").and_then(|size| size.parse::<u32>().ok());
            let is_small = size.filter(|size| *size < SMALLEST);
            small = small.into_iter().chain(is_small).min();
        }
        _ => {}
    });
    Foreign {
        faces: faces.difference(&deck.faces).cloned().collect(),
        colours: theme.colours != deck.colours,
        small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEME: &str = r#"<a:theme><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="1b365d"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#;

    fn look(theme: &str) -> ThemeLook {
        ThemeLook::of(&Element::parse(theme.as_bytes()).unwrap())
    }

    #[test]
    fn a_slide_of_the_same_theme_is_not_foreign() {
        let deck = look(THEME);
        assert_eq!(deck.colours, ["000000", "1B365D"]);
        let slide =
            Element::parse(br#"<p:sld><a:rPr sz="1600"/><a:latin typeface="+mn-lt"/></p:sld>"#).unwrap();
        assert_eq!(compare(&slide, &deck, &deck), Foreign::default());
    }

    #[test]
    fn other_typefaces_colours_and_sizes_are_found() {
        let deck = look(THEME);
        let other = look(&THEME.replace("Arial", "Calibri").replace("1b365d", "4472c4"));
        let slide = Element::parse(
            br#"<p:sld><a:rPr sz="900"/><a:rPr sz="1000"/><a:latin typeface="Comic Sans MS"/></p:sld>"#,
        )
        .unwrap();
        let found = compare(&slide, &other, &deck);
        assert_eq!(found.faces, ["Calibri", "Comic Sans MS"]);
        assert!(found.colours);
        assert_eq!(found.small, Some(900));
    }
}
