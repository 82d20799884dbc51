//! Words that are compared without regard to case, spaces and Unicode form.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use vuosikello_core::is_plainly_composed;

/// The choice that a word means, by itself or as a synonym. `None` when it means none, or several.
pub(super) fn plain(text: &str, choices: &[String], synonyms: &[(String, String)]) -> Option<String> {
    let one = |word: &str| {
        if choices.iter().any(|choice| choice == word) {
            return Some(word.to_owned());
        }
        let mut same = choices.iter().filter(|choice| same_word(choice, word));
        let first = same.next()?;
        same.next().is_none().then(|| first.clone())
    };
    one(text).or_else(|| one(meant(synonyms, text)?))
}

/// Whether two words are the same for a person who reads them: without regard to case, space, hyphens and Unicode form. Other marks
/// tell identifiers such as 1.1 and 11 apart.
///
/// ```
/// use vuosikello_intake::same_word;
/// assert!(same_word("Valtori-palvelut", "VALTORI\u{a0}palvelut "));
/// assert!(!same_word("1.1", "11"));
/// ```
pub fn same_word(one: &str, other: &str) -> bool {
    // Words are compared by the thousand, and composing each character anew takes most of the time.
    match is_plainly_composed(one) && is_plainly_composed(other) {
        true => counting(one).eq(counting(other)),
        false => counting(one).nfc().eq(counting(other).nfc()),
    }
}

/// A word as it is compared: those of equal words are equal.
pub(crate) fn folded_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    match is_plainly_composed(word) {
        true => folded.extend(counting(word)),
        false => folded.extend(counting(word).nfc()),
    }
    folded
}

/// Words that texts are compared with by the thousand: each is folded once, and so is a text for all of them.
pub(crate) struct Words {
    folded: BTreeSet<String>,
    /// The bytes of the longest: most texts are longer, and need not be folded to their ends.
    longest: usize,
}

impl Words {
    /// Some words.
    pub(crate) fn of<const COUNT: usize>(words: [&str; COUNT]) -> Self {
        let folded = BTreeSet::from(words.map(folded_word));
        let longest = folded.iter().map(String::len).max().unwrap_or_default();
        Self { folded, longest }
    }

    /// Whether one of the words is the [same](same_word) as another.
    pub(crate) fn have(&self, word: &str) -> bool {
        if !is_plainly_composed(word) {
            return self.folded.contains(&folded_word(word));
        }
        let mut folded = String::with_capacity(self.longest + 4);
        for c in counting(word) {
            folded.push(c);
            if folded.len() > self.longest {
                return false;
            }
        }
        self.folded.contains(&folded)
    }
}

/// The characters of a word that count when it is compared, as they are in it.
fn counting(word: &str) -> impl Iterator<Item = char> {
    let is_space = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '_' | '–' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '\u{200b}'
            )
    };
    word.chars()
        .filter(move |c| !is_space(*c))
        .flat_map(char::to_lowercase)
}

/// The word that a synonym stands for.
pub(crate) fn meant<'a>(synonyms: &'a [(String, String)], word: &str) -> Option<&'a str> {
    let same = |(synonym, _): &&(String, String)| same_word(synonym, word);
    synonyms.iter().find(same).map(|(_, meant)| meant.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_compared_in_unicodes_composed_form(word in any::<String>()) {
            prop_assert_eq!(folded_word(&word), counting(&word).nfc().collect::<String>());
        }

        #[test]
        fn words_are_the_same_when_they_are_folded_alike(one in "[aAäÄ\u{308} -]{0,4}", other in "[aAäÄ\u{308} -]{0,4}") {
            prop_assert_eq!(same_word(&one, &other), Words::of([one.as_str()]).have(&other));
        }
    }

    #[test]
    fn choices_are_read_without_regard_to_case_and_unicode_form() {
        let choices = ["kunnossa", "huomioitavaa", "hyötyanalyysi", "ei aloitettu", "G1"].map(str::to_owned);
        let synonyms = [
            ("Vihreä".to_owned(), "kunnossa".to_owned()),
            ("Keltainen".to_owned(), "ei ole".to_owned()),
        ];
        for (text, choice) in [
            ("Kunnossa", Some("kunnossa")),
            (" KUNNOSSA ", Some("kunnossa")),
            ("Hyo\u{308}tyanalyysi", Some("hyötyanalyysi")),
            ("Ei\u{a0}aloitettu", Some("ei aloitettu")),
            ("g1", Some("G1")),
            ("vihreä", Some("kunnossa")),
            ("keltainen", None),
            ("kunnosa", None),
            ("hyotyanalyysi", None),
            ("", None),
        ] {
            assert_eq!(plain(text, &choices, &synonyms).as_deref(), choice, "{text}");
        }
        // Of choices that differ by case alone only the exact one is meant.
        let alike = ["a", "A"].map(str::to_owned);
        assert_eq!(plain("a", &alike, &[]).as_deref(), Some("a"));
        assert_eq!(plain("a ", &alike, &[]), None);
    }
}
