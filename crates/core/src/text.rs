//! Which characters a text field may hold.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::clean::{ends_line, turns_direction};

/// A character that cannot stand in a document as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// A control character. A tab and a line feed are allowed: a cell of a spreadsheet may have several lines.
    #[error("tekstissä on ohjausmerkki U+{:04X}", *.0 as u32)]
    Control(char),
    /// A character that turns the direction of the text round it (Unicode bidirectional controls): the reader would see
    /// another text than the one that is stored.
    #[error("tekstissä on kirjoitussuuntaa muuttava merkki U+{:04X}", *.0 as u32)]
    Direction(char),
    /// A code point that is no character: private use, noncharacters, a byte order mark inside the text.
    #[error("tekstissä on merkki U+{:04X}, jolla ei ole sovittua merkitystä", *.0 as u32)]
    Unassigned(char),
    /// A combining mark that makes no letter of its own with the one before it (*q* with an acute): typefaces place it by
    /// guess, and a reader's text search or screen reader finds no such letter.
    #[error("tekstissä on yhdistyvä merkki U+{:04X} kirjaimella, jolle sitä ei ole", *.0 as u32)]
    Mark(char),
}

impl TextError {
    /// What to do about it, in Finnish.
    pub fn fix(self) -> &'static str {
        "poista merkki; se on voinut tulla kopioitaessa tekstiä toisesta ohjelmasta"
    }
}

/// The first combining mark of Unicode: what stands before it is Latin text, which most texts hold nothing but.
const FIRST_MARK: char = '\u{300}';

/// The text in Unicode's composed form (NFC): ä as one character.
///
/// ```
/// use vuosikello_core::composed;
/// assert_eq!(composed("a\u{308}"), "ä");
/// ```
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_plainly_composed(text) || is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Whether each character of a text, and of the same text in lower case, is its own composed form (NFC) whatever stands beside it. Tells at a
/// glance what looking every character up in Unicode's tables would tell; `false` leaves the question open.
pub fn is_plainly_composed(text: &str) -> bool {
    // The first byte of a character from U+0300 on; those in the middle of one are smaller.
    let is_latin = text.bytes().all(|byte| byte < 0xcc);
    // Punctuation and currencies: but for the two spaces before them, none has another form, and none is a mark.
    is_latin
        || text
            .chars()
            .all(|c| c < FIRST_MARK || matches!(c, '\u{2002}'..='\u{20cf}'))
}

/// Checks that every character of `text` can be shown as it is.
///
/// # Errors
/// The first character that cannot.
pub fn check_text(text: &str) -> Result<(), TextError> {
    let mut may_have_marks = false;
    for c in text.chars() {
        may_have_marks |= c >= FIRST_MARK;
        match c {
            // What Finnish texts are made of: letters, digits, marks, none of which is any of what follows.
            '\n' | '\t' | ' '..='~' | '\u{a0}'..FIRST_MARK => {}
            c if c.is_control() || ends_line(c) => return Err(TextError::Control(c)),
            c if turns_direction(c) => return Err(TextError::Direction(c)),
            '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {
                return Err(TextError::Unassigned(c));
            }
            c if (c as u32) & 0xfffe == 0xfffe || (c as u32) >= 0xe_0000 => {
                return Err(TextError::Unassigned(c));
            }
            _ => {}
        }
    }
    if may_have_marks
        && text.chars().any(is_combining_mark)
        && let Some(mark) = text.nfc().find(|c| is_combining_mark(*c))
    {
        return Err(TextError::Mark(mark));
    }
    Ok(())
}

/// Whether a text has nothing to see: only spaces and characters that show nothing (zero width, soft hyphen).
///
/// ```
/// use vuosikello_core::is_blank;
/// assert!(is_blank(" \u{a0}\u{200b}\u{ad}"));
/// assert!(!is_blank("–"));
/// ```
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'))
}

/// A key as a step of a JSON pointer (RFC 6901, section 3).
///
/// ```
/// use vuosikello_core::pointer_step;
/// assert_eq!(pointer_step("a/b~"), "a~1b~0");
/// ```
pub fn pointer_step(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// The letters that a ligature or another variant of letters stands for: `fi` for U+FB01. `None` for a character that stands for
/// nothing else.
pub fn spelled_letters(c: char) -> Option<String> {
    let letters: String = std::iter::once(c).nfkc().collect();
    let is_other = !letters.chars().eq([c]);
    is_other.then_some(letters)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_plainly_composed_is_composed() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = format!("a{c}o");
            let is_composed = is_nfc(&text) && is_nfc(&text.to_lowercase());
            assert!(!is_plainly_composed(&text) || is_composed, "U+{:04X}", c as u32);
        }
        assert!(is_plainly_composed("Yöajo – 5 €"));
        assert!(!is_plainly_composed("Yo\u{308}ajo"));
    }

    proptest! {
        #[test]
        fn every_text_is_composed(text in any::<String>()) {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn punctuation_markup_and_emoji_are_text() {
        for text in [
            "a|b *c* <b> & {{ x }} {% for %}",
            "rivi\nrivi\tsarake",
            "šžÅäö €",
            "😀",
            "a\u{ad}b",
        ] {
            assert_eq!(check_text(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn marks_that_make_a_letter_are_text_and_others_are_not() {
        assert_eq!(check_text("a\u{30a} o\u{308} s\u{30c}"), Ok(()));
        assert_eq!(check_text("q\u{301}"), Err(TextError::Mark('\u{301}')));
        assert_eq!(check_text("Z\u{301}\u{301}"), Err(TextError::Mark('\u{301}')));
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(check_text("a\0"), Err(TextError::Control('\0')));
        assert_eq!(check_text("a\u{202e}b"), Err(TextError::Direction('\u{202e}')));
        assert_eq!(check_text("\u{f0041}"), Err(TextError::Unassigned('\u{f0041}')));
        assert_eq!(check_text("\u{e000}"), Err(TextError::Unassigned('\u{e000}')));
        assert_eq!(check_text("\u{85}"), Err(TextError::Control('\u{85}')));
    }
}
