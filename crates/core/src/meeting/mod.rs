//! The meetings of the monitoring group (*palvelusopimuksen seurantaryhmä*).

mod action;
mod agenda;
mod dossier;
#[cfg(test)]
pub(crate) mod example;
mod extra_item;
mod handling;
mod id;
mod invitation;
mod notes;
mod tables;
mod timetable;

pub use action::{Action, ActionId, OpenAction};
pub(crate) use agenda::title_key;
pub use agenda::{AgendaItem, Item, ItemKind, agenda};
pub use dossier::{EarlierMeeting, MeetingDossier, MeetingParts, last_held};
pub use extra_item::ExtraItem;
pub use handling::ItemHandling;
pub use id::MeetingId;
pub use invitation::{Meeting, MeetingStatus, NextMeeting, Participant, ParticipantRole};
pub use notes::{ItemNotes, Note, Notes, Presence, action_parts};
pub use tables::{Need, NeedPhase, Project, ProjectState, ServiceState, ServiceStatus};
pub use timetable::timetable;
