//! Yearly service agreements: the file `sopimus.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseNumber, Date, Money, Party, is_file_name};

/// The service agreement of one customer for one year (`sopimus.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// Sopimusvuosi; sama kuin kansion nimi.
    #[serde(rename = "vuosi")]
    pub year: i32,
    /// Diaarinumero; sama sopimuksessa ja kaikissa liitteissä.
    #[serde(rename = "diaarinumero")]
    pub case_number: CaseNumber,
    /// Asiakirjan päiväys.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// Missä vaiheessa sopimus on.
    #[serde(rename = "tila")]
    pub status: AgreementStatus,
    /// Luokitus, kun se poikkeaa oletuksesta.
    #[serde(rename = "luokitus", default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// Laatijan nimi; laatijan pitää olla palvelukeskuksen yhteyshenkilö.
    #[serde(rename = "laatija")]
    pub author: String,
    /// Määräraha, jonka asiakas osoittaa palvelukeskuksen käyttöön.
    #[serde(rename = "maararaha")]
    pub appropriation: Appropriation,
    /// Määrärahan jako kustannuslajeihin; summan pitää olla määräraha.
    #[serde(rename = "jako")]
    pub allocation: Vec<AllocationShare>,
    /// Allekirjoittajat allekirjoitusjärjestyksessä.
    #[serde(rename = "allekirjoittajat")]
    pub signatories: Vec<Signatory>,
    /// Liitteet järjestyksessä, kun ne poikkeavat oletuksesta.
    #[serde(rename = "liitteet", default, skip_serializing_if = "Option::is_none")]
    pub annexes: Option<Vec<Annex>>,
    /// Ehdot, jotka koskevat vain tätä asiakasta.
    #[serde(rename = "lisaehdot", default)]
    pub extra_clauses: Vec<ExtraClause>,
}

/// How far an agreement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
// The published schema keeps its name.
#[schemars(rename = "Status")]
pub enum AgreementStatus {
    /// Being drafted: documents say *LUONNOS*.
    #[serde(rename = "luonnos")]
    Draft,
    /// Accepted by both, to be signed.
    #[serde(rename = "hyväksytty")]
    Accepted,
    /// Signed.
    #[serde(rename = "allekirjoitettu")]
    Signed,
}

/// The publicity class of the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Classification {
    /// Luokka sellaisena kuin se näytetään, esimerkiksi Julkinen tai Salassa pidettävä.
    #[serde(rename = "luokka")]
    pub label: String,
    /// Salassapidon peruste (lainkohta); pakollinen, kun asiakirja ei ole julkinen.
    #[serde(rename = "lainkohta", default, skip_serializing_if = "Option::is_none")]
    pub legal_ground: Option<String>,
}

impl Classification {
    /// The class that needs no legal ground.
    pub const PUBLIC: &'static str = "Julkinen";
}

impl Default for Classification {
    fn default() -> Self {
        Self {
            label: Self::PUBLIC.to_owned(),
            legal_ground: None,
        }
    }
}

/// The appropriation that the customer gives for the centre's use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appropriation {
    /// Summa.
    #[serde(rename = "summa")]
    pub amount: Money,
    /// Talousarvion momentti, esimerkiksi 25.01.03.
    #[serde(rename = "momentti")]
    pub item: String,
}

/// A share of the appropriation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// The published schema keeps its name.
#[schemars(rename = "Share")]
pub struct AllocationShare {
    /// Kustannuslaji; jokin asetuksissa luetelluista.
    #[serde(rename = "kustannuslaji")]
    pub cost_type: String,
    /// Osuuden summa; taloustaulukon rivien summan pitää olla sama.
    #[serde(rename = "summa")]
    pub amount: Money,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Henkilön nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// Asema allekirjoitusjärjestyksessä, esimerkiksi ylijohtaja tai asiakkaan edustaja.
    #[serde(rename = "asema")]
    pub position: String,
    /// Tehtävänimike nimen alla; ilman sitä näytetään asema.
    #[serde(rename = "nimike", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Kumman osapuolen puolesta.
    #[serde(rename = "osapuoli")]
    pub party: Party,
    /// Virasto, jonka puolesta allekirjoitetaan, kun asiakas koostuu useasta virastosta.
    #[serde(rename = "virasto", default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

/// What an annex is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum AnnexKind {
    /// Contacts.
    #[serde(rename = "yhteyshenkilöt")]
    Contacts,
    /// Continuous services.
    #[serde(rename = "jatkuvat palvelut")]
    Services,
    /// Development work planned for the year.
    #[serde(rename = "kehittäminen")]
    Development,
    /// Finance.
    #[serde(rename = "talous")]
    Finance,
    /// Security.
    #[serde(rename = "turvallisuus")]
    Security,
    /// Monitoring and co-operation.
    #[serde(rename = "seuranta ja yhteistyö")]
    Monitoring,
    /// Something else, given as a finished file.
    #[serde(rename = "muu")]
    Other,
}

impl AnnexKind {
    /// The six annexes of the common template, in their usual order.
    pub const STANDARD: [AnnexKind; 6] = [
        AnnexKind::Contacts,
        AnnexKind::Services,
        AnnexKind::Development,
        AnnexKind::Finance,
        AnnexKind::Security,
        AnnexKind::Monitoring,
    ];

    /// The usual title; [`AnnexKind::Other`] has none.
    pub fn title(self) -> &'static str {
        match self {
            AnnexKind::Contacts => "Yhteyshenkilöt",
            AnnexKind::Services => "Jatkuvat palvelut",
            AnnexKind::Development => "Kehittäminen",
            AnnexKind::Finance => "Talous",
            AnnexKind::Security => "Turvallisuus",
            AnnexKind::Monitoring => "Seuranta ja yhteistyö",
            AnnexKind::Other => "",
        }
    }
}

/// An annex of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Mistä liite kertoo.
    #[serde(rename = "laji")]
    pub kind: AnnexKind,
    /// Otsikko, kun se poikkeaa tavanomaisesta; pakollinen lajissa muu.
    #[serde(rename = "otsikko", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Valmis PDF-tiedosto sopimuksen kansiossa, kun liitettä ei tehdä mallista.
    #[serde(rename = "tiedosto", default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Annex {
    /// An annex made from its template, with its usual title.
    pub fn new(kind: AnnexKind) -> Self {
        Self {
            kind,
            title: None,
            file: None,
        }
    }

    /// The title as shown.
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(self.kind.title())
    }

    /// The name of the finished PDF file, if there is one and it is a name without folders, so that it cannot lead out
    /// of the agreement's folder.
    pub fn pdf_file(&self) -> Option<&str> {
        let is_pdf = |file: &&str| file.to_lowercase().ends_with(".pdf") && is_file_name(file);
        self.file.as_deref().filter(is_pdf)
    }
}

/// A clause that concerns only this customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtraClause {
    /// Sopimuksen kohta, jonka loppuun ehto lisätään, esimerkiksi talous.
    #[serde(rename = "kohta")]
    pub section: String,
    /// Ehdon otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// Ehdon teksti kappaleittain.
    #[serde(rename = "teksti")]
    pub paragraphs: Vec<String>,
}
