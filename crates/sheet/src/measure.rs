//! How wide and how high text is, in pixels of 1/96 inch.
//!
//! Column widths and row heights are written into the file, so that no number ever shows as `####` and no line of
//! text is cut off. They are worked out with the widths of the typeface; a program that shows another typeface in its
//! place takes one of the same widths.

use vuosikello_measure::{BOLD, Typeface, line_starts, pixels, points, widest_word};

/// The advances of the characters of a text in a face. A sign that is neither a letter nor usual in figures and words counts as one em: programs
/// often take it from another typeface.
fn advances(face: Typeface, text: &str) -> impl Iterator<Item = (char, i64)> {
    let is_usual = |c: char| c.is_ascii() || c.is_alphabetic() || "\u{a0}€–\u{2212}“”‘’".contains(c);
    face.advances(text)
        .map(move |(character, advance)| (character, if is_usual(character) { advance } else { 1_000 }))
}

/// A typeface at a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// The face.
    pub(crate) face: Typeface,
    /// The size in points.
    pub(crate) points: f64,
    /// Whether it is bold.
    pub(crate) bold: bool,
}

impl Type {
    /// The type of cells.
    pub(crate) const fn body(face: Typeface) -> Self {
        Self {
            face,
            points: 10.0,
            bold: false,
        }
    }

    /// The type of headers and sums.
    pub(crate) const fn strong(face: Typeface) -> Self {
        Self {
            face,
            points: 10.0,
            bold: true,
        }
    }

    /// The width of a line of text.
    pub(crate) fn width(self, text: &str) -> f64 {
        self.scaled(advances(self.face, text).map(|(_, advance)| advance).sum::<i64>() as f64)
    }

    /// A width in pixels that was measured in thousandths of the size in regular type.
    fn scaled(self, thousandths: f64) -> f64 {
        let bold = if self.bold { BOLD } else { 1.0 };
        pixels(points(thousandths * bold, self.points))
    }

    /// The height of a line of text.
    pub(crate) fn line_height(self) -> f64 {
        pixels(self.points) * 1.28
    }

    /// The lines into which text is broken in a cell of the width, without the spaces that hang beyond their ends.
    pub(crate) fn lines(self, text: &str, width: f64) -> Vec<String> {
        let starts = self.line_starts(text, width).collect::<Vec<_>>();
        let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
        let line = |(start, end): (&usize, usize)| {
            let line: String = text.chars().skip(*start).take(end - start).collect();
            line.trim_end().to_owned()
        };
        starts.iter().zip(ends).map(line).collect()
    }

    /// The number of lines into which text is broken in a cell of the width.
    pub(crate) fn line_count(self, text: &str, width: f64) -> usize {
        self.line_starts(text, width).count()
    }

    fn line_starts(self, text: &str, width: f64) -> impl Iterator<Item = usize> {
        // A width that was worked out from a text must hold it, however it was rounded.
        let thousandths = width / self.scaled(1.0) + 1e-6;
        line_starts(advances(self.face, text), thousandths as i64, 0)
    }

    /// The width of the longest word.
    pub(crate) fn longest_word(self, text: &str) -> f64 {
        self.scaled(widest_word(advances(self.face, text)) as f64)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: Type = Type::body(Typeface::Arial);
    const STRONG: Type = Type::strong(Typeface::Arial);

    #[test]
    fn figures_have_the_width_of_arial() {
        // Ten digits of 556/1000 em at 10 points, 13.33 pixels.
        assert!((BODY.width("0123456789") - 74.13).abs() < 0.01);
        assert!(STRONG.width("0") > BODY.width("0"));
    }

    #[test]
    fn text_breaks_at_spaces_and_hyphens() {
        let lines = |text: &str, width| BODY.lines(text, width);
        assert_eq!(lines("yksi kaksi kolme", 70.0), ["yksi kaksi", "kolme"]);
        assert_eq!(lines("Valtori-palvelut", 60.0), ["Valtori-", "palvelut"]);
        assert_eq!(lines("a\nb", 60.0), ["a", "b"]);
        assert_eq!(lines("", 60.0), [""]);
        assert!(lines("Oikeushallinnonerityisviranomaiset", 60.0).len() > 3);
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_each_line_fits(text in "[a-zäö€ -]{0,60}", width in 30.0..200.0f64) {
            let lines = BODY.lines(&text, width);
            let joined: String = lines.concat().chars().filter(|c| *c != ' ').collect();
            let whole: String = text.chars().filter(|c| *c != ' ').collect();
            prop_assert_eq!(joined, whole);
            for line in lines {
                prop_assert!(BODY.width(line.trim()) <= width + 1.0, "{:?}", line);
            }
        }

        #[test]
        fn any_text_is_measured(text in any::<String>(), width in 0.0..500.0f64) {
            prop_assert!(!STRONG.lines(&text, width).is_empty());
        }
    }
}
