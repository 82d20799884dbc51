//! The typefaces whose widths are known.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::widths::{self, OTHERS, Widths};

/// A typeface by its widths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typeface {
    Arial,
    Calibri,
    Times,
    Noto,
    /// A face whose characters all have one width.
    Mono,
    /// Any other: wider than nearly every face, so that text set in it fits.
    Wide,
}

/// A character that no table has: as wide as an ideograph or an emoji.
const UNKNOWN: u32 = 1_300;

/// The name of a theme's font as templates give it, in lower case, and the face whose widths hold for it.
const KNOWN: [(&str, Typeface); 26] = [
    ("arial", Typeface::Arial),
    ("helvetica", Typeface::Arial),
    ("liberation sans", Typeface::Arial),
    ("arial narrow", Typeface::Arial),
    ("calibri", Typeface::Calibri),
    ("calibri light", Typeface::Calibri),
    ("carlito", Typeface::Calibri),
    ("times new roman", Typeface::Times),
    ("liberation serif", Typeface::Times),
    ("garamond", Typeface::Times),
    ("noto sans", Typeface::Noto),
    ("open sans", Typeface::Noto),
    ("segoe ui", Typeface::Noto),
    ("segoe ui light", Typeface::Noto),
    ("aptos", Typeface::Noto),
    ("aptos display", Typeface::Noto),
    ("roboto", Typeface::Noto),
    ("lato", Typeface::Noto),
    ("source sans pro", Typeface::Noto),
    ("source sans 3", Typeface::Noto),
    ("trebuchet ms", Typeface::Noto),
    ("tahoma", Typeface::Noto),
    ("corbel", Typeface::Noto),
    ("candara", Typeface::Noto),
    ("verdana", Typeface::Wide),
    ("dejavu sans", Typeface::Wide),
];

/// What the names of faces have in them whose characters all have one width, and that width: of Courier New, the widest.
const MONOSPACED: [&str; 3] = ["courier", "consolas", "mono"];
const MONO: u32 = 602;

impl Typeface {
    /// The face for a name, and whether its widths are really known.
    pub(crate) fn named(name: &str) -> (Self, bool) {
        let name = name.trim().to_lowercase();
        if MONOSPACED.iter().any(|part| name.contains(part)) {
            return (Typeface::Mono, true);
        }
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        known.map_or((Typeface::Wide, false), |(_, face)| (*face, true))
    }

    fn widths(self, bold: bool) -> &'static Widths {
        match (self, bold) {
            (Typeface::Arial, false) => &widths::ARIAL,
            (Typeface::Arial, true) => &widths::ARIAL_BOLD,
            (Typeface::Calibri, false) => &widths::CALIBRI,
            (Typeface::Calibri, true) => &widths::CALIBRI_BOLD,
            (Typeface::Times, false) => &widths::TIMES,
            (Typeface::Times, true) => &widths::TIMES_BOLD,
            (Typeface::Noto, false) => &widths::NOTO_SANS,
            (Typeface::Noto, true) => &widths::NOTO_SANS_BOLD,
            (Typeface::Wide | Typeface::Mono, false) => &widths::WIDE,
            (Typeface::Wide | Typeface::Mono, true) => &widths::WIDE_BOLD,
        }
    }

    /// The height of a line in thousandths of the size. PowerPoint sets no face closer than 1.2.
    pub(crate) fn line_height(self) -> i64 {
        match self {
            Typeface::Noto => 1_362,
            Typeface::Calibri => 1_221,
            Typeface::Wide | Typeface::Mono => 1_250,
            Typeface::Arial | Typeface::Times => 1_200,
        }
    }

    /// The advance of a character in thousandths of the size, and whether the face is known to have it: another face, which
    /// may have higher lines, stands in for one that it lacks.
    pub(crate) fn advance(self, character: char, bold: bool) -> (u32, bool) {
        let widths = self.widths(bold);
        let own = |character: char| {
            let code = character as usize;
            let width = match widths.ascii.get(code.wrapping_sub(0x20)) {
                Some(width) => Some(u32::from(*width)),
                None => {
                    let at = OTHERS.binary_search(&character).ok()?;
                    widths.others.get(at).map(|width| u32::from(*width))
                }
            };
            width.map(|width| if self == Typeface::Mono { MONO } else { width })
        };
        if let Some(width) = own(character) {
            return (width, true);
        }
        match character {
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => (own('0').unwrap_or(UNKNOWN), true),
            '\u{2010}' | '\u{2011}' => (own('-').unwrap_or(UNKNOWN), true),
            character if is_combining_mark(character) => (0, false),
            character => {
                let mut base = None;
                decompose_canonical(character, |part| base = base.or(Some(part)));
                let base = base.filter(|base| *base != character && base.is_ascii_alphabetic());
                match (base, base.and_then(own)) {
                    // The caron of these stands beside the letter, and a diaeresis is wider than the stem below it.
                    (Some('d' | 'l' | 'L' | 't'), Some(width)) => (width + 170, true),
                    (Some('i'), Some(width)) => (width + 60, true),
                    (_, Some(width)) => (width, true),
                    _ => (UNKNOWN, false),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_characters_are_in_order() {
        assert!(OTHERS.is_sorted());
    }

    #[test]
    fn a_letter_with_a_diacritic_is_as_wide_as_the_letter() {
        for face in [
            Typeface::Arial,
            Typeface::Calibri,
            Typeface::Times,
            Typeface::Noto,
            Typeface::Wide,
        ] {
            assert_eq!(face.advance('ä', false), face.advance('a', false));
            assert_eq!(face.advance('Å', true), face.advance('A', true));
            assert!(face.advance('−', false).1 && face.advance('€', true).1);
            assert_eq!(face.advance('世', false), (UNKNOWN, false));
            assert_eq!(face.advance('\u{301}', false), (0, false));
        }
    }

    #[test]
    fn the_characters_of_a_monospaced_face_have_one_width() {
        let (face, is_known) = Typeface::named("Courier New");
        assert!(is_known);
        for character in ['i', 'W', 'ä', '€', ' '] {
            assert_eq!(face.advance(character, true), (MONO, true));
        }
    }

    #[test]
    fn a_face_that_is_not_known_counts_as_wide() {
        assert_eq!(Typeface::named(" Arial "), (Typeface::Arial, true));
        assert_eq!(Typeface::named("Oma Fontti"), (Typeface::Wide, false));
        assert!(Typeface::Wide.advance('n', false) > Typeface::Noto.advance('n', false));
    }
}
