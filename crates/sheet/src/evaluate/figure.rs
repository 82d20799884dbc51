//! Cells and rows with their values.

use vuosikello_document::RowKind;

use super::value::Value;

/// A cell with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) value: Value,
    /// Whether a formula gives the value.
    pub(crate) is_computed: bool,
}

impl Figure {
    pub(super) fn given(value: Value) -> Self {
        let is_computed = false;
        Self { value, is_computed }
    }
}

/// A row with its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FigureRow {
    pub(crate) kind: RowKind,
    /// Where it stands, counted from the first row below the header.
    pub(super) row: usize,
    /// The first row that sums in it add up.
    pub(super) first: usize,
    pub(crate) figures: Vec<Figure>,
}
