//! Case numbers (*diaarinumero*, Dnro).

use std::fmt;

use crate::Malformed;
use crate::format::string_value;

/// The case number of the case management system, for example `ORK/1234/00.04.01/2026`.
///
/// The parts are the register's letters, the running number, the class of the task (may be left out) and the year
/// in which the case was opened, as in the common register practice of the Finnish state administration.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber {
    text: String,
    year: i32,
}

impl CaseNumber {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "diaarinumero";

    /// Parses a case number.
    ///
    /// # Errors
    /// [`Malformed`] when a part is missing or has another form.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || {
            Malformed::new(
                text,
                "diaarinumero",
                "kirjoita muodossa ORK/1234/00.04.01/2026 tai ORK/1234/2026",
            )
        };
        let trimmed = text.trim();
        let parts: Vec<&str> = trimmed.split('/').collect();
        let (register, number, class, year) = match parts.as_slice() {
            [register, number, year] => (register, number, None, year),
            [register, number, class, year] => (register, number, Some(class), year),
            _ => return Err(fail()),
        };
        let digits =
            |s: &str, max: usize| !s.is_empty() && s.len() <= max && s.bytes().all(|b| b.is_ascii_digit());
        let register_ok = (1..=10).contains(&register.chars().count())
            && register
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "ÅÄÖ-".contains(c));
        let class_ok = class.is_none_or(|c| c.len() <= 20 && c.split('.').all(|part| digits(part, 3)));
        if !register_ok || !digits(number, 8) || !class_ok || year.len() != 4 || !digits(year, 4) {
            return Err(fail());
        }
        let year: i32 = year.parse().map_err(|_| fail())?;
        Ok(Self {
            text: trimmed.to_owned(),
            year,
        })
    }

    /// The case number as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The year in which the case was opened.
    pub fn year(&self) -> i32 {
        self.year
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

string_value!(
    CaseNumber,
    "ORK/1234/00.04.01/2026",
    "Asianhallinnan diaarinumero; sama sopimuksessa ja kaikissa liitteissä."
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_class_of_the_task_may_be_left_out() {
        for text in ["ORK/1234/00.04.01/2026", "OM/1/2026", "VN/12345678/01/1999"] {
            assert_eq!(CaseNumber::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(CaseNumber::parse("ORK/1234/00.04.01/2026").unwrap().year(), 2026);
    }

    #[test]
    fn malformed_numbers_are_refused() {
        for text in [
            "",
            "ORK",
            "ORK/2026",
            "ork/1/2026",
            "ORK/x/2026",
            "ORK/1/26",
            "ORK/1//2026",
            "ORK/1/00./2026",
            "A/1/2/3/2026",
            "ORK/1/2026x",
        ] {
            assert!(CaseNumber::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = CaseNumber::parse(&text);
        }
    }
}
