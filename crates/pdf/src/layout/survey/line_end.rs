//! The ends of lines, and what is divided there.

use crate::text::{GlyphKind, Line, Shaped};

/// A column of fewer sizes of its text than this is narrow: a cell of a table.
const NARROW: f32 = 26.0;

/// The end of a line that is not the last of its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineEnd {
    /// The line without the spaces at its end.
    pub before: String,
    /// The line after it.
    pub after: String,
    /// Whether a hyphen was added.
    pub hyphen: bool,
    /// By how much the line is shorter than its column, in sizes of its text.
    pub slack: f32,
    /// The width of the column in points.
    pub width: f32,
    /// The size of the text in points.
    pub size: f32,
    /// Whether the column is narrow, as in a table.
    pub narrow: bool,
}

impl LineEnd {
    /// The ends of the lines of a text.
    pub(in crate::layout) fn all(shaped: &Shaped, lines: &[Line], width: f32) -> Vec<LineEnd> {
        let shown = |line: &Line| -> String {
            let glyphs = line
                .glyphs
                .iter()
                .filter(|glyph| glyph.kind != GlyphKind::SoftHyphen);
            let text = glyphs.filter_map(|glyph| shaped.text.get(glyph.start as usize..glyph.end as usize));
            text.collect()
        };
        let ends = lines.windows(2).filter_map(|pair| {
            let [line, next] = pair else { return None };
            let before = shown(line);
            // A forced line break is the author's.
            (!before.ends_with('\n')).then(|| LineEnd {
                before: before.trim_end().to_owned(),
                after: shown(next).trim_end().to_owned(),
                hyphen: line
                    .glyphs
                    .last()
                    .is_some_and(|glyph| glyph.kind == GlyphKind::SoftHyphen),
                slack: (width - line.width) / shaped.size,
                width,
                size: shaped.size,
                narrow: width < NARROW * shaped.size,
            })
        });
        ends.collect()
    }

    /// Whether a phrase is divided here: it begins in the line and goes on in the next.
    ///
    /// ```
    /// use vuosikello_pdf::LineEnd;
    /// let end = LineEnd { before: "sopii Aino".into(), after: "Asiakkala".into(), ..LineEnd::default() };
    /// assert!(end.divides("Aino Asiakkala") && !end.divides("Asiakkala"));
    /// ```
    pub fn divides(&self, phrase: &str) -> bool {
        let places = phrase.char_indices().skip(1).map(|(at, _)| phrase.split_at(at));
        places.into_iter().any(|(left, right)| {
            self.before.ends_with(left.trim_end()) && self.after.starts_with(right.trim_start())
        })
    }

    /// Whether the column is wide enough for a phrase, by the width of the characters of the line.
    pub fn has_room_for(&self, phrase: &str) -> bool {
        let (line, phrase) = (self.before.chars().count(), phrase.chars().count());
        let advance = (self.width - self.slack * self.size) / line.max(1) as f32;
        phrase as f32 * advance < 0.95 * self.width
    }

    /// Whether a number is parted here from its unit or from its rest, or an ordinal from what it counts.
    pub fn divides_a_figure(&self) -> bool {
        const UNITS: [&str; 26] = [
            "€",
            "%",
            "‰",
            "§",
            "e",
            "eur",
            "euro",
            "euroa",
            "milj.",
            "kk",
            "kuukautta",
            "vuotta",
            "päivää",
            "työpäivää",
            "arkipäivää",
            "h",
            "tuntia",
            "tunti",
            "min",
            "minuuttia",
            "kpl",
            "htv",
            "htp",
            "prosenttia",
            "viikkoa",
            "kertaa",
        ];
        let mut words = self.before.split([' ', '\u{a0}', '(']);
        let last = words.next_back().unwrap_or_default();
        let next = self.after.split([' ', '\u{a0}']).next().unwrap_or_default();
        let next = next.trim_end_matches(['.', ',', ';', ')', ':']);
        let is_number = !self.hyphen
            && last.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '−' | '+'))
            && last.ends_with(|c: char| c.is_ascii_digit());
        let unit = next.split(':').next().unwrap_or_default();
        let is_ordinal = last.strip_suffix('.').is_some_and(|digits| {
            !digits.is_empty() && digits.len() < 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        let is_group = next.len() == 3 && next.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && (UNITS.contains(&unit) || is_group))
            || (is_ordinal && next.starts_with(char::is_lowercase))
            || matches!(last, "§" | "klo" | "kello")
    }

    /// The word that is divided here: what stands on the line, and what on the next.
    pub fn divided_word(&self) -> (&str, &str) {
        let is_other = |c: char| !c.is_alphabetic();
        let before = self.before.rsplit(is_other).next().unwrap_or_default();
        (before, self.after.split(is_other).next().unwrap_or_default())
    }
}
