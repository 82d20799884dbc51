//! Actions (ISO 32000-1 § 12.6).

use lopdf::{Dictionary, Object};

use super::refusal::Refusal;

/// Refuses actions other than links within the file and to addresses.
pub(super) fn check_action(action: &Dictionary) -> Result<(), Refusal> {
    match action.get(b"S").and_then(Object::as_name).unwrap_or_default() {
        b"URI" | b"GoTo" | b"" => Ok(()),
        b"JavaScript" => Err(Refusal::Script),
        other => Err(Refusal::Action(shown(other))),
    }
}

/// A name from the file for a message: its first 60 characters without controls.
pub(super) fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect()
}
