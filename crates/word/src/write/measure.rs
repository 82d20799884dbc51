//! How wide text is, near enough to lay out columns.

/// The widths of the characters from U+0020 to U+007E in Arial, in thousandths of the size. Arial has the widths of
/// Helvetica, which the metrics of the standard PDF fonts give (ISO 32000-1 § 9.6.2.2).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// How much wider bold text is, at most, for words and figures.
const BOLD: f32 = 1.1;

fn character_width(character: char) -> u16 {
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => 0,
        '\u{a0}' | '\u{202f}' => 278,
        'ä' | 'å' | 'ö' | 'é' | 'ü' | '€' | '–' => 556,
        'Ä' | 'Å' => 667,
        'Ö' => 778,
        '−' => 584,
        character => {
            let index = (character as usize).checked_sub(0x20);
            // Of what is not in the table the widest letters stand for all.
            index.and_then(|index| WIDTHS.get(index)).copied().unwrap_or(1000)
        }
    }
}

/// The width of a text on one line, in twentieths of a point; `size` in points.
pub(super) fn text_width(text: &str, size: f32, bold: bool) -> f32 {
    let thousandths: u64 = text
        .chars()
        .map(|character| u64::from(character_width(character)))
        .sum();
    thousandths as f32 / 1000.0 * size * 20.0 * if bold { BOLD } else { 1.0 }
}

/// The pieces of a text that no line break parts.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\u{ad}', '\u{200b}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_arial() {
        // 4 × 556 + 278 thousandths of 10 points.
        assert!((text_width("12,34", 10.0, false) - 500.4).abs() < 0.01);
    }

    #[test]
    fn a_no_break_space_does_not_part_a_word() {
        assert_eq!(pieces("1 234,00").collect::<Vec<_>>(), ["1", "234,00"]);
        assert_eq!(pieces("1\u{a0}234,00").count(), 1);
    }
}
