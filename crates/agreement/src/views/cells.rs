//! Cells that several tables have.

use vuosikello_document::Cell;

/// A text, or no value.
pub(super) fn optional(text: Option<impl AsRef<str>>) -> Cell {
    text.map_or(Cell::NoValue, Cell::text)
}
