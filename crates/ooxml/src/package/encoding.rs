//! XML parts in UTF-16, which the format allows beside UTF-8 (ECMA-376 Part 2 § 8.1.4), as UTF-8.

use std::borrow::Cow;

/// What a declaration at the head says of text that has become UTF-8.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The content of an XML part as UTF-8; anything else, and what is not well-formed UTF-16, as it is.
pub(super) fn as_utf8(content: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match text_of_utf16(&content) {
        Some(text) => {
            let body = match text.strip_prefix("<?xml ").and_then(|rest| rest.split_once("?>")) {
                Some((_, body)) => body.trim_start(),
                None => &text,
            };
            Cow::Owned(format!("{DECLARATION}{body}").into_bytes())
        }
        None => content,
    }
}

/// The text of UTF-16 with a byte order mark, or of one that begins with a tag (XML 1.0, appendix F.1).
fn text_of_utf16(content: &[u8]) -> Option<String> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match content {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        [b'<', 0, _, 0, ..] => (content, u16::from_le_bytes),
        [0, b'<', 0, _, ..] => (content, u16::from_be_bytes),
        _ => return None,
    };
    let (pairs, left) = rest.as_chunks::<2>();
    let units = pairs.iter().copied().map(unit);
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| left.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_of_either_order_becomes_utf_8_and_declares_it() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>äö 😀</a>";
        let expected = format!("{DECLARATION}<a>äö 😀</a>");
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            [&[0xff, 0xfe], little.as_slice()].concat(),
            [&[0xfe, 0xff], big.as_slice()].concat(),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(as_utf8(Cow::Borrowed(&bytes)), expected.as_bytes());
        }
        for other in [
            &b"<a/>"[..],
            b"\xff\xfe<",
            b"\xff\xfe\0\xd8a\0",
            b"",
            b"PK\x03\x04",
        ] {
            assert_eq!(as_utf8(Cow::Borrowed(other)), other);
        }
    }
}
