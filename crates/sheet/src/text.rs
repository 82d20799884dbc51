//! Making text fit for a cell.

use vuosikello_core::clean_lines;

use crate::Error;

/// The most UTF-16 code units in a cell.
const MAX_CELL: usize = 32_767;

/// The length as Excel counts it: in UTF-16 code units.
pub(crate) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text for a cell.
pub(crate) fn cell(text: &str, place: impl FnOnce() -> String) -> Result<String, Error> {
    let text = clean_lines(text);
    let length = length(&text);
    if length > MAX_CELL {
        return Err(Error::TextTooLong {
            place: place(),
            length,
        });
    }
    Ok(text)
}

/// Whether Excel would take the text for a formula if somebody typed it.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The longest beginning of at most `limit` UTF-16 code units.
pub(crate) fn beginning(text: &str, limit: usize) -> &str {
    let mut left = limit;
    let mut characters = text.char_indices();
    let end = characters.find(|(_, character)| match left.checked_sub(character.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The same with an ellipsis in place of what is left out.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    if length(text) <= limit {
        return text.to_owned();
    }
    format!("{}…", beginning(text, limit.saturating_sub(1)))
}

/// The text as it stands in an attribute that Excel reads with its own escapes (`_x000A_`, ECMA-376 Part 1 §
/// 22.9.2.19): an underscore that would begin one is escaped itself.
pub(crate) fn with_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match text.get(at..at + 7).map(str::as_bytes) {
            Some([b'_', b'x', digits @ .., b'_']) if digits.iter().all(u8::is_ascii_hexdigit) => {
                out.push_str("_x005F_");
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_shortened_between_characters() {
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("abcd", 3), "ab…");
        assert_eq!(shortened("a🙂🙂", 4), "a🙂…");
        assert_eq!(shortened("🙂🙂", 2), "…");
    }

    #[test]
    fn what_reads_as_an_escape_is_escaped() {
        assert_eq!(with_escapes("a_x0041_b"), "a_x005F_x0041_b");
        assert_eq!(with_escapes("_x004_ä_xyz_"), "_x004_ä_xyz_");
    }

    proptest! {
        #[test]
        fn clean_text_is_xml(text in any::<String>()) {
            prop_assert!(clean_lines(&text).chars().all(vuosikello_ooxml::is_xml_character));
        }

        #[test]
        fn shortened_text_fits(text in any::<String>(), limit in 1usize..40) {
            prop_assert!(length(&shortened(&text, limit)) <= limit.max(1));
        }
    }
}
