//! States, shown as traffic lights.

use serde::{Deserialize, Serialize};

/// A traffic light. It is shown by shape, word and colour together, so that none of them is needed alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    pub fn shape(self) -> char {
        match self {
            Light::Good => '●',
            Light::Attention => '▲',
            Light::Bad => '■',
            Light::Unknown => '○',
        }
    }
}

/// The state of something: a traffic light with its word.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Status {
    /// The light.
    pub light: Light,
    /// The state in a word or two, as it stands in a cell of a document: `Kunnossa`, `myöhässä`.
    pub word: String,
}

impl Status {
    /// The word with a capital, as it stands beside the shape of its light.
    ///
    /// ```
    /// use vuosikello_document::{Light, Status};
    /// let status = Status { light: Light::Bad, word: "myöhässä".to_owned() };
    /// assert_eq!(status.label(), "Myöhässä");
    /// ```
    pub fn label(&self) -> String {
        let mut letters = self.word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}
