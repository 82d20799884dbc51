//! How documents are set: the faults that a typographer would mend, and where their lines end.
//!
//! What is looked at is the layout itself, a galley and the pages that it was cut into, not a file: the survey of a thousand
//! documents takes seconds. The rules are stated here once more, apart from the code that keeps them, so that a rule which
//! is not kept is counted.

mod faults;

use std::fmt;

use vuosikello_document::Block;

use self::faults::Breaks;
use super::galley::Galley;
use super::paginate::{Frame, Place};
use crate::text::{GlyphKind, Line, Shaped};

/// The share of the height of a page below which it counts as nearly empty.
const NEARLY_EMPTY: f32 = 0.15;
/// A column of fewer sizes of its text than this is narrow: a cell of a table.
const NARROW: f32 = 26.0;

/// How documents are set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// The number of pages.
    pub pages: usize,
    /// The faults, in the order of the pages.
    pub faults: Vec<Fault>,
    /// The ends of all lines but the last of each text.
    pub line_ends: Vec<LineEnd>,
}

/// A fault in the setting of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The page of its document on which it is, counted from 1.
    pub page: usize,
    /// The last text of the page and the first of the next, to find the place.
    pub place: String,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The text that introduces a list or a table stands on the page before it.
    Introduction,
    /// A page ends in a list after its first item, or before its last.
    Item,
    /// A table of up to eight rows is divided.
    Table,
    /// A single row of a table stands on a page, or a sum without what it sums.
    Row,
    /// A title inside a table has fewer than two rows under it.
    Group,
    /// A caption, or a header row, stands apart from its table.
    Caption,
    /// The explanation of a table stands on the page after it.
    Explanation,
    /// A heading has fewer than two lines under it.
    Heading,
    /// The first line of a paragraph stands at the foot of a page, or its last at the head of one.
    Line,
    /// Signatures stand on a page without the text before them.
    Signatures,
    /// A page holds hardly anything.
    EmptyPage,
    /// The table of contents takes more than half a page.
    Contents,
}

impl FaultKind {
    /// All kinds.
    pub const ALL: [FaultKind; 12] = [
        FaultKind::Introduction,
        FaultKind::Item,
        FaultKind::Table,
        FaultKind::Row,
        FaultKind::Group,
        FaultKind::Caption,
        FaultKind::Explanation,
        FaultKind::Heading,
        FaultKind::Line,
        FaultKind::Signatures,
        FaultKind::EmptyPage,
        FaultKind::Contents,
    ];
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FaultKind::Introduction => "introduction apart from its list or table",
            FaultKind::Item => "single item of a list",
            FaultKind::Table => "table of up to eight rows divided",
            FaultKind::Row => "single row of a table",
            FaultKind::Group => "title in a table with fewer than two rows",
            FaultKind::Caption => "caption or header apart from its table",
            FaultKind::Explanation => "explanation apart from its table",
            FaultKind::Heading => "heading with fewer than two lines",
            FaultKind::Line => "single line of a paragraph",
            FaultKind::Signatures => "signatures without text",
            FaultKind::EmptyPage => "nearly empty page",
            FaultKind::Contents => "contents of more than half a page",
        })
    }
}

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
    pub(super) fn all(shaped: &Shaped, lines: &[Line], width: f32) -> Vec<LineEnd> {
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
}

impl LineEnd {
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

impl Survey {
    /// Adds the faults of a document.
    pub(super) fn add_faults(
        &mut self,
        galley: &Galley,
        pages: &[Vec<Place>],
        frame: Frame,
        blocks: &[Block],
    ) {
        let breaks = Breaks::new(galley, blocks);
        if let Some(kind) = breaks.long_contents(frame.other_pages) {
            self.fault(kind, 1, galley, 0);
        }
        let slice = |place: &Place| match place {
            Place::Slice { index, y } => Some((*index, *y)),
            _ => None,
        };
        for (number, page) in pages.iter().enumerate() {
            let Some((last, y)) = page.iter().rev().find_map(slice) else {
                continue;
            };
            let filled = y + galley.slices.get(last).map_or(0.0, |slice| slice.height);
            let forced = galley.slices.get(last + 1).is_some_and(|slice| slice.new_page);
            let has_notes = page.iter().any(|place| matches!(place, Place::Note { .. }));
            if pages.len() > 1 && !forced && !has_notes && filled < NEARLY_EMPTY * frame.other_pages {
                self.fault(FaultKind::EmptyPage, number + 1, galley, last);
            }
            if number + 1 < pages.len() && !forced {
                for kind in breaks.after(last, frame.other_pages) {
                    self.fault(kind, number + 1, galley, last);
                }
            }
        }
    }

    fn fault(&mut self, kind: FaultKind, page: usize, galley: &Galley, last: usize) {
        let text = |index: usize| galley.slices.get(index).map(faults::text).unwrap_or_default();
        let place = format!("{} | {}", text(last), text(last + 1));
        self.faults.push(Fault { kind, page, place });
    }
}
