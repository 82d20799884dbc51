//! A block of text, shaped once and broken into lines of any width.

use std::sync::Arc;

use super::breaks::{Break, WHOLE_COST};
use super::fit::{Spot, fit};
use super::run::{Attached, Span, Special, TextPicture};
use crate::font::Style;

/// The kind of text that a glyph represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GlyphKind {
    Text,
    /// A space, or the line break that stands for one.
    Space,
    /// The hyphen that a division at the end of a line adds.
    SoftHyphen,
    /// No glyph, but a picture.
    Picture,
}

/// A positioned glyph. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) glyph: u16,
    pub(crate) style: Style,
    pub(crate) kind: GlyphKind,
    /// The index of the span it belongs to.
    pub(crate) span: u32,
    pub(crate) advance: f32,
    pub(crate) dx: f32,
    pub(crate) dy: f32,
    /// The bytes of the text that it shows; empty for a further glyph of the same cluster.
    pub(crate) start: u32,
    pub(crate) end: u32,
}

// Marks at the ends of lines are so light that an edge looks straight only when they stand out a little.
/// The shares of their widths by which marks stand out: quotation marks at the left; hyphens, points and commas at the right.
const QUOTES_HANG: f32 = 0.7;
const HYPHEN_HANGS: f32 = 0.5;
const STOPS_HANG: f32 = 0.6;

/// A line of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub(crate) glyphs: Vec<Glyph>,
    /// The width without the spaces at the end, which are kept for those who copy the text, and without what stands out.
    pub(crate) width: f32,
    /// How far the line stands out at the left: by a part of the quotation mark that begins it.
    pub(crate) hang: f32,
}

/// A text as glyphs, with the places where its lines may end.
#[derive(Debug, Clone)]
pub(crate) struct Shaped {
    pub(crate) text: Arc<str>,
    pub(crate) spans: Arc<[Span]>,
    pub(crate) attached: Attached,
    pub(crate) size: f32,
    pub(super) glyphs: Arc<[Glyph]>,
    pub(super) breaks: Arc<[Break]>,
    pub(super) hyphens: [f32; 4],
    pub(super) hyphen_glyphs: [u16; 4],
}

/// A place where a line may end, in glyphs.
#[derive(Clone, Copy)]
struct Place {
    glyph: usize,
    hyphen: bool,
    /// The cost of ending a line here.
    cost: f32,
}

impl Place {
    /// The beginning of a section, or its end.
    fn edge(glyph: usize) -> Self {
        Place {
            glyph,
            hyphen: false,
            cost: 0.0,
        }
    }
}

impl Shaped {
    pub(crate) fn is_blank(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.kind == GlyphKind::Space)
    }

    /// The width of the text before a byte, on a single line.
    pub(crate) fn width_before(&self, offset: usize) -> f32 {
        self.glyphs
            .iter()
            .take_while(|glyph| glyph.end as usize <= offset)
            .map(|glyph| glyph.advance)
            .sum()
    }

    /// The width on a single line, or of the widest line where line breaks are forced.
    pub(crate) fn natural_width(&self) -> f32 {
        self.sections()
            .into_iter()
            .map(|(from, to)| self.span_width(from, self.trimmed(from, to)))
            .fold(0.0, f32::max)
    }

    /// The narrowest width in which no word is broken other than at its proper places; and the widths of what is kept whole where there is
    /// room: the parts of compounds, names and figures.
    pub(crate) fn least_widths(&self) -> (f32, Vec<f32>) {
        /// Pictures give way to words, down to this width in points.
        const LEAST_PICTURE: f32 = 36.0;
        if let Some(narrow) = self.with_pictures_within(LEAST_PICTURE) {
            return narrow.least_widths();
        }
        let mut least: f32 = 0.0;
        let mut pieces = Vec::new();
        for (from, to) in self.sections() {
            let (mut before, mut whole_before) = (from, from);
            for place in self.places(from, to).into_iter().skip(1) {
                let width = self.line_width(before, place);
                least = least.max(width);
                if place.cost <= WHOLE_COST {
                    pieces.push(match before == whole_before {
                        true => width,
                        false => self.line_width(whole_before, place),
                    });
                    whole_before = place.glyph;
                }
                before = place.glyph;
            }
        }
        (least, pieces)
    }

    /// The lines of the text in the given width. A word that fits on no line is broken at any grapheme.
    pub(crate) fn lines(&self, width: f32) -> Vec<Line> {
        if let Some(narrow) = self.with_pictures_within(width) {
            return narrow.lines(width);
        }
        /// How much shorter than the width a line may be before it counts as uneven: a share of the width, and in
        /// narrow columns this many ems. At 0.10 paragraphs are hyphenated more than their evenness is worth.
        const TOLERANCE: (f32, f32) = (0.12, 2.5);
        let tolerance = (TOLERANCE.0 * width).max(TOLERANCE.1 * self.size);
        let mut lines = Vec::new();
        for (from, to) in self.sections() {
            let places = self.with_emergency_breaks(self.places(from, to), width);
            let spots = self.spots(&places, from, to);
            let mut start = from;
            for end in fit(&spots, width, tolerance) {
                let Some(place) = places.get(end) else {
                    continue;
                };
                lines.push(self.line(start, *place));
                start = place.glyph;
            }
            if from == to {
                lines.push(Line::default());
            }
        }
        lines
    }

    /// The same with pictures that are wider made as narrow as the width; `None` if none is.
    fn with_pictures_within(&self, width: f32) -> Option<Self> {
        let is_wider = |glyph: &Glyph| glyph.kind == GlyphKind::Picture && glyph.advance > width;
        self.glyphs.iter().any(is_wider).then(|| Shaped {
            glyphs: self
                .glyphs
                .iter()
                .map(|glyph| match is_wider(glyph) {
                    true => Glyph {
                        advance: width,
                        ..*glyph
                    },
                    false => *glyph,
                })
                .collect(),
            attached: Attached::default(),
            ..self.clone()
        })
    }

    /// The picture that a glyph stands for, and the size in which its line has room for it.
    pub(crate) fn picture(&self, glyph: &Glyph) -> Option<(&TextPicture, f32, f32)> {
        let Special::Picture(index) = self.spans.get(glyph.span as usize)?.special? else {
            return None;
        };
        let picture = self.attached.pictures.get(index)?;
        let height = picture.height * glyph.advance / picture.width;
        Some((picture, glyph.advance, height))
    }

    /// The ranges of glyphs between forced line breaks.
    fn sections(&self) -> Vec<(usize, usize)> {
        let mut sections = Vec::new();
        let mut from = 0;
        for b in self.breaks.iter().filter(|b| b.forced) {
            if let Some(to) = self.glyph_at(b.offset) {
                sections.push((from, to));
                from = to;
            }
        }
        if from < self.glyphs.len() || sections.is_empty() {
            sections.push((from, self.glyphs.len()));
        }
        sections
    }

    /// The first glyph of what begins at a byte, if a cluster begins there.
    fn glyph_at(&self, offset: usize) -> Option<usize> {
        let offset = offset as u32;
        let index = self.glyphs.partition_point(|glyph| glyph.end <= offset);
        match self.glyphs.get(index) {
            Some(glyph) if glyph.start < offset => None,
            _ => Some(index),
        }
    }

    /// The places where a line of the section may end, its beginning and end included.
    fn places(&self, from: usize, to: usize) -> Vec<Place> {
        let mut places = vec![Place::edge(from)];
        let (first, last) = (self.offset_of(from), self.offset_of(to));
        let begin = self.breaks.partition_point(|b| b.offset <= first);
        for b in self.breaks.iter().skip(begin).take_while(|b| b.offset < last) {
            let Some(glyph) = self.glyph_at(b.offset) else {
                continue;
            };
            if glyph > places.last().map_or(from, |place| place.glyph) && glyph < to {
                places.push(Place {
                    glyph,
                    hyphen: b.hyphen,
                    cost: b.cost,
                });
            }
        }
        if to > from {
            places.push(Place::edge(to));
        }
        places
    }

    fn offset_of(&self, glyph: usize) -> usize {
        self.glyphs
            .get(glyph)
            .map_or(self.text.len(), |glyph| glyph.start as usize)
    }

    /// Adds a place at every grapheme of what fits on no line.
    fn with_emergency_breaks(&self, places: Vec<Place>, width: f32) -> Vec<Place> {
        /// The cost of a break that no rule allows: high enough to be the last resort.
        const EMERGENCY_COST: f32 = 50.0;
        let mut all: Vec<Place> = Vec::with_capacity(places.len());
        for place in places {
            if let Some(before) = all.last().copied()
                && self.line_width(before.glyph, place) > width
            {
                let begins_cluster = |glyph: &usize| {
                    self.glyphs
                        .get(*glyph)
                        .is_some_and(|glyph| glyph.end > glyph.start)
                };
                let graphemes = (before.glyph + 1..place.glyph).filter(begins_cluster);
                all.extend(graphemes.map(|glyph| Place {
                    cost: EMERGENCY_COST,
                    ..Place::edge(glyph)
                }));
            }
            all.push(place);
        }
        all
    }

    fn spots(&self, places: &[Place], from: usize, to: usize) -> Vec<Spot> {
        let mut sums = Vec::with_capacity(to - from + 1);
        let mut sum = 0.0;
        sums.push(sum);
        for glyph in self.glyphs.get(from..to).unwrap_or_default() {
            sum += glyph.advance;
            sums.push(sum);
        }
        let at = |glyph: usize| sums.get(glyph.saturating_sub(from)).copied().unwrap_or(sum);
        let spot = |place: &Place| Spot {
            start: at(place.glyph) + self.hang_before(place.glyph),
            end: at(self.trimmed(from, place.glyph)) - self.hang_behind(from, *place),
            hyphen: self.hyphen_width(*place) * (1.0 - HYPHEN_HANGS),
            cost: place.cost,
        };
        places.iter().map(spot).collect()
    }

    /// How far the first glyph of a line stands out at the left.
    fn hang_before(&self, glyph: usize) -> f32 {
        let Some(glyph) = self.glyphs.get(glyph) else {
            return 0.0;
        };
        match self.character(glyph) {
            Some('”' | '“' | '„' | '"' | '»' | '«') => QUOTES_HANG * glyph.advance,
            _ => 0.0,
        }
    }

    /// How far the last glyph of a line stands out at the right, if the line gets no hyphen.
    fn hang_behind(&self, from: usize, to: Place) -> f32 {
        let last = self
            .trimmed(from, to.glyph)
            .checked_sub(1)
            .filter(|last| *last >= from);
        let Some(glyph) = last.and_then(|last| self.glyphs.get(last)).filter(|_| !to.hyphen) else {
            return 0.0;
        };
        match self.character(glyph) {
            Some('.' | ',') => STOPS_HANG * glyph.advance,
            Some('-' | '\u{2010}') => HYPHEN_HANGS * glyph.advance,
            _ => 0.0,
        }
    }

    fn character(&self, glyph: &Glyph) -> Option<char> {
        self.text
            .get(glyph.start as usize..)?
            .chars()
            .next()
            .filter(|_| glyph.kind == GlyphKind::Text)
    }

    /// The end of a line without the spaces that would hang behind it.
    fn trimmed(&self, from: usize, to: usize) -> usize {
        let line = self.glyphs.get(from..to).unwrap_or_default();
        from + line
            .iter()
            .rposition(|glyph| glyph.kind != GlyphKind::Space)
            .map_or(0, |last| last + 1)
    }

    fn span_width(&self, from: usize, to: usize) -> f32 {
        self.glyphs
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(|glyph| glyph.advance)
            .sum()
    }

    /// The width of a line without what stands out at its ends.
    fn line_width(&self, from: usize, to: Place) -> f32 {
        let hang = self.hang_before(from) + self.hang_behind(from, to);
        self.span_width(from, self.trimmed(from, to.glyph)) + self.hyphen_width(to) * (1.0 - HYPHEN_HANGS)
            - hang
    }

    /// The width of the hyphen of a line that ends at the place, in the style of the letter before it; 0 if it gets none.
    fn hyphen_width(&self, place: Place) -> f32 {
        let before = place
            .glyph
            .checked_sub(1)
            .and_then(|before| self.glyphs.get(before));
        let style = before.map_or(Style::Regular, |glyph| glyph.style);
        let span = before.and_then(|glyph| self.spans.get(glyph.span as usize));
        let scale = span.map_or(1.0, |span| span.decoration.script.scale());
        if place.hyphen {
            *style.of(&self.hyphens) * scale
        } else {
            0.0
        }
    }

    fn line(&self, from: usize, to: Place) -> Line {
        let mut glyphs = self.glyphs.get(from..to.glyph).unwrap_or_default().to_vec();
        let (width, hang) = (self.line_width(from, to), self.hang_before(from));
        if to.hyphen
            && let Some(last) = glyphs.last().copied()
        {
            glyphs.push(Glyph {
                glyph: *last.style.of(&self.hyphen_glyphs),
                kind: GlyphKind::SoftHyphen,
                advance: self.hyphen_width(to),
                dx: 0.0,
                dy: 0.0,
                start: last.end,
                end: last.end,
                ..last
            });
        }
        Line { glyphs, width, hang }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Fonts;
    use crate::text::{Division, Runs, Setter};
    use proptest::prelude::*;
    use vuosikello_document::Language;

    fn shape(text: &str) -> Shaped {
        let fonts = Fonts::built_in().unwrap();
        let runs = Runs::plain(text, Style::Regular, Language::Finnish);
        Setter::new(&fonts, true, 1.0)
            .shape(runs, 10.0, Division::Text)
            .unwrap()
    }

    fn shown(shaped: &Shaped, line: &Line) -> String {
        line.glyphs
            .iter()
            .map(|g| match g.kind {
                GlyphKind::SoftHyphen => "-",
                _ => &shaped.text[g.start as usize..g.end as usize],
            })
            .collect()
    }

    #[test]
    fn words_are_divided_with_a_hyphen_where_that_evens_the_lines() {
        let shaped = shape("palvelusopimuksessa sovitaan oikeusrekisterikeskuksen palveluista");
        let lines: Vec<String> = shaped
            .lines(110.0)
            .iter()
            .map(|line| shown(&shaped, line))
            .collect();
        assert!(lines.iter().any(|line| line.ends_with('-')), "{lines:?}");
    }

    #[test]
    fn a_word_of_ten_thousand_letters_is_broken_anywhere() {
        let shaped = shape(&"w".repeat(10_000));
        let lines = shaped.lines(400.0);
        assert!(lines.len() > 100);
        assert!(
            lines
                .iter()
                .all(|line| line.width <= 400.01 && line.width > 300.0)
        );
    }

    #[test]
    fn a_forced_line_break_ends_the_line() {
        let shaped = shape("");
        assert_eq!(shaped.lines(100.0).len(), 1);
        let fonts = Fonts::built_in().unwrap();
        let mut runs = Runs::default();
        let inlines = [
            vuosikello_document::Inline::text("a"),
            vuosikello_document::Inline::LineBreak,
            vuosikello_document::Inline::text("b"),
        ];
        runs.append(&inlines, Style::Regular, Language::Finnish).unwrap();
        let shaped = Setter::new(&fonts, true, 1.0)
            .shape(runs, 10.0, Division::Text)
            .unwrap();
        let lines: Vec<String> = shaped
            .lines(100.0)
            .iter()
            .map(|line| shown(&shaped, line))
            .collect();
        assert_eq!(lines, ["a\n", "b"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn lines_hold_the_whole_text_in_order_and_never_exceed_the_width(
            text in "[a-zåäö ,.\u{ad}\u{a0}0-9/-]{0,200}",
            width in 20.0f32..300.0,
        ) {
            let shaped = shape(&text);
            let lines = shaped.lines(width);
            let all: String = lines.iter().flat_map(|line| &line.glyphs)
                .filter(|g| g.kind != GlyphKind::SoftHyphen)
                .map(|g| &shaped.text[g.start as usize..g.end as usize]).collect();
            prop_assert_eq!(all, text.replace('\u{ad}', ""));
            for line in &lines {
                prop_assert!(line.width <= width + 0.02, "{} > {}", line.width, width);
            }
        }
    }
}
