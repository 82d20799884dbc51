//! What a check finds.

mod finance;
mod meeting;

pub use finance::FinanceViolation;
pub use meeting::MeetingViolation;

use std::fmt;

use crate::{BudgetVersion, Date, Money};

/// The part of a workspace in which something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataFile {
    /// `vuosikello.json`.
    Configuration,
    /// `asiakas.json`.
    Customer,
    /// `sopimus.json`.
    Agreement,
    /// The table `palvelut`.
    Services,
    /// The table `kehittaminen`.
    Development,
    /// The table `talous`.
    Budget,
    /// `kokous.json`.
    Meeting,
    /// `muistiinpanot.md`; the pointer is the line, counted from 1.
    Notes,
    /// The table `palvelutilanne`.
    ServiceStatus,
    /// The table `kehitystarpeet`.
    Needs,
    /// The table `projektit`.
    Projects,
    /// The table `kysely`.
    Survey,
    /// The table of a version of the budget.
    Version(BudgetVersion),
    /// The table `toteuma`.
    Actuals,
    /// The table `riskit`.
    Risks,
    /// What was recorded of a version when it was locked.
    Lock(BudgetVersion),
    /// The common table `jyvitys`.
    SharedKeys,
    /// The common table of a version.
    SharedVersion(BudgetVersion),
    /// The common table `toteuma`.
    SharedActuals,
}

/// Something that is wrong, and where in the model: the reader of the files knows the line or the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: DataFile,
    /// The place in it as a JSON pointer (RFC 6901) with the files' own keys: `/allekirjoittajat/1/asema`; in a
    /// table `/17/summa`, the row counted from zero.
    pub pointer: String,
    /// What is wrong.
    pub violation: Violation,
}

impl Finding {
    pub(crate) fn new(file: DataFile, pointer: impl fmt::Display, violation: Violation) -> Self {
        Self {
            file,
            pointer: pointer.to_string(),
            violation,
        }
    }
}

/// What is wrong. The text says it in Finnish; [`Violation::fix`] says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// The year in the file differs from the year of its folder.
    #[error("vuosi {found} ei ole sama kuin kansion vuosi {folder}")]
    YearMismatch {
        /// The year in the file.
        found: i32,
        /// The year of the folder.
        folder: i32,
    },
    /// The case number was not opened in the year of the agreement or the one before.
    #[error("diaarinumeron vuosi {found} ei sovi vuoden {year} sopimukseen")]
    CaseNumberYear {
        /// The year in the case number.
        found: i32,
        /// The year of the agreement.
        year: i32,
    },
    /// The year has no settings in `vuosikello.json`.
    #[error("vuodella {year} ei ole asetuksia tiedostossa vuosikello.json")]
    YearNotConfigured {
        /// The year of the agreement.
        year: i32,
    },
    /// A key of `vuodet` is no year.
    #[error("\"{found}\" ei ole vuosi")]
    NotAYear {
        /// The key.
        found: String,
    },
    /// A date that is not in the year that it is given for.
    #[error("päivä {date} ei ole vuonna {year}")]
    OtherYear {
        /// The date.
        date: Date,
        /// The year.
        year: i32,
    },
    /// The signing order has not a step for each party.
    #[error("allekirjoitusjärjestyksessä ei ole vaihetta kummallekin osapuolelle")]
    SigningOrderShort,
    /// The id differs from the name of its folder.
    #[error("tunnus {found} ei ole sama kuin kansion nimi {folder}")]
    IdMismatch {
        /// The id in the file.
        found: String,
        /// The name of the folder.
        folder: String,
    },
    /// Two customers have one id.
    #[error("tunnus {id} on myös asiakkaalla kansiossa {other}")]
    DuplicateCustomer {
        /// The id.
        id: String,
        /// The folder of the other customer.
        other: String,
    },
    /// Something that must be unique in its list stands there twice.
    #[error("{what} \"{value}\" on lueteltu kahdesti")]
    Duplicate {
        /// What it is, for example `liite`.
        what: &'static str,
        /// Its name.
        value: String,
    },
    /// A text that must not be empty.
    #[error("{what} on tyhjä")]
    Empty {
        /// What is empty, for example `selite`.
        what: &'static str,
    },
    /// A reference to something that does not exist.
    #[error("{what} \"{value}\" ei ole tiedossa{}", suggestion(nearest))]
    Unknown {
        /// What it should be, for example `kustannuslaji`.
        what: &'static str,
        /// The value.
        value: String,
        /// The nearest known one.
        nearest: Option<String>,
        /// Where the known ones are listed.
        listed: &'static str,
    },
    /// A classification that restricts access, without its legal ground.
    #[error("luokitukselta \"{label}\" puuttuu lainkohta")]
    NoLegalGround {
        /// The class.
        label: String,
    },
    /// The budget lines of a cost type do not sum to its share.
    #[error("kustannuslajin \"{cost_type}\" rivien summa on {lines}, mutta jaossa on {share} (ero {})", difference(*lines, *share))]
    PartsDiffer {
        /// The cost type.
        cost_type: String,
        /// The sum of the lines.
        lines: Money,
        /// The share in the allocation.
        share: Money,
    },
    /// The shares do not sum to the appropriation.
    #[error("jaon summa on {allocated}, mutta määräraha on {appropriation} (ero {})", difference(*allocated, *appropriation))]
    AllocationDiffers {
        /// The sum of the shares.
        allocated: Money,
        /// The appropriation.
        appropriation: Money,
    },
    /// Nobody signs at a step of the signing order.
    #[error("allekirjoittaja puuttuu: {}", positions.join(" tai "))]
    SignatoryMissing {
        /// The positions of which one is needed.
        positions: Vec<String>,
    },
    /// A signatory stands after one who signs later.
    #[error("{name} ({position}) on väärässä kohdassa allekirjoitusjärjestystä")]
    SignatoryOutOfOrder {
        /// The name.
        name: String,
        /// The position.
        position: String,
        /// The whole order, for the fix.
        order: String,
    },
    /// A signatory's position belongs to the other party.
    #[error("{name} ({position}) on merkitty väärän osapuolen allekirjoittajaksi")]
    SignatoryParty {
        /// The name.
        name: String,
        /// The position.
        position: String,
    },
    /// A template uses a form of a name that the data do not give.
    #[error("nimeltä \"{name}\" puuttuu muoto \"{form}\", jota mallipohja {template} käyttää (rivi {line})")]
    MissingForm {
        /// The name in its base form.
        name: String,
        /// The key of the form.
        form: String,
        /// The template that uses it.
        template: String,
        /// The line in the template.
        line: usize,
    },
    /// A party has no contact person.
    #[error("osapuolella \"{party}\" ei ole yhteyshenkilöä")]
    NoContact {
        /// The party.
        party: &'static str,
    },
    /// An annex of the violation `muu` without a title or a file.
    #[error("liitteeltä puuttuu {what}")]
    AnnexIncomplete {
        /// What is missing.
        what: &'static str,
    },
    /// An annex names a file outside the agreement's folder, or one that is not a PDF.
    #[error("liitteen tiedosto \"{file}\" ei kelpaa")]
    AnnexFile {
        /// The file as written.
        file: String,
    },
    /// There are no customers at all.
    #[error("työtilassa ei ole yhtään asiakasta")]
    NoCustomers,
    /// An identifier with other characters than those that identifiers have.
    #[error("tunnus \"{value}\" ei kelpaa")]
    NotAnIdentifier {
        /// The value.
        value: String,
    },
    /// Something that is wrong in a meeting.
    #[error(transparent)]
    Meeting(#[from] MeetingViolation),
    /// Something that is wrong in a budget.
    #[error(transparent)]
    Finance(#[from] FinanceViolation),
}

impl Violation {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Violation::YearMismatch { folder, .. } => {
                format!("kirjoita {folder} tai siirrä tiedosto oikean vuoden kansioon")
            }
            Violation::CaseNumberYear { year, .. } => {
                format!("käytä vuonna {} tai {year} avatun asian numeroa", year - 1)
            }
            Violation::YearNotConfigured { year } => format!("lisää avaimeen \"vuodet\" kohta \"{year}\""),
            Violation::NotAYear { .. } => "kirjoita vuosi neljällä numerolla, esimerkiksi \"2027\"".into(),
            Violation::OtherYear { year, .. } => format!("kirjoita vuoden {year} päivä"),
            Violation::SigningOrderShort => {
                "luettele ensin palvelukeskuksen vaiheet ja viimeisenä asiakkaan edustajat".into()
            }
            Violation::IdMismatch { folder, .. } => {
                format!("kirjoita tunnukseksi {folder} tai nimeä kansio uudelleen")
            }
            Violation::DuplicateCustomer { .. } => "anna kummallekin asiakkaalle oma tunnus".into(),
            Violation::Duplicate { .. } => "poista toinen".into(),
            Violation::Empty { .. } => "kirjoita arvo".into(),
            Violation::Unknown {
                nearest: Some(near), ..
            } => format!("kirjoita \"{near}\""),
            Violation::Unknown {
                nearest: None,
                listed,
                ..
            } => format!("käytä jotakin näistä: {listed}"),
            Violation::NoLegalGround { .. } => {
                "lisää avain \"lainkohta\", esimerkiksi JulkL 24 § 1 mom. 7 k".into()
            }
            Violation::PartsDiffer { .. } => {
                "korjaa rivit tai jako niin, että summat täsmäävät sentilleen".into()
            }
            Violation::AllocationDiffers { .. } => {
                "korjaa jako tai määräraha niin, että summat täsmäävät sentilleen".into()
            }
            Violation::SignatoryMissing { .. } => {
                "lisää allekirjoittaja avaimeen \"allekirjoittajat\"".into()
            }
            Violation::SignatoryOutOfOrder { order, .. } => {
                format!("luettele allekirjoittajat järjestyksessä: {order}")
            }
            Violation::SignatoryParty { .. } => {
                "asiakkaan edustajan osapuoli on \"asiakas\", muiden \"palvelukeskus\"".into()
            }
            Violation::MissingForm { form, .. } => format!("lisää nimelle avain \"{form}\""),
            Violation::NoContact { .. } => "lisää yhteyshenkilö tiedostoon asiakas.json".into(),
            Violation::AnnexIncomplete { what } => format!("lisää {what}"),
            Violation::AnnexFile { .. } => "anna sopimuksen kansiossa olevan PDF-tiedoston nimi".into(),
            Violation::NoCustomers => "luo kansio asiakkaat/<tunnus> ja siihen asiakas.json".into(),
            Violation::NotAnIdentifier { .. } => {
                "käytä pieniä kirjaimia a–z, numeroita, yhdysmerkkiä ja alaviivaa".into()
            }
            Violation::Meeting(violation) => violation.fix(),
            Violation::Finance(violation) => violation.fix(),
        }
    }
}

pub(crate) fn suggestion(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map(|near| format!("; tarkoititko \"{near}\"?"))
        .unwrap_or_default()
}

fn difference(a: Money, b: Money) -> String {
    a.checked_sub(b)
        .map(|d| d.to_string())
        .unwrap_or_else(|| "liian suuri laskettavaksi".into())
}
