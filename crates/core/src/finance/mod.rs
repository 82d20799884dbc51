//! The budget of a customer and a year: its versions, the actuals by month, and the views that reports show.

mod day;
#[cfg(test)]
pub(crate) mod example;
mod figures;
mod group;
mod lines;
mod lock;
mod overview;
mod risk;
mod shared;
#[cfg(test)]
mod tests;
mod version;

pub use day::BudgetDay;
pub use figures::{Figures, Percentage};
pub use group::CostGroup;
pub(crate) use lines::CostLine;
pub use lines::{ActualLine, BudgetLine, SharedActual, SharedLine, VersionLine};
pub use lock::{Lock, LockDifference};
pub use overview::{CostView, FinanceOverview, MonthRow, ServiceRow, TopRow, YearMonth};
pub use risk::{Likelihood, Risk};
pub use shared::{KeyShare, SharedCosts};
pub use version::BudgetVersion;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The budget of one customer and year.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finance {
    /// The year.
    #[serde(rename = "vuosi")]
    pub year: i32,
    /// The versions that there are, with the customer's shares of common costs among their lines.
    #[serde(rename = "versiot", default)]
    pub versions: BTreeMap<BudgetVersion, Vec<VersionLine>>,
    /// The actuals by month, with the customer's shares of common costs.
    #[serde(rename = "toteuma", default)]
    pub actuals: Vec<ActualLine>,
    /// What may make it not come true; `None` when nobody has said.
    #[serde(rename = "riskit", default)]
    pub risks: Option<Vec<Risk>>,
    /// What was recorded of each version when it was locked.
    #[serde(rename = "lukitut", default)]
    pub locks: BTreeMap<BudgetVersion, Lock>,
}

impl Finance {
    /// The version that reports compare with: the latest round of the budget (TAE B3, B2, B1), or else the live one.
    pub fn budget_version(&self) -> Option<BudgetVersion> {
        use BudgetVersion::{TaeB0, TaeB1, TaeB2, TaeB3};
        [TaeB3, TaeB2, TaeB1, TaeB0]
            .into_iter()
            .find(|version| self.versions.contains_key(version))
    }

    /// The latest estimate of how the year will end: the closing, TPE 2, TPE 1, or else the live budget (TAE B0), unless the
    /// comparison is with the live budget itself.
    pub fn forecast_version(&self) -> Option<BudgetVersion> {
        use BudgetVersion::{Closing, TaeB0, Tpe1, Tpe2};
        [Closing, Tpe2, Tpe1, TaeB0]
            .into_iter()
            .find(|version| self.versions.contains_key(version))
            .filter(|version| Some(*version) != self.budget_version())
    }

    /// Adds the customer's shares of the common costs to the versions and to the actuals.
    ///
    /// A version that the customer's own tables do not have yet is left out, because it would be only a part of the costs. A
    /// customer without any version of its own has the common ones.
    pub fn add(&mut self, versions: BTreeMap<BudgetVersion, Vec<VersionLine>>, actuals: Vec<ActualLine>) {
        let has_own = !self.versions.is_empty();
        for (version, lines) in versions {
            if !has_own || self.versions.contains_key(&version) {
                self.versions.entry(version).or_default().extend(lines);
            }
        }
        self.actuals.extend(actuals);
    }
}
