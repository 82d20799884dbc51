//! The notes written in a meeting (`muistiinpanot.md`).

mod line;
mod parse;
mod parts;
mod problem;
#[cfg(test)]
mod tests;

pub use problem::{NoteKind, NoteProblem};

use crate::{Action, ActionId, TimeOfDay};

/// The notes of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes {
    /// When the meeting began (`Alkoi: 9.02`), if the notes say so.
    pub began: Option<TimeOfDay>,
    /// When it ended (`Päättyi: 10.25`).
    pub ended: Option<TimeOfDay>,
    /// Participants who were absent (`Poissa: Nimi, Nimi`).
    pub absent: Vec<String>,
    /// Others who were present (`Läsnä: Nimi, Nimi`).
    pub also_present: Vec<String>,
    /// The notes of each agenda item that has some, in the order of the agenda.
    pub items: Vec<ItemNotes>,
}

impl Notes {
    /// The notes of an agenda item.
    pub fn item(&self, id: &str) -> Option<&ItemNotes> {
        self.items.iter().find(|item| item.item == id)
    }

    /// The actions that the meeting agreed on, in order, each with the id of its agenda item.
    pub fn actions(&self) -> impl Iterator<Item = (&str, &Action)> {
        self.items.iter().flat_map(|item| {
            item.notes.iter().filter_map(|note| match note {
                Note::Action(action) => Some((item.item.as_str(), action)),
                _ => None,
            })
        })
    }

    /// The actions of earlier meetings that the meeting found done (`Tehty: 2026-Q4/1`), each with its line.
    pub fn done(&self) -> impl Iterator<Item = (ActionId, usize)> {
        self.items.iter().flat_map(|item| {
            item.notes.iter().filter_map(|note| match note {
                Note::Done { action, line, .. } => Some((*action, *line)),
                _ => None,
            })
        })
    }
}

/// The notes of one agenda item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNotes {
    /// The id of the agenda item.
    pub item: String,
    /// What was noted, in order.
    pub notes: Vec<Note>,
}

/// A piece of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A paragraph of running text.
    Paragraph(String),
    /// A bulleted list.
    Bullets(Vec<String>),
    /// What the meeting decided (`Päätös: …`).
    Decision(String),
    /// What somebody is to do (`Toimenpide: … (Nimi, 15.4.2027)`).
    Action(Action),
    /// An action of an earlier meeting that has been done (`Tehty: 2026-Q4/1 …`).
    Done {
        /// The action.
        action: ActionId,
        /// What was said of it; may be empty.
        comment: String,
        /// The line in the file, counted from 1.
        line: usize,
    },
}
