//! Rows of cells side by side: in tables, definitions and signatures.

use super::galley::{Keep, Placed, Slice};

/// A horizontal strip of a cell that is never split between pages; vertical positions of its items count from its top.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    pub(super) height: f32,
    pub(super) items: Vec<Placed>,
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
                slice
                    .items
                    .extend(strip.items.into_iter().map(|item| item.moved_down(y)));
                y += strip.height;
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
            slice.items.extend(strip.items);
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
                items: vec![]
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
