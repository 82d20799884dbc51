//! Tables with the places that they have got.

use crate::evaluate::Evaluated;

/// A table of the workbook with its place, for the charts that show it.
pub(super) struct Placed<'a> {
    /// The name of its sheet.
    pub(super) sheet: &'a str,
    pub(super) table: &'a Evaluated<'a>,
    /// The row of its headers.
    pub(super) header: u32,
}
