//! States, shown as traffic lights.

use serde::{Deserialize, Serialize};
use vuosikello_core::{Colour, StateColours};

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

    /// The light of a shape.
    pub fn of_shape(shape: char) -> Option<Light> {
        let all = [Light::Good, Light::Attention, Light::Bad, Light::Unknown];
        all.into_iter().find(|light| light.shape() == shape)
    }

    /// The light of a text that is a state as cells show it: its mark, a space and the word.
    ///
    /// ```
    /// use vuosikello_document::Light;
    /// assert_eq!(Light::of_marked("■\u{a0}myöhässä"), Some(Light::Bad));
    /// assert_eq!(Light::of_marked("■"), None);
    /// ```
    pub fn of_marked(text: &str) -> Option<Light> {
        let light = Light::of_shape(text.chars().next()?)?;
        (without_mark(text).len() < text.len()).then_some(light)
    }

    /// The colour of its mark in a look.
    pub fn colour(self, states: &StateColours) -> Colour {
        match self {
            Light::Good => states.good,
            Light::Attention => states.attention,
            Light::Bad => states.bad,
            Light::Unknown => states.unknown,
        }
    }
}

/// The word of a state without the mark that stands before it; any other text as it is. Files of before marks were shown have the word
/// alone, which is the same state.
///
/// ```
/// use vuosikello_document::without_mark;
/// assert_eq!(without_mark("■\u{a0}myöhässä"), "myöhässä");
/// assert_eq!(without_mark("■"), "■");
/// ```
pub fn without_mark(text: &str) -> &str {
    let rest = |text: &'_ str| -> Option<usize> {
        let shape = text.chars().next()?;
        Light::of_shape(shape)?;
        let after = text.get(shape.len_utf8()..)?;
        let word = after.trim_start_matches(['\u{a0}', ' ']);
        (word.len() < after.len() && !word.is_empty()).then(|| text.len() - word.len())
    };
    rest(text).and_then(|at| text.get(at..)).unwrap_or(text)
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

    /// The shape of the light and the word, which never part at the end of a line: `■ myöhässä`.
    pub fn marked(&self) -> String {
        format!("{}\u{a0}{}", self.light.shape(), self.word)
    }
}
