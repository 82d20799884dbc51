//! How much a file may hold.

use vuosikello_core::LIST_LENGTH;

/// The most rows: those of the longest list that the model takes, and the header.
pub(crate) const MAX_ROWS: usize = LIST_LENGTH + 1;
/// The most columns.
pub(crate) const MAX_COLUMNS: usize = 100;

/// The most cells that have something in them, on all sheets of a file: thirty in each row of the longest table.
pub(crate) const MAX_CELLS: usize = 30 * MAX_ROWS;
