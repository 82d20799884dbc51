//! Cleaning of text for files: white space that breaks lines, and characters that no file may hold.
//!
//! [`check_text`](crate::check_text) refuses such text where people can still correct it. Writers clean all the same: they take values
//! from programs too, and one forbidden character makes a whole file unreadable. What is forbidden becomes U+FFFD, so that it shows
//! that something stood there.

use std::borrow::Cow;

/// Whether a character ends a line in some program: line feed, carriage return, vertical tab, form feed, next line (U+0085), and
/// the separators of lines and paragraphs (UAX #14: BK, CR, LF, NL).
pub fn ends_line(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a character turns the direction of the text round it (the bidirectional controls of UAX #9): with one, a reader sees
/// another text than the one that is stored.
pub fn turns_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Whether XML 1.0 forbids a character, or discourages it as a control.
fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// The character, or U+FFFD where it is forbidden; `line_end` for an end of a line, and a space for a tab.
fn cleaned(character: char, line_end: char) -> char {
    match character {
        '\t' => ' ',
        character if ends_line(character) => line_end,
        character if is_forbidden(character) => char::REPLACEMENT_CHARACTER,
        character => character,
    }
}

/// The text on one line, with the spaces at its ends as they are: a tab or an end of a line becomes a space, a forbidden character
/// U+FFFD.
///
/// ```
/// use vuosikello_core::clean_line;
/// assert_eq!(clean_line("yksi\nkaksi\0 "), "yksi kaksi\u{fffd} ");
/// ```
pub fn clean_line(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| ends_line(character) || is_forbidden(character)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|character| cleaned(character, ' ')).collect())
}

/// The text on one line, without white space at its ends; a carriage return with its line feed is one space.
///
/// ```
/// use vuosikello_core::one_line;
/// assert_eq!(one_line(" Talous\n2027\n"), "Talous 2027");
/// ```
pub fn one_line(text: &str) -> String {
    clean_lines(text).trim().replace('\n', " ")
}

/// The text with its lines, each ended by a line feed, and nothing blank after the last: a tab becomes a space, a forbidden
/// character U+FFFD.
///
/// ```
/// use vuosikello_core::clean_lines;
/// assert_eq!(clean_lines("yksi\r\n\tkaksi\n\n"), "yksi\n kaksi");
/// ```
pub fn clean_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.trim_end()
        .chars()
        .map(|character| cleaned(character, '\n'))
        .collect()
}

/// The first `most` characters, with an ellipsis after them where more follow: for texts from files in messages.
///
/// ```
/// use vuosikello_core::shortened;
/// assert_eq!(shortened("palvelusopimus", 7), "palvelu…");
/// assert_eq!(shortened("palvelu", 7), "palvelu");
/// ```
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_replaced_and_all_else_stays() {
        assert_eq!(
            clean_line("a\tb\nc\u{0}d\u{1b}e\u{85}f\u{ffff}"),
            "a b c\u{fffd}d\u{fffd}e f\u{fffd}"
        );
        let kept = "|*<b>& {{ x }} \u{202e} 🙂 ä\u{ad}\u{a0}";
        assert!(matches!(clean_line(kept), Cow::Borrowed(same) if same == kept));
    }

    #[test]
    fn line_ends_are_kept_as_line_feeds_or_become_spaces() {
        assert_eq!(
            clean_lines("a\r\nb\rc\td\u{0}e\u{1b}f\u{ffff}\n"),
            "a\nb\nc d\u{fffd}e\u{fffd}f\u{fffd}"
        );
        assert_eq!(one_line(" a\nb\n"), "a b");
        assert_eq!(one_line("a\r\nb\rc"), "a b c");
        assert_eq!(clean_line(" a\r\nb"), " a  b");
    }

    proptest! {
        #[test]
        fn clean_text_has_no_control_character_but_the_line_feed(text in any::<String>()) {
            prop_assert!(!clean_line(&text).chars().any(|c| is_forbidden(c) || ends_line(c)));
            prop_assert!(!clean_lines(&text).chars().any(|c| c != '\n' && (is_forbidden(c) || ends_line(c))));
        }

        #[test]
        fn short_text_is_not_shortened(text in any::<String>(), most in 0usize..40) {
            let count = text.chars().count();
            prop_assert_eq!(shortened(&text, most).chars().count(), count.min(most + 1));
        }
    }
}
