//! Values are letters to Markdown.
//!
//! Backslash escapes would not do: they do not work everywhere (at the end of a line, in front of a digit, before a
//! newline). Instead each character of a value that could mean something to Markdown travels as a code point of the
//! private use planes, which Markdown takes for a letter, and is put back in the parsed text. Planes 15 and 16 have
//! room for all of planes 0 and 1.

use std::io::{self, Write};

use vuosikello_core::turns_direction;

/// What stands for a character that no document can show.
const REPLACEMENT: char = '\u{fffd}';

/// Stands for an empty value between marks of emphasis, which would not be marks without something between them.
pub(crate) const EMPTY: char = '\u{e003}';

/// Tera's escape function: writes `value` so that Markdown sees only letters and digits.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut buffer = [0; 4];
    for c in value.chars() {
        out.write_all(encode(c).encode_utf8(&mut buffer).as_bytes())?;
    }
    Ok(())
}

/// `value` as [`escape`] writes it.
pub(super) fn escaped(value: &str) -> String {
    // Spaces and marks take three bytes more.
    let mut escaped = String::with_capacity(value.len() + value.len() / 2);
    escaped.extend(value.chars().map(encode));
    escaped
}

fn encode(c: char) -> char {
    match c as u32 {
        _ if c.is_ascii_alphanumeric() => c,
        _ if c.is_control() && !matches!(c, '\n' | '\t') => REPLACEMENT,
        0xfeff => REPLACEMENT,
        _ if turns_direction(c) => REPLACEMENT,
        code @ 0..=0xffff if !c.is_alphanumeric() => char::from_u32(0xf_0000 + code).unwrap_or(REPLACEMENT),
        code @ 0x1_0000..=0x1_ffff => char::from_u32(0xf_0000 + code).unwrap_or(REPLACEMENT),
        0xf_0000.. => REPLACEMENT,
        _ => c,
    }
}

/// Puts the characters of values back in text that Markdown has been parsed from.
pub(crate) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    decoded.extend(text.chars().map(|c| match c as u32 {
        code @ 0xf_0000.. => match char::from_u32(code - 0xf_0000) {
            Some('\t') => ' ',
            Some(c) => c,
            None => REPLACEMENT,
        },
        _ => c,
    }));
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(value: &str) -> String {
        let mut out = Vec::new();
        escape(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_cannot_be_shown_becomes_a_visible_mark() {
        assert_eq!(
            decode(&escaped("a\0b\u{202e}c\u{f0041}")),
            "a\u{fffd}b\u{fffd}c\u{fffd}"
        );
    }

    proptest! {
        #[test]
        fn every_ordinary_text_comes_back_as_it_was(text in "[^\\p{C}]{0,60}") {
            prop_assert_eq!(decode(&escaped(&text)), text);
        }

        #[test]
        fn markdown_sees_no_punctuation_and_no_space(text in any::<String>()) {
            let ok = |c: char| c.is_alphanumeric() || c as u32 >= 0xf_0000 || c == REPLACEMENT
                || (!c.is_ascii() && !c.is_whitespace());
            prop_assert!(escaped(&text).chars().all(ok));
        }
    }
}
