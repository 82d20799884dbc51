//! The meetings of the monitoring group: a dossier and templates become the documents of a meeting.
//!
//! | function | what it makes | when |
//! |---|---|---|
//! | [`agenda()`] | the agenda (*asialista*) with the facts of the quarter | before the meeting |
//! | [`minutes_skeleton`] | minutes to be filled in | before the meeting |
//! | [`finance_summary`] | the budget on one page | before the meeting |
//! | [`finance_report`] | the budget as a workbook | before the meeting |
//! | [`invitation`] | the calendar event and the text of the message | before the meeting |
//! | [`deck()`] | the slides in the order of the agenda | before the meeting |
//! | [`minutes`] | the minutes, from the notes | after the meeting |
//!
//! All of them are pure functions of the settings, a [`MeetingDossier`](vuosikello_core::MeetingDossier) that has been
//! [checked](vuosikello_core::Checker), and the templates. A
//! part of the dossier that has not come yet keeps nothing from being made: its place says [`PENDING`], and [`missing`] lists
//! it. The minutes of the previous meeting are made from that meeting's own dossier.
//!
//! The built-in templates are under `templates/fi` in the repository; a workspace replaces any of them by name.

mod context;
mod deck;
mod documents;
mod findings;
mod head;
mod invitation;
mod message;
mod missing;
mod phrases;
mod report;
mod templates;
mod views;

pub use deck::{budget_deck, deck};
pub use documents::{agenda, finance_summary, minutes, minutes_skeleton};
pub use invitation::{Invitation, invitation};
pub use missing::{Missing, MissingPart, PENDING, missing};
pub use report::finance_report;
pub use templates::{BUILT_IN, templates};
pub use vuosikello_agreement::Issue;
