//! Figures that belong together: budget, actual to date, forecast, and the deviation between them.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

use crate::{Decimal, Money};

/// A part of a whole in percent, kept in tenths of a percent and rounded half away from zero; shown as `−12,3 %`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percentage(i64);

impl Percentage {
    /// `part` of `whole`; `None` when the whole is zero or the part is out of all proportion (over 10 000 times the whole).
    pub fn of(part: Money, whole: Money) -> Option<Self> {
        let (part, whole) = (i128::from(part.cents()) * 1000, i128::from(whole.cents()));
        if whole == 0 {
            return None;
        }
        let whole_size = whole.abs();
        let size = (part.abs() * 2 + whole_size) / (whole_size * 2);
        let sign = if (part < 0) == (whole < 0) { 1 } else { -1 };
        i64::try_from(size * sign)
            .ok()
            .filter(|tenths| tenths.abs() <= 10_000_000)
            .map(Self)
    }

    /// A share of so many tenths of a percent.
    pub const fn from_tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// The share in tenths of a percent.
    pub fn tenths(self) -> i64 {
        self.0
    }
}

/// The Finnish form with a minus sign (U+2212) and an unbroken space: `−12,3 %`. The flag `+` adds a plus sign above zero.
impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(self.0, 1).fmt(f)?;
        f.write_str("\u{a0}%")
    }
}

/// What is compared in every view of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// The budget.
    pub budget: Money,
    /// The actual costs to date.
    pub actual: Money,
    /// The forecast of the year's end; `None` when there is no forecast at all.
    pub forecast: Option<Money>,
}

impl Figures {
    /// Forecast less budget: positive when the year will cost more than was budgeted.
    pub fn deviation(&self) -> Option<Money> {
        self.forecast?.checked_sub(self.budget)
    }

    /// The deviation as a part of the budget; `None` where there is no budget.
    pub fn deviation_share(&self) -> Option<Percentage> {
        Percentage::of(self.deviation()?, self.budget)
    }

    /// The actual costs as a part of the budget.
    pub fn actual_share(&self) -> Option<Percentage> {
        Percentage::of(self.actual, self.budget)
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Figures>>(figures: I) -> Figures {
        figures.fold(Figures::default(), |sum, figures| Figures {
            budget: [sum.budget, figures.budget].into_iter().sum(),
            actual: [sum.actual, figures.actual].into_iter().sum(),
            forecast: match (sum.forecast, figures.forecast) {
                (None, forecast) | (forecast, None) => forecast,
                (Some(a), Some(b)) => Some([a, b].into_iter().sum()),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(part: i64, whole: i64) -> Option<String> {
        Percentage::of(Money::from_cents(part), Money::from_cents(whole)).map(|share| share.to_string())
    }

    #[test]
    fn shares_are_rounded_to_a_tenth_of_a_percent() {
        assert_eq!(share(1, 3).as_deref(), Some("33,3\u{a0}%"));
        assert_eq!(share(-1, 3).as_deref(), Some("\u{2212}33,3\u{a0}%"));
        assert_eq!(share(2, 3).as_deref(), Some("66,7\u{a0}%"));
        assert_eq!(share(1, 2000).as_deref(), Some("0,1\u{a0}%"));
        assert_eq!(share(-1, -2).as_deref(), Some("50,0\u{a0}%"));
        assert_eq!(share(5, 0), None);
        assert_eq!(share(123_400, 100).as_deref(), Some("123\u{a0}400,0\u{a0}%"));
        assert_eq!(share(i64::MAX, 1), None);
    }

    proptest! {
        #[test]
        fn shares_never_panic_and_are_near(part in any::<i64>(), whole in any::<i64>()) {
            if let Some(share) = Percentage::of(Money::from_cents(part), Money::from_cents(whole)) {
                let exact = i128::from(part) * 1000;
                let error = exact - i128::from(share.tenths()) * i128::from(whole);
                prop_assert!(error.abs() * 2 <= i128::from(whole).abs());
            }
        }
    }
}
