//! What can be wrong in a meeting.

use super::suggestion;
use crate::{ActionId, BudgetVersion, Date, MeetingId, TimeOfDay};

/// What is wrong in a meeting and its tables. The text says it in Finnish; [`MeetingViolation::fix`] says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingViolation {
    /// Two meetings of one quarter.
    #[error("kokous {meeting} on myös kansiossa {other}")]
    QuarterTaken {
        /// The meeting.
        meeting: MeetingId,
        /// The folder of the other one.
        other: String,
    },
    /// The meeting is not after the one of the quarter before.
    #[error("kokouspäivä {date} ei ole edellisen kokouksen {previous} ({previous_date}) jälkeen")]
    NotAfterPrevious {
        /// The date.
        date: Date,
        /// The meeting before.
        previous: MeetingId,
        /// Its date.
        previous_date: Date,
    },
    /// The next meeting is not after this one.
    #[error("seuraavan kokouksen päivä {next} ei ole kokouspäivän {date} jälkeen")]
    NextNotAfter {
        /// The date of the next meeting.
        next: Date,
        /// The date of this one.
        date: Date,
    },
    /// A meeting ends before it starts.
    #[error("kokous päättyy {ends}, mutta alkaa {starts}")]
    EndsBeforeStart {
        /// The start.
        starts: TimeOfDay,
        /// The end.
        ends: TimeOfDay,
    },
    /// Neither a place nor a link to an online meeting.
    #[error("kokouksella ei ole paikkaa eikä etäyhteyttä")]
    NoPlace,
    /// A link that is no `https` address.
    #[error("\"{value}\" ei ole https-osoite")]
    NotALink {
        /// The value.
        value: String,
    },
    /// Something else than an e-mail address.
    #[error("\"{value}\" ei ole sähköpostiosoite")]
    NotAnAddress {
        /// The value.
        value: String,
    },
    /// Two items of the agenda that a heading in the notes could not tell apart.
    #[error("asialistalla on jo asiakohta \"{title}\"")]
    SameTitle {
        /// The title of the other one.
        title: String,
    },
    /// The id of a common item is one that the items of single meetings get.
    #[error("tunnus \"{value}\" on varattu kokousten omille asiakohdille")]
    ReservedId {
        /// The id.
        value: String,
    },
    /// An action that no earlier meeting has agreed on.
    #[error(
        "aiemmissa kokouksissa ei ole sovittu toimenpidettä {action}{}",
        suggestion(nearest)
    )]
    UnknownAction {
        /// The action.
        action: ActionId,
        /// The nearest known one.
        nearest: Option<String>,
    },
    /// An action that has been marked done already.
    #[error("toimenpide {action} on merkitty tehdyksi jo kokouksessa {meeting}")]
    DoneBefore {
        /// The action.
        action: ActionId,
        /// The meeting that marked it done.
        meeting: MeetingId,
    },
    /// A project that belongs to no customer.
    #[error("projektilla {project} ei ole asiakasta")]
    ProjectWithoutCustomer {
        /// The id of the project.
        project: String,
    },
    /// A project of other customers.
    #[error("projektin {project} asiakkaissa ei ole asiakasta {customer}")]
    ProjectOfOthers {
        /// The id of the project.
        project: String,
        /// The customer whose meeting it is.
        customer: String,
    },
    /// A date of a milestone that has no name.
    #[error("etapilla, jonka päivä on {date}, ei ole nimeä")]
    MilestoneMissing {
        /// The date.
        date: Date,
    },
    /// A version of the budget that does not exist.
    #[error("versiota {version} ei ole vuoden {year} budjetissa")]
    VersionMissing {
        /// The version.
        version: BudgetVersion,
        /// The year.
        year: i32,
    },
    /// The forecast is the budget itself.
    #[error("ennuste on sama versio kuin talousarvio ({version})")]
    SameVersion {
        /// The version.
        version: BudgetVersion,
    },
}

impl MeetingViolation {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Self::QuarterTaken { .. } => {
                "pidä neljännekselle yksi kokous; siirrä toinen oman neljänneksensä kansioon".into()
            }
            Self::NotAfterPrevious { .. } => "korjaa toisen kokouksen päivä".into(),
            Self::NextNotAfter { .. } => "korjaa seuraavan kokouksen päivä".into(),
            Self::EndsBeforeStart { .. } => "korjaa kellonajat".into(),
            Self::NoPlace => "lisää avain \"paikka\" tai \"etayhteys\"".into(),
            Self::NotALink { .. } => "kirjoita koko osoite, esimerkiksi https://tilat.example/kokous".into(),
            Self::NotAnAddress { .. } => "kirjoita muodossa etunimi.sukunimi@virasto.example".into(),
            Self::SameTitle { .. } => "anna kummallekin asiakohdalle oma otsikko".into(),
            Self::ReservedId { .. } => "anna asiakohdalle toinen tunnus".into(),
            Self::UnknownAction {
                nearest: Some(near), ..
            } => format!("kirjoita \"{near}\""),
            Self::UnknownAction {
                action,
                nearest: None,
            } => {
                format!("tarkista tunnus kokouksen {} pöytäkirjasta", action.meeting)
            }
            Self::DoneBefore { .. } => "poista merkintä".into(),
            Self::ProjectWithoutCustomer { .. } => "kirjoita asiakkaan tunnus sarakkeeseen asiakas".into(),
            Self::ProjectOfOthers { .. } => "poista rivi tai lisää asiakas sarakkeeseen asiakas".into(),
            Self::MilestoneMissing { .. } => "kirjoita etapin nimi tai poista sen päivä".into(),
            Self::VersionMissing { version, .. } => {
                format!("lisää taulukko {} tai valitse toinen versio", version.file_stem())
            }
            Self::SameVersion { .. } => "valitse toinen versio tai poista avain \"ennuste\"".into(),
        }
    }
}
