//! Comments.

use std::fmt;

use chrono::NaiveDateTime;
use serde::Serialize;

use super::{Place, moment};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Comment {
    /// Who wrote it, as the file says.
    pub author: String,
    /// The initials of the author.
    pub initials: String,
    /// When, as the file says: by the clock of the author's machine.
    pub date: Option<NaiveDateTime>,
    /// What it says; paragraphs end with line feeds.
    pub text: String,
    /// The text that it hangs on, shortened; empty if it hangs on a place only.
    pub anchor: String,
    /// Where that stands.
    pub place: Place,
    /// Whether it is marked as done. A reply is done with the comment that it answers.
    pub resolved: bool,
    /// The comment that it answers, by its place in [`Reading::comments`](super::Reading::comments).
    pub reply_to: Option<usize>,
}

impl fmt::Display for Comment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: kommentti", self.place)?;
        if !self.author.is_empty() {
            write!(f, ", {}", self.author)?;
        }
        if let Some(date) = self.date {
            write!(f, " {}", moment(date))?;
        }
        if !self.anchor.is_empty() {
            write!(f, ", kohdassa ”{}”", self.anchor)?;
        }
        write!(f, ": ”{}”", self.text.trim_end())
    }
}
