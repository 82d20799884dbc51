//! Calendar dates.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::Malformed;
use crate::format::string_value;

/// A calendar date, read as `23.11.2026` or `2026-11-23`, shown in the Finnish form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "päivämäärä";

    /// Parses a date; the year has four digits and the day must exist.
    ///
    /// # Errors
    /// [`Malformed`] when the text has neither form, or names a day that the calendar does not have.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let trimmed = text.trim();
        let (parts, iso): (Vec<&str>, bool) = if trimmed.contains('-') {
            (trimmed.split('-').collect(), true)
        } else {
            (trimmed.split('.').collect(), false)
        };
        let fail = || {
            Malformed::new(
                text,
                "päivämäärä",
                "kirjoita olemassa oleva päivä muodossa 23.11.2026",
            )
        };
        let [a, b, c] = parts.as_slice() else {
            return Err(fail());
        };
        let (year, month, day) = if iso { (a, b, c) } else { (c, b, a) };
        let digits =
            |s: &str, max: usize| !s.is_empty() && s.len() <= max && s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return Err(fail());
        }
        let number = |s: &str| s.parse::<u32>().map_err(|_| fail());
        let year = year.parse::<i32>().map_err(|_| fail())?;
        NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
            .map(Date)
            .ok_or_else(fail)
    }

    /// The date as the type of chrono, for calculations; the heads of documents and decks and workbooks take it so.
    pub fn naive(self) -> NaiveDate {
        self.0
    }

    /// The Finnish name of the day of the week.
    pub fn weekday(self) -> &'static str {
        match self.0.weekday() {
            chrono::Weekday::Mon => "maanantai",
            chrono::Weekday::Tue => "tiistai",
            chrono::Weekday::Wed => "keskiviikko",
            chrono::Weekday::Thu => "torstai",
            chrono::Weekday::Fri => "perjantai",
            chrono::Weekday::Sat => "lauantai",
            chrono::Weekday::Sun => "sunnuntai",
        }
    }

    /// The date with the first two letters of its weekday: `ke 23.12.2026`.
    pub fn with_weekday(self) -> String {
        let short: String = self.weekday().chars().take(2).collect();
        format!("{short} {self}")
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The number of the month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Date(date)
    }
}

/// The Finnish form: `3.1.2027`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0.day(), self.0.month(), self.0.year())
    }
}

string_value!(
    Date,
    "23.11.2026",
    "Päivämäärä muodossa 23.11.2026 tai 2026-11-23."
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_forms_are_read_and_the_finnish_one_is_shown() {
        for text in ["23.11.2026", "2026-11-23", " 23.11.2026 "] {
            assert_eq!(Date::parse(text).unwrap().to_string(), "23.11.2026");
        }
        assert_eq!(Date::parse("03.01.2027").unwrap().to_string(), "3.1.2027");
    }

    #[test]
    fn a_date_knows_its_weekday() {
        assert_eq!(Date::parse("11.3.2027").unwrap().weekday(), "torstai");
        assert_eq!(Date::parse("24.12.2026").unwrap().weekday(), "torstai");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "31.2.2027",
            "29.2.2027",
            "0.1.2027",
            "1.13.2027",
            "1.1.27",
            "1/1/2027",
            "",
            "1.1.2027.",
            "+1.1.2027",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("29.2.2028").is_ok());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}") {
            let _ = Date::parse(&text);
        }
    }
}
