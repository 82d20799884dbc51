//! Yearly service agreements: the file `sopimus.json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseNumber, Date, Money, Party, is_file_name};

/// The service agreement of one customer for one year (`sopimus.json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The address of the JSON schema, for an editor; it has no effect on documents.
    ///
    /// fi: Skeeman osoite muokkausohjelmaa varten; ei vaikuta asiakirjoihin.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub schema: Option<String>,
    /// The year of the agreement; in a workspace also the name of its folder.
    ///
    /// fi: Sopimusvuosi; sama kuin kansion nimi.
    #[serde(rename = "vuosi")]
    pub year: i32,
    /// The case number (*diaarinumero*); the agreement and all its annexes have the same.
    ///
    /// fi: Diaarinumero; sama sopimuksessa ja kaikissa liitteissä.
    #[serde(rename = "diaarinumero")]
    pub case_number: CaseNumber,
    /// The date that the documents bear.
    ///
    /// fi: Asiakirjan päiväys.
    #[serde(rename = "paivays")]
    pub date: Date,
    /// How far the agreement has come.
    ///
    /// fi: Missä vaiheessa sopimus on.
    #[serde(rename = "tila")]
    pub status: AgreementStatus,
    /// When it was sent to the customer to be reviewed.
    ///
    /// fi: Milloin sopimus lähetettiin asiakkaalle.
    #[serde(rename = "lahetetty", default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Date>,
    /// The classification, where it is not that of [`Defaults::classification`](crate::Defaults::classification).
    ///
    /// fi: Luokitus, kun se poikkeaa oletuksesta.
    #[serde(rename = "luokitus", default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// The name of the author, who must be among the provider's contacts.
    ///
    /// fi: Laatijan nimi; laatijan pitää olla palvelukeskuksen yhteyshenkilö.
    #[serde(rename = "laatija")]
    pub author: String,
    /// The appropriation that the customer transfers for the provider's use.
    ///
    /// fi: Määräraha, jonka asiakas osoittaa palvelukeskuksen käyttöön.
    #[serde(rename = "maararaha")]
    pub appropriation: Appropriation,
    /// The appropriation split between cost types; the shares must sum to the appropriation. Where there are none, they are the sums of the
    /// budget lines ([`Agreement::complete`]).
    ///
    /// fi: Määrärahan jako kustannuslajeihin; summan pitää olla määräraha. Jos jakoa ei anneta, se lasketaan taulukosta talous.
    #[serde(rename = "jako", default)]
    pub allocation: Vec<AllocationShare>,
    /// The signatories, in the order in which they sign. Where there are none, they follow from the customer's contacts
    /// ([`Agreement::complete`]).
    ///
    /// fi: Allekirjoittajat allekirjoitusjärjestyksessä. Jos heitä ei luetella, he ovat asiakkaan yhteyshenkilöt, jotka allekirjoittavat.
    #[serde(rename = "allekirjoittajat", default)]
    pub signatories: Vec<Signatory>,
    /// How it is signed.
    ///
    /// fi: Miten sopimus allekirjoitetaan: sähköisesti, jolloin PDF:ssä on allekirjoituskentät, tai paperilla, jolloin siinä on viivat.
    #[serde(rename = "allekirjoitustapa", default)]
    pub signing: Signing,
    /// The annexes in their order, where they are not those of [`Defaults::annexes`](crate::Defaults::annexes).
    ///
    /// fi: Liitteet järjestyksessä, kun ne poikkeavat oletuksesta.
    #[serde(rename = "liitteet", default, skip_serializing_if = "Option::is_none")]
    pub annexes: Option<Vec<Annex>>,
    /// Which annexes of [`Defaults::annexes`](crate::Defaults::annexes) the agreement is meant to lack.
    ///
    /// fi: Oletusliitteet, jotka jätetään tarkoituksella pois.
    #[serde(rename = "liitteet_pois", default, skip_serializing_if = "Vec::is_empty")]
    pub annexes_left_out: Vec<AnnexKind>,
    /// Clauses that concern only this customer.
    ///
    /// fi: Ehdot, jotka koskevat vain tätä asiakasta.
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
    /// Signed, and filed in the archive of case management.
    #[serde(rename = "arkistoitu")]
    Filed,
}

impl AgreementStatus {
    /// Whether it has been signed: its files are then what was agreed, and none of them is made anew.
    pub fn is_signed(self) -> bool {
        matches!(self, Self::Signed | Self::Filed)
    }

    /// The word, as it stands in the data.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "luonnos",
            Self::Accepted => "hyväksytty",
            Self::Signed => "allekirjoitettu",
            Self::Filed => "arkistoitu",
        }
    }
}

/// How an agreement is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub enum Signing {
    /// Electronically: the PDF file has a field for each signature.
    #[default]
    #[serde(rename = "sähköinen")]
    Electronic,
    /// In ink: the PDF file has a line for each signature.
    #[serde(rename = "paperi")]
    Paper,
}

/// The publicity class of the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Classification {
    /// The class as documents show it, for example `Julkinen` (public) or `Salassa pidettävä` (secret).
    ///
    /// fi: Luokka sellaisena kuin se näytetään, esimerkiksi Julkinen tai Salassa pidettävä.
    #[serde(rename = "luokka")]
    pub label: String,
    /// The section of law by which the document is secret; required unless it is public.
    ///
    /// fi: Salassapidon peruste (lainkohta); pakollinen, kun asiakirja ei ole julkinen.
    #[serde(rename = "lainkohta", default, skip_serializing_if = "Option::is_none")]
    pub legal_ground: Option<String>,
}

impl Classification {
    /// The class that needs no legal ground.
    pub const PUBLIC: &'static str = "Julkinen";

    /// The mark of classified documents, the class with the section of law in brackets, for every sheet, slide and invitation that
    /// shows something of them; `None` for public ones.
    ///
    /// ```
    /// use vuosikello_core::Classification;
    ///
    /// let secret = Classification {
    ///     label: "Salassa pidettävä".into(),
    ///     legal_ground: Some("JulkL 24 § 1 mom. 7 k".into()),
    /// };
    /// assert_eq!(secret.mark().as_deref(), Some("Salassa pidettävä (JulkL 24 § 1 mom. 7 k)"));
    /// assert_eq!(Classification::default().mark(), None);
    /// ```
    pub fn mark(&self) -> Option<String> {
        match &self.legal_ground {
            Some(ground) => Some(format!("{} ({ground})", self.label)),
            None => Some(self.label.clone()).filter(|label| label != Self::PUBLIC),
        }
    }
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
    /// The amount.
    ///
    /// fi: Summa.
    #[serde(rename = "summa")]
    pub amount: Money,
    /// The item of the state budget, for example `25.01.03`, or the place of the appropriation in another budget. Only the state
    /// must have one.
    ///
    /// fi: Talousarvion momentti, esimerkiksi 25.01.03; valtiolla pakollinen, muilla talousarvion kohta, jos siihen viitataan.
    #[serde(rename = "momentti", default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// A share of the appropriation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// The published schema keeps its name.
#[schemars(rename = "Share")]
pub struct AllocationShare {
    /// The cost type; one of [`Defaults::cost_types`](crate::Defaults::cost_types).
    ///
    /// fi: Kustannuslaji; jokin asetuksissa luetelluista.
    #[serde(rename = "kustannuslaji")]
    pub cost_type: String,
    /// The amount; the budget lines of the cost type must sum to it.
    ///
    /// fi: Osuuden summa; taloustaulukon rivien summan pitää olla sama.
    #[serde(rename = "summa")]
    pub amount: Money,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name of the person.
    ///
    /// fi: Henkilön nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// The position in the signing order, for example `ylijohtaja` or `asiakkaan edustaja`; see
    /// [`Defaults::signing_order`](crate::Defaults::signing_order).
    ///
    /// fi: Asema allekirjoitusjärjestyksessä, esimerkiksi ylijohtaja tai asiakkaan edustaja.
    #[serde(rename = "asema")]
    pub position: String,
    /// The title under the name; without it the position stands there.
    ///
    /// fi: Tehtävänimike nimen alla; ilman sitä näytetään asema.
    #[serde(rename = "nimike", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The party for which the person signs.
    ///
    /// fi: Kumman osapuolen puolesta.
    #[serde(rename = "osapuoli")]
    pub party: Party,
    /// The agency for which the person signs, when the customer consists of several.
    ///
    /// fi: Virasto, jonka puolesta allekirjoitetaan, kun asiakas koostuu useasta virastosta.
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
    /// The common terms of the year, where agreements have them; see [`CommonTerms`](crate::CommonTerms).
    #[serde(rename = "yleiset ehdot")]
    CommonTerms,
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
            AnnexKind::CommonTerms => "Yleiset ehdot",
            AnnexKind::Other => "",
        }
    }
}

/// An annex of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// What the annex is about.
    ///
    /// fi: Mistä liite kertoo.
    #[serde(rename = "laji")]
    pub kind: AnnexKind,
    /// The title, where it is not the usual one of its kind; required for [`AnnexKind::Other`].
    ///
    /// fi: Otsikko, kun se poikkeaa tavanomaisesta; pakollinen lajissa muu.
    #[serde(rename = "otsikko", default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The finished PDF or Word file in the folder of the agreement, for an annex that is not made from a template.
    ///
    /// fi: Valmis PDF- tai Word-tiedosto sopimuksen kansiossa, kun liitettä ei tehdä mallista.
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

    /// The name of the finished PDF or Word file, if there is one and it is a name without folders, so that it cannot lead
    /// out of the agreement's folder.
    pub fn finished_file(&self) -> Option<&str> {
        let is_known = |file: &&str| {
            let name = file.to_lowercase();
            name.ends_with(".pdf") || name.ends_with(".docx")
        };
        self.file
            .as_deref()
            .filter(|file| is_known(file) && is_file_name(file))
    }
}

/// A clause that concerns only this customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtraClause {
    /// The id of the section of the agreement at whose end the clause goes, for example `talous`.
    ///
    /// fi: Sopimuksen kohta, jonka loppuun ehto lisätään, esimerkiksi talous.
    #[serde(rename = "kohta")]
    pub section: String,
    /// The title of the clause.
    ///
    /// fi: Ehdon otsikko.
    #[serde(rename = "otsikko")]
    pub title: String,
    /// The text of the clause, paragraph by paragraph.
    ///
    /// fi: Ehdon teksti kappaleittain.
    #[serde(rename = "teksti")]
    pub paragraphs: Vec<String>,
}
