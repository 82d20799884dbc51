//! Caches of shaped words and paragraphs, which are kept for the next document: the documents of one organisation share most
//! of their text. The result of setting text never depends on them.
//!
//! Each job has a cache to itself while it sets text, so that threads do not wait for each other, and gives it back: the
//! process keeps a few, and idle threads keep nothing.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::breaks::Division;
use super::hyphen::Hyphenator;
use super::run::Runs;
use super::shape::Words;
use super::shaped::Shaped;
use crate::font::Fonts;

/// The number of caches that are kept for the jobs to come.
const CACHES: usize = 4;
/// The most words, and the most divided words, that are kept; more would be those of documents that have little in common.
const WORDS: usize = 1 << 14;
/// The most bytes of text whose paragraphs are kept: about a hundred pages. In memory they take some fifty times as much.
const TEXT: usize = 1 << 18;

/// The shaped words and paragraphs of one typeface.
#[derive(Default)]
pub(super) struct Cache {
    /// The typeface, by its number.
    fonts: u64,
    pub(super) words: Words,
    pub(super) hyphenator: Hyphenator,
    pub(super) paragraphs: Paragraphs,
}

/// The caches that are not in use, the most recently used at the end.
fn kept() -> MutexGuard<'static, Vec<Cache>> {
    static KEPT: Mutex<Vec<Cache>> = Mutex::new(Vec::new());
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Cache {
    /// Takes the most recently used cache of a typeface, or a new one.
    pub(super) fn take(fonts: &Fonts) -> Cache {
        let mut kept = kept();
        let found = kept.iter().rposition(|cache| cache.fonts == fonts.number());
        found.map(|at| kept.remove(at)).unwrap_or_else(|| Cache {
            fonts: fonts.number(),
            ..Cache::default()
        })
    }

    /// Gives the cache back; what has grown beyond its limit is dropped, and the least recently used cache of too many.
    pub(super) fn keep(mut self) {
        if self.words.len() > WORDS {
            self.words = Words::default();
        }
        if self.hyphenator.len() > WORDS {
            self.hyphenator = Hyphenator::default();
        }
        if self.paragraphs.bytes > TEXT {
            self.paragraphs = Paragraphs::default();
        }
        let mut kept = kept();
        kept.push(self);
        let oldest = (kept.len() > CACHES).then(|| kept.remove(0));
        // Freeing takes long, and others wait.
        drop(kept);
        drop(oldest);
    }
}

/// The settings, besides its spans, with which a text was shaped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    pub(super) size: f32,
    pub(super) stretch: f32,
    pub(super) division: Division,
}

/// Paragraphs as they were shaped, without their links.
#[derive(Default)]
pub(super) struct Paragraphs {
    known: HashMap<Box<str>, Vec<(Setting, Shaped)>>,
    bytes: usize,
}

impl Paragraphs {
    pub(super) fn get(&self, runs: &Runs, setting: Setting) -> Option<Shaped> {
        let variants = self.known.get(runs.text.as_str())?;
        let found = variants
            .iter()
            .find(|(known, shaped)| *known == setting && *shaped.spans == *runs.spans)?;
        Some(found.1.clone())
    }

    /// Remembers a paragraph, unless there are too many already.
    pub(super) fn insert(&mut self, setting: Setting, shaped: &Shaped) {
        if self.bytes <= TEXT {
            self.bytes += shaped.text.len();
            let variants = self.known.entry((*shaped.text).into()).or_default();
            variants.push((setting, shaped.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::font::{Fonts, Style};
    use crate::text::{Division, Runs, Setter, Shaped};
    use vuosikello_document::{Inline, Language, Target};

    fn shape(fonts: &Fonts, runs: Runs, size: f32, division: Division) -> Shaped {
        Setter::new(fonts, true, 1.0).shape(runs, size, division).unwrap()
    }

    fn runs(style: Style, language: Language) -> Runs {
        Runs::plain("palvelusopimuksessa ja muualla", style, language)
    }

    /// What is set in a typeface in which nothing has been set before.
    fn fresh(style: Style, language: Language, size: f32, division: Division) -> String {
        let built_in = Fonts::built_in().unwrap();
        let [regular, bold, italic, bold_italic] =
            Style::ALL.map(|style| built_in.face(style).data().to_vec());
        let fonts = Fonts::from_bytes(regular, bold, italic, bold_italic).unwrap();
        format!("{:?}", shape(&fonts, runs(style, language), size, division))
    }

    #[test]
    fn what_was_set_before_makes_no_difference() {
        let fonts = Fonts::built_in().unwrap();
        for _ in 0..2 {
            for style in Style::ALL {
                for language in [Language::Finnish, Language::Swedish, Language::English] {
                    for (size, division) in [
                        (10.0, Division::Text),
                        (10.0, Division::Never),
                        (10.0, Division::Cell),
                        (12.0, Division::Text),
                    ] {
                        let here = shape(&fonts, runs(style, language), size, division);
                        assert_eq!(format!("{here:?}"), fresh(style, language, size, division));
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_that_was_set_before_has_the_links_of_its_own() {
        let fonts = Fonts::built_in().unwrap();
        for goal in ["a", "b"] {
            let link = Inline::Link {
                target: Target::Heading(goal.to_owned()),
                content: vec![Inline::text("katso")],
            };
            let runs = Runs::new(&[link], Style::Regular, Language::Finnish).unwrap();
            let shaped = shape(&fonts, runs, 10.0, Division::Text);
            assert_eq!(shaped.attached.links[0].target, Target::Heading(goal.to_owned()));
        }
    }

    #[test]
    fn threads_that_have_set_text_keep_no_more_than_one_did() {
        let fonts = Fonts::built_in().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 * super::CACHES {
                scope.spawn(|| {
                    shape(
                        &fonts,
                        runs(Style::Regular, Language::Finnish),
                        10.0,
                        Division::Text,
                    )
                });
            }
        });
        assert!(super::kept().len() <= super::CACHES);
    }

    #[test]
    fn another_typeface_has_a_cache_of_its_own() {
        let built_in = Fonts::built_in().unwrap();
        let bold = built_in.face(Style::Bold).data().to_vec();
        let bold = Fonts::from_bytes(bold.clone(), bold.clone(), bold.clone(), bold).unwrap();
        let width = |fonts: &Fonts| {
            let runs = runs(Style::Regular, Language::Finnish);
            shape(fonts, runs, 10.0, Division::Text).natural_width()
        };
        let regular = width(&built_in);
        assert!(width(&bold) > regular);
        assert!(width(&built_in) == regular);
    }
}
