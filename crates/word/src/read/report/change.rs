//! Tracked changes.

use std::fmt;

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{Place, moment};

/// What a tracked change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Something is new.
    Insertion,
    /// Something is to go.
    Deletion,
    /// Something is to go from here, and stands anew where the [move](Change::move_name) of the same name ends.
    MoveFrom,
    /// Something has come here from elsewhere.
    MoveTo,
    /// Something looks otherwise.
    Format,
}

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ChangeUnit {
    /// Running text, with the ends of paragraphs in it.
    Text,
    /// A paragraph: its style, its place in a list.
    Paragraph,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A table.
    Table,
    /// The pages of a section.
    Section,
}

/// A tracked change that nobody has accepted or rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What it does.
    pub kind: ChangeKind,
    /// What it changes.
    pub unit: ChangeUnit,
    /// Who made it, as the file says.
    pub author: String,
    /// When, as the file says: by the clock of the author's machine.
    pub date: Option<NaiveDateTime>,
    /// The text inserted, deleted, moved or formatted, to 20 000 characters. A paragraph ends with a line feed, a cell
    /// with a tab.
    pub text: String,
    /// For a change of format, what is changed, in Finnish: `lihavointi`, `tyyli`.
    pub properties: Vec<String>,
    /// For a move, the name that both its ends have.
    pub move_name: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl ChangeKind {
    /// The kind in words, in Finnish.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Insertion => "lisäys",
            ChangeKind::Deletion => "poisto",
            ChangeKind::MoveFrom => "siirto pois",
            ChangeKind::MoveTo => "siirto tähän",
            ChangeKind::Format => "muotoilu",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind.name())?;
        if !self.author.is_empty() {
            write!(f, ", {}", self.author)?;
        }
        if let Some(date) = self.date {
            write!(f, " {}", moment(date))?;
        }
        if !self.properties.is_empty() {
            write!(f, " ({})", self.properties.join(", "))?;
        }
        write!(f, ": ”{}”", self.text.trim_end())
    }
}
