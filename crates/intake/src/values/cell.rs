//! From a cell to the value that its column wants.

use serde_json::Value;
use vuosikello_core::{Date, Malformed, Money, MoneyError, Month};

use super::{plain, without_noise};
use crate::grid::Cell;
use crate::wanted::{Kind, Wanted};
use crate::xlsx::PARTIAL_DATE;

/// What is wrong with a cell, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Wrong {
    /// The kind of mistake.
    pub code: &'static str,
    pub message: String,
    pub fix: String,
}

impl Wrong {
    pub(crate) fn new(code: &'static str, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            fix: fix.into(),
        }
    }
}

/// The value of a cell for a column of some kind.
pub(crate) fn value(cell: &Cell, kind: &Kind, wanted: &Wanted) -> Result<Value, Wrong> {
    let text = |text: &str| Value::String(plain(text, kind, wanted.year, &wanted.synonyms));
    match cell {
        Cell::Text(it) if *kind == Kind::Integer => Ok(whole(it).map_or_else(|| text(it), Value::from)),
        Cell::Number { value, .. } if *kind == Kind::Amount => amount(without_noise(*value)),
        Cell::Number { text: it, .. } if *kind == Kind::Integer => {
            Ok(whole(it).map_or_else(|| text(it), Value::from))
        }
        Cell::Number { value, text: it } if *kind == Kind::Percentage && (0.0..=1.0).contains(value) => {
            Err(plain_share(*value, it))
        }
        Cell::Text(it) | Cell::Number { text: it, .. } | Cell::Percentage(it) => Ok(text(it)),
        Cell::Truth(_) => {
            let message = format!("solussa on totuusarvo {}", cell.shown());
            Err(Wrong::new("truth-value", message, "kirjoita teksti tai luku"))
        }
        Cell::Date {
            date,
            has_time,
            shows_day,
        } => day(*date, *has_time, *shows_day, kind).map(Value::String),
        Cell::Time(_) => Err(Wrong::new("guessed-date", PARTIAL_DATE.0, PARTIAL_DATE.1)),
        Cell::Unusable { message, fix } => Err(Wrong::new("unusable-cell", message, *fix)),
    }
}

/// An amount that is a number. One that is no amount is told in the form in which Excel shows it, which no number of the model keeps.
fn amount(value: f64) -> Result<Value, Wrong> {
    match Money::from_number(value) {
        Err(error @ MoneyError::TooPrecise(_)) => {
            let mut wrong = Malformed::from(error);
            wrong.value = wrong.value.replace('.', ",");
            Err(Wrong::new("malformed", wrong.to_string(), wrong.fix))
        }
        _ => Ok(Value::from(value)),
    }
}

/// A number between 0 and 1 in a column of percentages: 0,998 may be 99,8 % or less than one.
fn plain_share(value: f64, text: &str) -> Wrong {
    let percent = crate::number_format::as_shown(value * 100.0)
        .to_string()
        .replace('.', ",");
    Wrong::new(
        "plain-share",
        format!("luku {text} on prosenttien sarakkeessa ilman prosenttimerkkiä"),
        format!("kirjoita {percent} % tai muotoile solu prosentiksi"),
    )
}

/// A whole number as people write it: with spaces between thousands, and any minus sign.
fn whole(text: &str) -> Option<i64> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| plain.parse().ok())
        .flatten()
}

/// A day as the text that the column wants. Any day of a month means the month.
fn day(date: Date, has_time: bool, shows_day: bool, kind: &Kind) -> Result<String, Wrong> {
    match kind {
        Kind::Month => {
            let month = u8::try_from(date.month()).ok();
            let month = month.and_then(|number| Month::new(date.year(), number));
            month.map(|month| month.to_string()).ok_or_else(|| {
                let message = format!("päivä {date} ei ole kuukausi");
                Wrong::new("no-month", message, "kirjoita kuukausi muodossa 3/2027")
            })
        }
        Kind::Date if shows_day => Ok(date.to_string()),
        // What is no text, and no date either, is told by the schema with the form that is right.
        Kind::Amount | Kind::Integer | Kind::Choice(_) if shows_day && !has_time => Ok(date.to_string()),
        Kind::Text | Kind::Percentage if shows_day && !has_time => {
            let message = format!("Excel on tulkinnut arvon päivämääräksi {date}");
            Err(Wrong::new("guessed-date", message, PARTIAL_DATE.1))
        }
        _ => Err(Wrong::new("guessed-date", PARTIAL_DATE.0, PARTIAL_DATE.1)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn whole_numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("8", 8),
            ("2 184", 2184),
            ("2\u{a0}184", 2184),
            ("\u{2212}3", -3),
            ("-3", -3),
            ("007", 7),
        ] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
        for text in [
            "",
            "-",
            "8,5",
            "8.0",
            "+8",
            "kyllä",
            "1e3",
            "99999999999999999999",
            "--1",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_whole_number_is_read(number: i64) {
            prop_assert_eq!(whole(&number.to_string()), Some(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}") {
            let _ = whole(&text);
        }
    }
}
