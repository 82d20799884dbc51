//! How one meeting deals with an item of the common agenda.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a meeting says of an item of the common agenda, where it is not what is usual.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemHandling {
    /// The id of the item.
    ///
    /// fi: Vakioasialistan asiakohdan tunnus, esimerkiksi talous.
    #[serde(rename = "kohta")]
    pub item: String,
    /// How long it takes, in minutes.
    ///
    /// fi: Kesto minuutteina.
    #[serde(rename = "kesto", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 480))]
    pub minutes: Option<u16>,
    /// The name of the presenter.
    ///
    /// fi: Esittelijän nimi.
    #[serde(rename = "esittelija", default, skip_serializing_if = "Option::is_none")]
    pub presenter: Option<String>,
    /// The decision that is asked for.
    ///
    /// fi: Päätösehdotus, kun kokoukselta pyydetään päätöstä.
    #[serde(rename = "paatosehdotus", default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}
