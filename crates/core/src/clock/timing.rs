//! When in the year something is due.

use std::fmt;

use chrono::NaiveDate;

use crate::format::string_value;
use crate::{Malformed, Quarter};

/// The months, as they are written in a [`Timing`].
const MONTHS: [&str; 12] = [
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
];

/// When in any year something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timing {
    /// On a day of a month, written `23.12.`; a 29 February is the 28th in other than leap years.
    Day {
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month.
        day: u8,
    },
    /// By the end of a month (1 to 12), written `helmikuu`.
    EndOf(u8),
    /// Every month, by its end, written `joka kuukausi`.
    Monthly,
    /// So many days after the meeting of a quarter, or before it when negative, written `kokous Q1`,
    /// `kokous Q1 -21 pv`, `kokous Q1 +1 pv`.
    Meeting {
        /// The quarter of the meeting.
        quarter: Quarter,
        /// The days from the meeting.
        days: i16,
    },
    /// When the material of a quarter's meeting is due, written `aineisto Q1`; how many days before the meeting that
    /// is, the settings of the meetings say.
    Pack(Quarter),
}

/// How far from a meeting something may be.
const MOST_DAYS: i16 = 180;

impl Timing {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "ajankohta";

    /// Parses a point in the year.
    ///
    /// # Errors
    /// [`Malformed`] when the text has none of the forms, or names a day or month that does not exist.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::read(&text.trim().to_lowercase()).ok_or_else(|| {
            let fix = "kirjoita esimerkiksi 23.12., joulukuu, joka kuukausi, kokous Q1, kokous Q1 -21 pv tai aineisto Q1";
            Malformed::new(text, "ajankohta", fix)
        })
    }

    fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["joka", "kuukausi"] => Some(Timing::Monthly),
            ["aineisto", quarter] => Some(Timing::Pack(Quarter::parse(quarter).ok()?)),
            ["kokous", quarter, rest @ ..] => Some(Timing::Meeting {
                quarter: Quarter::parse(quarter).ok()?,
                days: days(&rest.concat())?,
            }),
            [word] => match MONTHS.iter().position(|month| month == word) {
                Some(at) => Some(Timing::EndOf(u8::try_from(at).ok()? + 1)),
                None => day_of_month(word),
            },
            _ => None,
        }
    }
}

/// `23.12.`
fn day_of_month(text: &str) -> Option<Timing> {
    let (day, month) = text.strip_suffix('.')?.split_once('.')?;
    let (day, month) = (number(day)?, number(month)?);
    // A leap year has every day that a year can have.
    NaiveDate::from_ymd_opt(2028, month, day)?;
    Some(Timing::Day {
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    })
}

/// Nothing, or `-21pv` or `+1pv`.
fn days(text: &str) -> Option<i16> {
    if text.is_empty() {
        return Some(0);
    }
    let days = text.strip_suffix("pv")?;
    let (sign, digits) = match days.strip_prefix(['-', '–', '\u{2212}']) {
        Some(digits) => (-1, digits),
        None => (1, days.strip_prefix('+')?),
    };
    let count = i16::try_from(number(digits)?).ok()?;
    (count <= MOST_DAYS).then_some(sign * count)
}

fn number(text: &str) -> Option<u32> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Timing::Day { month, day } => write!(f, "{day}.{month}."),
            Timing::EndOf(month) => {
                let name = MONTHS.get(usize::from(*month).wrapping_sub(1));
                f.write_str(name.copied().unwrap_or_default())
            }
            Timing::Monthly => f.write_str("joka kuukausi"),
            Timing::Meeting { quarter, days: 0 } => write!(f, "kokous {quarter}"),
            Timing::Meeting { quarter, days } => write!(f, "kokous {quarter} {days:+} pv"),
            Timing::Pack(quarter) => write!(f, "aineisto {quarter}"),
        }
    }
}

string_value!(
    Timing,
    "23.12.",
    "Ajankohta: päivä (23.12.), kuukausi (joulukuu), joka kuukausi, tai päiviä kokouksesta (kokous Q1 -21 pv, aineisto Q1)."
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        let meeting = |quarter, days| Timing::Meeting { quarter, days };
        for (text, timing, shown) in [
            ("23.12.", Timing::Day { month: 12, day: 23 }, "23.12."),
            (" 01.02. ", Timing::Day { month: 2, day: 1 }, "1.2."),
            ("29.2.", Timing::Day { month: 2, day: 29 }, "29.2."),
            ("Kesäkuu", Timing::EndOf(6), "kesäkuu"),
            ("joka  kuukausi", Timing::Monthly, "joka kuukausi"),
            ("kokous q3", meeting(Quarter::III, 0), "kokous Q3"),
            ("kokous Q1 -21 pv", meeting(Quarter::I, -21), "kokous Q1 -21 pv"),
            (
                "kokous Q1 \u{2212} 21 pv",
                meeting(Quarter::I, -21),
                "kokous Q1 -21 pv",
            ),
            ("kokous Q4 +1pv", meeting(Quarter::IV, 1), "kokous Q4 +1 pv"),
            ("aineisto Q2", Timing::Pack(Quarter::II), "aineisto Q2"),
        ] {
            assert_eq!(Timing::parse(text).unwrap(), timing, "{text}");
            assert_eq!(timing.to_string(), shown);
            assert_eq!(Timing::parse(shown).unwrap(), timing);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "23.12",
            "23.12.2027",
            "30.2.",
            "0.1.",
            "1.13.",
            "kuukausi",
            "kokous",
            "kokous Q5",
            "kokous Q1 7 pv",
            "kokous Q1 -181 pv",
            "kokous Q1 -7",
            "kokous Q1 --7 pv",
            "aineisto Q1 -7 pv",
            "joka vuosi",
        ] {
            assert!(Timing::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(\\PC|kokous |Q1| |-|pv|\\.|[0-9]){0,12}") {
            if let Ok(timing) = Timing::parse(&text) {
                prop_assert_eq!(Timing::parse(&timing.to_string()), Ok(timing));
            }
        }
    }
}
