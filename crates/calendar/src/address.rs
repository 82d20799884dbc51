//! E-mail addresses and links as the addresses of a content line.

use crate::Error;

/// The longest e-mail address (RFC 5321, section 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;
/// The longest link that all programs follow.
const LONGEST_LINK: usize = 2_000;

/// The calendar address of somebody: `mailto:` and the e-mail address, with everything encoded that could mean something
/// in such an address (RFC 6068).
pub(crate) fn mailto(email: &str) -> Result<String, Error> {
    let email = email.trim();
    let word = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let dotted = |text: &str, allowed: &dyn Fn(char) -> bool| {
        text.split('.')
            .all(|part| !part.is_empty() && part.chars().all(allowed))
    };
    let right = email.len() <= LONGEST_EMAIL
        && email.split_once('@').is_some_and(|(local, domain)| {
            dotted(local, &word) && dotted(domain, &|c| c.is_alphanumeric() || c == '-')
        });
    if !right {
        let email = shortened(email);
        return Err(Error::Email { email });
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"@.-_~!$'*+=".contains(&byte);
    Ok(format!("mailto:{}", encoded(email.bytes(), plain)))
}

/// A link to a page, with every character encoded that may not stand in one (RFC 3986, section 2).
pub(crate) fn link(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let rest = text.split_once("://").and_then(|(scheme, rest)| {
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        web.then_some(rest)
    });
    let host = rest.and_then(|rest| rest.chars().next());
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let link = encoded(text.bytes(), plain);
    if !host.is_some_and(|c| c.is_alphanumeric() || c == '[') || link.len() > LONGEST_LINK {
        let link = shortened(text);
        return Err(Error::Link { link });
    }
    Ok(link)
}

fn encoded(bytes: impl Iterator<Item = u8>, plain: impl Fn(u8) -> bool) -> String {
    let mut text = String::new();
    for byte in bytes {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// A text for a message: its beginning when it is long.
pub(crate) fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let mut shown: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_nothing_but_itself() {
        for (email, address) in [
            (
                "maija.malli@virasto.example",
                "mailto:maija.malli@virasto.example",
            ),
            (" m+k@a-b.example ", "mailto:m+k@a-b.example"),
            (
                "a?bcc=b&c%@virasto.example",
                "mailto:a%3Fbcc=b%26c%25@virasto.example",
            ),
            ("mäki@järvi.example", "mailto:m%C3%A4ki@j%C3%A4rvi.example"),
        ] {
            assert_eq!(mailto(email).as_deref(), Ok(address));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
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
            assert!(mailto(email).is_err(), "{email}");
        }
    }

    #[test]
    fn a_link_is_to_a_page() {
        for (text, address) in [
            (
                "https://tilat.example/a?b=1&c=%20#d",
                "https://tilat.example/a?b=1&c=%20#d",
            ),
            (" HTTP://tilat.example ", "HTTP://tilat.example"),
            (
                "https://tilat.example/Jaetut tiedostot/ä\r\nATTACH:x\"",
                "https://tilat.example/Jaetut%20tiedostot/%C3%A4%0D%0AATTACH:x%22",
            ),
        ] {
            assert_eq!(link(text).as_deref(), Ok(address));
        }
        for text in [
            "",
            "tilat.example",
            "https:",
            "https://",
            "https:// x",
            "https:///x",
            "javascript:alert(1)",
            "file://palvelin/x",
            "javascript://x",
            &format!("https://a.example/{}", "a".repeat(2_000)),
        ] {
            assert!(link(text).is_err(), "{text}");
        }
    }
}
