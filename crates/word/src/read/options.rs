//! How a file is read.

/// What becomes of tracked changes that nobody has accepted or rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tracked {
    /// The document is the one that accepting all of them gives.
    #[default]
    Accepted,
    /// The document is the one that rejecting all of them gives.
    Rejected,
    /// Both: [`document`](crate::Reading::document) with all accepted, [`original`](crate::Reading::original) with all
    /// rejected. What differs between the two is tracked; what differs between `original` and an earlier version of the file was
    /// changed without tracking.
    Apart,
}

/// How a file is read.
///
/// ```
/// use vuosikello_word::{ReadOptions, Tracked};
/// let options = ReadOptions::default().tracked(Tracked::Rejected);
/// assert_eq!(options.tracked, Tracked::Rejected);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// What becomes of tracked changes. They are listed in any case.
    pub tracked: Tracked,
}

impl ReadOptions {
    /// The options with another treatment of tracked changes.
    pub fn tracked(mut self, tracked: Tracked) -> Self {
        self.tracked = tracked;
        self
    }
}

/// Which of the two texts of a file with tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Accepted,
    Rejected,
}

impl View {
    /// Whether what an element encloses is in the text: insertions and the ends of moves only when they are accepted,
    /// deletions and the beginnings of moves only when they are rejected. What is no change always is.
    pub(super) fn shows(self, element: &str) -> bool {
        match element {
            "w:ins" | "w:moveTo" => self == View::Accepted,
            "w:del" | "w:moveFrom" => self == View::Rejected,
            _ => true,
        }
    }
}
