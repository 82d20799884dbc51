//! Months of a year.

use std::fmt;

use chrono::Datelike;

use crate::format::string_value;
use crate::{Date, Malformed};

/// A month of a year, read as `3/2027` or `2027-03`, shown in the Finnish form `3/2027`.
///
/// The first day of a month stands for it too (`1.3.2027`), since spreadsheet programs make that of a month which a
/// person types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    number: u8,
}

impl Month {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "kuukausi";

    /// Parses a month; the year has four digits.
    ///
    /// # Errors
    /// [`Malformed`] when the text has neither form, or the month is not one of twelve.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || Malformed::new(text, "kuukausi", "kirjoita muodossa 3/2027");
        let trimmed = text.trim();
        if let Ok(date) = Date::parse(trimmed) {
            let number = u8::try_from(date.month()).map_err(|_| fail())?;
            return Self::new(date.year(), number)
                .filter(|_| date.naive().day() == 1)
                .ok_or_else(fail);
        }
        let (year, month) = match (trimmed.split_once('/'), trimmed.split_once('-')) {
            (Some((month, year)), None) => (year, month),
            (None, Some((year, month))) => (year, month),
            _ => return Err(fail()),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !(1..=2).contains(&month.len()) || !digits(year) || !digits(month) {
            return Err(fail());
        }
        let number: u8 = month.parse().map_err(|_| fail())?;
        let year: i32 = year.parse().map_err(|_| fail())?;
        Self::new(year, number).ok_or_else(fail)
    }

    /// A month of a year; `None` for a number outside 1–12 or a year outside 0–9999.
    pub fn new(year: i32, number: u8) -> Option<Self> {
        ((1..=12).contains(&number) && (0..=9999).contains(&year)).then_some(Self { year, number })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The number of the month, 1–12.
    pub fn number(self) -> u8 {
        self.number
    }
}

/// The Finnish form: `3/2027`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.year)
    }
}

string_value!(Month, "3/2027", "Kuukausi muodossa 3/2027 tai 2027-03.");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_forms_are_read() {
        for text in [
            "3/2027",
            "03/2027",
            "2027-03",
            " 3/2027 ",
            "1.3.2027",
            "2027-03-01",
        ] {
            assert_eq!(Month::parse(text).unwrap().to_string(), "3/2027");
        }
        for text in [
            "", "3", "13/2027", "0/2027", "3/27", "2.3.2027", "+3/2027", "3-2027/",
        ] {
            assert!(Month::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,10}") {
            let _ = Month::parse(&text);
        }
    }
}
