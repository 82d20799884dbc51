//! Customers: the file `asiakas.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CustomerId, Date, InflectedName, initials};

/// A customer of the service centre (`asiakas.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// Asiakkaan tunnus; sama kuin kansion nimi.
    #[serde(rename = "tunnus")]
    pub id: CustomerId,
    /// Nimi taivutusmuotoineen.
    #[serde(rename = "nimi")]
    pub name: InflectedName,
    /// Virastot, joista asiakas koostuu; tyhjä, kun asiakas on yksi virasto.
    #[serde(rename = "virastot", default)]
    pub agencies: Vec<Agency>,
    /// Asiakassegmentti.
    #[serde(rename = "segmentti")]
    pub segment: Segment,
    /// Asiakkuuden elinkaaren vaihe.
    #[serde(rename = "vaihe")]
    pub phase: Phase,
    /// Sitoutumisen taso 1–5.
    #[serde(rename = "sitoutuminen")]
    pub engagement: Engagement,
    /// Kummankin osapuolen yhteyshenkilöt.
    #[serde(rename = "yhteyshenkilot")]
    pub contacts: Vec<Contact>,
    /// Viestinnästä sovitut säännöt, esimerkiksi että kaikki viestit kulkevat tietohallintopäällikön kautta.
    #[serde(rename = "viestinta", default)]
    pub communication: Vec<String>,
    /// Asiakkaan omat päivät vuosikellon merkinnöille; avaimena vuosi ja siinä merkinnän tunnus, esimerkiksi "tae-b1".
    #[serde(rename = "kalenteri", default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("propertyNames" = { "pattern": "^[0-9]{4}$" }))]
    pub calendar: BTreeMap<String, BTreeMap<String, Date>>,
}

impl Customer {
    /// The contacts of one party.
    pub fn contacts_of(&self, party: Party) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |contact| contact.party == party)
    }
}

/// An agency that belongs to a customer of several agencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Viraston nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Viraston lyhenne.
    #[serde(rename = "lyhenne", default, skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
}

/// How large a customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Segment {
    /// Many and costly systems.
    #[serde(rename = "suuri")]
    Large,
    /// In between.
    #[serde(rename = "keskisuuri")]
    Medium,
    /// Few systems, with statutory duties all the same.
    #[serde(rename = "pieni")]
    Small,
}

/// The phase of the relation's life cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Phase {
    /// The co-operation begins.
    #[serde(rename = "aloitus")]
    Start,
    /// The co-operation develops.
    #[serde(rename = "kehittyvä yhteistyö")]
    Developing,
    /// An established partnership.
    #[serde(rename = "vakiintunut kumppanuus")]
    Established,
    /// A change is going on.
    #[serde(rename = "muutostilanne")]
    Changing,
}

/// The engagement level of a customer, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(inline, extend("minimum" = 1, "maximum" = 5))]
pub struct Engagement(u8);

impl TryFrom<u8> for Engagement {
    type Error = String;
    fn try_from(level: u8) -> Result<Self, String> {
        if (1..=5).contains(&level) {
            Ok(Self(level))
        } else {
            Err(format!("{level} ei ole välillä 1–5"))
        }
    }
}

impl From<Engagement> for u8 {
    fn from(level: Engagement) -> u8 {
        level.0
    }
}

/// A party of the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Party {
    /// The customer.
    #[serde(rename = "asiakas")]
    Customer,
    /// The service centre.
    #[serde(rename = "palvelukeskus")]
    Provider,
}

/// A contact person of either party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Henkilön nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Rooli yhteistyössä, esimerkiksi asiakaspäällikkö tai tietohallintopäällikkö.
    #[serde(rename = "rooli")]
    pub role: String,
    /// Kumman osapuolen yhteyshenkilö.
    #[serde(rename = "osapuoli")]
    pub party: Party,
    /// Virasto, kun asiakas koostuu useasta virastosta.
    #[serde(rename = "virasto", default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Sähköpostiosoite.
    #[serde(rename = "sahkoposti", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Puhelinnumero.
    #[serde(rename = "puhelin", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Sijaisen nimi; sijaisen pitää olla itsekin yhteyshenkilö.
    #[serde(rename = "sijainen", default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<String>,
}

impl Contact {
    /// The initials; see [`initials`].
    pub fn initials(&self) -> String {
        initials(&self.name)
    }
}
