//! Months as people and systems write them.

use chrono::Datelike;
use vuosikello_core::Month;

use super::date;
use crate::grid::Cell;

const NAMES: [&str; 12] = [
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu",
];

/// A month as [`Month`] shows it. `None` when it is no month, or its year is not known.
pub(super) fn plain(text: &str, year: Option<i32>) -> Option<String> {
    month_of_word(text, year).map(|month| month.to_string())
}

/// The month that a cell names.
pub(crate) fn month_of_cell(cell: &Cell, year: Option<i32>) -> Option<Month> {
    match cell {
        Cell::Text(text) | Cell::Number { text, .. } => month_of_word(text, year),
        Cell::Date { date, .. } => month_of(date.naive()),
        _ => None,
    }
}

/// The month that a text names: `tammikuu`, `tammikuu 2027`, `1`, `01/2027`, `2027-01`, `202701`, or any day of it.
pub(crate) fn month_of_word(text: &str, year: Option<i32>) -> Option<Month> {
    let text = text.trim();
    if let Ok(month) = Month::parse(text) {
        return Some(month);
    }
    if let Some(day) = date::plain(text) {
        return vuosikello_core::Date::parse(&day)
            .ok()
            .and_then(|day| month_of(day.naive()));
    }
    let parts: Vec<&str> = text
        .split([' ', '\u{a0}', '/', '.', '-'])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [one] => joined(one).or_else(|| Month::new(year?, number(one)?)),
        [first, second] => match (year_of(first), year_of(second)) {
            (None, Some(year)) => Month::new(year, number(first)?),
            (Some(year), None) => Month::new(year, number(second)?),
            _ => None,
        },
        _ => None,
    }
}

fn month_of(day: chrono::NaiveDate) -> Option<Month> {
    Month::new(day.year(), u8::try_from(day.month()).ok()?)
}

/// A month as one number: `202701`, and `2027M01`.
fn joined(text: &str) -> Option<Month> {
    let (year, month) = text.split_at_checked(4)?;
    let month = month.strip_prefix(['M', 'm']).unwrap_or(month);
    let is_two_digits = month.len() == 2 && month.bytes().all(|byte| byte.is_ascii_digit());
    Month::new(year_of(year)?, month.parse().ok().filter(|_| is_two_digits)?)
}

fn year_of(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

/// The number of a month by its name or number.
fn number(text: &str) -> Option<u8> {
    if (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let lower = text.to_lowercase();
    let word = lower.trim_end_matches('.');
    let word = ["kuulta", "kuussa", "kuun", "kuu"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let at = NAMES.iter().position(|name| *name == word)?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_month_is_read_as_people_and_systems_write_it() {
        for text in [
            "tammikuu",
            "Tammikuu",
            "tammi",
            "tammi.",
            "1",
            "01",
            "1/2027",
            "01/2027",
            "2027-01",
            "202701",
            "2027M01",
            "1.2027",
            "2027/01",
            "tammikuu 2027",
            "Tammi 2027",
            "tammikuu/2027",
            "28.1.2027",
            "2027-01-28",
            "2027-01-28T00:00:00",
        ] {
            assert_eq!(plain(text, Some(2027)).as_deref(), Some("1/2027"), "{text}");
        }
        for text in [
            "",
            "13",
            "0",
            "tammikuu helmikuu",
            "1/27",
            "Q1",
            "2027",
            "kevät",
            "1.2.",
            "1234567",
        ] {
            assert_eq!(plain(text, Some(2027)), None, "{text}");
        }
        assert_eq!(plain("tammikuu", None), None);
        assert_eq!(plain("tammikuu 2026", Some(2027)).as_deref(), Some("1/2026"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9./ -]{0,10}|\\PC{0,12}") {
            let _ = plain(&text, Some(2027));
        }
    }
}
