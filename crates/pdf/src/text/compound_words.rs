//! The parts of Finnish compounds, from a list of the parts that the domain uses (`compounds.txt`, which says how it
//! was made and how to check it).

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The words of the list.
struct Parts {
    /// Words as they stand before another: `sopimus`, `tietojen`.
    first: BTreeSet<&'static str>,
    /// The beginnings, common to all inflected forms, of words as they stand last: `eht`, `sopimu`.
    last: BTreeSet<&'static str>,
    /// The beginnings of words that only look like compounds.
    whole: BTreeSet<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts {
        first: BTreeSet::new(),
        last: BTreeSet::new(),
        whole: BTreeSet::new(),
    };
    let mut section = "";
    for line in include_str!("compounds.txt").lines() {
        let words = match section {
            _ if line.starts_with('#') => continue,
            _ if line.starts_with('[') => {
                section = line;
                continue;
            }
            "[first]" => &mut parts.first,
            "[last]" => &mut parts.last,
            _ => &mut parts.whole,
        };
        words.extend(line.split_whitespace());
    }
    parts
});

/// A compound of more parts than this is not looked for.
const DEEPEST: usize = 6;

/// The byte offsets at which the parts of a word in small letters meet; none for a word that is not known to be a
/// compound.
pub(super) fn boundaries(word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !split(word, 0, DEEPEST, &mut found) {
        found.extend(clash(word));
    }
    found
}

/// Where the vowels of a word of unknown parts clash: a Finnish word has either `a`, `o`, `u` or `ä`, `ö`, `y`, so that between
/// them two words meet. Told only where there is one place for it: between two vowels, or before a consonant that ends no word.
fn clash(word: &str) -> Option<usize> {
    let is_vowel = |c: char| "aeiouyäö".contains(c);
    let is_back = |c: char| match c {
        'a' | 'o' | 'u' => Some(true),
        'ä' | 'ö' | 'y' => Some(false),
        _ => None,
    };
    let mut before: Option<(usize, char)> = None;
    for (at, c) in word.char_indices().filter(|(_, c)| is_vowel(*c)) {
        if let Some((end, vowel)) = before
            && let (Some(one), Some(other)) = (is_back(vowel), is_back(c))
            && one != other
        {
            let meet = match word.get(end..at) {
                Some("" | "k" | "p" | "v" | "h" | "m") => end,
                _ => return None,
            };
            let (first, rest) = word.split_at_checked(meet)?;
            return (first.chars().count() >= 3 && rest.chars().count() >= 3).then_some(meet);
        }
        before = Some((at + c.len_utf8(), c));
    }
    None
}

/// Splits off the longest known first part after which the rest is known too.
fn split(word: &str, base: usize, depth: usize, found: &mut Vec<usize>) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let whole = longest(word, &PARTS.whole).unwrap_or(0);
    let mut ends: Vec<usize> = word.char_indices().map(|(i, _)| i).skip(3).collect();
    while let Some(end) = ends.pop().filter(|end| *end >= whole) {
        let Some((first, rest)) = word.split_at_checked(end) else {
            continue;
        };
        if !PARTS.first.contains(first) {
            continue;
        }
        let length = found.len();
        found.push(base + end);
        if split(rest, base + end, depth, found) || begins_a_last_part(rest) {
            return true;
        }
        found.truncate(length);
    }
    false
}

fn begins_a_last_part(rest: &str) -> bool {
    longest(rest, &PARTS.last).is_some()
}

/// The length of the longest of some words with which a text begins.
fn longest(text: &str, words: &BTreeSet<&str>) -> Option<usize> {
    let ends = text.char_indices().map(|(i, _)| i).skip(1).chain([text.len()]);
    ends.filter(|end| text.get(..*end).is_some_and(|start| words.contains(start)))
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_the_list_are_words_in_small_letters() {
        for part in PARTS.first.iter().chain(&PARTS.last).chain(&PARTS.whole) {
            assert!(
                part.chars().count() >= 3 && part.chars().all(char::is_lowercase),
                "{part}"
            );
        }
    }

    #[test]
    fn a_compound_of_three_parts_is_taken_apart() {
        assert_eq!(boundaries("palvelusopimusehdot"), [7, 14]);
    }

    #[test]
    fn an_unknown_rest_makes_no_compound() {
        assert!(boundaries("palvelullinen").is_empty());
        assert!(boundaries("").is_empty());
    }

    #[test]
    fn a_word_that_only_looks_like_a_compound_is_none() {
        assert!(boundaries("esimerkillä").is_empty());
        assert!(boundaries("perusteella").is_empty());
        assert_eq!(boundaries("perustiedot"), [5]);
    }

    #[test]
    fn unknown_parts_meet_where_their_vowels_clash() {
        assert_eq!(boundaries("zyläkaste"), [5]);
        assert_eq!(boundaries("fuufaölly"), [5]);
        assert!(boundaries("faölly").is_empty());
        assert!(boundaries("analyysi").is_empty());
    }
}
