//! Minutes that were filled in in Word: the skeleton with what people wrote into it, as the lines of notes.
//!
//! What stood in the skeleton is no note, so the document is compared with it. What is left becomes the lines that
//! [`Notes::parse`](vuosikello_core::Notes::parse) reads, one below the other, each with its place in the Word file: one reader decides what a decision and an
//! action are, however they were written. Nothing is passed over: what is no note is a remark or an error with its place.

mod attendance;
mod edited;
mod filled;
mod filler;
mod known;
mod labels;
mod tables;

use vuosikello_core::{Meeting, MeetingId};
use vuosikello_document::{Block, Document};

use filler::Filler;
use known::Known;
use labels::Label;

pub use edited::{ActionEdit, SaidAction, action_edits};
pub use filled::{FilledLine, FilledMinutes, Unclear};

/// The type that the head of a skeleton says.
const TYPE: &str = "Pöytäkirja";

/// The meeting and the customer whose skeleton of minutes a document is, by what travels in its file; `None` for other documents.
pub fn skeleton_of(generated: &Document) -> Option<(MeetingId, &str)> {
    let head = &generated.head;
    if !head.draft || head.document_type != TYPE {
        return None;
    }
    let property = |name: &str| {
        let mut properties = head.properties.iter();
        properties
            .find(|property| property.name == name)
            .map(|property| property.value.as_str())
    };
    let meeting = MeetingId::parse(property("Kokous")?).ok()?;
    Some((meeting, property("Asiakas")?))
}

/// Whether a document has places to fill in as the skeleton of minutes has, whatever became of what travelled in its file.
pub fn looks_like_skeleton(document: &Document) -> bool {
    let has = |wanted: Label| {
        document.blocks.iter().any(|block| match block {
            Block::Definitions(list) => list.iter().any(|it| Label::of(it) == Some(wanted)),
            _ => false,
        })
    };
    has(Label::Decision) && has(Label::Action)
}

/// Reads what people wrote into the skeleton of the minutes of a meeting. `skeleton` is the skeleton as it is read back from Word; without
/// it, only text that follows a label counts as written by them.
pub fn filled_minutes(document: &Document, skeleton: Option<&Document>, meeting: &Meeting) -> FilledMinutes {
    let mut filler = Filler::new(Known::of(skeleton), meeting);
    for block in &document.blocks {
        filler.block(block);
    }
    filler.finish()
}
