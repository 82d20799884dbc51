//! What may make a budget or a forecast not come true.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{BudgetVersion, Money};

/// A risk of a budget; a row of the table `riskit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// What may happen.
    ///
    /// fi: Mitä voi tapahtua.
    #[serde(rename = "riski")]
    pub description: String,
    /// How likely it is.
    ///
    /// fi: Todennäköisyys.
    #[serde(rename = "todennakoisyys")]
    pub likelihood: Likelihood,
    /// What it changes in the costs if it happens; positive when they grow.
    ///
    /// fi: Vaikutus kustannuksiin, jos riski toteutuu.
    #[serde(rename = "vaikutus", default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Money>,
    /// What is done about it.
    ///
    /// fi: Miten riskiin varaudutaan.
    #[serde(rename = "varautuminen", default, skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// The version that the risk concerns; `None` when it concerns all.
    ///
    /// fi: Versio, jota riski koskee; tyhjä, kun se koskee kaikkia.
    #[serde(rename = "versio", default, skip_serializing_if = "Option::is_none")]
    pub version: Option<BudgetVersion>,
}

impl Risk {
    /// Whether the risk concerns a version.
    pub fn concerns(&self, version: BudgetVersion) -> bool {
        self.version.is_none_or(|own| own == version)
    }
}

/// How likely something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Likelihood {
    /// Not likely.
    #[serde(rename = "pieni")]
    Low,
    /// It may well happen.
    #[serde(rename = "kohtalainen")]
    Medium,
    /// Likely.
    #[serde(rename = "suuri")]
    High,
}

impl Likelihood {
    /// The Finnish word, as the documents show it.
    pub fn label(self) -> &'static str {
        match self {
            Likelihood::Low => "Pieni",
            Likelihood::Medium => "Kohtalainen",
            Likelihood::High => "Suuri",
        }
    }
}
