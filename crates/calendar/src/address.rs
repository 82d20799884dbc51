//! E-mail addresses and links as the addresses of a content line.

use vuosikello_core::{link_address, mailto_address, shortened};

use crate::Error;

/// The calendar address of somebody.
pub(crate) fn mailto(email: &str) -> Result<String, Error> {
    mailto_address(email).ok_or_else(|| Error::Email {
        email: in_message(email),
    })
}

/// A link to a page.
pub(crate) fn link(text: &str) -> Result<String, Error> {
    link_address(text)
        .filter(|address| !address.to_ascii_lowercase().starts_with("mailto:"))
        .ok_or_else(|| Error::Link {
            link: in_message(text),
        })
}

/// A text for a message: its beginning when it is long.
pub(crate) fn in_message(text: &str) -> String {
    shortened(text.trim(), 60).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_leads_to_pages_alone() {
        assert_eq!(
            link(" HTTP://tilat.example ").as_deref(),
            Ok("HTTP://tilat.example")
        );
        for text in ["mailto:a@b.example", "Mailto:a@b.example", "tilat.example"] {
            assert!(link(text).is_err(), "{text}");
        }
        assert!(mailto("maija").is_err());
    }
}
