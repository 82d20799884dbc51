//! How wide and how high text is in Arial, in pixels of 1/96 inch.
//!
//! Column widths and row heights are written into the file, so that no number ever shows as `####` and no line of
//! text is cut off. They are worked out with the widths of the typeface, rounded up; a program that shows another
//! typeface in its place takes one of the same widths.

/// The widths of the characters from the space to the tilde, in thousandths of the size of the type.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// A typeface at a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    /// The size in points.
    pub(crate) points: f64,
    /// Whether it is bold: up to a tenth wider.
    pub(crate) bold: bool,
}

impl Type {
    /// The type of cells.
    pub(crate) const BODY: Self = Self {
        points: 10.0,
        bold: false,
    };
    /// The type of headers and sums.
    pub(crate) const STRONG: Self = Self {
        points: 10.0,
        bold: true,
    };

    /// The width of a line of text.
    pub(crate) fn width(self, text: &str) -> f64 {
        let thousandths: f64 = text.chars().map(|character| f64::from(advance(character))).sum();
        let bold = if self.bold { 1.1 } else { 1.0 };
        thousandths / 1000.0 * self.points * 96.0 / 72.0 * bold
    }

    /// The height of a line of text.
    pub(crate) fn line_height(self) -> f64 {
        self.points * 96.0 / 72.0 * 1.28
    }

    /// The lines into which text is broken in a cell of the width: at spaces and after hyphens, within a word only
    /// when it does not fit alone.
    pub(crate) fn lines(self, text: &str, width: f64) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let (mut line, mut used) = (String::new(), 0.0);
            let mut end = |line: &mut String, used: &mut f64| {
                lines.push(line.trim_end().to_owned());
                line.clear();
                *used = 0.0;
            };
            for word in words(paragraph) {
                let needed = self.width(word.trim_end());
                if !line.is_empty() && used + needed > width {
                    end(&mut line, &mut used);
                }
                for character in word.chars() {
                    let own = self.width(character.encode_utf8(&mut [0; 4]));
                    if needed > width && !line.is_empty() && used + own > width {
                        end(&mut line, &mut used);
                    }
                    line.push(character);
                    used += own;
                }
            }
            end(&mut line, &mut used);
        }
        lines
    }

    /// The width of the longest word.
    pub(crate) fn longest_word(self, text: &str) -> f64 {
        words(text)
            .map(|word| self.width(word.trim_end()))
            .fold(0.0, f64::max)
    }
}

/// The parts between which a line may break, each with the spaces behind it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '\n', '-'])
}

fn advance(character: char) -> u16 {
    let code = u32::from(character);
    match character {
        ' '..='~' => ASCII.get((code - 32) as usize).copied().unwrap_or(1000),
        '\u{a0}' => 278,
        'à'..='å' | 'è'..='ë' | 'ò'..='ö' | 'ù'..='ü' | '€' | '–' => 556,
        'À'..='Å' | 'È'..='Ë' => 667,
        'Ò'..='Ö' => 778,
        '\u{2212}' => 584,
        '”' | '“' => 333,
        '’' | '‘' => 222,
        'š' => 500,
        'ž' => 500,
        // Wide enough for any script.
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn figures_have_the_width_of_arial() {
        // Ten digits of 556/1000 em at 10 points, 13.33 pixels.
        assert!((Type::BODY.width("0123456789") - 74.13).abs() < 0.01);
        assert!(Type::STRONG.width("0") > Type::BODY.width("0"));
    }

    #[test]
    fn text_breaks_at_spaces_and_hyphens() {
        let lines = |text: &str, width| Type::BODY.lines(text, width);
        assert_eq!(lines("yksi kaksi kolme", 70.0), ["yksi kaksi", "kolme"]);
        assert_eq!(lines("Valtori-palvelut", 60.0), ["Valtori-", "palvelut"]);
        assert_eq!(lines("a\nb", 60.0), ["a", "b"]);
        assert_eq!(lines("", 60.0), [""]);
        assert!(lines("Oikeushallinnonerityisviranomaiset", 60.0).len() > 3);
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_each_line_fits(text in "[a-zäö€ -]{0,60}", width in 30.0..200.0f64) {
            let lines = Type::BODY.lines(&text, width);
            let joined: String = lines.concat().chars().filter(|c| *c != ' ').collect();
            let whole: String = text.chars().filter(|c| *c != ' ').collect();
            prop_assert_eq!(joined, whole);
            for line in lines {
                prop_assert!(Type::BODY.width(line.trim()) <= width + 1.0, "{:?}", line);
            }
        }

        #[test]
        fn any_text_is_measured(text in any::<String>(), width in 0.0..500.0f64) {
            prop_assert!(!Type::STRONG.lines(&text, width).is_empty());
        }
    }
}
