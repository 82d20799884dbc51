//! The short name by which a customer is known, and by which its folder is named.

use std::fmt;

use crate::Malformed;
use crate::file_name::is_device_name;
use crate::format::string_value;

/// A customer's id, for example `RISE`: 1–20 letters, digits and hyphens, and safe as a file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CustomerId(String);

impl CustomerId {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "asiakastunnus";

    /// Parses an id.
    ///
    /// # Errors
    /// [`Malformed`] when it is empty, too long, or has other characters.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let ok = (1..=20).contains(&text.chars().count())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "åäöÅÄÖ-".contains(c))
            && !text.starts_with('-')
            && !is_device_name(text);
        if !ok {
            let fix = "käytä 1–20 merkkiä: kirjaimia, numeroita ja yhdysmerkkiä";
            return Err(Malformed::new(text, "asiakkaan tunnus", fix));
        }
        Ok(Self(text.to_owned()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CustomerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(
    CustomerId,
    "RISE",
    "Asiakkaan tunnus; sama kuin asiakkaan kansion nimi."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_as_folder_names() {
        for text in ["RISE", "Vaalit", "OM-YHT", "Ääni2"] {
            assert!(CustomerId::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "..",
            "a/b",
            "a\\b",
            "a b",
            "nul",
            "COM1",
            "-x",
            "x\u{202e}",
            "123456789012345678901",
        ] {
            assert!(CustomerId::parse(text).is_err(), "{text}");
        }
    }
}
