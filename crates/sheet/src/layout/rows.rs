//! The rows of a sheet, taken from the top.

use std::collections::BTreeMap;

/// The height of a row and the width of a column that nobody set: Arial at 10 points.
pub(crate) const DEFAULT_HEIGHT: u32 = 17;
pub(crate) const DEFAULT_WIDTH: u32 = 64;

/// The rows from the top.
#[derive(Default)]
pub(super) struct Rows {
    /// The next row.
    pub(super) next: u32,
    /// The height of all rows before the next.
    pub(super) height: u32,
    /// The rows that are not as high as others.
    pub(super) heights: BTreeMap<u32, u32>,
}

impl Rows {
    /// Takes the next row, with a height.
    pub(super) fn push(&mut self, height: u32) -> u32 {
        let row = self.next;
        if height != DEFAULT_HEIGHT {
            self.heights.insert(row, height);
        }
        self.next += 1;
        self.height += height;
        row
    }

    /// Leaves rows out.
    pub(super) fn skip(&mut self, rows: u32) {
        self.next += rows;
        self.height += rows * DEFAULT_HEIGHT;
    }

    /// Leaves rows out until the next begins at or below the height.
    pub(super) fn skip_to(&mut self, height: u32) {
        self.skip(height.saturating_sub(self.height).div_ceil(DEFAULT_HEIGHT));
    }

    /// The first row that begins at least `height` below the top of `row`.
    pub(super) fn row_after(&self, row: u32, height: u32) -> u32 {
        let (mut row, mut left) = (row, height);
        while left > 0 {
            left = left.saturating_sub(self.height_of(row));
            row += 1;
        }
        row
    }

    /// The height of a row.
    pub(super) fn height_of(&self, row: u32) -> u32 {
        self.heights.get(&row).copied().unwrap_or(DEFAULT_HEIGHT)
    }

    /// How far a row is from the top of the sheet.
    pub(super) fn top_of(&self, row: u32) -> u32 {
        let special: u32 = self.heights.range(..row).map(|(_, height)| height).sum();
        special + (row - self.heights.range(..row).count() as u32) * DEFAULT_HEIGHT
    }
}
