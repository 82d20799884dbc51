//! The entries of the clock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ClockTask, Timing};
use crate::Date;

/// What an entry is about: a column of the year's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum ClockTheme {
    /// Budgets, forecasts, the closing of the books.
    #[serde(rename = "talous")]
    Finance,
    /// The yearly service agreement.
    #[serde(rename = "sopimus")]
    Agreement,
    /// The monitoring group.
    #[serde(rename = "seurantaryhma")]
    Monitoring,
    /// The surveys.
    #[serde(rename = "tyytyvaisyys")]
    Satisfaction,
    /// The daily co-operation.
    #[serde(rename = "yhteistyo")]
    Cooperation,
}

impl ClockTheme {
    /// The Finnish name, as a heading.
    pub fn label(self) -> &'static str {
        match self {
            ClockTheme::Finance => "Talous",
            ClockTheme::Agreement => "Sopimus",
            ClockTheme::Monitoring => "Seurantaryhmä",
            ClockTheme::Satisfaction => "Tyytyväisyys",
            ClockTheme::Cooperation => "Yhteistyö",
        }
    }
}

/// Something that recurs every year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockEntry {
    /// The id, by which exact dates refer to the entry.
    ///
    /// fi: Tunnus, jolla tarkat päivät viittaavat merkintään.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The title.
    ///
    /// fi: Otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// What the entry is about.
    ///
    /// fi: Mistä merkintä kertoo.
    #[serde(rename = "teema")]
    pub theme: ClockTheme,
    /// When in the year it is.
    ///
    /// fi: Milloin vuodesta.
    #[serde(rename = "ajankohta")]
    pub timing: Timing,
    /// What is done then.
    ///
    /// fi: Mitä silloin tehdään.
    #[serde(rename = "kuvaus", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What the software makes for the entry, if anything; whether it is done is seen from the files that it leaves.
    ///
    /// fi: Mitä vuosikello-ohjelma tekee merkinnän hyväksi, jos jotakin; siitä nähdään, onko se tehty.
    #[serde(rename = "tehtava", default, skip_serializing_if = "Option::is_none")]
    pub task: Option<ClockTask>,
}

/// An entry of one year that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnEntry {
    /// The id; the clock has no other entry of the same.
    ///
    /// fi: Tunnus; eri kuin vuosikellon muut tunnukset.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The title.
    ///
    /// fi: Otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// What the entry is about.
    ///
    /// fi: Mistä merkintä kertoo.
    #[serde(rename = "teema")]
    pub theme: ClockTheme,
    /// The day.
    ///
    /// fi: Päivä.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// What is done then.
    ///
    /// fi: Mitä silloin tehdään.
    #[serde(rename = "kuvaus", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
