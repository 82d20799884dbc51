//! Places that people have to decide.

use std::fmt;

use serde::Serialize;

/// A place where both sides changed the same words: theirs stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clash {
    /// The clause: the nearest heading above.
    pub clause: String,
    /// What the base says.
    pub base: String,
    /// What their file says; empty where they have deleted it.
    pub theirs: String,
    /// What is new; empty where it has been deleted.
    pub new: String,
    /// Whether a comment in the file tells it.
    pub is_anchored: bool,
}

/// What has to be decided, in Finnish.
impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [base, theirs, new] = [&self.base, &self.theirs, &self.new].map(|text| text.trim());
        match (base.is_empty(), theirs.is_empty(), new.is_empty()) {
            (_, _, true) => write!(
                f,
                "Tiedoista on poistettu ”{base}”; tässä on muokattu teksti ”{theirs}”."
            ),
            (_, true, _) => write!(f, "Tästä on poistettu ”{base}”; tiedoissa on nyt ”{new}”."),
            (true, _, _) => write!(f, "Tiedoissa on nyt ”{new}”; tähän on kirjoitettu ”{theirs}”."),
            _ => write!(
                f,
                "Tiedoissa on nyt ”{new}” (oli ”{base}”); tähän on muutettu ”{theirs}”."
            ),
        }
    }
}
