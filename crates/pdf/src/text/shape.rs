//! Shaping of words into glyphs.

use std::collections::HashMap;
use std::sync::Arc;

use harfrust::{Buffer, Direction, Script, ShapeOptions, ShapePlan, ShaperFont};

use crate::Error;
use crate::font::{Fonts, Style};

/// A glyph of a shaped word. Lengths are in thousandths of the em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub(super) glyph: u16,
    pub(super) advance: f32,
    pub(super) dx: f32,
    pub(super) dy: f32,
    /// The bytes of the word that the glyph shows; empty for a further glyph of the same cluster.
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The longest word that is remembered, in bytes: longer ones are rare, and a document must not fill the memory with them.
const CACHED_LENGTH: usize = 64;
/// The length in bytes of the pieces in which a long word is shaped: the time of shaping grows faster than the length.
const STRETCH: usize = 256;

/// The shaped words of one typeface.
#[derive(Default)]
pub(super) struct Words {
    plans: HashMap<(Style, Option<Script>), ShapePlan>,
    known: [HashMap<Box<str>, Arc<[Unit]>>; 4],
}

impl Words {
    /// How many words are known.
    pub(super) fn len(&self) -> usize {
        self.known.iter().map(HashMap::len).sum()
    }
}

/// Shapes words that have not been shaped before.
pub(super) struct Shaper<'f> {
    fonts: &'f Fonts,
    shapers: [ShaperFont<'f, 'static>; 4],
    buffer: Buffer,
}

impl<'f> Shaper<'f> {
    pub(super) fn new(fonts: &'f Fonts) -> Self {
        Shaper {
            fonts,
            shapers: Style::ALL.map(|style| ShaperFont::new(fonts.face(style).font())),
            buffer: Buffer::new(),
        }
    }

    /// The glyphs of a word, from `words` or added to them. `context` is the text around it, for the error message.
    pub(super) fn word(
        &mut self,
        words: &mut Words,
        word: &str,
        style: Style,
        context: &str,
    ) -> Result<Arc<[Unit]>, Error> {
        if let Some(units) = style.of(&words.known).get(word) {
            return Ok(units.clone());
        }
        let face = self.fonts.face(style);
        if let Some(character) = word.chars().find(|c| !face.covers(*c)) {
            return Err(Error::Character {
                character,
                context: snippet(context, character),
            });
        }
        let mut units = Vec::new();
        let mut rest = word;
        let mut offset = 0;
        while !rest.is_empty() {
            let (stretch, tail) = rest.split_at(stretch_end(rest));
            self.stretch(&mut words.plans, stretch, offset, style, &mut units)?;
            offset += stretch.len() as u32;
            rest = tail;
        }
        let units: Arc<[Unit]> = units.into();
        if word.len() <= CACHED_LENGTH {
            style.of_mut(&mut words.known).insert(word.into(), units.clone());
        }
        Ok(units)
    }

    fn stretch(
        &mut self,
        plans: &mut HashMap<(Style, Option<Script>), ShapePlan>,
        text: &str,
        offset: u32,
        style: Style,
        units: &mut Vec<Unit>,
    ) -> Result<(), Error> {
        let face = self.fonts.face(style);
        let shaper = style.of(&self.shapers);
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.push_str(text);
        // Right-to-left scripts are not among the built-in glyphs; all text runs to the right.
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        let script = buffer.script();
        let plan = plans
            .entry((style, script))
            .or_insert_with(|| ShapePlan::new(face.font(), Direction::LeftToRight, script, None, &[]));
        harfrust::shape(shaper, buffer, ShapeOptions::new().plan(Some(plan)))
            .map_err(|error| Error::Internal(error.to_string()))?;

        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let mut next_clusters = infos.iter().map(|info| info.cluster).peekable();
        let mut previous = None;
        for (info, position) in infos.iter().zip(positions) {
            let cluster = info.cluster;
            while next_clusters.next_if(|next| *next <= cluster).is_some() {}
            let end = next_clusters.peek().copied().unwrap_or(text.len() as u32);
            let start = if previous == Some(cluster) { end } else { cluster };
            previous = Some(cluster);
            units.push(Unit {
                glyph: u16::try_from(info.glyph_id).map_err(|_| Error::Internal("glyph id".to_owned()))?,
                advance: face.per_mille(position.x_advance),
                dx: face.per_mille(position.x_offset),
                dy: face.per_mille(position.y_offset),
                start: offset + start,
                end: offset + end,
            });
        }
        Ok(())
    }
}

/// Where to cut a long word for shaping: not before a combining mark.
fn stretch_end(text: &str) -> usize {
    if text.len() <= STRETCH {
        return text.len();
    }
    let is_mark =
        |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}');
    text.char_indices()
        .find(|(i, c)| *i >= STRETCH && !is_mark(*c))
        .map_or(text.len(), |(i, _)| i)
}

/// The surroundings of the first occurrence of a character, for an error message.
fn snippet(text: &str, character: char) -> String {
    const AROUND: usize = 16;
    let at = text.chars().position(|c| c == character).unwrap_or(0);
    let from = at.saturating_sub(AROUND);
    let shown = text
        .chars()
        .skip(from)
        .take(at - from + AROUND)
        .filter(|c| !c.is_control());
    shown.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(word: &str) -> Result<Arc<[Unit]>, Error> {
        let fonts = Fonts::built_in().unwrap();
        Shaper::new(&fonts).word(&mut Words::default(), word, Style::Regular, word)
    }

    #[test]
    fn each_letter_of_a_plain_word_has_a_glyph() {
        let units = shape("yö").unwrap();
        let ranges: Vec<(u32, u32)> = units.iter().map(|u| (u.start, u.end)).collect();
        assert_eq!(ranges, [(0, 1), (1, 3)]);
    }

    #[test]
    fn a_letter_and_its_combining_mark_are_one_cluster() {
        let units = shape("a\u{308}b").unwrap();
        assert_eq!((units[0].start, units[0].end), (0, 3));
        assert_eq!(units.last().map(|u| (u.start, u.end)), Some((3, 4)));
    }

    #[test]
    fn a_missing_character_is_named_with_its_surroundings() {
        let error = Shaper::new(&Fonts::built_in().unwrap())
            .word(
                &mut Words::default(),
                "😀",
                Style::Regular,
                "hyvää päivää 😀 kaikille",
            )
            .unwrap_err();
        let message = error.to_string();
        assert!(
            message.contains("U+1F600") && message.contains("päivää 😀 kaikille"),
            "{message}"
        );
    }

    #[test]
    fn a_long_word_is_shaped_whole() {
        let word = "ä".repeat(1000);
        let units = shape(&word).unwrap();
        assert_eq!(units.len(), 1000);
        assert!(units.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
}
