//! Development work planned for the year: the table `kehittaminen`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Money;

/// A project or a larger task of the year; a row of the table `kehittaminen`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DevelopmentItem {
    /// The id, by which budget lines refer to the item.
    ///
    /// fi: Tunnus; talouden rivit voivat viitata siihen.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The name.
    ///
    /// fi: Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Whether it is a project or a larger task.
    ///
    /// fi: Onko kyse projektista vai suuremmasta tehtävästä.
    #[serde(rename = "laji")]
    pub kind: DevelopmentKind,
    /// The aim in one sentence.
    ///
    /// fi: Tavoite yhdellä virkkeellä.
    #[serde(rename = "tavoite", default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<String>,
    /// The schedule as documents show it, for example `1/2027–9/2027`.
    ///
    /// fi: Aikataulu, esimerkiksi 1/2027–9/2027.
    #[serde(rename = "aikataulu")]
    pub schedule: String,
    /// The latest gate decision.
    ///
    /// fi: Viimeisin porttipäätös.
    #[serde(rename = "portti", default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// The name of the project manager or of who else is responsible.
    ///
    /// fi: Projektipäällikkö tai vastuuhenkilö.
    #[serde(rename = "vastuuhenkilo")]
    pub owner: String,
    /// The estimated cost in the year.
    ///
    /// fi: Arvioitu kustannus vuonna.
    #[serde(rename = "kustannusarvio", default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Money>,
}

/// The kind of development work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DevelopmentKind {
    /// A project with gate decisions.
    #[serde(rename = "projekti")]
    Project,
    /// A larger task without a project.
    #[serde(rename = "tehtävä")]
    Task,
}

/// The gate decisions of the portfolio board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the gates have no other names")]
pub enum Gate {
    G0,
    G1,
    G2,
    G3,
    G4,
    G5,
}
