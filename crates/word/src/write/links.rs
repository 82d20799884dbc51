//! Links out of the document.

use vuosikello_ooxml::Relationships;

use crate::parts::relationship_kind;

/// The addresses that the document links to, each once.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// The relationship id for an address; `None` if it is not of a kind that Word may be given.
    pub(super) fn id(&mut self, uri: &str) -> Option<String> {
        let uri = encode(uri)?;
        let at = self.0.iter().position(|known| *known == uri).unwrap_or_else(|| {
            self.0.push(uri);
            self.0.len() - 1
        });
        Some(format!("rIdLink{}", at + 1))
    }

    /// Adds the links to the relationships of the part.
    pub(super) fn relate(&self, relationships: &mut Relationships) {
        let kind = relationship_kind("hyperlink");
        for (at, uri) in self.0.iter().enumerate() {
            relationships.add_external(format!("rIdLink{}", at + 1), &kind, uri);
        }
    }
}

/// The address with every character encoded that may not stand in one (RFC 3986 § 2): Word takes a file with an
/// impossible address for damaged.
fn encode(uri: &str) -> Option<String> {
    let scheme = uri
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let bytes = uri.as_bytes();
    let mut out = String::with_capacity(uri.len());
    let mut fragment = false;
    for (at, byte) in bytes.iter().copied().enumerate() {
        let allowed = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'('
            | b')' => true,
            b'*' | b'+' | b',' | b';' | b'=' => true,
            b'#' => !std::mem::replace(&mut fragment, true),
            b'%' => matches!(bytes.get(at + 1..at + 3), Some(hex) if hex.iter().all(u8::is_ascii_hexdigit)),
            _ => false,
        };
        if allowed {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    // The longest address that Word follows.
    (out.len() <= 2_000).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded_where_it_must_be() {
        assert_eq!(
            encode("https://example.fi/a?b=1&c=%20#d").as_deref(),
            Some("https://example.fi/a?b=1&c=%20#d")
        );
        assert_eq!(
            encode("https://example.fi/ä b\"<%z#1#2").as_deref(),
            Some("https://example.fi/%C3%A4%20b%22%3C%25z#1%232")
        );
        assert_eq!(encode("javascript:alert(1)"), None);
        assert_eq!(encode("palvelu"), None);
    }

    #[test]
    fn an_address_used_twice_is_one_relationship() {
        let mut links = Links::default();
        assert_eq!(links.id("https://a.fi").as_deref(), Some("rIdLink1"));
        assert_eq!(links.id("mailto:b@example.fi").as_deref(), Some("rIdLink2"));
        assert_eq!(links.id("https://a.fi").as_deref(), Some("rIdLink1"));
    }
}
