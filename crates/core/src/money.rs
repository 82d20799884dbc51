//! Money: euro, exact to the cent.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Decimal, Malformed};

/// An amount of money in euro, held as whole cents; never a floating-point number.
///
/// ```
/// use vuosikello_core::Money;
/// let appropriation = Money::parse("1 234 567,89 €")?;
/// assert_eq!(appropriation.cents(), 123_456_789);
/// assert_eq!(appropriation.to_string(), "1\u{a0}234\u{a0}567,89\u{a0}€");
/// # Ok::<(), vuosikello_core::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// Why a text or a number is not an amount of money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// The text is not a number, or its separators contradict each other.
    #[error("\"{0}\" ei ole euromäärä")]
    NotAnAmount(String),
    /// One separator before three digits: it may part thousands or decimals.
    #[error("\"{0}\" voi tarkoittaa kahta euromäärää")]
    Ambiguous(String),
    /// More than two decimals: an amount is exact to the cent.
    #[error("\"{0}\" on tarkempi kuin sentti")]
    TooPrecise(String),
    /// The amount does not fit; the limit is 90 000 billion euro.
    #[error("\"{0}\" on liian suuri euromäärä")]
    TooLarge(String),
}

impl From<MoneyError> for Malformed {
    fn from(error: MoneyError) -> Self {
        let (value, expected, fix) = match &error {
            MoneyError::NotAnAmount(v) => (v, "euromäärä", "kirjoita muodossa 1 234 567,89"),
            MoneyError::Ambiguous(v) => (
                v,
                "yksiselitteinen euromäärä",
                "kirjoita tuhannet välilyönnein (1 234,00) tai kaksi desimaalia (1,23)",
            ),
            MoneyError::TooPrecise(v) => (v, "sentilleen tarkka euromäärä", "pyöristä kahteen desimaaliin"),
            MoneyError::TooLarge(v) => (v, "mahdollinen euromäärä", "tarkista luvun suuruus"),
        };
        Malformed::new(value, expected, fix)
    }
}

impl Money {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "euromäärä";
    /// No money.
    pub const ZERO: Money = Money(0);

    /// An amount of so many cents.
    pub const fn from_cents(cents: i64) -> Self {
        Money(cents)
    }

    /// The amount in cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Parses an amount as people and exports write it.
    ///
    /// Accepted are a decimal comma or a decimal point with at most two decimals, thousands in groups of three parted by
    /// spaces (ordinary, U+00A0, U+202F), a sign (`-` or U+2212) and the euro sign before or after. A full stop or a comma
    /// as a thousands separator is refused: `1.234` and `12,500` would be read in two ways.
    ///
    /// # Errors
    /// [`MoneyError`] says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        Self::parse_plain(text).map_or_else(|| Self::parse_any(text), Ok)
    }

    /// The amount of digits alone, as systems write it: `-1234,50`, `1234`. Of thousands of rows nearly all have it so, and no more is asked
    /// of them.
    fn parse_plain(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = match text.as_bytes() {
            [whole @ .., b',', tens, ones] => (whole, [*tens, *ones]),
            whole => (whole, *b"00"),
        };
        if !(1..=15).contains(&whole.len()) {
            return None;
        }
        let mut cents = 0;
        for byte in whole.iter().chain(&decimals) {
            cents = cents * 10 + i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
        }
        Some(Money(if is_negative { -cents } else { cents }))
    }

    fn parse_any(text: &str) -> Result<Self, MoneyError> {
        let not_an_amount = || MoneyError::NotAnAmount(text.to_owned());
        let trimmed = text.trim_matches(is_space);
        let trimmed = trimmed
            .strip_suffix('€')
            .or_else(|| trimmed.strip_prefix('€'))
            .unwrap_or(trimmed);
        let trimmed = trimmed.trim_matches(is_space);
        let (negative, digits) = match trimmed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest.trim_start_matches(is_space)),
            None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
        };
        let (whole, decimals) = match digits.split_once([',', '.']) {
            Some((_, "")) => return Err(not_an_amount()),
            Some((whole, decimals)) => (whole, decimals),
            None => (digits, ""),
        };
        if !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not_an_amount());
        }
        let group_before = (1..=3).contains(&whole.len()) && whole.trim_start_matches('0') == whole;
        if decimals.len() == 3 && group_before && whole.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MoneyError::Ambiguous(text.to_owned()));
        }
        // Trailing zeros of an export (12,5000) add no precision.
        let decimals = if decimals.len() > 2 {
            decimals.trim_end_matches('0')
        } else {
            decimals
        };
        if decimals.len() > 2 {
            return Err(MoneyError::TooPrecise(text.to_owned()));
        }
        if !is_whole_number(whole) {
            return Err(not_an_amount());
        }
        let euros = || {
            whole
                .bytes()
                .filter(u8::is_ascii_digit)
                .skip_while(|digit| *digit == b'0')
        };
        if euros().count() > 15 {
            return Err(MoneyError::TooLarge(text.to_owned()));
        }
        let decimals = decimals.bytes().chain(*b"00").take(2);
        let digits = euros().chain(decimals).map(|digit| i64::from(digit - b'0'));
        let cents = digits.fold(0, |cents, digit| cents * 10 + digit);
        Ok(Money(if negative { -cents } else { cents }))
    }

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// The difference, or `None` where it does not fit.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }

    /// The amount without the euro sign, as it stands in a column of figures: `1 234 567,89`.
    pub fn figures(self) -> String {
        Decimal::new(self.0, 2).to_string()
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}')
}

/// Whether a text is a whole number, whose thousands may be parted by spaces.
fn is_whole_number(text: &str) -> bool {
    let mut groups = text.split(is_space);
    let first = groups.next().unwrap_or_default();
    let well_grouped = match groups.clone().next() {
        None => !first.is_empty(),
        Some(_) => (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3),
    };
    well_grouped && text.chars().all(|c| c.is_ascii_digit() || is_space(c))
}

/// The Finnish form with U+00A0 as the separator: `1 234 567,89 €`. The flag `+` adds a plus sign above zero.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(self.0, 2).fmt(f)?;
        f.write_str("\u{a0}€")
    }
}

/// Sums without wrapping; a sum that does not fit stays at the limit, far from any real budget.
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        Money(amounts.fold(0i64, |sum, amount| sum.saturating_add(amount.0)))
    }
}

/// Written as the Finnish form, which [`Money::parse`] reads back.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Read from a text or from a number with at most 15 significant digits, which a double carries exactly.
impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Money;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("euromäärä, esimerkiksi \"1 234 567,89\"")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Money, E> {
                Money::parse(text).map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, euros: i64) -> Result<Money, E> {
                self.visit_str(&euros.to_string())
            }
            fn visit_u64<E: de::Error>(self, euros: u64) -> Result<Money, E> {
                self.visit_str(&euros.to_string())
            }
            fn visit_f64<E: de::Error>(self, euros: f64) -> Result<Money, E> {
                Money::from_number(euros).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Money {
    /// The amount that a spreadsheet or JSON number stands for: the shortest decimal that the double prints as.
    ///
    /// # Errors
    /// When the number is not finite, has more than two decimals, or more than 15 significant digits.
    pub fn from_number(euros: f64) -> Result<Self, MoneyError> {
        let text = euros.to_string();
        if !euros.is_finite() {
            return Err(MoneyError::NotAnAmount(text));
        }
        if euros.abs() >= 1e13 {
            return Err(MoneyError::TooLarge(text));
        }
        // Of a number the decimals are known.
        Money::parse(&text).map_err(|error| match error {
            MoneyError::Ambiguous(text) => MoneyError::TooPrecise(text),
            error => error,
        })
    }
}

impl JsonSchema for Money {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number"],
            "format": Self::FORMAT,
            "description": "fi: Euromäärä sentin tarkkuudella.",
            "examples": ["1 234 567,89"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finnish_and_machine_forms_are_read() {
        for (text, cents) in [
            ("1 234 567,89 €", 123_456_789),
            ("1\u{a0}234,5", 123_450),
            ("1\u{202f}234", 123_400),
            ("\u{2212}12,30", -1230),
            ("-0,05 €", -5),
            ("+7", 700),
            ("€ 1234.50", 123_450),
            ("0012", 1200),
            ("12,5000", 1250),
            ("0,500", 50),
            ("1 234,500", 123_450),
            ("1234,500", 123_450),
        ] {
            assert_eq!(Money::parse(text).map(Money::cents), Ok(cents), "{text}");
        }
    }

    #[test]
    fn ambiguous_and_broken_forms_are_refused() {
        for text in [
            "",
            "€",
            "1.234,5.6",
            "1,234.50",
            "1.234.567",
            "12 34",
            "1 2345",
            "abc",
            "1,",
            ",5",
            "--1",
            "1e3",
            "٣",
        ] {
            assert!(
                matches!(Money::parse(text), Err(MoneyError::NotAnAmount(_))),
                "{text}"
            );
        }
        for text in ["1,234", "1.234", "12.500", "123,000 €", "-1.000"] {
            assert!(
                matches!(Money::parse(text), Err(MoneyError::Ambiguous(_))),
                "{text}"
            );
        }
        for text in ["0,125", "1234,567", "1 234,567", "12,3456"] {
            assert!(
                matches!(Money::parse(text), Err(MoneyError::TooPrecise(_))),
                "{text}"
            );
        }
        assert!(matches!(
            Money::from_number(12.345),
            Err(MoneyError::TooPrecise(_))
        ));
        assert!(matches!(
            Money::parse("1234567890123456"),
            Err(MoneyError::TooLarge(_))
        ));
    }

    #[test]
    fn numbers_are_read_by_their_shortest_decimal() {
        assert_eq!(
            Money::from_number(1_234_567.89).map(Money::cents),
            Ok(123_456_789)
        );
        assert_eq!(Money::from_number(0.1).map(Money::cents), Ok(10));
        assert!(Money::from_number(0.1 + 0.2).is_err());
        assert!(Money::from_number(f64::NAN).is_err());
        assert!(Money::from_number(1e300).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(cents in -99_999_999_999_999_999i64..=99_999_999_999_999_999) {
            let money = Money::from_cents(cents);
            prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
            prop_assert_eq!(Money::parse(&money.figures()), Ok(money));
        }

        #[test]
        fn the_quick_way_to_read_an_amount_is_the_thorough_one(text in "-?[0-9]{0,17}[,.]?[0-9]{0,3}") {
            prop_assert_eq!(Money::parse(&text), Money::parse_any(&text));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = Money::parse(&text);
        }
    }
}
