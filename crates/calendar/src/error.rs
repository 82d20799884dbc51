//! What can be wrong with a calendar.

use thiserror::Error;

/// Why no file was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// Something without which an event is none.
    #[error("tapahtumalta \"{event}\" puuttuu {what}")]
    Missing {
        /// The title or the identifier of the event.
        event: String,
        /// What is missing, in Finnish.
        what: &'static str,
    },
    /// A text that is longer than any program shows.
    #[error("tapahtuman \"{event}\" {what} on liian pitkä: {length} merkkiä")]
    TooLong {
        /// The title or the identifier of the event.
        event: String,
        /// Which text, in Finnish.
        what: &'static str,
        /// The number of its characters.
        length: usize,
    },
    /// An e-mail address that is none.
    #[error("\"{email}\" ei ole sähköpostiosoite")]
    Email {
        /// The address.
        email: String,
    },
    /// An address of a page that is none.
    #[error("linkin osoite \"{link}\" ei ala https: tai http:")]
    Link {
        /// The address.
        link: String,
    },
    /// An event that ends before it begins.
    #[error("tapahtuma \"{event}\" ei pääty alkamisensa jälkeen")]
    EndsTooEarly {
        /// The title of the event.
        event: String,
    },
    /// A day for which a calendar file has no form, or which is older than the rules of the time zone.
    #[error("tapahtuman \"{event}\" vuosi {year} ei ole välillä 1997–9998")]
    Year {
        /// The title of the event.
        event: String,
        /// The year.
        year: i32,
    },
    /// Two events with one identifier.
    #[error("kahdella tapahtumalla on sama tunniste \"{uid}\"")]
    DuplicateUid {
        /// The identifier.
        uid: String,
    },
    /// Somebody who is invited twice.
    #[error("osoite {email} on kutsuttu kahdesti")]
    DuplicateAttendee {
        /// The e-mail address.
        email: String,
    },
    /// An invitation to several events, or to none.
    #[error("kutsussa pitää olla yksi tapahtuma, mutta niitä on {count}")]
    NotOneEvent {
        /// The number of events.
        count: usize,
    },
    /// A calendar that invites: mail programs would take it for an invitation.
    #[error("julkaistavan kalenterin tapahtumalla \"{event}\" on kutsuttuja")]
    Invites {
        /// The title of the event.
        event: String,
    },
}

impl Error {
    /// What would be right, as an instruction in Finnish.
    pub fn fix(&self) -> String {
        match self {
            Error::Missing { what, .. } => format!("lisää {what}"),
            Error::TooLong { .. } => "lyhennä tekstiä".into(),
            Error::Email { .. } => "kirjoita osoite muodossa etunimi.sukunimi@virasto.example".into(),
            Error::Link { .. } => "kirjoita koko osoite, joka alkaa https://".into(),
            Error::EndsTooEarly { .. } => "korjaa alkamis- tai päättymisaika".into(),
            Error::Year { .. } => "korjaa päivä".into(),
            Error::DuplicateUid { .. } => "anna kummallekin tapahtumalle oma tunniste".into(),
            Error::DuplicateAttendee { .. } => "poista toinen".into(),
            Error::NotOneEvent { .. } => "tee jokaisesta tapahtumasta oma kutsu".into(),
            Error::Invites { .. } => "poista kutsutut tai tee tapahtumasta kutsu".into(),
        }
    }
}
