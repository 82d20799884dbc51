//! The notes written in a meeting (`muistiinpanot.md`).

mod line;
mod markup;
mod parse;
mod parts;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Action, ActionId, TimeOfDay};

pub use parts::action_parts;

/// The notes of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Notes {
    /// When the meeting began (`Alkoi: 9.02`), if the notes say so.
    ///
    /// fi: Milloin kokous alkoi.
    #[serde(rename = "alkoi")]
    pub began: Option<TimeOfDay>,
    /// When it ended (`Päättyi: 10.25`).
    ///
    /// fi: Milloin kokous päättyi.
    #[serde(rename = "paattyi")]
    pub ended: Option<TimeOfDay>,
    /// Participants who were absent (`Poissa: Nimi, Nimi`).
    ///
    /// fi: Osallistujat, jotka olivat poissa.
    #[serde(rename = "poissa")]
    pub absent: Vec<String>,
    /// Others who were present (`Läsnä: Nimi, Nimi`).
    ///
    /// fi: Muut läsnä olleet.
    #[serde(rename = "lasna")]
    pub also_present: Vec<String>,
    /// What is to be said of the presence of participants (`Läsnä: Nimi (poistui 9.45)`).
    ///
    /// fi: Mitä osallistujien läsnäolosta on kerrottava.
    #[serde(rename = "lasnaolosta", skip_serializing_if = "Vec::is_empty")]
    pub presence: Vec<Presence>,
    /// The notes of each agenda item that has some, in the order of the agenda.
    ///
    /// fi: Asiakohtien muistiinpanot asialistan järjestyksessä.
    #[serde(rename = "kohdat")]
    pub items: Vec<ItemNotes>,
}

impl Notes {
    /// The notes of an agenda item.
    pub fn item(&self, id: &str) -> Option<&ItemNotes> {
        self.items.iter().find(|item| item.item == id)
    }

    /// What is to be said of the presence of a participant.
    pub fn presence_of(&self, name: &str) -> Option<&str> {
        let mut presence = self.presence.iter();
        presence.find(|one| one.name == name).map(|one| one.text.as_str())
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

/// What is to be said of the presence of a participant: that somebody left early, came late or took part from afar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// The name of the participant.
    ///
    /// fi: Osallistujan nimi.
    #[serde(rename = "nimi")]
    pub name: String,
    /// What is to be said.
    ///
    /// fi: Mitä läsnäolosta on kerrottava, esimerkiksi poistui 9.45.
    #[serde(rename = "lisatieto")]
    pub text: String,
}

/// The notes of one agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemNotes {
    /// The id of the agenda item.
    ///
    /// fi: Asiakohdan tunnus.
    #[serde(rename = "kohta")]
    pub item: String,
    /// What was noted, in order.
    ///
    /// fi: Merkinnät järjestyksessä.
    #[serde(rename = "merkinnat")]
    pub notes: Vec<Note>,
}

/// A piece of the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Note {
    /// A paragraph of running text. Like every text of notes it may have emphasis and links in the words of Markdown.
    #[serde(rename = "kappale")]
    Paragraph(String),
    /// A bulleted list.
    #[serde(rename = "luettelo")]
    Bullets(Vec<String>),
    /// A numbered list, from 1 on.
    #[serde(rename = "numeroitu")]
    Numbered(Vec<String>),
    /// A quotation (`> …`).
    #[serde(rename = "lainaus")]
    Quotation(String),
    /// What the meeting decided (`Päätös: …`).
    #[serde(rename = "paatos")]
    Decision(String),
    /// What somebody is to do (`Toimenpide: … (Nimi, 15.4.2027)`).
    #[serde(rename = "toimenpide")]
    Action(Action),
    /// An action of an earlier meeting that has been done (`Tehty: 2026-Q4/1 …`).
    #[serde(rename = "tehty")]
    Done {
        /// The action.
        ///
        /// fi: Tehty toimenpide.
        #[serde(rename = "toimenpide")]
        action: ActionId,
        /// What was said of it; may be empty.
        ///
        /// fi: Mitä siitä sanottiin; voi olla tyhjä.
        #[serde(rename = "kommentti", default, skip_serializing_if = "String::is_empty")]
        comment: String,
        /// The line in the file, counted from 1; 0 when the notes come from elsewhere.
        ///
        /// fi: Rivi tiedostossa.
        #[serde(rename = "rivi", default)]
        line: usize,
    },
}
