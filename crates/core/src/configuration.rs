//! What is common to all customers: the file `vuosikello.json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    AgendaItem, Annex, AnnexKind, CaseNumber, CaseNumberForm, Classification, ClockEntry, CostGroup, Date,
    InflectedName, OwnEntry, PublicBody, SurveySettings,
};

/// The settings of a workspace (`vuosikello.json`).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
    /// What holds where an agreement or a meeting says nothing else; what a file leaves out is that of [`Defaults::of`].
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

    /// The common terms of a year, where agreements have them.
    pub fn common_terms(&self, year: i32) -> Option<&CommonTerms> {
        self.year(year)?.common_terms.as_ref()
    }
}

/// By hand, because which defaults hold depends on the organisation beside them.
impl<'de> Deserialize<'de> for Configuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Given {
            schema,
            organisation,
            years,
            defaults,
        } = Given::deserialize(deserializer)?;
        let mut all = serde_json::to_value(Defaults::of(organisation.body)).map_err(D::Error::custom)?;
        if let Some(all) = all.as_object_mut() {
            all.extend(defaults);
        }
        Ok(Self {
            schema,
            organisation,
            years,
            defaults: serde_json::from_value(all).map_err(D::Error::custom)?,
        })
    }
}

/// The file `vuosikello.json` as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(rename = "$schema", default)]
    schema: Option<String>,
    #[serde(rename = "organisaatio")]
    organisation: Organisation,
    #[serde(rename = "vuodet")]
    years: BTreeMap<String, YearSettings>,
    #[serde(rename = "oletukset", default)]
    defaults: serde_json::Map<String, serde_json::Value>,
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
    /// How users reach the help desk; the annex of contacts says so.
    ///
    /// fi: Käyttäjätuen yhteystiedot, jotka kerrotaan yhteyshenkilöliitteessä.
    #[serde(rename = "kayttajatuki", default, skip_serializing_if = "Option::is_none")]
    pub help_desk: Option<HelpDesk>,
    /// The kind of public body: by it the templates choose the clauses that are of the state, of a municipality or of a wellbeing
    /// services county.
    ///
    /// fi: Mihin palvelukeskus kuuluu: valtio, kunta, hyvinvointialue tai muu. Sen mukaan valitaan sopimusmallien lakiviittaukset ja ehdot sekä oletukset.
    #[serde(rename = "julkisyhteiso", default)]
    pub body: PublicBody,
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

/// How users reach the help desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpDesk {
    /// Its e-mail address.
    ///
    /// fi: Sähköpostiosoite.
    #[serde(rename = "sahkoposti", default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Its telephone number.
    ///
    /// fi: Puhelinnumero.
    #[serde(rename = "puhelin", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it serves, for example `ark. 7–18, muulloin vain luokan A palvelut`.
    ///
    /// fi: Palveluaika, esimerkiksi ark. 7–18.
    #[serde(rename = "aika", default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
}

/// The common terms of a year (*yleiset ehdot*): what agreements with all customers say alike, as a document of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommonTerms {
    /// Their case number, which is no agreement's.
    ///
    /// fi: Yleisten ehtojen oma diaarinumero.
    #[serde(rename = "diaarinumero")]
    pub case_number: CaseNumber,
    /// Their version, for example `1.0`.
    ///
    /// fi: Yleisten ehtojen versio, esimerkiksi 1.0.
    #[serde(rename = "versio")]
    pub version: String,
    /// The date that the document bears.
    ///
    /// fi: Yleisten ehtojen päiväys.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// Whether each agreement carries them as its last annex.
    ///
    /// fi: Liitetäänkö ehdot jokaiseen sopimukseen viimeiseksi liitteeksi; muuten sopimuksissa vain viitataan niihin.
    #[serde(rename = "liitteena", default)]
    pub is_annex: bool,
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
    /// The number in the statute book, for example `625/2012`. The task of a state agency is founded on a statute that has one.
    ///
    /// fi: Säädöskokoelman numero, esimerkiksi 625/2012; valtiolla pakollinen, muilla jätetään pois, kun tehtävä perustuu esimerkiksi hallintosääntöön.
    #[serde(rename = "numero", default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
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
    /// The common terms of the year. With them security, service levels and monitoring stand there and in no agreement or annex of its own.
    ///
    /// fi: Vuoden yleiset ehdot. Kun ne annetaan, turvallisuudesta, palvelutasoista ja seurannasta sovitaan yleisissä ehdoissa eikä sopimusten omissa liitteissä.
    #[serde(rename = "yleiset_ehdot", default, skip_serializing_if = "Option::is_none")]
    pub common_terms: Option<CommonTerms>,
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
    /// The forms that case numbers may have; see [`CaseNumberForm`].
    ///
    /// fi: Diaarinumeroiden muodot, esimerkiksi "HEL {vuosi}-{numero}"; osat ovat {tunnus}, {numero}, {luokka} ja {vuosi}.
    #[serde(rename = "diaarinumerot")]
    pub case_numbers: Vec<CaseNumberForm>,
    /// The classes of service levels, as the annex of the services defines them; none for any.
    ///
    /// fi: Palvelutasoluokat, jotka liite Jatkuvat palvelut määrittelee; tyhjä, kun mikä tahansa käy.
    #[serde(rename = "palvelutasot")]
    pub service_levels: Vec<String>,
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
    /// Whether the material of a meeting has a document that tells the facts of the quarter in full, item by item.
    ///
    /// fi: Tehdäänkö kokouksen aineistoon tilannekatsaus, joka kertoo neljänneksen tilanteen asiakohdittain kokonaan.
    #[serde(rename = "tilannekatsaus", default)]
    pub status_annex: bool,
}

impl Default for MeetingSettings {
    fn default() -> Self {
        Self {
            group: "Palvelusopimuksen seurantaryhmä".to_owned(),
            pack_days: 7,
            export_days: 31,
            status_annex: false,
        }
    }
}

impl Default for Defaults {
    fn default() -> Self {
        Self::of(PublicBody::State)
    }
}

impl Defaults {
    /// Returns the defaults of public bodies of this kind. Cost types, signing order and clock of the state have services (Valtori),
    /// titles and dates that others do not have.
    ///
    /// ```
    /// use vuosikello_core::{Defaults, PublicBody};
    /// let municipal = Defaults::of(PublicBody::Municipality);
    /// assert!(!municipal.cost_types.iter().any(|name| name.contains("Valtori")));
    /// assert_eq!(Defaults::default(), Defaults::of(PublicBody::State));
    /// ```
    pub fn of(body: PublicBody) -> Self {
        let (shared, director) = if body.is_state() {
            ("Valtori-palvelut", "ylijohtaja")
        } else {
            ("Yhteiset palvelut", "tietohallintojohtaja")
        };
        let mut cost_types = texts(&["Ylläpito", "Pienkehitys", "Henkilötyö", "Yhteiset palvelut"]);
        if body.is_state() {
            cost_types.push(shared.to_owned());
        }
        cost_types.push("Projektit ja ohjelmat".to_owned());
        Self {
            classification: Classification::default(),
            annexes: AnnexKind::STANDARD.map(Annex::new).to_vec(),
            cost_types,
            case_numbers: CaseNumberForm::of_state(),
            service_levels: texts(&["A", "B", "C"]),
            signing_order: vec![
                texts(&["asiakkuusjohtaja", "asiakaspäällikkö"]),
                texts(&[director]),
                texts(&["asiakkaan edustaja"]),
            ],
            cost_groups: vec![CostGroup {
                name: shared.to_owned(),
                cost_types: texts(&[shared]),
            }],
            agenda: AgendaItem::standard(),
            meetings: MeetingSettings::default(),
            survey: SurveySettings::default(),
            clock: ClockEntry::standard(body),
            synonyms: BTreeMap::new(),
        }
    }
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settings(body: serde_json::Value, defaults: serde_json::Value) -> Configuration {
        let mut organisation = json!({
            "nimi": { "perusmuoto": "Tietohallinto" },
            "lyhenne": "TH",
            "hallinnonala": { "perusmuoto": "kaupunki" },
            "saados": { "nimi": { "perusmuoto": "hallintosääntö" } },
        });
        if !body.is_null() {
            organisation["julkisyhteiso"] = body;
        }
        let value = json!({ "organisaatio": organisation, "vuodet": {}, "oletukset": defaults });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn defaults_are_those_of_the_kind_of_public_body() {
        assert_eq!(settings(json!(null), json!({})).defaults, Defaults::default());
        for body in ["kunta", "hyvinvointialue", "muu"] {
            let text = serde_json::to_string(&settings(json!(body), json!({})).defaults).unwrap();
            for word in ["Valtori", "ylijohtaja", "ehyskau", "allinnonala", "inisteri"] {
                assert!(!text.contains(word), "{body}: {word}");
            }
        }
    }

    #[test]
    fn what_the_settings_say_holds_before_the_defaults() {
        let configuration = settings(json!("kunta"), json!({ "kustannuslajit": ["Ylläpito"] }));
        assert_eq!(configuration.defaults.cost_types, ["Ylläpito"]);
        assert_eq!(
            configuration.defaults.signing_order,
            Defaults::of(PublicBody::Municipality).signing_order
        );
    }
}
