//! What is known of a meeting beforehand: the file `kokous.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    ActionId, BudgetVersion, CaseNumber, Classification, Date, ExtraItem, ItemHandling, MeetingId, TimeOfDay,
};

/// A meeting of the monitoring group (`kokous.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The year and the quarter of the meeting; in a workspace also the name of its folder.
    ///
    /// fi: Kokouksen vuosi ja neljännes; sama kuin kansion nimi.
    #[serde(rename = "kokous")]
    pub id: MeetingId,
    /// The day of the meeting.
    ///
    /// fi: Kokouspäivä.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// The time at which it starts.
    ///
    /// fi: Alkamisaika.
    #[serde(rename = "alkaa")]
    pub starts: TimeOfDay,
    /// The time at which it ends.
    ///
    /// fi: Päättymisaika.
    #[serde(rename = "paattyy")]
    pub ends: TimeOfDay,
    /// The place, when people meet face to face.
    ///
    /// fi: Kokouspaikka, kun kokoonnutaan paikan päällä.
    #[serde(rename = "paikka", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The link to the online meeting (https).
    ///
    /// fi: Linkki etäkokoukseen (https).
    #[serde(rename = "etayhteys", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://teams.example/kokous"]))]
    pub online: Option<String>,
    /// The name of the chair, who must be among the participants; empty where it follows from the customer's contacts
    /// ([`Meeting::complete`]).
    ///
    /// fi: Puheenjohtajan nimi; puheenjohtajan pitää olla osallistujissa. Ilman nimeä hän on asiakkaan tiedoissa merkitty puheenjohtaja.
    #[serde(rename = "puheenjohtaja", default, skip_serializing_if = "String::is_empty")]
    pub chair: String,
    /// The name of the secretary, who must be among the participants, and is the author of the documents; empty as with the chair.
    ///
    /// fi: Sihteerin nimi; sihteerin pitää olla osallistujissa. Hän on asiakirjojen laatija. Ilman nimeä hän on asiakkaan tiedoissa merkitty sihteeri.
    #[serde(rename = "sihteeri", default, skip_serializing_if = "String::is_empty")]
    pub secretary: String,
    /// The participants; where there are none, the members of the monitoring group in the customer's data ([`Meeting::complete`]).
    ///
    /// fi: Osallistujat; jos heitä ei luetella, he ovat asiakkaan tiedoissa merkityt seurantaryhmän jäsenet.
    #[serde(rename = "osallistujat", default)]
    pub participants: Vec<Participant>,
    /// The items of the agenda besides the standard ones.
    ///
    /// fi: Asiakohdat vakioasialistan lisäksi.
    #[serde(rename = "lisaasiat", default, skip_serializing_if = "Vec::is_empty")]
    pub extra_items: Vec<ExtraItem>,
    /// How items of the common agenda are dealt with, where it is not what is usual.
    ///
    /// fi: Vakioasialistan kohtien kestot, esittelijät ja päätösehdotukset, kun ne poikkeavat tavanomaisesta.
    #[serde(rename = "kasittely", default, skip_serializing_if = "Vec::is_empty")]
    pub handling: Vec<ItemHandling>,
    /// The link to the material of the meeting (https).
    ///
    /// fi: Linkki kokouksen aineistoon (https).
    #[serde(rename = "aineisto", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://tilat.example/seurantaryhma"]))]
    pub material: Option<String>,
    /// The link to the satisfaction survey (https).
    ///
    /// fi: Linkki tyytyväisyyskyselyyn (https).
    #[serde(rename = "kysely", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://kyselyt.example/tilaajat"]))]
    pub survey: Option<String>,
    /// The next meeting, when one is proposed.
    ///
    /// fi: Seuraava kokous, kun siitä on ehdotus.
    #[serde(rename = "seuraava", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextMeeting>,
    /// The actions of earlier meetings that have been done.
    ///
    /// fi: Aiempien kokousten toimenpiteet, jotka on tehty.
    #[serde(
        rename = "tehdyt_toimenpiteet",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub done: Vec<ActionId>,
    /// The version of the budget to compare with, where it is not the latest confirmed one.
    ///
    /// fi: Talousarvion versio, johon verrataan, kun se ei ole viimeisin vahvistettu.
    #[serde(rename = "talousarvio", default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetVersion>,
    /// The version of the forecast, where it is not the latest.
    ///
    /// fi: Ennusteen versio, kun se ei ole viimeisin.
    #[serde(rename = "ennuste", default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<BudgetVersion>,
    /// The case number, where it is not that of the agreement.
    ///
    /// fi: Diaarinumero, kun se ei ole sopimuksen.
    #[serde(rename = "diaarinumero", default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<CaseNumber>,
    /// The classification, where it is not that of the agreement.
    ///
    /// fi: Luokitus, kun se poikkeaa sopimuksen luokituksesta.
    #[serde(rename = "luokitus", default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// The revision of the invitation, counted from 0: raise it when a changed invitation is sent again (`SEQUENCE` in
    /// iCalendar).
    ///
    /// fi: Kutsun järjestysnumero: kasvata, kun kutsu lähetetään muuttuneena uudelleen.
    #[serde(rename = "kutsun_versio", default)]
    #[schemars(range(min = 0, max = 99))]
    pub invitation_revision: u8,
    /// Whether the meeting is held. Of one that has been cancelled only the cancellation is made, for the calendars of those invited.
    ///
    /// fi: Pidetäänkö kokous. Perutusta kokouksesta tehdään vain peruutus kutsuttujen kalentereihin.
    #[serde(rename = "tila", default, skip_serializing_if = "MeetingStatus::is_planned")]
    pub status: MeetingStatus,
}

/// Whether a meeting is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum MeetingStatus {
    /// It has been planned, and may have been held.
    #[default]
    #[serde(rename = "sovittu")]
    Planned,
    /// It is not held.
    #[serde(rename = "peruttu")]
    Cancelled,
}

impl MeetingStatus {
    fn is_planned(&self) -> bool {
        *self == Self::Planned
    }
}

impl Meeting {
    /// Whether it has been cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.status == MeetingStatus::Cancelled
    }

    /// A participant by name.
    pub fn participant(&self, name: &str) -> Option<&Participant> {
        self.participants
            .iter()
            .find(|participant| participant.name == name)
    }
}

/// Somebody who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The name.
    ///
    /// fi: Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The position or task, for example `tulosohjaaja` (performance steering officer).
    ///
    /// fi: Asema tai tehtävä, esimerkiksi tulosohjaaja.
    #[serde(rename = "asema")]
    pub position: String,
    /// The organisation.
    ///
    /// fi: Organisaatio.
    #[serde(rename = "organisaatio")]
    pub organisation: String,
    /// The part that the person has in the meeting.
    ///
    /// fi: Osa kokouksessa.
    #[serde(rename = "rooli", default)]
    pub role: ParticipantRole,
    /// The e-mail address for the invitation.
    ///
    /// fi: Sähköpostiosoite kutsua varten.
    #[serde(rename = "sahkoposti", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// The part that somebody has in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum ParticipantRole {
    /// A member of the group.
    #[default]
    #[serde(rename = "jäsen")]
    Member,
    /// A deputy of a member.
    #[serde(rename = "varajäsen")]
    Deputy,
    /// Somebody who presents a matter.
    #[serde(rename = "esittelijä")]
    Presenter,
    /// An expert who is heard.
    #[serde(rename = "asiantuntija")]
    Expert,
}

impl ParticipantRole {
    /// The Finnish word, as the documents show it.
    pub fn label(self) -> &'static str {
        match self {
            ParticipantRole::Member => "jäsen",
            ParticipantRole::Deputy => "varajäsen",
            ParticipantRole::Presenter => "esittelijä",
            ParticipantRole::Expert => "asiantuntija",
        }
    }
}

/// The meeting after this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextMeeting {
    /// The day of the meeting.
    ///
    /// fi: Kokouspäivä.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// The time at which it starts.
    ///
    /// fi: Alkamisaika.
    #[serde(rename = "alkaa", default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<TimeOfDay>,
    /// The time at which it ends.
    ///
    /// fi: Päättymisaika.
    #[serde(rename = "paattyy", default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<TimeOfDay>,
    /// The place, for example `Teams`.
    ///
    /// fi: Paikka, esimerkiksi Teams.
    #[serde(rename = "paikka", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
