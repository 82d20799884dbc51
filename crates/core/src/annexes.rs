//! The annexes of an agreement, by its own list and the defaults.

use std::borrow::Cow;

use crate::{Agreement, Annex, Defaults};

impl Agreement {
    /// The annexes in order: the agreement's own list, or else the default of the workspace without those that it leaves out.
    pub fn annexes_of<'a>(&'a self, defaults: &'a Defaults) -> Cow<'a, [Annex]> {
        let is_kept = |annex: &&Annex| !self.annexes_left_out.contains(&annex.kind);
        match &self.annexes {
            Some(own) => Cow::Borrowed(own),
            None if self.annexes_left_out.is_empty() => Cow::Borrowed(&defaults.annexes),
            None => Cow::Owned(defaults.annexes.iter().filter(is_kept).cloned().collect()),
        }
    }
}
