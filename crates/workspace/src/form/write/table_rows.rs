//! The rows of a table in a form.

use super::super::layout::Layout;

/// So many empty rows are ready after those that are filled in, and at least so many rows in all.
pub(super) const FIRST_ROW: u32 = 20;
pub(super) const LAST_ROW: u32 = 60;

/// The row of the headings of a table: above them stand its title and the explanations. A file that is a table itself has
/// them on the first row, as such files do.
pub(super) fn table_row(layout: &Layout) -> u32 {
    if layout.is_table() { 0 } else { 2 }
}
