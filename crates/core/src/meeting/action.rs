//! Actions (*toimenpide*) that a meeting has agreed on.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::format::string_value;
use crate::{Date, Malformed, MeetingId};

/// The name of an action: the meeting that agreed on it and its number there, `2026-Q4/1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionId {
    /// The meeting.
    pub meeting: MeetingId,
    /// The number, counted from 1 in the order of the notes.
    pub number: u32,
}

impl ActionId {
    /// The name of the format in the schemas.
    pub const FORMAT: &'static str = "toimenpide";

    /// Parses `2026-Q4/1`.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not a meeting, a slash and a number from 1.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let fail = || Malformed::new(text, "toimenpiteen tunnus", "kirjoita muodossa 2026-Q4/1");
        let (meeting, number) = text.trim().split_once('/').ok_or_else(fail)?;
        if number.is_empty() || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(fail());
        }
        let number = number
            .parse()
            .ok()
            .filter(|number| *number > 0)
            .ok_or_else(fail)?;
        let meeting = MeetingId::parse(meeting).map_err(|_| fail())?;
        Ok(Self { meeting, number })
    }
}

impl fmt::Display for ActionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.meeting, self.number)
    }
}

string_value!(
    ActionId,
    "2026-Q4/1",
    "Toimenpiteen tunnus: kokous ja järjestysnumero."
);

/// An action, as the notes of its meeting state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The id.
    ///
    /// fi: Toimenpiteen tunnus.
    #[serde(rename = "tunnus")]
    pub id: ActionId,
    /// What is to be done.
    ///
    /// fi: Mitä pitää tehdä.
    #[serde(rename = "teksti")]
    pub text: String,
    /// The name of the person who does it.
    ///
    /// fi: Vastuuhenkilö.
    #[serde(rename = "vastuu")]
    pub owner: String,
    /// The day by which it is to be done.
    ///
    /// fi: Määräpäivä.
    #[serde(rename = "maaraaika")]
    pub due: Date,
}

/// An action of an earlier meeting, as the next meeting sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAction<'a> {
    /// The action.
    pub action: &'a Action,
    /// The title of the agenda item under which it was agreed.
    pub item: &'a str,
    /// Whether this meeting lists it as done (`tehdyt_toimenpiteet`): such an action is shown once more, as done.
    pub done: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_back() {
        let id = ActionId::parse("2026-Q4/12").unwrap();
        assert_eq!(id.to_string(), "2026-Q4/12");
        for text in [
            "",
            "2026-Q4",
            "2026-Q4/0",
            "2026-Q4/x",
            "2026-Q4/-1",
            "1/2026-Q4",
            "2026-Q4/12345",
        ] {
            assert!(ActionId::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,14}") {
            let _ = ActionId::parse(&text);
        }
    }
}
