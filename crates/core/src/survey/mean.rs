//! Means of grades, exact to the hundredth.

use std::fmt;

use super::Grade;
use crate::Decimal;

/// A mean of grades in hundredths, rounded half up; shown as `8,53`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mean(u32);

impl Mean {
    /// The mean of the grades; `None` when there are none.
    pub fn of(grades: impl IntoIterator<Item = Grade>) -> Option<Self> {
        let (sum, count) = grades.into_iter().fold((0u64, 0u64), |(sum, count), grade| {
            (sum + u64::from(grade.halves()), count + 1)
        });
        if count == 0 {
            return None;
        }
        u32::try_from((sum * 100 + count) / (count * 2)).ok().map(Self)
    }

    /// The mean in hundredths.
    pub fn hundredths(self) -> u32 {
        self.0
    }

    /// How much higher this mean is than an earlier one: the difference of the two as they are shown.
    pub fn change_from(self, earlier: Mean) -> MeanChange {
        // Means are at most 12 750 hundredths.
        let hundredths = |mean: Mean| i32::try_from(mean.0).unwrap_or(i32::MAX);
        MeanChange(hundredths(self) - hundredths(earlier))
    }
}

impl fmt::Display for Mean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(self.0, 2).fmt(f)
    }
}

/// The difference between two means in hundredths; shown with its sign: `+0,25`, `−0,10` (U+2212), `0,00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeanChange(i32);

impl MeanChange {
    /// The difference in hundredths.
    pub fn hundredths(self) -> i32 {
        self.0
    }
}

impl fmt::Display for MeanChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+}", Decimal::new(self.0, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn means_are_rounded_half_up_to_the_hundredth() {
        let mean = |grades: &[u8]| {
            Mean::of(grades.iter().copied().map(Grade::whole))
                .unwrap()
                .to_string()
        };
        assert_eq!(mean(&[8, 9, 9]), "8,67");
        assert_eq!(mean(&[8, 8, 9]), "8,33");
        assert_eq!(mean(&[10]), "10,00");
        // 8,125 and 8,375.
        assert_eq!(mean(&[9, 8, 8, 8, 8, 8, 8, 8]), "8,13");
        assert_eq!(mean(&[9, 9, 9, 8, 8, 8, 8, 8]), "8,38");
        let halves = [8.5, 9.0, 7.5].map(|number| Grade::from_number(number).unwrap());
        assert_eq!(Mean::of(halves).unwrap().to_string(), "8,33");
        assert_eq!(Mean::of([]), None);
    }

    #[test]
    fn changes_show_their_sign() {
        let change = |now, then| Mean(now).change_from(Mean(then)).to_string();
        assert_eq!(change(853, 828), "+0,25");
        assert_eq!(change(828, 838), "\u{2212}0,10");
        assert_eq!(change(800, 800), "0,00");
        assert_eq!(change(1000, 400), "+6,00");
    }

    proptest! {
        #[test]
        fn a_mean_is_within_half_a_hundredth(grades in prop::collection::vec(0u8..128, 1..200)) {
            let mean = i64::from(Mean::of(grades.iter().copied().map(Grade::whole)).unwrap().hundredths());
            let (sum, count) = (grades.iter().map(|g| i64::from(*g)).sum::<i64>(), grades.len() as i64);
            let error = mean * count - sum * 100;
            prop_assert!(2 * error <= count && 2 * error > -count);
        }
    }
}
