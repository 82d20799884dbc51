//! The typefaces whose widths are known.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::widths;

/// A typeface by its widths.
///
/// ```
/// use vuosikello_measure::Typeface;
/// let face = Typeface::named("Calibri Light").unwrap_or(Typeface::Wide);
/// assert_eq!(face, Typeface::Calibri);
/// assert_eq!(face.advance('0', false).thousandths(), 507);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typeface {
    /// Arial, and what is drawn to its widths (Helvetica, Liberation Sans).
    Arial,
    /// Calibri, and what is drawn to its widths (Carlito).
    Calibri,
    /// Times New Roman, and what is as wide or narrower.
    TimesNewRoman,
    /// Noto Sans, and the other humanist faces of screens, which are as wide or narrower.
    NotoSans,
    /// A face whose characters all have one width.
    Monospaced,
    /// Any other: wider than nearly every face (DejaVu Sans), so that text set in it fits.
    Wide,
}

/// How far a character moves what follows it.
///
/// Faces count in font units, of which 1 000 or 2 048 make the size of the type. Who adds up many advances chooses how they are
/// rounded: up where text must never be wider than it was measured, to the nearest where the sum should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advance {
    /// Thousandths of a font unit.
    units: u32,
    units_per_em: u32,
    is_own: bool,
}

impl Advance {
    /// The advance in thousandths of the size of the type, rounded to the nearest.
    pub fn thousandths(self) -> u32 {
        (self.units + self.units_per_em / 2) / self.units_per_em
    }

    /// The advance in thousandths of the size of the type, rounded up.
    pub fn thousandths_up(self) -> u32 {
        self.units.div_ceil(self.units_per_em)
    }

    /// Whether the face is known to have the character: another face, whose lines may be higher, stands in for one that it lacks.
    pub fn is_own(self) -> bool {
        self.is_own
    }
}

/// The advance of a character that no table has, in thousandths of the size: that of an ideograph or an emoji.
const UNKNOWN: u32 = 1_300;
/// The first combining mark of Unicode.
const FIRST_MARK: char = '\u{300}';

/// How much wider bold type is taken to be than regular type where whole texts are measured in regular type: most words and all
/// figures of Arial are within it.
pub const BOLD: f64 = 1.1;

/// Names of fonts in lower case, by the face whose widths hold for them.
const KNOWN: [(Typeface, &[&str]); 5] = [
    (
        Typeface::Arial,
        &["arial", "helvetica", "liberation sans", "arial narrow"],
    ),
    (Typeface::Calibri, &["calibri", "calibri light", "carlito"]),
    (
        Typeface::TimesNewRoman,
        &["times new roman", "liberation serif", "garamond"],
    ),
    (
        Typeface::NotoSans,
        &[
            "noto sans",
            "open sans",
            "segoe ui",
            "segoe ui light",
            "aptos",
            "aptos display",
            "roboto",
            "lato",
            "source sans pro",
            "source sans 3",
            "trebuchet ms",
            "tahoma",
            "corbel",
            "candara",
        ],
    ),
    (Typeface::Wide, &["verdana", "dejavu sans"]),
];

/// Parts of the names of monospaced faces, and the width of their characters: that of Courier New, the widest.
const MONOSPACED: [&str; 3] = ["courier", "consolas", "mono"];
const MONO: u32 = 602;

impl Typeface {
    /// The face whose widths hold for the font with this name, in any case; `None` for a font that is not known, for which
    /// [`Typeface::Wide`] is safe.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        if MONOSPACED.iter().any(|part| name.contains(part)) {
            return Some(Typeface::Monospaced);
        }
        let known = KNOWN.iter().find(|(_, names)| names.contains(&name.as_str()));
        known.map(|(face, _)| *face)
    }

    /// The column of the face in the table of widths.
    fn column(self, bold: bool) -> usize {
        let regular = match self {
            Typeface::Arial => 0,
            Typeface::Calibri => 2,
            Typeface::TimesNewRoman => 4,
            Typeface::NotoSans => 6,
            Typeface::Wide | Typeface::Monospaced => 8,
        };
        regular + usize::from(bold)
    }

    /// The width of a character in font units, and how many of them make the size of the type.
    fn units(self, character: char, bold: bool) -> Option<(u32, u32)> {
        let units = *widths::of(character)?.widths.get(self.column(bold))?;
        Some(match self {
            Typeface::Monospaced => (MONO, 1_000),
            Typeface::NotoSans => (units.into(), 1_000),
            _ => (units.into(), 2_048),
        })
    }

    /// The height of a line in thousandths of the size of the type: what the font says of itself, and at least 1.2, since
    /// PowerPoint sets no face closer.
    pub fn line_height(self) -> i64 {
        match self {
            Typeface::NotoSans => 1_362,
            Typeface::Calibri => 1_221,
            Typeface::Wide | Typeface::Monospaced => 1_250,
            Typeface::Arial | Typeface::TimesNewRoman => 1_200,
        }
    }

    /// The width of a line of text in thousandths of the size of the type: advances to the nearest, bold as [`BOLD`] times
    /// as much.
    ///
    /// ```
    /// use vuosikello_measure::{Typeface, pixels, points};
    /// let width = Typeface::Arial.text_width("0123456789", false);
    /// assert_eq!(width, 5_560.0);
    /// assert_eq!(pixels(points(width, 9.0)).round(), 67.0);
    /// ```
    pub fn text_width(self, text: &str, bold: bool) -> f64 {
        let regular: i64 = self.advances(text).map(|(_, advance)| advance).sum();
        regular as f64 * if bold { BOLD } else { 1.0 }
    }

    /// The characters of a text, each with its advance in regular type in thousandths of the size of the type, to the nearest: as
    /// [`line_starts`](crate::line_starts) takes them.
    pub fn advances(self, text: &str) -> impl Iterator<Item = (char, i64)> {
        text.chars()
            .map(move |character| (character, self.advance(character, false).thousandths().into()))
    }

    /// The advance of a character.
    #[inline]
    pub fn advance(self, character: char, bold: bool) -> Advance {
        // Most characters by far, all of which the table has.
        match character {
            ' '..='~' => match self.units(character, bold) {
                Some((units, units_per_em)) => Advance {
                    units: units * 1_000,
                    units_per_em,
                    is_own: true,
                },
                None => self.any_advance(character, bold),
            },
            _ => self.any_advance(character, bold),
        }
    }

    /// The advance of a character, whichever it is.
    fn any_advance(self, character: char, bold: bool) -> Advance {
        let advance = |units: u32, units_per_em: u32, more: u32, is_own: bool| Advance {
            units: units * 1_000 + more * units_per_em,
            units_per_em,
            is_own,
        };
        let like = |base: char, more: u32| {
            let (units, per_em) = self.units(base, bold)?;
            Some(advance(units, per_em, more, true))
        };
        let known = match character {
            '\u{a0}' | '\u{2009}' | '\u{202f}' => like(' ', 0),
            '\u{2007}' => like('0', 0),
            '\u{ad}' | '\u{2010}' | '\u{2011}' => like('-', 0),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
                Some(advance(0, 1_000, 0, true))
            }
            character if character >= FIRST_MARK && is_combining_mark(character) => {
                Some(advance(0, 1_000, 0, false))
            }
            character => like(character, 0).or_else(|| {
                let mut base = None;
                decompose_canonical(character, |part| base = base.or(Some(part)));
                match base.filter(|base| *base != character && base.is_ascii_alphabetic())? {
                    // The caron of these stands beside the letter, and a diaeresis is wider than the stem below it.
                    base @ ('d' | 'l' | 'L' | 't') => like(base, 170),
                    'i' => like('i', 60),
                    base => like(base, 0),
                }
            }),
        };
        known.unwrap_or_else(|| advance(UNKNOWN, 1_000, 0, false))
    }
}

#[cfg(test)]
mod tests {
    use read_fonts::{FontRef, TableProvider};

    use super::*;

    const FACES: [Typeface; 5] = [
        Typeface::Arial,
        Typeface::Calibri,
        Typeface::TimesNewRoman,
        Typeface::NotoSans,
        Typeface::Wide,
    ];

    fn up(face: Typeface, character: char, bold: bool) -> u32 {
        face.advance(character, bold).thousandths_up()
    }

    #[test]
    fn a_letter_with_a_diacritic_is_as_wide_as_the_letter() {
        for face in FACES {
            assert_eq!(face.advance('ä', false), face.advance('a', false));
            assert_eq!(face.advance('Å', true), face.advance('A', true));
            assert!(face.advance('−', false).is_own() && face.advance('€', true).is_own());
            assert_eq!(up(face, 'ď', false), up(face, 'd', false) + 170);
        }
    }

    #[test]
    fn what_a_face_lacks_is_as_wide_as_an_ideograph_and_a_mark_has_no_width() {
        for face in FACES {
            assert_eq!(up(face, '世', false), UNKNOWN);
            assert_eq!(up(face, '\u{301}', false), 0);
            assert!(!face.advance('世', false).is_own() && !face.advance('\u{301}', false).is_own());
            assert_eq!(up(face, '\u{200b}', true), 0);
        }
    }

    #[test]
    fn the_characters_of_a_monospaced_face_have_one_width() {
        let face = Typeface::named("Courier New").unwrap();
        for character in ['i', 'W', 'ä', '€', ' ', '\u{a0}'] {
            assert_eq!(up(face, character, true), MONO);
        }
    }

    #[test]
    fn a_face_that_is_not_known_counts_as_wide() {
        assert_eq!(Typeface::named(" Arial "), Some(Typeface::Arial));
        assert_eq!(Typeface::named("Oma Fontti"), None);
        assert!(up(Typeface::Wide, 'n', false) > up(Typeface::NotoSans, 'n', false));
    }

    /// The metrics of the standard PDF fonts (ISO 32000-1 § 9.6.2.2) give Helvetica in thousandths; Arial was drawn to them.
    #[test]
    fn arial_has_the_widths_of_helvetica_to_the_nearest_thousandth() {
        let text = " !\"#$%&'0@AMWfijmrt~";
        let widths = [
            278, 278, 355, 556, 556, 889, 667, 191, 556, 1015, 667, 833, 944, 278, 222, 222, 833, 333, 278,
            584,
        ];
        for (character, width) in text.chars().zip(widths) {
            let advance = Typeface::Arial.advance(character, false);
            assert_eq!(advance.thousandths(), width, "{character}");
            assert!(
                (width..=width + 1).contains(&advance.thousandths_up()),
                "{character}"
            );
        }
    }

    #[test]
    fn noto_sans_has_the_widths_of_its_font() {
        let fonts: [(&[u8], bool); 2] = [
            (
                include_bytes!("../../../brand/fonts/noto-sans/NotoSans-Regular.ttf"),
                false,
            ),
            (
                include_bytes!("../../../brand/fonts/noto-sans/NotoSans-Bold.ttf"),
                true,
            ),
        ];
        for (bytes, bold) in fonts {
            let font = FontRef::new(bytes).unwrap();
            let (characters, metrics) = (font.cmap().unwrap(), font.hmtx().unwrap());
            for character in widths::characters().chain("äöåÄÖÅšžéü\u{a0}".chars()) {
                let Some(glyph) = characters.map_codepoint(character) else {
                    panic!("{character}");
                };
                let width = metrics.advance(glyph).unwrap();
                let own = Typeface::NotoSans.advance(character, bold).thousandths();
                assert_eq!(own, u32::from(width), "{character}");
            }
        }
    }

    #[test]
    fn bold_text_is_a_tenth_wider() {
        let width = |bold| Typeface::Arial.text_width("12,34", bold);
        assert!((width(false) - 2_502.0).abs() < f64::EPSILON);
        assert!((width(true) - 2_752.2).abs() < 1e-9);
    }
}
