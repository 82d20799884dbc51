//! Headers and footers.

use serde::Serialize;

use super::Story;

/// A header or footer with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Furniture {
    /// Which one, and on which pages.
    pub story: Story,
    /// The section of the file where it begins to stand, counted from 1.
    pub section: u32,
    /// Its paragraphs, without empty ones. The number of the page is `[sivu]`, the number of pages `[sivuja]`, since the
    /// file holds those of some page or of none.
    pub lines: Vec<String>,
}
