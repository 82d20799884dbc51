//! What the slides of a budget day are made from.

use serde::{Deserialize, Serialize};

use crate::{BudgetVersion, Date, Dossier, Finance};

/// A day on which a version of a budget is presented (TPE or TAE).
///
/// As one JSON value the keys of the agreement are under `sopimusaineisto`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetDay {
    /// The customer and its agreement of the year.
    #[serde(rename = "sopimusaineisto")]
    pub agreement: Dossier,
    /// The budget of the year.
    #[serde(rename = "talous")]
    pub finance: Finance,
    /// The version that is presented.
    #[serde(rename = "versio")]
    pub version: BudgetVersion,
    /// The date on the slides.
    #[serde(rename = "paivays")]
    pub date: Date,
}
