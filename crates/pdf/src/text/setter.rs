//! Shaping of blocks of text, which can then be broken into lines of any width.

use vuosikello_document::Language;

use super::breaks::{Division, breaks};
use super::cache::{Cache, Setting};
use super::joined::occurrences;
use super::run::{Attached, Runs, Special};
use super::shape::Shaper;
use super::shaped::{Glyph, GlyphKind, Shaped};
use crate::Error;
use crate::font::{Face, Fonts, Style};

/// The most names of several words that are kept together.
const NAMES: usize = 64;

/// Shapes text in the faces of a typeface.
pub(crate) struct Setter<'f> {
    shaper: Shaper<'f>,
    cache: Cache,
    hyphenate: bool,
    /// Names of several words, which are not parted.
    names: Vec<String>,
    fonts: &'f Fonts,
    /// Factor on all advances, to imitate a wider or a narrower typeface.
    stretch: f32,
}

impl<'f> Setter<'f> {
    pub(crate) fn new(fonts: &'f Fonts, hyphenate: bool, stretch: f32) -> Self {
        Setter {
            shaper: Shaper::new(fonts),
            cache: Cache::take(fonts),
            hyphenate,
            names: Vec::new(),
            fonts,
            stretch,
        }
    }

    /// Makes names known that are not to be parted. Those of one word are known by their capital.
    pub(crate) fn know_names(&mut self, names: impl IntoIterator<Item = String>) {
        self.names
            .extend(names.into_iter().filter(|name| name.trim().contains([' ', '-'])));
        self.names.sort();
        self.names.dedup();
        // A document of thousands of names would take long to set.
        self.names.truncate(NAMES);
    }

    /// The face with its metrics.
    pub(crate) fn face(&self, style: Style) -> &'f Face {
        self.fonts.face(style)
    }

    /// Shapes plain text in one face and language.
    ///
    /// # Errors
    /// As [`Setter::shape`].
    pub(crate) fn plain(
        &mut self,
        text: &str,
        style: Style,
        language: Language,
        size: f32,
        division: Division,
    ) -> Result<Shaped, Error> {
        self.shape(Runs::plain(text, style, language), size, division)
    }

    /// Shapes a text in a size. With [`Division::Never`] its words are divided only at soft hyphens: titles and headings.
    ///
    /// # Errors
    /// [`Error::Character`] for a character that cannot be set.
    pub(crate) fn shape(&mut self, runs: Runs, size: f32, division: Division) -> Result<Shaped, Error> {
        let setting = Setting {
            size,
            stretch: self.stretch,
            division: if self.hyphenate { division } else { Division::Never },
        };
        let names = occurrences(&runs.text, &self.names);
        // What is known of a text depends on nothing but the text and its setting.
        let is_kept = names.is_empty() && runs.attached.pictures.is_empty();
        let known = is_kept
            .then(|| self.cache.paragraphs.get(&runs, setting))
            .flatten();
        if let Some(known) = known {
            return Ok(Shaped {
                attached: runs.attached,
                ..known
            });
        }
        let mut glyphs = Vec::with_capacity(runs.text.len());
        let mut start = 0;
        for (index, span) in runs.spans.iter().enumerate() {
            let scale = size / 1000.0 * span.decoration.script.scale();
            if let Some(Special::Picture(picture)) = span.special {
                let picture = runs.attached.pictures.get(picture);
                glyphs.push(Glyph {
                    glyph: 0,
                    style: span.style,
                    kind: GlyphKind::Picture,
                    span: index as u32,
                    advance: picture.map_or(0.0, |picture| picture.width),
                    dx: 0.0,
                    dy: 0.0,
                    start: start as u32,
                    end: span.end as u32,
                });
                start = span.end;
                continue;
            }
            for (offset, word) in words(&runs.text, start, span.end) {
                let kind = match word {
                    " " | "\n" => GlyphKind::Space,
                    _ => GlyphKind::Text,
                };
                let shown = if kind == GlyphKind::Space { " " } else { word };
                let words = &mut self.cache.words;
                for unit in self.shaper.word(words, shown, span.style, &runs.text)?.iter() {
                    glyphs.push(Glyph {
                        glyph: unit.glyph,
                        style: span.style,
                        kind,
                        span: index as u32,
                        advance: unit.advance * scale * self.stretch,
                        dx: unit.dx * scale,
                        dy: unit.dy * scale,
                        start: offset as u32 + unit.start,
                        end: offset as u32 + unit.end,
                    });
                }
            }
            start = span.end;
        }
        let breaks = breaks(&runs, setting.division, &names, &mut self.cache.hyphenator);
        let shaped = Shaped {
            text: runs.text.into(),
            spans: runs.spans.into(),
            attached: Attached::default(),
            size,
            glyphs: glyphs.into(),
            breaks: breaks.into(),
            hyphens: Style::ALL.map(|style| self.fonts.face(style).hyphen.1 * (size / 1000.0) * self.stretch),
            hyphen_glyphs: Style::ALL.map(|style| self.fonts.face(style).hyphen.0),
        };
        // The width of a picture is no property of the text by which a paragraph is found again, and neither are the names.
        if is_kept {
            self.cache.paragraphs.insert(setting, &shaped);
        }
        Ok(Shaped {
            attached: runs.attached,
            ..shaped
        })
    }
}

impl Drop for Setter<'_> {
    fn drop(&mut self) {
        std::mem::take(&mut self.cache).keep();
    }
}

/// The pieces that are shaped separately, with their byte offsets: words, and single spaces and line breaks. Characters that
/// show nothing (soft hyphens, zero-width characters) end a piece and are left out.
fn words(text: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> {
    let span = text.get(from..to).unwrap_or_default();
    let is_silent = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
        )
    };
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let tail = span.get(rest..)?;
            let first = tail.chars().next()?;
            let at = from + rest;
            if is_silent(first) {
                rest += first.len_utf8();
                continue;
            }
            let end = match first {
                ' ' | '\n' => 1,
                _ => tail
                    .find(|c: char| c == ' ' || c == '\n' || is_silent(c))
                    .unwrap_or(tail.len()),
            };
            rest += end;
            return Some((at, tail.get(..end)?));
        }
    })
}
