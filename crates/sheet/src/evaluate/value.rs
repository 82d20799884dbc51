//! Exact values, and the numbers that stand for them in a file.

use std::borrow::Cow;

use chrono::NaiveDate;
use vuosikello_core::{Date, Money};

use crate::tree::Kind;

/// The greatest number of cents, and the greatest whole number: 15 digits, which a double keeps and Excel shows.
const MAX_EXACT: i128 = 999_999_999_999_999;

/// What stands for a share of nothing.
const NO_SHARE: &str = "–";

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Blank,
    /// Text, fit for a cell.
    Text(String),
    /// Money.
    Cents(i64),
    /// A whole number.
    Integer(i64),
    /// A share in tenths of a percent.
    Share(i64),
    /// A share of nothing.
    NoShare,
    /// A date, counted in days as Excel counts.
    Day(i64),
}

/// What stands in the file for a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stored<'a> {
    /// Nothing.
    Blank,
    /// Text.
    Text(&'a str),
    /// The double next to the exact value.
    Number(f64),
}

impl Value {
    /// A text; nothing for an empty one.
    pub(crate) fn of_text(text: String) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    /// Money or a whole number of the kind; `None` when it has more digits than Excel keeps.
    pub(crate) fn number(kind: Kind, units: i128) -> Option<Self> {
        let units = within(units)?;
        match kind {
            Kind::Euro | Kind::SignedEuro => Some(Self::Cents(units)),
            _ => Some(Self::Integer(units)),
        }
    }

    /// A share, rounded half away from zero to tenths of a percent, as it is shown; `None` when it has too many digits.
    pub(crate) fn share(part: i128, whole: i128) -> Option<Self> {
        if whole == 0 {
            return Some(Self::NoShare);
        }
        let size =
            (part.unsigned_abs().checked_mul(2000)? + whole.unsigned_abs()) / (whole.unsigned_abs() * 2);
        let tenths = within(i128::try_from(size).ok()?)?;
        Some(Self::Share(if (part < 0) == (whole < 0) {
            tenths
        } else {
            -tenths
        }))
    }

    /// A date; `None` when Excel cannot show it. Excel takes the year 1900 for a leap year, so its count is right
    /// from March 1900 on.
    pub(crate) fn date(date: Date) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        let day = date.naive().signed_duration_since(first).num_days();
        (61..=2_958_465).contains(&day).then_some(Self::Day(day))
    }

    /// The cents or the whole number, to compute with; nothing counts as zero.
    pub(crate) fn units(&self) -> Option<i128> {
        match self {
            Self::Blank => Some(0),
            Self::Cents(units) | Self::Integer(units) => Some(i128::from(*units)),
            Self::Text(_) | Self::Share(_) | Self::NoShare | Self::Day(_) => None,
        }
    }

    /// What stands for it in the file. Whole numbers of 15 digits are exact doubles, and a division rounds once, so
    /// the number is the double next to the exact value and prints as its shortest decimal.
    pub(crate) fn stored(&self) -> Stored<'_> {
        match self {
            Self::Blank => Stored::Blank,
            Self::Text(text) => Stored::Text(text),
            Self::Cents(cents) => Stored::Number(*cents as f64 / 100.0),
            Self::Integer(number) | Self::Day(number) => Stored::Number(*number as f64),
            Self::Share(tenths) => Stored::Number(*tenths as f64 / 1000.0),
            Self::NoShare => Stored::Text(NO_SHARE),
        }
    }

    /// How the cell looks, for measuring: never narrower than what Excel shows.
    pub(crate) fn shown(&self, kind: Kind) -> Cow<'_, str> {
        let sign = if matches!(kind, Kind::SignedEuro | Kind::SignedPercent) {
            "+"
        } else {
            ""
        };
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Cents(cents) => format!("{sign}{}", Money::from_cents(*cents)).into(),
            Self::Integer(number) => {
                // The groups of money, with the cents cut off.
                let figures = Money::from_cents(number.saturating_mul(100)).figures();
                figures.split(',').next().unwrap_or_default().to_owned().into()
            }
            Self::Share(tenths) => {
                // The figures of money have one digit more.
                let figures = Money::from_cents(tenths.saturating_mul(10)).figures();
                format!("{sign}{figures}\u{a0}%").into()
            }
            Self::NoShare => Cow::Borrowed(NO_SHARE),
            Self::Day(_) => Cow::Borrowed("30.12.2027"),
        }
    }
}

fn within(units: i128) -> Option<i64> {
    i64::try_from(units).ok().filter(|_| units.abs() <= MAX_EXACT)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        let day = |text: &str| Value::date(Date::parse(text).unwrap());
        assert_eq!(day("1.3.1900"), Some(Value::Day(61)));
        assert_eq!(day("28.2.2027"), Some(Value::Day(46_446)));
        assert_eq!(day("31.12.9999"), Some(Value::Day(2_958_465)));
        assert_eq!(day("28.2.1900"), None);
    }

    #[test]
    fn numbers_beyond_15_digits_are_refused() {
        assert!(Value::number(Kind::Euro, MAX_EXACT).is_some());
        assert!(Value::number(Kind::Euro, -MAX_EXACT - 1).is_none());
        assert!(Value::share(MAX_EXACT, 1).is_none());
    }

    #[test]
    fn shares_are_rounded_half_away_from_zero() {
        let share = |part, whole| Value::share(part, whole).unwrap();
        assert_eq!(share(1, 80), Value::Share(13));
        assert_eq!(share(-1, 80), Value::Share(-13));
        assert_eq!(share(1, -80), Value::Share(-13));
        assert_eq!(share(-1, 100_000), Value::Share(0));
        assert_eq!(share(1, 8).stored(), Stored::Number(0.125));
        assert_eq!(share(5, 0).stored(), Stored::Text("–"));
    }

    #[test]
    fn values_are_measured_as_they_are_shown() {
        assert_eq!(
            Value::Cents(123_456_789).shown(Kind::Euro),
            "1\u{a0}234\u{a0}567,89\u{a0}€"
        );
        assert_eq!(Value::Cents(-5).shown(Kind::SignedEuro), "+\u{2212}0,05\u{a0}€");
        assert_eq!(Value::Integer(1_234).shown(Kind::Integer), "1\u{a0}234");
        assert_eq!(Value::Share(-125).shown(Kind::Percent), "\u{2212}12,50\u{a0}%");
    }

    proptest! {
        #[test]
        fn stored_money_is_the_exact_amount(cents in -999_999_999_999_999i64..=999_999_999_999_999) {
            let Stored::Number(euros) = Value::Cents(cents).stored() else { panic!() };
            prop_assert_eq!(Money::from_number(euros).unwrap().cents(), cents);
        }
    }
}
