//! The Net Promoter Score.

use std::fmt;

use crate::Decimal;

/// The Net Promoter Score, −100 to +100; shown with its sign: `+33`, `−20` (U+2212), `0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nps(i32);

impl Nps {
    /// The score as a whole number.
    pub fn value(self) -> i32 {
        self.0
    }

    /// How much higher this score is than an earlier one: the difference of the two as they are shown.
    pub fn change_from(self, earlier: Nps) -> NpsChange {
        NpsChange(self.0 - earlier.0)
    }
}

impl fmt::Display for Nps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+}", Decimal::new(self.0, 0))
    }
}

/// The difference between two scores, −200 to +200; shown with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NpsChange(i32);

impl NpsChange {
    /// The difference as a whole number.
    pub fn value(self) -> i32 {
        self.0
    }
}

impl fmt::Display for NpsChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+}", Decimal::new(self.0, 0))
    }
}

/// How many would recommend the service centre, and how many would not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NpsCounts {
    /// Recommendations of 9 and 10.
    pub promoters: u32,
    /// Recommendations of 7 and 8.
    pub passives: u32,
    /// Recommendations of 0 to 6.
    pub detractors: u32,
}

impl NpsCounts {
    /// Counts recommendations on the scale 0–10.
    pub fn of(recommendations: impl IntoIterator<Item = u8>) -> Self {
        let mut counts = Self::default();
        for value in recommendations {
            let group = match value {
                0..=6 => &mut counts.detractors,
                7..=8 => &mut counts.passives,
                9.. => &mut counts.promoters,
            };
            *group = group.saturating_add(1);
        }
        counts
    }

    /// All recommendations.
    pub fn total(&self) -> u64 {
        [self.promoters, self.passives, self.detractors]
            .map(u64::from)
            .iter()
            .sum()
    }

    /// The share of the promoters less the share of the detractors in percentage points, rounded half away from zero; `None`
    /// when nobody has answered.
    pub fn score(&self) -> Option<Nps> {
        let total = i64::try_from(self.total()).ok().filter(|total| *total > 0)?;
        let difference = i64::from(self.promoters) - i64::from(self.detractors);
        let size = (difference.abs() * 200 + total) / (total * 2);
        i32::try_from(size * difference.signum()).ok().map(Nps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn score(values: &[u8]) -> String {
        NpsCounts::of(values.iter().copied()).score().unwrap().to_string()
    }

    #[test]
    fn the_score_is_promoters_less_detractors() {
        assert_eq!(score(&[9, 10, 10]), "+100");
        assert_eq!(score(&[0, 6]), "\u{2212}100");
        assert_eq!(score(&[7, 8, 9, 6]), "0");
        assert_eq!(score(&[9, 8, 8]), "+33");
        assert_eq!(score(&[6, 6, 8]), "\u{2212}67");
        // One in eight is 12,5.
        assert_eq!(score(&[9, 8, 8, 8, 8, 8, 8, 8]), "+13");
        assert_eq!(score(&[6, 8, 8, 8, 8, 8, 8, 8]), "\u{2212}13");
        assert_eq!(NpsCounts::of([]).score(), None);
        assert_eq!(Nps(-20).change_from(Nps(13)).to_string(), "\u{2212}33");
    }

    proptest! {
        #[test]
        fn the_score_is_within_its_bounds(values in prop::collection::vec(0u8..=10, 1..100)) {
            let counts = NpsCounts::of(values.iter().copied());
            prop_assert_eq!(counts.total(), values.len() as u64);
            prop_assert!((-100..=100).contains(&counts.score().unwrap().value()));
        }
    }
}
