//! Items of one meeting alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An item that one meeting has besides the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
    /// How long it takes, in minutes; 10 where nothing is said.
    ///
    /// fi: Kesto minuutteina; 10, jos sitä ei anneta.
    #[serde(rename = "kesto", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 480))]
    pub minutes: Option<u16>,
    /// The decision that is asked for; where nothing is said, the sentence of the text that says what is agreed or decided.
    ///
    /// fi: Päätösehdotus; jos sitä ei anneta, se tekstin virke, joka kertoo, mistä sovitaan tai mitä päätetään.
    #[serde(rename = "paatosehdotus", default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}
