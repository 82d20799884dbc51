//! What is common to all customers: the file `vuosikello.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AgendaItem, Annex, AnnexKind, Classification, ClockEntry, CostGroup, Date, InflectedName, OwnEntry,
    SurveySettings,
};

/// The settings of a workspace (`vuosikello.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The provider: the organisation that makes the agreements.
    ///
    /// fi: Palvelukeskus, joka tekee sopimukset.
    #[serde(rename = "organisaatio")]
    pub organisation: Organisation,
    /// The years of agreements with their settings, by year, for example `"2027"`.
    ///
    /// fi: Sopimusvuodet ja niiden asetukset; avaimena vuosi, esimerkiksi "2027".
    #[serde(rename = "vuodet")]
    #[schemars(extend("propertyNames" = { "pattern": "^[0-9]{4}$" }))]
    pub years: BTreeMap<String, YearSettings>,
    /// What holds where an agreement or a meeting says nothing else.
    ///
    /// fi: Oletukset, joita käytetään, kun sopimus ei sano muuta.
    #[serde(rename = "oletukset", default)]
    pub defaults: Defaults,
}

impl Configuration {
    /// The settings of a year, if the workspace has them.
    pub fn year(&self, year: i32) -> Option<&YearSettings> {
        self.years.get(&year.to_string())
    }
}

/// The provider: the organisation that makes the agreements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The name with its inflected forms.
    ///
    /// fi: Nimi taivutusmuotoineen.
    #[serde(rename = "nimi")]
    pub name: InflectedName,
    /// The abbreviation, for example `ORK`.
    ///
    /// fi: Lyhenne, esimerkiksi ORK.
    #[serde(rename = "lyhenne")]
    pub abbreviation: String,
    /// The unit that issues the documents; it stands in the head of every document.
    ///
    /// fi: Yksikkö, joka antaa asiakirjat; näkyy asiakirjan tunnistetiedoissa.
    #[serde(rename = "yksikko", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The line of contact details at the foot of pages.
    ///
    /// fi: Yhteystietorivi sivun alareunaan.
    #[serde(rename = "yhteystiedot", default, skip_serializing_if = "Option::is_none")]
    pub contact_line: Option<String>,
    /// The administrative branch with its inflected forms, for example `oikeusministeriön hallinnonala`.
    ///
    /// fi: Hallinnonala taivutusmuotoineen, esimerkiksi oikeusministeriön hallinnonala.
    #[serde(rename = "hallinnonala")]
    pub branch: InflectedName,
    /// The act on which the task of the provider is founded.
    ///
    /// fi: Säädös, johon palvelukeskuksen tehtävä perustuu.
    #[serde(rename = "saados")]
    pub statute: Statute,
}

/// An act or a decision, with the forms in which clauses name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statute {
    /// The name with its inflected forms, for example `laki Oikeusrekisterikeskuksesta`.
    ///
    /// fi: Nimi taivutusmuotoineen, esimerkiksi laki Oikeusrekisterikeskuksesta.
    #[serde(rename = "nimi")]
    pub name: InflectedName,
    /// The number in the statute book, for example `625/2012`.
    ///
    /// fi: Säädöskokoelman numero, esimerkiksi 625/2012.
    #[serde(rename = "numero")]
    pub number: String,
}

/// The settings of one agreement year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearSettings {
    /// The version of the document templates, for example `2027.1`; it is written into the properties of the documents.
    ///
    /// fi: Asiakirjamallien versio, esimerkiksi 2027.1; merkitään asiakirjojen ominaisuuksiin.
    #[serde(rename = "mallien_versio")]
    pub template_version: String,
    /// Exact dates of entries of the clock, by the id of the entry, for example `"tae-b1"`; see [`ClockEntry::id`].
    ///
    /// fi: Tarkat päivät vuosikellon merkinnöille; avaimena merkinnän tunnus, esimerkiksi "tae-b1".
    #[serde(rename = "kalenteri", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub calendar: BTreeMap<String, Date>,
    /// Entries that the year has besides those of the clock.
    ///
    /// fi: Vuoden omat merkinnät vuosikellon lisäksi.
    #[serde(rename = "lisapaivat", default, skip_serializing_if = "Vec::is_empty")]
    pub own_entries: Vec<OwnEntry>,
}

/// Defaults for every agreement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    /// The classification of the documents.
    ///
    /// fi: Asiakirjojen luokitus.
    #[serde(rename = "luokitus")]
    pub classification: Classification,
    /// The annexes in their order.
    ///
    /// fi: Liitteet järjestyksessä.
    #[serde(rename = "liitteet")]
    pub annexes: Vec<Annex>,
    /// The cost types in the order in which they are shown.
    ///
    /// fi: Kustannuslajit siinä järjestyksessä, jossa ne esitetään.
    #[serde(rename = "kustannuslajit")]
    pub cost_types: Vec<String>,
    /// The signing order: for each step the positions of which the holder of one signs.
    ///
    /// fi: Allekirjoitusjärjestys: kussakin vaiheessa ne asemat, joista jonkun haltija allekirjoittaa.
    #[serde(rename = "allekirjoitusjarjestys")]
    pub signing_order: Vec<Vec<String>>,
    /// The groups of the top view of the budget; cost types that are in no group are other services
    /// ([`CostGroup::OTHERS`]).
    ///
    /// fi: Talouden yleisnäkymän ryhmät; kustannuslajit, joita ei ole missään ryhmässä, ovat muita palveluja.
    #[serde(rename = "talousnakyma")]
    pub cost_groups: Vec<CostGroup>,
    /// The standard agenda of the monitoring group.
    ///
    /// fi: Seurantaryhmän vakioasialista.
    #[serde(rename = "asiakohdat")]
    pub agenda: Vec<AgendaItem>,
    /// What all meetings share.
    ///
    /// fi: Kokousten yhteiset tiedot.
    #[serde(rename = "kokoukset")]
    pub meetings: MeetingSettings,
    /// The satisfaction survey.
    ///
    /// fi: Tilaajatyytyväisyyskysely.
    #[serde(rename = "kysely")]
    pub survey: SurveySettings,
    /// The year's clock: what recurs every year.
    ///
    /// fi: Vuosikello: mikä toistuu joka vuosi.
    #[serde(rename = "vuosikello")]
    pub clock: Vec<ClockEntry>,
    /// Words of source systems that stand for others in tables and JSON files: choices, cost types, identifiers, headings.
    ///
    /// fi: Lähdejärjestelmien sanat, jotka tarkoittavat jotakin muuta sanaa, esimerkiksi "Vihreä": "kunnossa".
    #[serde(rename = "synonyymit")]
    pub synonyms: BTreeMap<String, String>,
}

/// What all meetings of the monitoring groups share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeetingSettings {
    /// The name of the group.
    ///
    /// fi: Ryhmän nimi.
    #[serde(rename = "ryhma")]
    pub group: String,
    /// How many days before a meeting its material must be ready.
    ///
    /// fi: Kuinka monta päivää ennen kokousta aineiston pitää olla valmis.
    #[serde(rename = "aineisto_paivaa_ennen")]
    #[schemars(range(min = 0, max = 90))]
    pub pack_days: u16,
    /// How old an export of a source system may be, in days, before it counts as stale.
    ///
    /// fi: Kuinka vanha lähdejärjestelmän poiminta saa olla, päivinä.
    #[serde(rename = "poiminta_enintaan_paivaa")]
    #[schemars(range(min = 1, max = 366))]
    pub export_days: u16,
}

impl Default for MeetingSettings {
    fn default() -> Self {
        Self {
            group: "Palvelusopimuksen seurantaryhmä".to_owned(),
            pack_days: 7,
            export_days: 31,
        }
    }
}

impl Default for Defaults {
    fn default() -> Self {
        let texts = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<String>>()
        };
        Self {
            classification: Classification::default(),
            annexes: AnnexKind::STANDARD.map(Annex::new).to_vec(),
            cost_types: texts(&[
                "Ylläpito",
                "Pienkehitys",
                "Henkilötyö",
                "Yhteiset palvelut",
                "Valtori-palvelut",
                "Projektit ja ohjelmat",
            ]),
            signing_order: vec![
                texts(&["asiakkuusjohtaja", "asiakaspäällikkö"]),
                texts(&["ylijohtaja"]),
                texts(&["asiakkaan edustaja"]),
            ],
            cost_groups: vec![CostGroup {
                name: "Valtori-palvelut".to_owned(),
                cost_types: texts(&["Valtori-palvelut"]),
            }],
            agenda: AgendaItem::standard(),
            meetings: MeetingSettings::default(),
            survey: SurveySettings::default(),
            clock: ClockEntry::standard(),
            synonyms: BTreeMap::new(),
        }
    }
}
