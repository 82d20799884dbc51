//! Rows of cells side by side: in tables, definitions and signatures.

use std::ops::Range;

use super::galley::{Keep, Placed, Slice};
use super::page::AnchorId;

/// A horizontal strip of a cell that is never split between pages; vertical positions of its items count from its top.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    pub(super) items: Vec<Placed>,
    /// The anchors that stand in it, and the slices of the footnotes that are called in it.
    pub(super) anchors: Vec<AnchorId>,
    pub(super) notes: Vec<Range<usize>>,
}

impl From<Strip> for Slice {
    fn from(strip: Strip) -> Self {
        Slice {
            height: strip.height,
            items: strip.items,
            anchors: strip.anchors,
            notes: strip.notes,
            ..Slice::default()
        }
    }
}

impl Slice {
    /// Adds what a strip holds, further down.
    pub(super) fn add(&mut self, strip: Strip, down: f32) {
        let items = strip.items.into_iter();
        self.items.extend(items.map(|item| item.moved_down(down)));
        self.anchors.extend(strip.anchors);
        self.notes.extend(strip.notes);
    }
}

/// A row of cells as one slice, with `padding` above and below; or, where the row would be higher than `highest`, as
/// slices of one strip of each cell, so that nothing is lost and nothing overprinted.
pub(super) fn side_by_side(cells: Vec<Vec<Strip>>, padding: f32, highest: f32) -> Vec<Slice> {
    let height = cells
        .iter()
        .map(|cell| cell.iter().map(|strip| strip.height).sum())
        .fold(0.0, f32::max);
    if height + 2.0 * padding <= highest {
        let mut slice = Slice {
            height: height + 2.0 * padding,
            ..Slice::default()
        };
        for cell in cells {
            let mut y = padding;
            for strip in cell {
                let height = strip.height;
                slice.add(strip, y);
                y += height;
            }
        }
        return vec![slice];
    }
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    let mut slices = Vec::with_capacity(count);
    for _ in 0..count {
        let mut slice = Slice::default();
        for strip in columns.iter_mut().filter_map(Iterator::next) {
            slice.height = slice.height.max(strip.height);
            slice.add(strip, 0.0);
        }
        slices.push(slice);
    }
    if let Some(first) = slices.first_mut() {
        first.gap += padding;
        first.keep = Keep::Weak;
    }
    if let Some(last) = slices.last_mut() {
        last.height += padding;
    }
    slices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(strips: usize) -> Vec<Strip> {
        vec![
            Strip {
                height: 10.0,
                ..Strip::default()
            };
            strips
        ]
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        let slices = side_by_side(vec![cell(1), cell(3)], 2.0, 100.0);
        assert_eq!(slices.iter().map(|s| s.height).collect::<Vec<_>>(), [34.0]);
    }

    #[test]
    fn a_row_higher_than_a_page_is_cut_into_strips() {
        let slices = side_by_side(vec![cell(20), cell(3)], 2.0, 100.0);
        assert_eq!(slices.len(), 20);
    }
}
