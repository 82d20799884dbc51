//! Actions (ISO 32000-1 § 12.6).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::budget::Budget;
use super::refusal::Refusal;

/// Refuses a dictionary that has or is an action other than a link within the file or to an address, also where such an action
/// follows another one (`Next`, a dictionary or an array of them).
pub(super) fn check(document: &Document, found: &Dictionary, budget: &Budget) -> Result<(), Refusal> {
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<&Object> = Vec::new();
    if found.has_type(b"Action") || (found.has(b"S") && (found.has(b"JS") || found.has(b"Next"))) {
        one(document, found)?;
    }
    for key in [b"A".as_slice(), b"Next"] {
        open.extend(found.get(key));
    }
    while let Some(object) = open.pop() {
        budget.step(1)?;
        let Ok((id, object)) = document.dereference(object) else {
            continue;
        };
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        match object {
            Object::Array(actions) => open.extend(actions),
            // `A` is also where elements keep their attributes, which have an owner, and `Next` leads to the next bookmark.
            Object::Dictionary(action) if action.has(b"S") && !action.has(b"O") => {
                one(document, action)?;
                open.extend(action.get(b"Next"));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Refuses an action other than a link within the file or to an address, or a turn of the page.
pub(super) fn one(document: &Document, action: &Dictionary) -> Result<(), Refusal> {
    let name = |key: &[u8]| {
        action
            .get_deref(key, document)
            .and_then(Object::as_name)
            .unwrap_or_default()
    };
    match name(b"S") {
        b"URI" | b"GoTo" | b"" => Ok(()),
        b"Named" if matches!(name(b"N"), b"NextPage" | b"PrevPage" | b"FirstPage" | b"LastPage") => Ok(()),
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
