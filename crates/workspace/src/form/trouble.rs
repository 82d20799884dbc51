//! What is wrong with a form.

use crate::problem::Place;

/// Something that is wrong with a form, where, and what would be right; the texts are Finnish.
#[derive(Debug, PartialEq)]
pub(crate) struct Trouble {
    pub place: Place,
    pub message: String,
    pub fix: String,
}

impl Trouble {
    pub(super) fn new(place: Place, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            fix: fix.into(),
        }
    }

    /// Trouble with the file as a whole.
    pub(super) fn with_file(message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(Place::File, message, fix)
    }
}
