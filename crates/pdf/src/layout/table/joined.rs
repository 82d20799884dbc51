//! Rows that are joined by cells which take several of them.

use std::ops::Range;

use vuosikello_document::RowKind;

use super::cells::{RowPlan, TablePlan};
use super::set_row::SetRow;
use crate::layout::composer::{Column, Composer};
use crate::layout::galley::Slice;
use crate::layout::strip::{Strip, side_by_side};

/// The share of a page that joined rows may take as one piece.
const WHOLE_SHARE: f32 = 0.5;

/// A cell of several rows.
struct Tall {
    /// Its rows among those that are joined.
    rows: Range<usize>,
    /// Its columns.
    columns: Range<usize>,
    strips: Vec<Strip>,
}

/// The ranges of rows that are joined to one another.
pub(super) fn groups(rows: &[RowPlan<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, row) in rows.iter().enumerate().take(range.end).skip(range.start) {
        let ends = row.cells.iter().map(|cell| index + cell.span.rows.max(1));
        let end = ends.max().unwrap_or(index + 1).min(range.end);
        match groups.last_mut().filter(|group| group.end > index) {
            Some(group) => group.end = group.end.max(end),
            None => groups.push(index..end),
        }
    }
    groups
}

fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

impl Composer<'_, '_> {
    /// Joined rows as one slice, or as slices along which the tall cells flow.
    pub(super) fn joined_rows(
        &self,
        plan: &TablePlan<'_>,
        rows: Vec<SetRow<'_, '_>>,
        column: Column,
        ends_header: bool,
    ) -> Vec<Slice> {
        let least = plan.size() * self.style.leading + 2.0 * self.style.row_padding;
        let mut tall = Vec::new();
        let mut kinds = Vec::with_capacity(rows.len());
        let mut set: Vec<Vec<Slice>> = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            let mut own = Vec::new();
            for (cell, strips) in row.plan.cells.iter().zip(row.cells) {
                match cell.span.rows {
                    0 | 1 => own.push(strips),
                    count => tall.push(Tall {
                        rows: index..index + count,
                        columns: cell.index..cell.index + cell.span.columns,
                        strips,
                    }),
                }
            }
            let mut slices = side_by_side(own, self.style.row_padding, self.highest);
            if let [slice] = slices.as_mut_slice() {
                slice.height = slice.height.max(least);
            }
            if let Some(first) = slices.first_mut() {
                first.items.splice(0..0, row.empty);
            }
            kinds.push(row.plan.kind);
            set.push(slices);
        }
        let as_one = self.is_low(&mut set, &tall);
        let parts: Vec<Vec<Column>> = (0..set.len())
            .map(|row| match ends_header && row + 1 == set.len() {
                true => Vec::new(),
                false => rules_below(plan, row, &tall, column),
            })
            .collect();
        for cell in tall {
            match as_one {
                true => overflow(&mut set, cell, self.style.row_padding),
                false => flow(&mut set, cell, self.style.row_padding, self.highest),
            }
        }
        for ((slices, kind), below) in set.iter_mut().zip(kinds).zip(parts) {
            // A shade would cover the cell beside it.
            let kind = if kind == RowKind::Group {
                RowKind::Body
            } else {
                kind
            };
            self.decorate(slices, kind, column, &below);
        }
        let slices = set.into_iter().flatten();
        match as_one {
            true => vec![merged(slices)],
            false => slices.collect(),
        }
    }

    /// Whether rows may stay in one piece. They are made as high as their tall cells need.
    fn is_low(&self, set: &mut [Vec<Slice>], tall: &[Tall]) -> bool {
        let is_single = set.iter().all(|slices| slices.len() == 1);
        let extents = |set: &[Vec<Slice>], rows: Range<usize>| -> f32 {
            let slices = set.get(rows).unwrap_or_default().iter().flatten();
            slices.map(|slice| slice.height).sum()
        };
        let needed: f32 = tall.iter().map(|cell| height(&cell.strips)).fold(0.0, f32::max);
        if !is_single || extents(set, 0..set.len()).max(needed) > WHOLE_SHARE * self.highest {
            return false;
        }
        for cell in tall {
            let lacking =
                height(&cell.strips) + 2.0 * self.style.row_padding - extents(set, cell.rows.clone());
            let last = set
                .get_mut(cell.rows.end - 1)
                .and_then(|slices| slices.last_mut());
            if let Some(last) = last {
                last.height += lacking.max(0.0);
            }
        }
        extents(set, 0..set.len()) <= self.highest
    }
}

/// Puts a tall cell into its first row, whose slice it overflows: the rows stay together.
fn overflow(set: &mut [Vec<Slice>], cell: Tall, padding: f32) {
    let first = set.get_mut(cell.rows.start).and_then(|slices| slices.first_mut());
    if let Some(first) = first {
        let mut y = padding;
        for strip in cell.strips {
            let height = strip.height;
            first.add(strip, y);
            y += height;
        }
    }
}

/// Lets a tall cell flow down along its rows: each line stands in one of them. The last row grows as needed, beyond the
/// `highest` slice in further slices.
fn flow(set: &mut [Vec<Slice>], cell: Tall, padding: f32, highest: f32) {
    let rows = set.get_mut(cell.rows).unwrap_or_default();
    let count = rows.len();
    let (mut row, mut index, mut y) = (0, 0, padding);
    for strip in cell.strips {
        let height = strip.height;
        while let Some(slices) = rows.get_mut(row)
            && let Some(slice) = slices.get(index)
            && y + height + padding > slice.height + 0.01
        {
            let is_full = y + height + padding > highest && y > padding;
            if index + 1 < slices.len() {
                index += 1;
            } else if row + 1 < count {
                (row, index) = (row + 1, 0);
            } else if is_full {
                slices.push(Slice::default());
                index += 1;
            } else {
                break;
            }
            y = padding;
        }
        let slice = rows.get_mut(row).and_then(|slices| slices.get_mut(index));
        if let Some(slice) = slice {
            slice.add(strip, y);
            y += height;
            slice.height = slice.height.max(y + padding);
        }
    }
}

fn merged(slices: impl Iterator<Item = Slice>) -> Slice {
    slices.fold(Slice::default(), |mut all, slice| {
        let (height, strip) = (
            all.height,
            Strip {
                height: slice.height,
                items: slice.items,
                anchors: slice.anchors,
                notes: slice.notes,
            },
        );
        all.height += strip.height;
        all.add(strip, height);
        all
    })
}

/// The parts of the rule below a row: not where a tall cell goes on.
fn rules_below(plan: &TablePlan<'_>, row: usize, tall: &[Tall], column: Column) -> Vec<Column> {
    let is_open = |index: usize| {
        tall.iter()
            .any(|cell| cell.columns.contains(&index) && cell.rows.contains(&row) && cell.rows.end > row + 1)
    };
    if !(0..plan.width()).any(is_open) {
        return vec![column];
    }
    let mut parts: Vec<Column> = Vec::new();
    let mut before_is_open = true;
    for index in 0..plan.width() {
        let open = is_open(index);
        if let Some((left, right)) = plan.edges(index)
            && !open
        {
            match parts.last_mut().filter(|_| !before_is_open) {
                Some(part) => part.width = right - part.x,
                None => parts.push(Column {
                    x: left,
                    width: right - left,
                }),
            }
        }
        before_is_open = open;
    }
    parts
}
