//! Amounts on slides: in thousands of euros, or in euros without cents. The exact ones are in the notes and in the report.

use vuosikello_core::Money;
use vuosikello_document::{Cell, Column, ColumnKind, KeyFigure};

/// A thousand euros, in cents.
const THOUSAND: i64 = 100_000;
/// From this amount on, in cents, amounts are in thousands: ten thousand euros.
const IN_THOUSANDS: u64 = 1_000_000;
/// To what smaller amounts are rounded, in cents, the coarsest first: hundreds, tens, euros.
const STEPS: [i64; 3] = [10_000, 1_000, 100];

/// In what all amounts of a slide are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AmountUnit {
    /// What is shown as one, in cents.
    one: i64,
    /// To what amounts are rounded, in cents.
    step: i64,
}

impl AmountUnit {
    /// The unit of so many amounts: thousands where the largest is ten thousand or more; otherwise euros, rounded to as few digits
    /// as leave no amount zero.
    pub(crate) fn of(amounts: impl IntoIterator<Item = Money>) -> Self {
        let sizes: Vec<u64> = amounts
            .into_iter()
            .map(|amount| amount.cents().unsigned_abs())
            .filter(|size| *size > 0)
            .collect();
        if sizes.iter().any(|size| *size >= IN_THOUSANDS) {
            return Self {
                one: THOUSAND,
                step: THOUSAND,
            };
        }
        let is_seen = |step: &&i64| sizes.iter().all(|size| size * 2 >= step.unsigned_abs());
        let step = STEPS.iter().find(is_seen).copied().unwrap_or(100);
        Self { one: 100, step }
    }

    /// An amount in the unit.
    pub(crate) fn of_amount(self, amount: Money) -> i64 {
        let cents = i128::from(amount.cents());
        let (step, one) = (i128::from(self.step), i128::from(self.one));
        let half = if cents < 0 { -step / 2 } else { step / 2 };
        i64::try_from((cents + half) / step * step / one).unwrap_or_default()
    }

    pub(super) fn cell(self, amount: Money) -> Cell {
        Cell::Count(self.of_amount(amount))
    }

    /// Whole euros.
    pub(super) const EUROS: AmountUnit = AmountUnit { one: 100, step: 100 };

    /// A column of such amounts.
    pub(super) fn column(self, header: &str) -> Column {
        Column::figures(self.named(header), ColumnKind::Count)
    }

    /// A header with the unit.
    pub(super) fn named(self, header: &str) -> String {
        match self.one {
            THOUSAND => format!("{header}, 1\u{a0}000\u{a0}€"),
            _ => format!("{header},\u{a0}€"),
        }
    }
}

/// An amount by itself: in millions with two decimals, below a million in thousands or hundreds of euros.
pub(crate) fn short(amount: Money) -> String {
    let size = amount.cents().unsigned_abs();
    if size >= 100_000_000 {
        return KeyFigure::new(amount, "").shown();
    }
    let unit = AmountUnit::of([amount]);
    let euros = unit.of_amount(amount).saturating_mul(unit.one / 100);
    let text = Money::from_cents(euros.saturating_mul(100)).to_string();
    text.replace(",00", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_have_few_digits() {
        let shown = |cents: i64| short(Money::from_cents(cents)).replace('\u{a0}', " ");
        assert_eq!(shown(405_186_774), "4,05 milj. €");
        assert_eq!(shown(6_148_387), "61 000 €");
        assert_eq!(shown(-420_049), "−4 200 €");
        assert_eq!(shown(45_00), "50 €");
        assert_eq!(shown(0), "0 €");
    }

    #[test]
    fn all_amounts_of_a_slide_have_one_unit() {
        let unit = AmountUnit::of([18_640_000, -40_000].map(Money::from_cents));
        assert_eq!(unit.of_amount(Money::from_cents(18_640_000)), 186);
        assert_eq!(unit.of_amount(Money::from_cents(-9_750_000)), -98);
        let small = AmountUnit::of([420_000, -26_532].map(Money::from_cents));
        assert_eq!(small.of_amount(Money::from_cents(-26_532)), -300);
        let tiny = AmountUnit::of([420_000, 1_200].map(Money::from_cents));
        assert_eq!(tiny.of_amount(Money::from_cents(420_049)), 4_200);
        assert_eq!(tiny.of_amount(Money::from_cents(1_200)), 10);
    }

    proptest! {
        #[test]
        fn an_amount_is_rounded_by_less_than_its_step(cents in proptest::num::i64::ANY) {
            let amount = Money::from_cents(cents);
            let unit = AmountUnit::of([amount]);
            let shown = i128::from(unit.of_amount(amount)) * i128::from(unit.one);
            prop_assert!((shown - i128::from(cents)).abs() <= i128::from(unit.step) / 2);
        }
    }
}
