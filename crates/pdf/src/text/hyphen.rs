//! Hyphenation. Finnish compounds are first split into their parts, since no pattern knows that `sopimusehto` is
//! `sopimus` and `ehto`; the parts, and Swedish words, are divided by patterns (hypher). English is not divided.

use std::collections::HashMap;
use std::sync::Arc;

use hypher::Lang;
use vuosikello_document::Language;

use super::compound_words;

/// A place where a word may be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// Bytes from the beginning of the word.
    pub(super) offset: usize,
    /// Between the parts of a compound.
    pub(super) boundary: bool,
}

/// The fewest letters on either side of a hyphen, in the word and in each part of a compound.
const LETTERS: usize = 3;
/// The longest word that is divided, in bytes: longer ones are no words of a language.
const LONGEST: usize = 120;

/// Finds where words may be divided, and remembers it.
#[derive(Debug, Default)]
pub(super) struct Hyphenator {
    words: [HashMap<Box<str>, Arc<[Point]>>; 2],
}

impl Hyphenator {
    /// How many words it knows.
    pub(super) fn len(&self) -> usize {
        self.words.iter().map(HashMap::len).sum()
    }

    pub(super) fn points(&mut self, word: &str, language: Language) -> Arc<[Point]> {
        let (slot, patterns) = match language {
            Language::Finnish => (0, Lang::Finnish),
            Language::Swedish => (1, Lang::Swedish),
            Language::English => return Arc::default(),
        };
        let Some(known) = self.words.get_mut(slot) else {
            return Arc::default();
        };
        if let Some(points) = known.get(word) {
            return points.clone();
        }
        let points: Arc<[Point]> = find(word, patterns).into();
        if word.len() <= LONGEST {
            known.insert(word.into(), points.clone());
        }
        points
    }
}

/// A word with `=` where the parts of a compound meet and `-` at its other points.
pub(crate) fn divided(word: &str, language: Language) -> String {
    let (mut shown, mut from) = (String::new(), 0);
    for point in Hyphenator::default().points(word, language).iter() {
        shown.push_str(word.get(from..point.offset).unwrap_or_default());
        shown.push(if point.boundary { '=' } else { '-' });
        from = point.offset;
    }
    shown + word.get(from..).unwrap_or_default()
}

fn find(word: &str, patterns: Lang) -> Vec<Point> {
    let lower = word.to_lowercase();
    // A short word, an abbreviation (ORK, KHO), and letters whose small form has another length.
    let divisible = lower.len() == word.len()
        && word.len() <= LONGEST
        && word.chars().count() >= 2 * LETTERS
        && word.chars().skip(1).any(char::is_lowercase);
    if !divisible {
        return Vec::new();
    }
    let boundaries = if patterns == Lang::Finnish {
        compound_words::boundaries(&lower)
    } else {
        Vec::new()
    };
    let mut points = Vec::new();
    let mut start = 0;
    for end in boundaries.into_iter().chain([lower.len()]) {
        let Some(part) = lower.get(start..end) else {
            continue;
        };
        let syllables: Vec<&str> = hypher::hyphenate(part, patterns).collect();
        let mut offset = 0;
        for pair in syllables.windows(2) {
            let [before, after] = pair else { continue };
            offset += before.len();
            let room = |text: &str| text.chars().count() >= LETTERS;
            let divisible = part
                .split_at_checked(offset)
                .is_some_and(|(left, right)| room(left) && room(right));
            // A vowel that is a syllable of its own clings to its neighbours: asia-kas, not asi-akas.
            let single = [before, after]
                .iter()
                .any(|syllable| syllable.chars().count() == 1);
            if divisible && !single {
                points.push(Point {
                    offset: start + offset,
                    boundary: false,
                });
            }
        }
        if end < lower.len() {
            points.push(Point {
                offset: end,
                boundary: true,
            });
        }
        start = end;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    use super::divided as divide;

    #[test]
    fn compounds_are_divided_between_their_parts() {
        assert_eq!(divide("Sopimusehtojen", Language::Finnish), "Sopi-mus=ehto-jen");
        assert_eq!(
            divide("palvelusopimuksessa", Language::Finnish),
            "pal-velu=sopi-muk-sessa"
        );
        assert_eq!(
            divide("oikeusrekisterikeskus", Language::Finnish),
            "oikeus=rekis-teri=kes-kus"
        );
    }

    #[test]
    fn a_word_that_only_begins_like_a_compound_is_left_to_the_patterns() {
        assert!(!divide("tietoisuudesta", Language::Finnish).contains('='));
    }

    #[test]
    fn abbreviations_and_short_words_stay_whole() {
        assert_eq!(divide("VALTORI", Language::Finnish), "VALTORI");
        assert_eq!(divide("talous", Language::Finnish), "talous");
    }

    #[test]
    fn swedish_has_patterns_of_its_own_and_english_none() {
        assert!(divide("serviceavtalet", Language::Swedish).contains('-'));
        assert_eq!(divide("agreement", Language::English), "agreement");
    }

    #[test]
    fn no_hyphen_stands_nearer_than_three_letters_to_an_end_or_beside_a_single_vowel() {
        for word in [
            "käyttöoikeus",
            "asiakaspäällikkö",
            "yliopisto",
            "aikataulutus",
            "tuomioistuinvirasto",
        ] {
            let divided = divide(word, Language::Finnish);
            let parts: Vec<usize> = divided
                .split(['-', '='])
                .map(|part| part.chars().count())
                .collect();
            assert!(
                parts.first() >= Some(&LETTERS) && parts.last() >= Some(&LETTERS),
                "{divided}"
            );
            assert!(parts.iter().all(|length| *length > 1), "{divided}");
        }
    }
}
