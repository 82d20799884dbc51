//! The names of glyphs that the codes of simple fonts lead to (ISO 32000-1 § 9.6.6).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use read_fonts::ps::{PredefinedEncoding, agl};

/// An encoding of the file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    WinAnsi,
    MacRoman,
    Standard,
}

impl Base {
    fn of(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Base::WinAnsi),
            b"MacRomanEncoding" => Some(Base::MacRoman),
            b"StandardEncoding" => Some(Base::Standard),
            _ => None,
        }
    }

    /// The name of the glyph of a code.
    fn name(self, code: u8) -> Option<String> {
        let encoding = match self {
            Base::WinAnsi => b"WinAnsiEncoding".as_slice(),
            Base::MacRoman => b"MacRomanEncoding",
            Base::Standard => {
                let name = PredefinedEncoding::Standard.name(code);
                return (name != ".notdef" && !name.is_empty()).then(|| name.to_owned());
            }
        };
        let text = lopdf::Encoding::SimpleEncoding(encoding)
            .bytes_to_string(&[code])
            .ok()?;
        let mut chars = text.chars();
        let (Some(char), None) = (chars.next(), chars.next()) else {
            return None;
        };
        let name = match char {
            // WinAnsi has these twice (ISO 32000-1 annex D.2, notes 3 and 6).
            '\u{a0}' => "space",
            '\u{ad}' => "hyphen",
            char => {
                let mut buffer = [0; agl::MAX_NAME_LEN];
                return agl::char_to_name(char, &mut buffer).map(str::to_owned);
            }
        };
        Some(name.to_owned())
    }
}

/// The encoding of a simple font.
#[derive(Debug, Default)]
pub(super) struct Encoding {
    pub(super) base: Option<Base>,
    pub(super) differences: BTreeMap<u8, String>,
    /// Whether the font says anything of it.
    pub(super) is_given: bool,
}

impl Encoding {
    pub(super) fn of(document: &Document, font: &Dictionary) -> Self {
        let found = font.get_deref(b"Encoding", document);
        let mut encoding = Self {
            is_given: found.is_ok(),
            ..Self::default()
        };
        match found {
            Ok(Object::Name(name)) => encoding.base = Base::of(name),
            Ok(Object::Dictionary(found)) => {
                let base = found
                    .get_deref(b"BaseEncoding", document)
                    .and_then(Object::as_name);
                encoding.base = base.ok().and_then(Base::of);
                let differences = found
                    .get_deref(b"Differences", document)
                    .and_then(Object::as_array);
                let mut code = 0i64;
                for item in differences.map_or(&[][..], Vec::as_slice) {
                    match document.dereference(item) {
                        Ok((_, Object::Integer(number))) => code = *number,
                        Ok((_, Object::Name(name))) => {
                            if let Ok(code) = u8::try_from(code) {
                                let name = String::from_utf8_lossy(name).into_owned();
                                encoding.differences.insert(code, name);
                            }
                            code = code.saturating_add(1);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        encoding
    }

    /// The name of the glyph of a code, as far as the font says it.
    pub(super) fn name(&self, code: u8) -> Option<String> {
        let different = self.differences.get(&code).cloned();
        different.or_else(|| self.base.and_then(|base| base.name(code)))
    }
}

/// The text that the name of a glyph stands for.
pub(super) fn meaning(name: &str) -> Option<String> {
    let text: String = agl::name_to_chars(name).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_finnish_letters_lead_there_and_back() {
        for (code, name, letter) in [(0xE4, "adieresis", "ä"), (0x80, "Euro", "€"), (b'a', "a", "a")] {
            assert_eq!(Base::WinAnsi.name(code).as_deref(), Some(name));
            assert_eq!(meaning(name).as_deref(), Some(letter));
        }
        assert_eq!(Base::Standard.name(b'A').as_deref(), Some("A"));
        assert_eq!(meaning("g42"), None);
    }
}
