//! Amounts in titles: in as few digits as tell the truth.

use vuosikello_core::Money;

/// What amounts are rounded to, in cents, the coarsest first: thousands, hundreds, tens, euros, cents.
const STEPS: [i64; 5] = [100_000, 10_000, 1_000, 100, 1];
/// How much rounding may change an amount, in parts of it: a fiftieth.
const EXACTNESS: i64 = 50;

/// Amounts that stand in one sentence, rounded alike, as texts without signs: `11 500 €`. The last is the sum of the others, where
/// there are any; the step is the coarsest at which none is changed by more than a fiftieth and the rounded parts give the rounded sum.
pub(super) fn rounded<const N: usize>(amounts: [Money; N]) -> [String; N] {
    let step = STEPS
        .into_iter()
        .find(|step| is_true(&amounts, *step))
        .unwrap_or(1);
    amounts.map(|amount| text(round(amount.cents(), step), step))
}

fn is_true(amounts: &[Money], step: i64) -> bool {
    let is_near = |amount: &Money| {
        let cents = amount.cents();
        (round(cents, step) - cents)
            .saturating_abs()
            .saturating_mul(EXACTNESS)
            <= cents.saturating_abs()
    };
    let adds_up = match amounts.split_last() {
        Some((sum, parts @ [_, ..])) => {
            let parts: i64 = parts
                .iter()
                .map(|part| round(part.cents(), step))
                .fold(0, i64::saturating_add);
            parts == round(sum.cents(), step)
        }
        _ => true,
    };
    amounts.iter().all(is_near) && adds_up
}

/// The nearest multiple of a step; a half is rounded away from zero.
fn round(cents: i64, step: i64) -> i64 {
    let half = if cents < 0 { -(step / 2) } else { step / 2 };
    cents.saturating_add(half) / step * step
}

/// An amount without its sign, without cents where it was rounded to euros.
fn text(cents: i64, step: i64) -> String {
    let money = Money::from_cents(cents.saturating_abs()).to_string();
    match step {
        1 => money,
        _ => money.replace(",00", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(cents: i64) -> String {
        let [text] = rounded([Money::from_cents(cents)]);
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn an_amount_has_as_few_digits_as_tell_it_to_a_fiftieth() {
        assert_eq!(one(-1_151_305), "11 500 €");
        assert_eq!(one(18_640_000), "186 000 €");
        assert_eq!(one(45), "0,45 €");
        assert_eq!(one(0), "0 €");
        assert_eq!(one(1_000_000_000), "10 000 000 €");
    }

    #[test]
    fn rounded_parts_give_the_rounded_sum() {
        let parts = rounded([1_450_000, -1_040_000, 410_000].map(Money::from_cents));
        assert_eq!(
            parts.map(|part| part.replace('\u{a0}', " ")),
            ["14 500 €", "10 400 €", "4 100 €"]
        );
    }

    proptest! {
        #[test]
        fn no_amount_is_changed_by_more_than_a_fiftieth(cents in -10_000_000_000i64..10_000_000_000, other in -10_000_000_000i64..10_000_000_000) {
            let amounts = [cents, other, cents + other].map(Money::from_cents);
            for (amount, text) in amounts.iter().zip(rounded(amounts)) {
                let shown = Money::parse(&text).unwrap().cents();
                prop_assert!((amount.cents().abs() - shown).abs() * EXACTNESS <= amount.cents().abs());
            }
        }
    }
}
