//! Continuous services: the table `palvelut`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A system or service that the centre maintains for the customer; a row of the table `palvelut`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Palvelun tunnus; talouden rivit viittaavat siihen.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// Palvelun nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Mitä palvelulla tehdään.
    #[serde(rename = "kuvaus", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Järjestelmäpäällikkö tai palveluvastaava.
    #[serde(rename = "vastuuhenkilo")]
    pub owner: String,
    /// Palveluaika, esimerkiksi ark. 8–16 tai 24/7.
    #[serde(rename = "palveluaika")]
    pub hours: String,
    /// Palvelutasoluokka, esimerkiksi A.
    #[serde(rename = "palvelutaso")]
    pub level: String,
    /// Käytettävyystavoite palveluaikana, esimerkiksi 99,5 %.
    #[serde(rename = "kaytettavyys", default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<String>,
}
