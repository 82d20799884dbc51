//! Addresses of links: what may stand in a file, and how it is written there.
//!
//! People write addresses as they read them (`https://tilat.example/Jaetut tiedostot/ä`); files hold URIs (RFC 3986), in which
//! every other character stands as the bytes of its UTF-8 form, each as `%` and two hexadecimal digits (RFC 3987 § 3.1).
//! Programs refuse a file with an impossible address, or take it for damaged.

/// The longest address, in bytes, that all programs follow: Word and Excel end a little above.
const LONGEST: usize = 2_000;
/// The longest e-mail address in bytes (RFC 5321 § 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// The address of a link as a URI: encoded where it must be, and without white space at either end.
///
/// - `%` stands for itself unless two hexadecimal digits follow; an address that is encoded already stays as it is.
/// - Only the first `#` begins a fragment; `[` and `]` stand in the host alone (RFC 3986 § 3.2.2), as part of an IPv6 address.
///
/// `None` for what is not `http`, `https` or `mailto`, names no host or person, or is longer than 2 000 bytes: no document
/// links to it.
///
/// ```
/// use vuosikello_core::link_address;
/// assert_eq!(link_address("https://a.example/x y").as_deref(), Some("https://a.example/x%20y"));
/// assert_eq!(link_address("javascript:alert(1)"), None);
/// ```
pub fn link_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once(':')?;
    let host = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let first = rest.chars().next().filter(|_| end > 0)?;
            if !(first.is_alphanumeric() || first == '[') {
                return None;
            }
            let begin = text.len() - rest.len();
            begin..begin + end
        }
        "mailto" if !rest.is_empty() => 0..0,
        _ => return None,
    };
    let bytes = text.as_bytes();
    let fragment = text.find('#');
    let address = percent_encoded(text, |at, byte| match byte {
        b'%' => matches!(bytes.get(at + 1..at + 3), Some(hex) if hex.iter().all(u8::is_ascii_hexdigit)),
        b'#' => fragment == Some(at),
        b'[' | b']' => host.contains(&at),
        _ => is_unreserved(byte) || b":/?@!$&'()*+,;=".contains(&byte),
    });
    (address.len() <= LONGEST).then_some(address)
}

/// The address of a link to write to somebody: `mailto:` and the e-mail address, with everything encoded that could mean
/// something else in such an address (RFC 6068 § 2).
///
/// `None` for what is no plain e-mail address: words with dots on both sides of one `@`.
///
/// ```
/// use vuosikello_core::mailto_address;
/// assert_eq!(mailto_address("maija.malli@virasto.example").as_deref(), Some("mailto:maija.malli@virasto.example"));
/// assert_eq!(mailto_address("a&b@virasto.example").as_deref(), Some("mailto:a%26b@virasto.example"));
/// assert_eq!(mailto_address("maija"), None);
/// ```
pub fn mailto_address(email: &str) -> Option<String> {
    let email = email.trim();
    let (local, domain) = email.split_once('@').filter(|_| email.len() <= LONGEST_EMAIL)?;
    let dotted = |text: &str, marks: &str| {
        text.split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || marks.contains(c)))
    };
    if !(dotted(local, "!#$%&'*+-/=?^_`{|}~") && dotted(domain, "-")) {
        return None;
    }
    let address = percent_encoded(email, |_, byte| is_unreserved(byte) || b"@!$'*+".contains(&byte));
    Some(format!("mailto:{address}"))
}

/// Characters that mean nothing but themselves anywhere (RFC 3986 § 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// The text with the bytes encoded that do not stand for themselves; they are told by their places and values.
fn percent_encoded(text: &str, is_plain: impl Fn(usize, u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        if is_plain(at, byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_encoded_where_it_must_be() {
        for (text, address) in [
            (
                "https://tilat.example/a?b=1&c=%20#d",
                "https://tilat.example/a?b=1&c=%20#d",
            ),
            (
                "https://tilat.example/ä b\"<%z#1#2",
                "https://tilat.example/%C3%A4%20b%22%3C%25z#1%232",
            ),
            (
                "https://tilat.example/Jaetut tiedostot/ä\r\nATTACH:x\"",
                "https://tilat.example/Jaetut%20tiedostot/%C3%A4%0D%0AATTACH:x%22",
            ),
            (" HTTP://tilat.example ", "HTTP://tilat.example"),
            (
                "https://[2001:db8::1]:8080/a[1]",
                "https://[2001:db8::1]:8080/a%5B1%5D",
            ),
            ("https://järvi.example", "https://j%C3%A4rvi.example"),
            ("https://a.example/100%", "https://a.example/100%25"),
            ("mailto:maija@virasto.example", "mailto:maija@virasto.example"),
        ] {
            assert_eq!(link_address(text).as_deref(), Some(address));
        }
    }

    #[test]
    fn what_no_document_may_link_to_has_no_address() {
        for text in [
            "",
            "palvelu",
            "tilat.example",
            "https:",
            "https://",
            "https:// x",
            "https:///x",
            "https://?x",
            "mailto:",
            "javascript:alert(1)",
            "javascript://x",
            "file://palvelin/x",
            &format!("https://a.example/{}", "a".repeat(2_000)),
        ] {
            assert_eq!(link_address(text), None, "{text}");
        }
    }

    #[test]
    fn an_e_mail_address_means_nothing_but_itself() {
        for (email, address) in [
            (
                "maija.malli@virasto.example",
                "mailto:maija.malli@virasto.example",
            ),
            (" m+k@a-b.example ", "mailto:m+k@a-b.example"),
            (
                "a?bcc=b&c%@virasto.example",
                "mailto:a%3Fbcc%3Db%26c%25@virasto.example",
            ),
            ("a#b@virasto.example", "mailto:a%23b@virasto.example"),
            ("mäki@järvi.example", "mailto:m%C3%A4ki@j%C3%A4rvi.example"),
        ] {
            assert_eq!(mailto_address(email).as_deref(), Some(address));
        }
    }

    #[test]
    fn what_is_no_e_mail_address_is_refused() {
        for email in [
            "",
            "maija",
            "@virasto.example",
            "maija@",
            "a@b@c",
            "a b@c.example",
            "a@b.example\r\nATTENDEE:x",
            "a@b.example;X=1",
            "\"a\"@b.example",
            "a,b@c.example",
            "<a@b.example>",
            "a:b@c.example",
            ".a@b.example",
            "a..b@c.example",
            "a@b..example",
            "a@b.example.",
            &format!("{}@b.example", "a".repeat(250)),
        ] {
            assert_eq!(mailto_address(email), None, "{email}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_ascii_and_is_not_encoded_twice(rest in any::<String>()) {
            if let Some(address) = link_address(&format!("https://a.example/{rest}")) {
                prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(link_address(&address), Some(address.clone()));
            }
        }
    }
}
