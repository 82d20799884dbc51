//! Pieces of running text that are ready to be written.

use vuosikello_ooxml::NodeId;

/// A part of a run, in bytes of its text; an element that is no text counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) run: NodeId,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Stretch {
    /// Goes on with the next stretch if that follows at once.
    fn join(&mut self, next: Stretch) -> bool {
        let follows = self.run == next.run && self.to == next.from;
        if follows {
            self.to = next.to;
        }
        follows
    }
}

/// What becomes of a stretch of the older file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    Delete,
    /// It stays, with the format of a run of the newer file.
    Like(NodeId),
}

/// A piece of running text that is ready to be written. `outer` is the insertion of somebody else in which it stands.
pub(super) enum Segment {
    Old {
        stretch: Stretch,
        fate: Fate,
        outer: Option<NodeId>,
    },
    /// A stretch of the newer file.
    Insert(Stretch),
    Written {
        text: String,
        outer: Option<NodeId>,
    },
}

impl Segment {
    pub(super) fn outer(&self) -> Option<NodeId> {
        match self {
            Segment::Old { outer, .. } | Segment::Written { outer, .. } => *outer,
            Segment::Insert(_) => None,
        }
    }

    /// Goes on with the next piece if that follows at once and fares alike.
    fn join(&mut self, next: &Segment) -> bool {
        match (self, next) {
            (
                Segment::Old { stretch, fate, outer },
                Segment::Old {
                    stretch: next,
                    fate: of_next,
                    outer: outer_of_next,
                },
            ) => fate == of_next && outer == outer_of_next && stretch.join(*next),
            (Segment::Insert(stretch), Segment::Insert(next)) => stretch.join(*next),
            _ => false,
        }
    }
}

/// Adds a segment, joined to the last one where it can be.
pub(super) fn push(segments: &mut Vec<Segment>, segment: Segment) {
    if !segments.last_mut().is_some_and(|last| last.join(&segment)) {
        segments.push(segment);
    }
}
