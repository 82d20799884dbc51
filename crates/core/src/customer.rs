//! Customers: the file `asiakas.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CustomerId, Date, InflectedName, initials};

/// A customer of the service centre (`asiakas.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The id of the customer; in a workspace also the name of its folder.
    ///
    /// fi: Asiakkaan tunnus; sama kuin kansion nimi.
    #[serde(rename = "tunnus")]
    pub id: CustomerId,
    /// The name with its inflected forms.
    ///
    /// fi: Nimi taivutusmuotoineen.
    #[serde(rename = "nimi")]
    pub name: InflectedName,
    /// The agencies of which the customer consists; empty for a customer that is a single agency.
    ///
    /// fi: Virastot, joista asiakas koostuu; tyhjä, kun asiakas on yksi virasto.
    #[serde(rename = "virastot", default)]
    pub agencies: Vec<Agency>,
    /// Whether the customer is an authority or another that can make an agreement itself; otherwise it has a representative.
    ///
    /// fi: Onko asiakas viranomainen, joka tekee sopimuksen itse; false, kun joku muu tekee sen asiakkaan puolesta (edustaja).
    #[serde(rename = "viranomainen", default = "yes", skip_serializing_if = "is_yes")]
    pub is_authority: bool,
    /// Who makes the agreement on behalf of the customer: of courts, of several agencies, of one that is no authority.
    ///
    /// fi: Viranomainen, joka tekee sopimuksen asiakkaan puolesta, esimerkiksi kun asiakas koostuu tuomioistuimista tai ei ole viranomainen.
    #[serde(rename = "edustaja", default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    /// The segment of the customer.
    ///
    /// fi: Asiakassegmentti.
    #[serde(rename = "segmentti")]
    pub segment: Segment,
    /// The phase of the life cycle of the relation.
    ///
    /// fi: Asiakkuuden elinkaaren vaihe.
    #[serde(rename = "vaihe")]
    pub phase: Phase,
    /// The engagement level, 1 to 5.
    ///
    /// fi: Sitoutumisen taso 1–5.
    #[serde(rename = "sitoutuminen")]
    pub engagement: Engagement,
    /// The contacts of both parties.
    ///
    /// fi: Kummankin osapuolen yhteyshenkilöt.
    #[serde(rename = "yhteyshenkilot")]
    pub contacts: Vec<Contact>,
    /// Those in the monitoring group who are contacts of neither party, for example a performance steering officer.
    ///
    /// fi: Seurantaryhmän jäsenet, jotka eivät ole kummankaan osapuolen yhteyshenkilöitä, esimerkiksi tulosohjaaja.
    #[serde(rename = "seurantaryhma", default, skip_serializing_if = "Vec::is_empty")]
    pub group: Vec<GroupMember>,
    /// What has been agreed of communication, for example that every message goes through the head of ICT.
    ///
    /// fi: Viestinnästä sovitut säännöt, esimerkiksi että kaikki viestit kulkevat tietohallintopäällikön kautta.
    #[serde(rename = "viestinta", default)]
    pub communication: Vec<String>,
    /// The customer's own dates of entries of the clock, by year and then by the id of the entry, for example
    /// `"tae-b1"`.
    ///
    /// fi: Asiakkaan omat päivät vuosikellon merkinnöille; avaimena vuosi ja siinä merkinnän tunnus, esimerkiksi "tae-b1".
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
    /// The name of the agency.
    ///
    /// fi: Viraston nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The abbreviation of the agency.
    ///
    /// fi: Viraston lyhenne.
    #[serde(rename = "lyhenne", default, skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_yes(value: &bool) -> bool {
    *value
}

/// Who makes the agreement on behalf of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// The authority, for example `Tuomioistuinvirasto`.
    ///
    /// fi: Viranomaisen nimi, esimerkiksi Tuomioistuinvirasto.
    #[serde(rename = "nimi")]
    pub name: String,
    /// On what that is founded, as a sentence goes on with it in brackets.
    ///
    /// fi: Mihin edustaminen perustuu, esimerkiksi tuomioistuinlaki (673/2016) 19 a luku.
    #[serde(rename = "peruste", default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
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
    /// The name of the person.
    ///
    /// fi: Henkilön nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The role in the co-operation, for example `asiakaspäällikkö` (account manager).
    ///
    /// fi: Rooli yhteistyössä, esimerkiksi asiakaspäällikkö tai tietohallintopäällikkö.
    #[serde(rename = "rooli")]
    pub role: String,
    /// The party whose contact the person is.
    ///
    /// fi: Kumman osapuolen yhteyshenkilö.
    #[serde(rename = "osapuoli")]
    pub party: Party,
    /// The agency, when the customer consists of several.
    ///
    /// fi: Virasto, kun asiakas koostuu useasta virastosta.
    #[serde(rename = "virasto", default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The e-mail address.
    ///
    /// fi: Sähköpostiosoite.
    #[serde(rename = "sahkoposti", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The telephone number.
    ///
    /// fi: Puhelinnumero.
    #[serde(rename = "puhelin", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The name of the deputy, who must be a contact too.
    ///
    /// fi: Sijaisen nimi; sijaisen pitää olla itsekin yhteyshenkilö.
    #[serde(rename = "sijainen", default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<String>,
    /// The position of the signing order as whose holder the person signs agreements that do not list their signatories.
    ///
    /// fi: Asema allekirjoitusjärjestyksessä, kun henkilö allekirjoittaa sopimukset, esimerkiksi asiakkaan edustaja.
    #[serde(rename = "allekirjoittaa", default, skip_serializing_if = "Option::is_none")]
    pub signs_as: Option<String>,
    /// The part in the monitoring group; who has one takes part in meetings that do not list their participants.
    ///
    /// fi: Tehtävä seurantaryhmässä; henkilö osallistuu kokouksiin, joiden tiedoissa ei luetella osallistujia.
    #[serde(rename = "seurantaryhma", default, skip_serializing_if = "Option::is_none")]
    pub group_role: Option<GroupRole>,
}

/// The part that somebody has in the monitoring group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum GroupRole {
    /// Chairs the meetings.
    #[serde(rename = "puheenjohtaja")]
    Chair,
    /// Writes the minutes, and is the author of the documents.
    #[serde(rename = "sihteeri")]
    Secretary,
    /// A member.
    #[default]
    #[serde(rename = "jäsen")]
    Member,
    /// A deputy of a member.
    #[serde(rename = "varajäsen")]
    Deputy,
    /// Somebody who presents matters.
    #[serde(rename = "esittelijä")]
    Presenter,
    /// An expert who is heard.
    #[serde(rename = "asiantuntija")]
    Expert,
}

/// Somebody in the monitoring group who is a contact of neither party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMember {
    /// The name.
    ///
    /// fi: Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The position or task, for example `tulosohjaaja`.
    ///
    /// fi: Asema tai tehtävä, esimerkiksi tulosohjaaja.
    #[serde(rename = "asema")]
    pub position: String,
    /// The organisation.
    ///
    /// fi: Organisaatio.
    #[serde(rename = "organisaatio")]
    pub organisation: String,
    /// The part in the group.
    ///
    /// fi: Tehtävä seurantaryhmässä.
    #[serde(rename = "rooli", default)]
    pub role: GroupRole,
    /// The e-mail address for the invitation.
    ///
    /// fi: Sähköpostiosoite kutsua varten.
    #[serde(rename = "sahkoposti", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Contact {
    /// The role of contacts who are nothing but owners of services and development work.
    pub const OWNER: &str = "vastuuhenkilö";

    /// The initials; see [`initials`].
    pub fn initials(&self) -> String {
        initials(&self.name)
    }
}
