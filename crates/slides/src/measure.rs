//! How much room text takes on a slide.
//!
//! Measures err on the side of more: widths are rounded up, kerning (which mostly narrows) is left out, lines break at
//! spaces and hyphens only, and a fiftieth of the width is kept free. A box that holds the text by these measures holds
//! it in PowerPoint and in LibreOffice.

use vuosikello_measure::{Emu, Typeface, emu, line_starts, widest, widest_line, widest_word};

use crate::text::Runs;

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) face: Typeface,
    /// In hundredths of a point.
    pub(crate) size: i64,
    pub(crate) bold: bool,
    pub(crate) capitals: bool,
    /// Added after each character, in hundredths of a point.
    pub(crate) spacing: i64,
}

/// Lines in a face that stands in for a character are up to this high, in thousandths of the size.
const TALL: i64 = 1_500;

impl Setting {
    /// The same in another size.
    pub(crate) fn sized(self, size: i64) -> Self {
        Self { size, ..self }
    }

    /// The width of a character.
    fn advance(self, character: char, bold: bool) -> Emu {
        let bold = bold || self.bold;
        let spacing = emu(1_000, self.spacing.max(0));
        if character.is_ascii() && !self.capitals {
            let width = self.face.advance(character, bold).thousandths_up();
            return emu(width.into(), self.size) + spacing;
        }
        let mut width = 0;
        let mut add = |character: char| {
            width += i64::from(self.face.advance(widened(character), bold).thousandths_up());
            if is_light(character) {
                width = enlarged(width);
            }
        };
        if self.capitals {
            character.to_uppercase().for_each(&mut add);
        } else {
            add(character);
        }
        emu(width, self.size) + spacing
    }

    /// The characters of a text with their widths.
    fn advances(self, runs: &Runs) -> impl Iterator<Item = (char, Emu)> + '_ {
        runs.chars()
            .map(move |(character, bold)| (character, self.advance(character, bold)))
    }

    /// The height of a line in a text with these characters.
    pub(crate) fn line_height(self, runs: &Runs) -> Emu {
        let (mut known, mut has_light) = (true, false);
        // Every face has the characters of ASCII.
        for (character, bold) in runs
            .chars()
            .filter(|(character, _)| !matches!(character, '\n' | ' '..='~'))
        {
            known &= self.face.advance(character, bold).is_own();
            has_light |= is_light(character);
        }
        let factor = if known {
            self.face.line_height()
        } else {
            self.face.line_height().max(TALL)
        };
        let size = if has_light { enlarged(self.size) } else { self.size };
        emu(factor, size)
    }
}

/// The character whose width is taken for a character. A no-break space counts as a digit: figures, which it mostly stands in, are
/// never broken, so they have some width in reserve.
fn widened(character: char) -> char {
    match character {
        '\u{a0}' | '\u{2009}' | '\u{202f}' => '0',
        character => character,
    }
}

/// The size of the shape of a light beside text of a size: shapes are smaller than letters.
pub(crate) fn enlarged(size: i64) -> i64 {
    size * 5 / 4
}

fn is_light(character: char) -> bool {
    matches!(character, '●' | '▲' | '■' | '○')
}

/// How much of a width is used, in per cent: renderers round differently.
const USED: Emu = 98;

/// The width of a box in which so much is used.
fn with_reserve(used: Emu) -> Emu {
    used * 100 / USED + 1
}

/// The number of lines that text takes in a box of the given width, or whose first line is narrower by `indent`.
/// Empty text takes one.
pub(crate) fn lines(runs: &Runs, setting: Setting, width: Emu, indent: Emu) -> i64 {
    let usable = (width * USED / 100).max(1);
    let starts = line_starts(setting.advances(runs), usable, indent.max(0));
    starts.map(|_| 1).sum()
}

/// The width of text on one line; of its longest line where it has breaks.
pub(crate) fn line_width(runs: &Runs, setting: Setting) -> Emu {
    with_reserve(widest_line(setting.advances(runs)))
}

/// The width of the longest word.
pub(crate) fn longest_word(runs: &Runs, setting: Setting) -> Emu {
    with_reserve(widest_word(setting.advances(runs)))
}

/// [`longest_word`] and [`line_width`] of a text, for which its characters are measured once.
pub(crate) fn word_and_line(runs: &Runs, setting: Setting) -> (Emu, Emu) {
    let (word, line) = widest(setting.advances(runs));
    (with_reserve(word), with_reserve(line))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_measure::is_break_space;

    use super::*;
    use crate::geometry::POINT;

    const BODY: Setting = Setting {
        face: Typeface::Arial,
        size: 1_000,
        bold: false,
        capitals: false,
        spacing: 0,
    };

    /// At ten points an `o` of Arial is 5.57 points wide.
    fn count(text: &str, points: i64) -> i64 {
        lines(&Runs::plain(text), BODY, points * POINT, 0)
    }

    #[test]
    fn lines_end_at_spaces_and_after_hyphens() {
        assert_eq!(count("oooo oooo", 60), 1);
        assert_eq!(count("oooo oooo", 40), 2);
        assert_eq!(count("oooo\u{a0}oooo", 40), 2);
        assert_eq!(count("oo-oooooo", 40), 2);
        assert_eq!(count("o oo-oooo", 40), 2);
        assert_eq!(count("", 40), 1);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_anywhere() {
        assert_eq!(count(&"o".repeat(70), 40), 10);
        assert_eq!(count(&format!("o {}", "o".repeat(14)), 40), 3);
        assert_eq!(count("oooo", 1), 4);
    }

    #[test]
    fn an_indent_narrows_the_first_line() {
        let runs = Runs::plain("oooo oo");
        assert_eq!(lines(&runs, BODY, 45 * POINT, 0), 1);
        assert_eq!(lines(&runs, BODY, 45 * POINT, 10 * POINT), 2);
    }

    #[test]
    fn bold_capitals_and_spacing_take_more_room() {
        let plain = line_width(&Runs::plain("kokous"), BODY);
        for setting in [
            Setting { bold: true, ..BODY },
            Setting {
                capitals: true,
                ..BODY
            },
            Setting { spacing: 100, ..BODY },
        ] {
            assert!(line_width(&Runs::plain("kokous"), setting) > plain);
        }
    }

    #[test]
    fn characters_of_other_faces_make_lines_higher() {
        let plain = BODY.line_height(&Runs::plain("ääkköset"));
        assert_eq!(plain, 12 * POINT);
        assert_eq!(BODY.line_height(&Runs::plain("世")), 15 * POINT);
    }

    proptest! {
        #[test]
        fn word_and_line_are_as_wide_together_as_each_alone(text in "[a-zåäö \\-●\u{a0}\n]{0,40}") {
            let runs = Runs::plain(&text);
            prop_assert_eq!(word_and_line(&runs, BODY), (longest_word(&runs, BODY), line_width(&runs, BODY)));
        }

        #[test]
        fn text_that_fits_one_line_is_one_line(text in "[a-zåäö \\-]{0,40}", points in 10i64..400) {
            let runs = Runs::plain(&text);
            if line_width(&runs, BODY) <= points * POINT {
                prop_assert_eq!(lines(&runs, BODY, points * POINT, 0), 1);
            }
        }

        #[test]
        fn a_wider_box_never_takes_more_lines(text in "[a-zåäö0-9 \\-]{0,120}", points in 10i64..300) {
            let runs = Runs::plain(&text);
            let narrow = lines(&runs, BODY, points * POINT, 0);
            prop_assert!(lines(&runs, BODY, (points + 7) * POINT, 0) <= narrow);
        }

        #[test]
        fn lines_are_enough_for_the_characters(text in any::<String>(), points in 5i64..100) {
            let runs = Runs::plain(&text);
            let total: i64 = runs.chars().map(|(c, _)| if is_break_space(c) { 0 } else { BODY.advance(c, false) }).sum();
            prop_assert!(lines(&runs, BODY, points * POINT, 0) * points * POINT >= total || points < 20);
        }
    }
}
