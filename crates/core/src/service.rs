//! Continuous services: the table `palvelut`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Availability;

/// A system or service that the centre maintains for the customer; a row of the table `palvelut`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The id, by which budget lines refer to the service.
    ///
    /// fi: Palvelun tunnus; talouden rivit viittaavat siihen.
    #[serde(rename = "tunnus")]
    pub id: String,
    /// The name of the service.
    ///
    /// fi: Palvelun nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// What the service is used for.
    ///
    /// fi: Mitä palvelulla tehdään.
    #[serde(rename = "kuvaus", default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name of the system manager or the service owner.
    ///
    /// fi: Järjestelmäpäällikkö tai palveluvastaava.
    #[serde(rename = "vastuuhenkilo")]
    pub owner: String,
    /// The service hours as documents show them, for example `ark. 8–16` or `24/7`.
    ///
    /// fi: Palveluaika, esimerkiksi ark. 8–16 tai 24/7.
    #[serde(rename = "palveluaika")]
    pub hours: String,
    /// The class of the service level, for example `A`.
    ///
    /// fi: Palvelutasoluokka, esimerkiksi A.
    #[serde(rename = "palvelutaso")]
    pub level: String,
    /// The target of availability in service hours as documents show it, for example `99,5 %`.
    ///
    /// fi: Käytettävyystavoite palveluaikana, esimerkiksi 99,5 %.
    #[serde(rename = "kaytettavyys", default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// The groups of people whose personal data are processed in the service (GDPR article 28(3)), or that there are none.
    ///
    /// fi: Rekisteröityjen ryhmät, joiden henkilötietoja palvelussa käsitellään, esimerkiksi vangit; tai viiva, jos henkilötietoja ei käsitellä.
    #[serde(rename = "rekisteroidyt", default, skip_serializing_if = "Option::is_none")]
    pub data_subjects: Option<String>,
    /// The types of personal data that are processed in the service.
    ///
    /// fi: Palvelussa käsiteltävien henkilötietojen tyypit, esimerkiksi tunniste- ja yhteystiedot.
    #[serde(rename = "henkilotiedot", default, skip_serializing_if = "Option::is_none")]
    pub personal_data: Option<String>,
}
