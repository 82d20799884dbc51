//! The parts with footnotes and endnotes.

use std::collections::BTreeMap;

use vuosikello_ooxml::Element;

use super::parts::Part;

/// The notes of a part, by their ids.
#[derive(Default)]
pub(super) struct Notes<'e> {
    pub(super) part: Option<&'e Part<'e>>,
    pub(super) by_id: BTreeMap<&'e str, &'e Element<'e>>,
}

impl<'e> Notes<'e> {
    /// The notes; the lines that part them from the text are among them with a type of their own, and are left out.
    pub(super) fn new(part: Option<&'e Part<'e>>) -> Self {
        let notes = part.into_iter().flat_map(|part| part.root.elements());
        let by_id = notes
            .filter(|note| matches!(note.get("w:type"), None | Some("normal")))
            .filter_map(|note| Some((note.get("w:id")?, note)))
            .collect();
        Self { part, by_id }
    }
}
