//! Items of one meeting alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An item that one meeting has besides the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtraItem {
    /// The title.
    ///
    /// fi: Otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// The id of the item of the common agenda after which this one is dealt with.
    ///
    /// fi: Sen asiakohdan tunnus, jonka jälkeen tämä käsitellään.
    #[serde(rename = "jalkeen")]
    pub after: String,
    /// What is presented, paragraph by paragraph.
    ///
    /// fi: Mitä asiasta esitetään, kappaleittain.
    #[serde(rename = "teksti", default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// The name of the presenter.
    ///
    /// fi: Esittelijän nimi.
    #[serde(rename = "esittelija", default, skip_serializing_if = "Option::is_none")]
    pub presenter: Option<String>,
}
