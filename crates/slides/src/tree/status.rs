//! Statuses as traffic lights.

use vuosikello_document::Inline;

use super::Limit;

/// A light. It is shown by shape, word and colour together, so that none of them is needed alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// As it should be: a green circle.
    Good,
    /// Needs attention: an amber triangle.
    Attention,
    /// Out of order, late or stopped: a red square.
    Bad,
    /// Not known, or does not apply: an empty circle.
    Unknown,
}

impl Light {
    /// The shape. All four are in every typeface of Office.
    pub(crate) fn shape(self) -> char {
        match self {
            Light::Good => '●',
            Light::Attention => '▲',
            Light::Bad => '■',
            Light::Unknown => '○',
        }
    }
}

/// The status of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// The thing.
    pub name: Vec<Inline>,
    /// The light.
    pub light: Light,
    /// The status in a word or two: `Kunnossa`, `Häiriö`.
    pub word: String,
    /// More about it.
    pub comment: Vec<Inline>,
}

/// A list of statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusList {
    /// What the list tells, for someone who cannot see it. Never empty.
    pub description: String,
    /// The headers of its three columns: the thing, the status, the comment.
    pub headers: [String; 3],
    /// The statuses.
    pub items: Vec<Status>,
    /// How many of them are shown.
    pub limit: Limit,
}
