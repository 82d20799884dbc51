//! Values as they stand in a file.

use std::borrow::Cow;

use chrono::NaiveDate;
use vuosikello_core::{Date, Decimal};
use vuosikello_document::{Column, ColumnKind, NO_VALUE};

/// The greatest number of cents, and the greatest whole number: 15 digits, which a double keeps and Excel shows.
const MAX_EXACT: i128 = 999_999_999_999_999;

/// The decimals of a share, which a file holds as a fraction: 0.125 is 12,5 %.
pub(super) const SHARE_DECIMALS: u8 = 3;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Blank,
    /// Text, fit for a cell.
    Text(String),
    /// A number whose last digits are decimals. A date is the number of its day.
    Number { units: i64, decimals: u8 },
}

impl Value {
    /// A text that is fit for a cell; nothing for an empty one.
    pub(super) fn of_text(text: String) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    /// A number; `None` when it has more digits than Excel keeps.
    pub(super) fn of_number(units: impl Into<i128>, decimals: u8) -> Option<Self> {
        let units = Some(units.into()).filter(|units| units.abs() <= MAX_EXACT)?;
        let units = i64::try_from(units).ok()?;
        Some(Self::Number { units, decimals })
    }

    /// A share, rounded half away from zero to tenths of a percent, as it is shown; `–` of nothing, and `None` when it has
    /// too many digits.
    pub(super) fn of_share(part: i64, whole: i64) -> Option<Self> {
        if whole == 0 {
            return Some(Self::Text(NO_VALUE.to_owned()));
        }
        let (size, whole_size) = (i128::from(part).abs(), i128::from(whole).abs());
        let tenths = (size * 2000 + whole_size) / (whole_size * 2);
        let sign = if (part < 0) == (whole < 0) { 1 } else { -1 };
        Self::of_number(tenths * sign, SHARE_DECIMALS)
    }

    /// A date; `None` when Excel cannot show it. Excel takes the year 1900 for a leap year, so its count is right
    /// from March 1900 on.
    pub(super) fn of_date(date: Date) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        let units = date.naive().signed_duration_since(first).num_days();
        let decimals = 0;
        (61..=2_958_465)
            .contains(&units)
            .then_some(Self::Number { units, decimals })
    }

    /// The double that stands for a number in the file. Whole numbers of 15 digits are exact doubles, and a division
    /// rounds once, so it is the double next to the exact value and prints as its shortest decimal.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number { units, decimals } => Some(*units as f64 / 10f64.powi((*decimals).into())),
            Self::Blank | Self::Text(_) => None,
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Blank | Self::Number { .. } => None,
        }
    }

    /// How a cell of the column looks, for measuring: never narrower than what Excel shows.
    pub(crate) fn shown(&self, column: &Column) -> Cow<'_, str> {
        let units = match self {
            Self::Blank => return Cow::Borrowed(""),
            Self::Text(text) => return Cow::Borrowed(text),
            Self::Number { units, .. } => *units,
        };
        let (units, decimals, unit) = match column.kind {
            ColumnKind::Date => return Cow::Borrowed("30.12.2027"),
            ColumnKind::Money => (units, 2, "\u{a0}€"),
            // With one digit more than is shown, as columns of shares are narrow.
            ColumnKind::Share => (units.saturating_mul(10), 2, "\u{a0}%"),
            kind => (units, kind.decimals(), ""),
        };
        let sign = if column.signed { "+" } else { "" };
        format!("{sign}{}{unit}", Decimal::new(units, decimals.into())).into()
    }
}

/// Whether the values of a column of the kind are texts.
pub(crate) fn is_text(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Text | ColumnKind::Status)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vuosikello_core::Money;

    use super::*;

    fn number(units: i64, decimals: u8) -> Option<Value> {
        Some(Value::Number { units, decimals })
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        let day = |text: &str| Value::of_date(Date::parse(text).unwrap());
        assert_eq!(day("1.3.1900"), number(61, 0));
        assert_eq!(day("28.2.2027"), number(46_446, 0));
        assert_eq!(day("31.12.9999"), number(2_958_465, 0));
        assert_eq!(day("28.2.1900"), None);
    }

    #[test]
    fn numbers_beyond_15_digits_are_refused() {
        assert!(Value::of_number(MAX_EXACT, 2).is_some());
        assert!(Value::of_number(-MAX_EXACT - 1, 2).is_none());
        assert!(Value::of_share(999_999_999_999_999, 1).is_none());
    }

    #[test]
    fn shares_are_rounded_half_away_from_zero() {
        assert_eq!(Value::of_share(1, 80), number(13, 3));
        assert_eq!(Value::of_share(-1, 80), number(-13, 3));
        assert_eq!(Value::of_share(1, -80), number(-13, 3));
        assert_eq!(Value::of_share(-1, 100_000), number(0, 3));
        assert_eq!(
            Value::of_share(1, 8).and_then(|share| share.number()),
            Some(0.125)
        );
        assert_eq!(Value::of_share(5, 0).unwrap().text(), Some("–"));
    }

    #[test]
    fn values_are_measured_as_they_are_shown() {
        let shown = |units, kind: ColumnKind, signed| {
            let mut column = Column::figures("Luku", kind);
            column.signed = signed;
            let decimals = kind.decimals();
            Value::Number { units, decimals }.shown(&column).into_owned()
        };
        assert_eq!(
            shown(123_456_789, ColumnKind::Money, false),
            "1\u{a0}234\u{a0}567,89\u{a0}€"
        );
        assert_eq!(shown(-5, ColumnKind::Money, true), "+\u{2212}0,05\u{a0}€");
        assert_eq!(shown(1_234, ColumnKind::Count, false), "1\u{a0}234");
        assert_eq!(shown(-125, ColumnKind::Share, false), "\u{2212}12,50\u{a0}%");
        assert_eq!(shown(850, ColumnKind::Decimal { decimals: 2 }, false), "8,50");
    }

    proptest! {
        #[test]
        fn stored_money_is_the_exact_amount(cents in -999_999_999_999_999i64..=999_999_999_999_999) {
            let euros = Value::of_number(cents, 2).and_then(|value| value.number()).unwrap();
            prop_assert_eq!(Money::from_number(euros).unwrap().cents(), cents);
        }
    }
}
