//! From a cell to the value that its column wants.

use chrono::Datelike;
use serde_json::Value;
use vuosikello_core::schema::Shape;
use vuosikello_core::{Date, Month};

use super::grid::Cell;
use super::xlsx::PARTIAL_DATE;

/// The value of a cell for a column of some shape, or what is wrong with it and what would be right.
pub(super) fn value(cell: &Cell, shape: Option<&Shape>) -> Result<Value, (String, String)> {
    let shape = shape.map(Shape::of_value);
    match cell {
        Cell::Text(text) => Ok(match shape {
            Some(Shape::Integer { .. }) => {
                whole(text).map_or_else(|| Value::String(text.clone()), Value::from)
            }
            _ => Value::String(text.clone()),
        }),
        Cell::Number { value, text } => Ok(match shape {
            Some(Shape::Amount(_)) => Value::from(*value),
            Some(Shape::Integer { .. }) => {
                whole(text).map_or_else(|| Value::String(text.clone()), Value::from)
            }
            _ => Value::String(text.clone()),
        }),
        Cell::Truth(truth) => {
            let shown = if *truth { "TOSI" } else { "EPÄTOSI" };
            Err((
                format!("solussa on totuusarvo {shown}"),
                "kirjoita teksti tai luku".into(),
            ))
        }
        Cell::Date {
            date,
            has_time,
            shows_day,
        } => day(*date, *has_time, *shows_day, shape).map(Value::String),
        Cell::Unusable { message, fix } => Err((message.clone(), (*fix).into())),
    }
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

/// A day as the text that the column wants. Excel makes a day of a month that is written into it, the first of the month.
fn day(
    date: Date,
    has_time: bool,
    shows_day: bool,
    shape: Option<&Shape>,
) -> Result<String, (String, String)> {
    let format = match shape {
        Some(Shape::Text(Some(format))) => format.name,
        _ => "",
    };
    let naive = date.naive();
    if format == Month::FORMAT {
        let month = u8::try_from(naive.month())
            .ok()
            .and_then(|number| Month::new(naive.year(), number));
        return match month {
            Some(month) if naive.day() == 1 && !has_time => Ok(month.to_string()),
            _ => Err((
                format!("päivä {date} ei ole kuukausi"),
                "kirjoita kuukausi muodossa 3/2027".into(),
            )),
        };
    }
    // A source system may state the time of day of its export too.
    let is_whole = shows_day && (!has_time || format == Date::FORMAT);
    if is_whole {
        Ok(date.to_string())
    } else {
        let (message, fix) = PARTIAL_DATE;
        Err((message.into(), fix.into()))
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
