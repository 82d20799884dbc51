//! Times of the day.

use std::fmt;

use chrono::{NaiveTime, Timelike};

use crate::Malformed;
use crate::format::string_value;

/// A time of the day to the minute, read as `9.00`, `09.00`, `9:00`, `klo 9.00` or `klo 9`, shown in the Finnish form `9.00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(NaiveTime);

impl TimeOfDay {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "kellonaika";

    /// Parses a time: hours 0–23 and two digits of minutes; after *klo* the hours alone will do.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not a time of the day.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || Malformed::new(text, "kellonaika", "kirjoita muodossa 9.00");
        let text_after = |word: &str| {
            let rest = text.trim().strip_prefix(word)?;
            rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
        };
        let after_klo = ["klo", "Klo", "kello"].into_iter().find_map(text_after);
        let (hour, minute) = match after_klo.unwrap_or(text.trim()).split_once(['.', ':']) {
            Some(parts) => parts,
            None => (after_klo.ok_or_else(fail)?, "00"),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour) || !digits(minute) || !(1..=2).contains(&hour.len()) || minute.len() != 2 {
            return Err(fail());
        }
        let number = |s: &str| s.parse::<u32>().map_err(|_| fail());
        NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
            .map(Self)
            .ok_or_else(fail)
    }

    /// The time as the type of chrono, for calculations.
    pub fn naive(self) -> NaiveTime {
        self.0
    }
}

/// The minute that has begun.
impl From<NaiveTime> for TimeOfDay {
    fn from(time: NaiveTime) -> Self {
        Self(
            time.with_second(0)
                .and_then(|time| time.with_nanosecond(0))
                .unwrap_or(time),
        )
    }
}

/// The Finnish form: `9.00`.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0.hour(), self.0.minute())
    }
}

string_value!(TimeOfDay, "9.00", "Kellonaika muodossa 9.00.");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_separators_are_read() {
        for text in [
            "9.00",
            "09.00",
            "9:00",
            " 9.00 ",
            "klo 9.00",
            "Klo\u{a0}9:00",
            "klo 9",
            "kello 09",
        ] {
            assert_eq!(TimeOfDay::parse(text).unwrap().to_string(), "9.00");
        }
        for text in [
            "",
            "9",
            "24.00",
            "9.60",
            "9.0",
            "9.000",
            "-1.00",
            "9.00.00",
            "klo",
            "klo ",
            "klo9",
            "klo 25",
            "klo 9.",
            "klo klo 9",
        ] {
            assert!(TimeOfDay::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,10}") {
            let _ = TimeOfDay::parse(&text);
        }
    }
}
