//! Calendars and invitations as iCalendar files (RFC 5545), with the time zone Europe/Helsinki.
//!
//! ```
//! use chrono::{NaiveDate, NaiveTime};
//! use vuosikello_calendar::{Calendar, Event, Method, Timing, write};
//!
//! let day = NaiveDate::from_ymd_opt(2027, 3, 12).ok_or("no such day")?;
//! let event = Event {
//!     title: "Talousarvioesitys TAE B1".into(),
//!     ..Event::new("tae-b1-2027@palvelukeskus.example", day.and_time(NaiveTime::MIN), Timing::AllDay(day))
//! };
//! let calendar = Calendar { name: "Vuosikello 2027".into(), events: vec![event] };
//! let file = write(&calendar, Method::Publish)?;
//! assert!(file.contains("\r\nDTSTART;VALUE=DATE:20270312\r\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same calendar gives the same bytes: whatever a file says of times comes from the calendar. The content lines are
//! those of the crate `icalendar`; what it leaves to its caller is done here. Texts lose their control characters, so that
//! none can begin a line of its own; names and addresses lose what could end a parameter; lines are folded at 75 octets;
//! the time zone is described.

mod address;
mod error;
mod event;
mod lines;
mod model;
mod sent;
mod text;
mod write;
mod zone;

pub use error::Error;
pub use model::{Attendee, Calendar, Event, Method, Person, Role, Timing};
pub use sent::Sent;
pub use write::write;
