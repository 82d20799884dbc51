//! The versions of a budget.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A version of a budget: the rounds of the proposal (TAE), the forecasts of the year's end (TPE), and the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum BudgetVersion {
    /// The live budget, which changes every day and is never locked.
    #[serde(rename = "TAE B0")]
    TaeB0,
    /// The first proposal.
    #[serde(rename = "TAE B1")]
    TaeB1,
    /// The revised proposal.
    #[serde(rename = "TAE B2")]
    TaeB2,
    /// The confirmed budget.
    #[serde(rename = "TAE B3")]
    TaeB3,
    /// The first forecast of the year's end.
    #[serde(rename = "TPE 1")]
    Tpe1,
    /// The second forecast of the year's end.
    #[serde(rename = "TPE 2")]
    Tpe2,
    /// The closing of the books.
    #[serde(rename = "tilinpäätös")]
    Closing,
}

impl BudgetVersion {
    /// All versions, in the order of the year's clock.
    pub const ALL: [Self; 7] = [
        Self::TaeB0,
        Self::TaeB1,
        Self::TaeB2,
        Self::TaeB3,
        Self::Tpe1,
        Self::Tpe2,
        Self::Closing,
    ];

    /// The name as documents show it; its parts stay on one line.
    pub fn label(self) -> &'static str {
        match self {
            Self::TaeB0 => "TAE\u{a0}B0",
            Self::TaeB1 => "TAE\u{a0}B1",
            Self::TaeB2 => "TAE\u{a0}B2",
            Self::TaeB3 => "TAE\u{a0}B3",
            Self::Tpe1 => "TPE\u{a0}1",
            Self::Tpe2 => "TPE\u{a0}2",
            Self::Closing => "tilinpäätös",
        }
    }

    /// The name of its table's file without an extension.
    pub fn file_stem(self) -> &'static str {
        match self {
            Self::TaeB0 => "tae-b0",
            Self::TaeB1 => "tae-b1",
            Self::TaeB2 => "tae-b2",
            Self::TaeB3 => "tae-b3",
            Self::Tpe1 => "tpe-1",
            Self::Tpe2 => "tpe-2",
            Self::Closing => "tilinpaatos",
        }
    }

    /// The year of the clock in which the version of the budget of `year` is made: budgets in the year before their own, forecasts in the
    /// year itself, the closing in the year after.
    pub fn clock_year(self, year: i32) -> i32 {
        match self {
            Self::TaeB0 | Self::TaeB1 | Self::TaeB2 | Self::TaeB3 => year - 1,
            Self::Tpe1 | Self::Tpe2 => year,
            Self::Closing => year + 1,
        }
    }

    /// Whether the version can be locked: all but the live budget.
    pub fn can_be_locked(self) -> bool {
        self != Self::TaeB0
    }

    /// The version that a person names: `TAE B1`, `tae-b1`, `TPE1`.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .map(|c| {
                    if c == 'ä' {
                        'a'
                    } else if c == 'ö' {
                        'o'
                    } else {
                        c
                    }
                })
                .collect()
        };
        Self::ALL
            .into_iter()
            .find(|version| plain(version.file_stem()) == plain(text))
    }
}

impl fmt::Display for BudgetVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_name_a_version_in_many_ways() {
        for text in ["TAE B1", "tae-b1", "TAEB1", "TAE\u{a0}B1"] {
            assert_eq!(BudgetVersion::parse(text), Some(BudgetVersion::TaeB1), "{text}");
        }
        assert_eq!(BudgetVersion::parse("Tilinpäätös"), Some(BudgetVersion::Closing));
        assert_eq!(BudgetVersion::parse("TAE B4"), None);
    }

    #[test]
    fn a_budget_is_made_before_its_year_and_closed_after_it() {
        let years = BudgetVersion::ALL.map(|version| version.clock_year(2027));
        assert_eq!(years, [2026, 2026, 2026, 2026, 2027, 2027, 2028]);
    }
}
