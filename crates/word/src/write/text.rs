//! Making text fit for Word.

use std::borrow::Cow;

/// The text with nothing in it that XML forbids or Word takes for structure: a tab or line break becomes a space, any
/// other control character U+FFFD, so that it shows that something stood there.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unfit) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(replacement).collect())
}

fn is_unfit(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

fn replacement(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        character if is_unfit(character) => '\u{fffd}',
        character => character,
    }
}

/// Plain text on one line, for properties and the table of contents.
pub(super) fn one_line(text: &str) -> String {
    clean(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_replaced_and_all_else_stays() {
        assert_eq!(
            clean("a\tb\nc\u{0}d\u{1b}e\u{85}f\u{ffff}"),
            "a b c\u{fffd}d\u{fffd}e f\u{fffd}"
        );
        let kept = "|*<b>& {{ x }} \u{202e} 🙂 ä\u{ad}\u{a0}";
        assert!(matches!(clean(kept), Cow::Borrowed(same) if same == kept));
    }
}
