//! Paragraphs that stand elsewhere: Word shows both places as one move, which it knows by the name that both ranges have
//! (ECMA-376 Part 1 § 17.13.5.24 and § 17.13.5.28).

use std::collections::BTreeMap;

use vuosikello_ooxml::NodeId;

use crate::carry::Carrier;

/// The moves of a part.
#[derive(Default)]
pub(super) struct Moves {
    /// The ids in their names, by the element of the first paragraph in its old place.
    names: BTreeMap<NodeId, u64>,
    /// The one that is being written.
    open: Option<Moving>,
}

struct Moving {
    is_from: bool,
    /// The id of the range.
    range: u64,
}

impl Moving {
    /// The element round text that is moved.
    fn mark(&self) -> &'static str {
        if self.is_from { "w:moveFrom" } else { "w:moveTo" }
    }

    fn range_end(&self) -> String {
        format!("<{}RangeEnd w:id=\"{}\"/>", self.mark(), self.range)
    }
}

impl Moves {
    /// Begins a move, and gives the mark of its beginning.
    pub(super) fn begin(&mut self, name: NodeId, is_from: bool, carrier: &mut Carrier<'_>) -> String {
        let named = *self.names.entry(name).or_insert_with(|| carrier.free_id());
        let moving = Moving {
            is_from,
            range: carrier.free_id(),
        };
        let start = format!(
            "<{}RangeStart w:id=\"{}\"{} w:name=\"siirto{named}\"/>",
            moving.mark(),
            moving.range,
            carrier.stamp
        );
        self.open = Some(moving);
        start
    }

    /// Ends the move, and gives the mark of its end.
    pub(super) fn end(&mut self) -> String {
        self.open
            .take()
            .map(|moving| moving.range_end())
            .unwrap_or_default()
    }

    /// The element round text that goes, and whether the text in it is written as deleted text: that of a move is not.
    pub(super) fn deletion(&self) -> (&'static str, bool) {
        match &self.open {
            Some(moving) if moving.is_from => (moving.mark(), false),
            _ => ("w:del", true),
        }
    }

    /// The element round text that comes.
    pub(super) fn insertion(&self) -> &'static str {
        match &self.open {
            Some(moving) if !moving.is_from => moving.mark(),
            _ => "w:ins",
        }
    }
}
