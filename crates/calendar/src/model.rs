//! What a calendar file says.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The name under which a program shows it; an invitation does not carry it.
    pub name: String,
    /// The events, in the order in which they are written.
    pub events: Vec<Event>,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Events to look at.
    Publish,
    /// One event to which its attendees are invited.
    Request,
    /// One event that its attendees were invited to, and that is not held.
    Cancel,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for every version of the event, and different from that of every other event anywhere.
    pub uid: String,
    /// When this version of the event was made, in universal time.
    pub stamp: NaiveDateTime,
    /// Which version of the event this is, from 0 on: a program takes the highest.
    pub sequence: u32,
    /// The title: one line.
    pub title: String,
    /// What it is about; may have several lines.
    pub description: Option<String>,
    /// Where it is: one line.
    pub location: Option<String>,
    /// The address of a page about it.
    pub url: Option<String>,
    /// When it is.
    pub timing: Timing,
    /// Who invites; an invitation must have one.
    pub organizer: Option<Person>,
    /// Who are invited; only an invitation has them.
    pub attendees: Vec<Attendee>,
    /// The addresses of what is attached.
    pub attachments: Vec<String>,
    /// Words by which events are grouped.
    pub categories: Vec<String>,
    /// Whether the event is confidential: it is written with `CLASS:CONFIDENTIAL` (RFC 5545 § 3.8.1.3), by which calendar programs hide
    /// what it is about from others who see the calendar.
    pub confidential: bool,
}

impl Event {
    /// An event of which nothing more is known. It needs a title.
    pub fn new(uid: impl Into<String>, stamp: NaiveDateTime, timing: Timing) -> Self {
        Self {
            uid: uid.into(),
            stamp,
            sequence: 0,
            title: String::new(),
            description: None,
            location: None,
            url: None,
            timing,
            organizer: None,
            attendees: Vec::new(),
            attachments: Vec::new(),
            categories: Vec::new(),
            confidential: false,
        }
    }
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// A whole day. The event leaves the day free for other events.
    AllDay(NaiveDate),
    /// A part of a day, by the clocks of Europe/Helsinki.
    Timed {
        /// The day.
        date: NaiveDate,
        /// The beginning.
        start: NaiveTime,
        /// The end, later on the same day.
        end: NaiveTime,
    },
}

impl Timing {
    /// The day.
    pub fn date(self) -> NaiveDate {
        match self {
            Timing::AllDay(date) | Timing::Timed { date, .. } => date,
        }
    }
}

/// Somebody with an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// Somebody who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The part in the event.
    pub role: Role,
}

/// The part of somebody who is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Chairs the event.
    Chair,
    /// Is needed.
    Required,
    /// May come.
    Optional,
}
