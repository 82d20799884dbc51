//! Addresses of links.

/// The longest address that Word follows.
const LONGEST: usize = 2_000;

/// The address of a link as a relationship may hold it: every character encoded that may not stand in one (RFC 3986 § 2).
/// Office takes a file with an impossible address for damaged.
///
/// `None` for what is not `http`, `https` or `mailto`, and for what is longer than Office follows.
///
/// ```
/// use vuosikello_ooxml::link_address;
/// assert_eq!(link_address("https://a.example/x y").as_deref(), Some("https://a.example/x%20y"));
/// assert_eq!(link_address("javascript:alert(1)"), None);
/// ```
pub fn link_address(uri: &str) -> Option<String> {
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
    (out.len() <= LONGEST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded_where_it_must_be() {
        assert_eq!(
            link_address("https://example.fi/a?b=1&c=%20#d").as_deref(),
            Some("https://example.fi/a?b=1&c=%20#d")
        );
        assert_eq!(
            link_address("https://example.fi/ä b\"<%z#1#2").as_deref(),
            Some("https://example.fi/%C3%A4%20b%22%3C%25z#1%232")
        );
        assert_eq!(link_address("javascript:alert(1)"), None);
        assert_eq!(link_address("palvelu"), None);
    }
}
