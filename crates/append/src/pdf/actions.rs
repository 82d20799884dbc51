//! Actions: what a click or an event does.

use lopdf::{Dictionary, Object};

use super::refusal::Refusal;

/// Only links, within the file and to addresses, are carried over.
pub(super) fn check_action(action: &Dictionary) -> Result<(), Refusal> {
    match action.get(b"S").and_then(Object::as_name).unwrap_or_default() {
        b"URI" | b"GoTo" | b"" => Ok(()),
        b"JavaScript" => Err(Refusal::Script),
        other => Err(Refusal::Action(shown(other))),
    }
}

/// A name of the file for a message: what can be shown of its first 60 characters.
pub(super) fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect()
}
