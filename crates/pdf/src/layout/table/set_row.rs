//! A row that is set.

use super::cells::RowPlan;
use crate::layout::galley::Placed;
use crate::layout::strip::Strip;

/// A row that is set: its cells with their strips.
pub(super) struct SetRow<'p, 't> {
    pub(super) plan: &'p RowPlan<'t>,
    pub(super) cells: Vec<Vec<Strip>>,
    /// What keeps empty cells in the structure.
    pub(super) empty: Vec<Placed>,
}
