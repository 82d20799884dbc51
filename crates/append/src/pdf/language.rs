//! Languages (RFC 3066, ISO 19005-2 § 6.7.4).

/// The tag of a language, as a text of a PDF file gives it; `None` if it is none. Some programs write an underscore.
pub(super) fn tag(text: &[u8]) -> Option<String> {
    let text = match text {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest
                .as_chunks::<2>()
                .0
                .iter()
                .map(|unit| u16::from_be_bytes(*unit))
                .collect();
            String::from_utf16(&units).ok()?
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        text => String::from_utf8(text.to_vec()).ok()?,
    };
    let text = text.trim().replace('_', "-");
    let is_subtag = |(index, subtag): (usize, &str)| {
        let letters = |c: char| c.is_ascii_alphabetic() || (index > 0 && c.is_ascii_digit());
        (1..=8).contains(&subtag.len()) && subtag.chars().all(letters)
    };
    text.split('-').enumerate().all(is_subtag).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn what_is_no_language_is_none() {
        let cases: [(&[u8], Option<&str>); 6] = [
            (b"fi-FI", Some("fi-FI")),
            (b"fi_FI", Some("fi-FI")),
            (b"\xFE\xFF\x00f\x00i", Some("fi")),
            (b"suomi kieli", None),
            (b"", None),
            (b"fi-", None),
        ];
        for (text, expected) in cases {
            assert_eq!(tag(text).as_deref(), expected);
        }
    }
}
