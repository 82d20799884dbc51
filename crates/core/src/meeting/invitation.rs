//! What is known of a meeting beforehand: the file `kokous.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActionId, BudgetVersion, CaseNumber, Classification, Date, ExtraItem, MeetingId, TimeOfDay};

/// A meeting of the monitoring group (`kokous.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// Kokouksen vuosi ja neljännes; sama kuin kansion nimi.
    #[serde(rename = "kokous")]
    pub id: MeetingId,
    /// Kokouspäivä.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// Alkamisaika.
    #[serde(rename = "alkaa")]
    pub starts: TimeOfDay,
    /// Päättymisaika.
    #[serde(rename = "paattyy")]
    pub ends: TimeOfDay,
    /// Kokouspaikka, kun kokoonnutaan paikan päällä.
    #[serde(rename = "paikka", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Linkki etäkokoukseen (https).
    #[serde(rename = "etayhteys", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://teams.example/kokous"]))]
    pub online: Option<String>,
    /// Puheenjohtajan nimi; puheenjohtajan pitää olla osallistujissa.
    #[serde(rename = "puheenjohtaja")]
    pub chair: String,
    /// Sihteerin nimi; sihteerin pitää olla osallistujissa. Hän on asiakirjojen laatija.
    #[serde(rename = "sihteeri")]
    pub secretary: String,
    /// Osallistujat.
    #[serde(rename = "osallistujat")]
    pub participants: Vec<Participant>,
    /// Asiakohdat vakioasialistan lisäksi.
    #[serde(rename = "lisaasiat", default, skip_serializing_if = "Vec::is_empty")]
    pub extra_items: Vec<ExtraItem>,
    /// Linkki kokouksen aineistoon (https).
    #[serde(rename = "aineisto", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://tilat.example/seurantaryhma"]))]
    pub material: Option<String>,
    /// Linkki tyytyväisyyskyselyyn (https).
    #[serde(rename = "kysely", default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("examples" = ["https://kyselyt.example/tilaajat"]))]
    pub survey: Option<String>,
    /// Seuraava kokous, kun siitä on ehdotus.
    #[serde(rename = "seuraava", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextMeeting>,
    /// Aiempien kokousten toimenpiteet, jotka on tehty.
    #[serde(
        rename = "tehdyt_toimenpiteet",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub done: Vec<ActionId>,
    /// Talousarvion versio, johon verrataan, kun se ei ole viimeisin vahvistettu.
    #[serde(rename = "talousarvio", default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetVersion>,
    /// Ennusteen versio, kun se ei ole viimeisin.
    #[serde(rename = "ennuste", default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<BudgetVersion>,
    /// Diaarinumero, kun se ei ole sopimuksen.
    #[serde(rename = "diaarinumero", default, skip_serializing_if = "Option::is_none")]
    pub case_number: Option<CaseNumber>,
    /// Luokitus, kun se poikkeaa sopimuksen luokituksesta.
    #[serde(rename = "luokitus", default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// Kutsun järjestysnumero: kasvata, kun kutsu lähetetään muuttuneena uudelleen.
    #[serde(rename = "kutsun_versio", default)]
    #[schemars(range(min = 0, max = 99))]
    pub invitation_revision: u8,
}

impl Meeting {
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
    /// Nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Asema tai tehtävä, esimerkiksi tulosohjaaja.
    #[serde(rename = "asema")]
    pub position: String,
    /// Organisaatio.
    #[serde(rename = "organisaatio")]
    pub organisation: String,
    /// Osa kokouksessa.
    #[serde(rename = "rooli", default)]
    pub role: ParticipantRole,
    /// Sähköpostiosoite kutsua varten.
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
    /// Kokouspäivä.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// Alkamisaika.
    #[serde(rename = "alkaa", default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<TimeOfDay>,
    /// Päättymisaika.
    #[serde(rename = "paattyy", default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<TimeOfDay>,
    /// Paikka, esimerkiksi Teams.
    #[serde(rename = "paikka", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
