//! What a reading tells besides the document: losses, tracked changes, comments, headers and footers, each with its place.

mod change;
mod comment;
mod furniture;
mod loss;
mod place;

use chrono::{NaiveDateTime, NaiveTime};
use serde::Serialize;
use vuosikello_document::Document;

pub use change::{Change, ChangeKind, ChangeUnit};
pub use comment::Comment;
pub use furniture::Furniture;
pub(super) use furniture::{PAGE, PAGES};
pub use loss::{Loss, LossKind, Weight};
pub use place::{CellPlace, Clause, Pages, Place, Story};

/// A Word file as it was read: its document, and everything that the document does not say.
///
/// Made by [`read`](crate::read()) and [`read_with`](crate::read_with). Nothing in the file is passed over in silence: what
/// is not in [`document`](Self::document) is in one of the lists, except for what shows nothing (identifiers of editing
/// sessions, proofing marks, settings, bookmarks to which nothing leads, custom XML parts).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// What the file says. Tracked changes are in it as [`ReadOptions::tracked`](crate::ReadOptions) says.
    pub document: Document,
    /// What the file said before its tracked changes; only with [`Tracked::Apart`](crate::Tracked::Apart).
    pub original: Option<Document>,
    /// What the document tree could not hold, in the order of the file.
    pub losses: Vec<Loss>,
    /// How many more losses there were than are listed, by weight: content, look.
    pub unlisted_losses: [usize; 2],
    /// The tracked changes, in the order of the file. An insertion or a deletion that goes on in the next run or
    /// paragraph is one change.
    pub changes: Vec<Change>,
    /// The comments, in the order of the file.
    pub comments: Vec<Comment>,
    /// The headers and footers that show, in the order of the sections. Their fields are in the head of the document too,
    /// where the file tells them.
    pub furniture: Vec<Furniture>,
}

impl Reading {
    /// The losses of a weight.
    pub fn losses_of(&self, weight: Weight) -> impl Iterator<Item = &Loss> {
        self.losses.iter().filter(move |loss| loss.weight == weight)
    }

    /// Whether something that the file says is not in the document: such a document must not be printed as the file.
    pub fn lost_content(&self) -> bool {
        self.unlisted_losses[0] > 0 || self.losses_of(Weight::Content).next().is_some()
    }

    /// The comments that nobody has marked as done, without replies.
    pub fn open_comments(&self) -> impl Iterator<Item = &Comment> {
        self.comments
            .iter()
            .filter(|comment| !comment.resolved && comment.reply_to.is_none())
    }
}

/// `26.11.2026 12.00`; the day alone at midnight, which is what programs write that know only the day.
fn moment(date: NaiveDateTime) -> String {
    let form = match date.time() == NaiveTime::MIN {
        true => "%-d.%-m.%Y",
        false => "%-d.%-m.%Y %-H.%M",
    };
    date.format(form).to_string()
}
