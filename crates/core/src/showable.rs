//! Characters that no document can show, replaced by words: an emoji in an answer must not keep the others from being read.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::{check_text, composed};

/// A text whose characters can all be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The text.
    pub text: String,
    /// What was replaced, each once and in order, with what stands there now: `👍` and `[peukalo ylös]`.
    pub replaced: Vec<(String, String)>,
}

/// The text with a word in brackets for each character that the fonts lack (`can_show`), or that no text may hold; letters that are written as one sign become
/// letters (ﬁ is fi). `None` when every character can be shown.
///
/// ```
/// use vuosikello_core::shown_by_words;
/// let shown = shown_by_words("Kiitos 👍🏽👍 graﬁikasta", |c| c.is_ascii()).unwrap();
/// assert_eq!(shown.text, "Kiitos [peukalo ylös] grafiikasta");
/// assert_eq!(shown.replaced[0], ("👍".into(), "[peukalo ylös]".into()));
/// ```
pub fn shown_by_words(text: &str, can_show: fn(char) -> bool) -> Option<Shown> {
    let is_right = |c: char| {
        let mut buffer = [0; 4];
        matches!(c, '\n' | '\t') || (can_show(c) && check_text(c.encode_utf8(&mut buffer)).is_ok())
    };
    // A letter and its mark may be one character that can be shown.
    let composed = composed(text);
    let can_show = |c: char| matches!(c, '\n' | '\t') || can_show(c);
    if check_text(text).is_ok() && composed.chars().all(can_show) {
        return None;
    }
    let mut shown = Shown {
        text: String::with_capacity(text.len()),
        replaced: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    let mut last: Option<String> = None;
    let mut is_joined = false;
    for c in composed.chars() {
        if is_part_of_emoji(c) {
            // What follows a joiner is a part of the emoji before it.
            is_joined = c == '\u{200d}' && last.is_some();
            continue;
        }
        if is_right(c) {
            shown.push(c, &mut last);
            continue;
        }
        if std::mem::take(&mut is_joined) && is_pictographic(c) {
            continue;
        }
        let word = letters(c, &is_right).unwrap_or_else(|| format!("[{}]", name(c)));
        if seen.insert(c) {
            shown.replaced.push((c.to_string(), word.clone()));
        }
        shown.push_word(&word, &mut last);
    }
    Some(shown)
}

impl Shown {
    fn push(&mut self, c: char, last: &mut Option<String>) {
        // A word in brackets is a word by itself.
        if last.take().is_some() && c.is_alphanumeric() && self.text.ends_with(']') {
            self.text.push(' ');
        }
        self.text.push(c);
    }

    fn push_word(&mut self, word: &str, last: &mut Option<String>) {
        let is_in_brackets = word.starts_with('[');
        if is_in_brackets && last.as_deref() == Some(word) {
            return;
        }
        if is_in_brackets
            && self
                .text
                .chars()
                .next_back()
                .is_some_and(|c| !c.is_whitespace() && c != '(')
        {
            self.text.push(' ');
        }
        self.text.push_str(word);
        *last = is_in_brackets.then(|| word.to_owned());
    }
}

/// Whether a character only says how the one before it looks: the form of an emoji, the colour of its skin, the joiner between two, the frame of a key.
fn is_part_of_emoji(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

fn is_pictographic(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// The letters or digits that a character stands for by its compatibility form (Unicode, UAX #15).
fn letters(c: char, is_right: &impl Fn(char) -> bool) -> Option<String> {
    let letters: String = [c].into_iter().nfkc().collect();
    let is_plain = |c: char| is_right(c) && (c.is_alphanumeric() || c.is_ascii_punctuation() || c == ' ');
    (!letters.contains(c) && !letters.is_empty() && letters.chars().all(is_plain)).then_some(letters)
}

/// What a character shows, in Finnish.
fn name(c: char) -> &'static str {
    match c {
        '👍' => "peukalo ylös",
        '👎' => "peukalo alas",
        '❤' | '♥' | '♡' | '💓'..='💟' | '🧡' | '🖤' | '🤍' | '🤎' | '🩷' | '🩵' | '🩶' => {
            "sydän"
        }
        '😂' | '🤣' => "nauru",
        '😀'..='😇' | '😊'..='😌' | '☺' | '🙂' | '😍' | '😎' | '🤗' | '🥰' => "hymy",
        '😉' => "silmänisku",
        '😐' | '😑' | '😶' => "neutraali ilme",
        '😞' | '😟' | '🙁' | '☹' | '😔' | '😕' | '😢' | '😭' | '😥' => "surullinen ilme",
        '😠' | '😡' | '🤬' | '😤' => "vihainen ilme",
        '😮' | '😲' | '😱' | '😳' => "hämmästynyt ilme",
        '🤔' => "miettivä ilme",
        '🙏' => "kiitos",
        '👏' => "taputus",
        '👋' => "vilkutus",
        '💪' => "lihas",
        '🤝' => "kättely",
        '👌' => "ok",
        '🎉' | '🎊' | '🥳' => "juhla",
        '✅' | '✔' | '☑' | '🗸' => "valintamerkki",
        '❌' | '✖' | '✗' | '✘' | '❎' => "rasti",
        '⚠' => "varoitus",
        '❗' | '❕' | '‼' => "huutomerkki",
        '❓' | '❔' => "kysymysmerkki",
        '⭐' | '🌟' | '★' | '☆' | '✨' => "tähti",
        '🔍' | '🔎' => "suurennuslasi",
        '🔥' => "tuli",
        '💡' => "lamppu",
        '🚀' => "raketti",
        '🔒' | '🔓' | '🔐' => "lukko",
        '🔑' => "avain",
        '📈' => "nouseva käyrä",
        '📉' => "laskeva käyrä",
        '📊' => "kaavio",
        '📅' | '📆' | '🗓' => "kalenteri",
        '📞' | '☎' | '📱' => "puhelin",
        '✉' | '📧' | '📨' | '📩' => "kirje",
        '💻' | '🖥' => "tietokone",
        '⏰' | '⏱' | '🕐'..='🕧' => "kello",
        '⏳' | '⌛' => "tiimalasi",
        '💰' | '💶' => "raha",
        '🟢' => "vihreä",
        '🟡' => "keltainen",
        '🔴' => "punainen",
        '🟠' => "oranssi",
        '🔵' => "sininen",
        '←'..='⇿' | '➔'..='➾' | '⬅'..='⬇' => "nuoli",
        _ => "merkki",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As if the fonts had Latin letters and the usual marks.
    fn can_show(c: char) -> bool {
        (c as u32) < 0x250 || ('\u{2010}'..='\u{2026}').contains(&c) || c == '€'
    }

    fn shown(text: &str) -> String {
        shown_by_words(text, can_show).map_or_else(|| text.to_owned(), |shown| shown.text)
    }

    #[test]
    fn what_can_be_shown_stays() {
        for text in ["", "Kiitos – hyvä ”näin” šž €", "rivi\nrivi\tx", "a\u{308}"] {
            assert_eq!(shown_by_words(text, can_show), None, "{text}");
        }
    }

    #[test]
    fn emoji_become_words_in_brackets() {
        for (text, expected) in [
            ("avusta 👍", "avusta [peukalo ylös]"),
            ("avusta👍ja", "avusta [peukalo ylös] ja"),
            ("👍👍👍🏿!", "[peukalo ylös]!"),
            ("selkeää ❤️", "selkeää [sydän]"),
            ("👩‍💻 koodaa", "[merkki] koodaa"),
            ("haku 🔍, lukko 🔒", "haku [suurennuslasi], lukko [lukko]"),
            ("🇫🇮", "[merkki]"),
            ("tila 🟢", "tila [vihreä]"),
            ("漢字", "[merkki]"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_in_one_sign_become_letters() {
        assert_eq!(shown("graﬁikka ja eﬀekti"), "grafiikka ja effekti");
        assert_eq!(shown("kohta ① ja ２"), "kohta 1 ja 2");
        assert_eq!(shown("𝐭𝐞𝐤𝐬𝐭𝐢"), "teksti");
    }

    #[test]
    fn what_no_text_may_hold_is_replaced_and_told() {
        let shown = shown_by_words("a\u{202e}b\u{e000}c q\u{301}", can_show).unwrap();
        assert_eq!(shown.text, "a [merkki] b [merkki] c q [merkki]");
        assert_eq!(shown.replaced.len(), 3);
        assert!(check_text(&shown.text).is_ok());
    }

    proptest! {
        #[test]
        fn every_character_can_be_shown_afterwards(text in any::<String>()) {
            if let Some(shown) = shown_by_words(&text, can_show) {
                let is_right = |c: char| matches!(c, '\n' | '\t') || can_show(c);
                prop_assert!(shown.text.chars().all(is_right), "{:?}", shown.text);
                prop_assert!(check_text(&shown.text).is_ok(), "{:?}", shown.text);
                prop_assert_eq!(shown_by_words(&shown.text, can_show), None);
            }
        }
    }
}
