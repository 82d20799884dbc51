//! What stays together on a page, across lines and blocks: a list with its introduction, small tables whole, explanations with
//! what they explain. The lines of a paragraph, and headings with what comes next, are tied where they are composed.

use std::ops::Range;

use vuosikello_document::{Block, RowKind, plain_text};

use super::galley::{Keep, Slice, Unit};

/// Tables of up to this many rows are kept whole, unless they are higher than this share of a page: a page would be left half empty before
/// them.
const WHOLE_ROWS: usize = 8;
const WHOLE_SHARE: f32 = 0.5;
/// A text of up to this many lines after a table explains it; a longer one stands for itself.
const EXPLANATION: usize = 6;

/// Ties slices as their blocks ask.
pub(super) fn keep_together(slices: &mut [Slice], blocks: &[Block], page: f32) {
    let ranges: Vec<Range<usize>> = ranges(slices);
    let block = |range: Option<&Range<usize>>| {
        let slice = slices.get(range?.start)?;
        blocks.get(slice.block)
    };
    let mut ties = Vec::new();
    for (at, range) in ranges.iter().enumerate() {
        let (next, after) = (ranges.get(at + 1), ranges.get(at + 2));
        let (Some(this), following) = (block(Some(range)), block(next)) else {
            continue;
        };
        match this {
            Block::Table(_) => ties.extend(rows(slices, range, page)),
            Block::List(_) | Block::Definitions(_) => ties.extend(items(slices, range)),
            _ => {}
        }
        let explained = next.filter(|next| next.len() <= EXPLANATION && !is_set_off(block(after)));
        let stays = match (this, following) {
            (Block::Paragraph(_), Some(Block::List(_))) => true,
            (Block::Paragraph(text), Some(following)) => is_set_off(Some(following)) && introduces(text),
            (Block::Table(_) | Block::Chart(_), Some(Block::Paragraph(_) | Block::Note(_))) => {
                explained.is_some()
            }
            _ => false,
        };
        if stays {
            ties.push(range.end - 1);
        }
        // A heading has two lines under it, or all that there is.
        if matches!(this, Block::Heading(_))
            && let Some(next) = next
            && is_text(following)
            && (next.len() > 1 || !matches!(block(after), None | Some(Block::Heading(_))))
        {
            ties.push(next.start);
        }
    }
    for index in ties {
        if let Some(slice) = slices.get_mut(index) {
            slice.keep = slice.keep.max(Keep::Strong);
        }
    }
}

/// The ranges of slices of one block each.
fn ranges(slices: &[Slice]) -> Vec<Range<usize>> {
    let mut start = 0;
    let chunks = slices.chunk_by(|one, next| one.block == next.block);
    chunks
        .map(|chunk| {
            let range = start..start + chunk.len();
            start = range.end;
            range
        })
        .collect()
}

/// Whether a block is set off from running text, so that a text before it may introduce it.
fn is_set_off(block: Option<&Block>) -> bool {
    matches!(
        block,
        Some(
            Block::List(_) | Block::Table(_) | Block::Chart(_) | Block::Definitions(_) | Block::Signatures(_)
        )
    )
}

fn introduces(text: &[vuosikello_document::Inline]) -> bool {
    plain_text(text).trim_end().ends_with(':')
}

fn is_text(block: Option<&Block>) -> bool {
    matches!(
        block,
        Some(Block::Paragraph(_) | Block::Note(_) | Block::List(_) | Block::Definitions(_))
    )
}

/// The slices of a list behind which no page should end: those of its first item, the last of the item before the last, and
/// those of the last.
fn items(slices: &[Slice], range: &Range<usize>) -> Vec<usize> {
    let item = |index: usize| match slices.get(index).map(|slice| slice.unit) {
        Some(Unit::Item(item)) => item,
        _ => 0,
    };
    let last = item(range.end - 1);
    let inside = range.start..range.end - 1;
    inside
        .filter(|index| last > 0 && (item(*index) == 0 || item(index + 1) == last))
        .collect()
}

/// The slices of a table behind which no page should end.
fn rows(slices: &[Slice], range: &Range<usize>, page: f32) -> Vec<usize> {
    let heights = slices.get(range.clone()).unwrap_or_default().iter();
    let height: f32 = heights.map(|slice| slice.gap + slice.height).sum();
    let row = |index: usize| match slices.get(index).map(|slice| slice.unit) {
        Some(Unit::Rows { first, last, kind }) => Some((first, last, kind)),
        _ => None,
    };
    let count = row(range.end - 1).map_or(0, |(_, last, _)| last + 1);
    let mut ties = Vec::new();
    let mut title = None;
    for index in range.start..range.end - 1 {
        let (Some((first, last, kind)), Some((next, next_last, next_kind))) = (row(index), row(index + 1))
        else {
            continue;
        };
        // A page may end inside a row that is higher than one.
        if first == next {
            continue;
        }
        if kind == RowKind::Group {
            title = Some(first);
        }
        let is_lone = last == 0 || next_last + 1 == count && next == next_last;
        let heads = title.is_some_and(|title| last - title < 2) && next_kind == RowKind::Body;
        let is_sum = matches!(next_kind, RowKind::Subtotal | RowKind::Total);
        let is_small = count <= WHOLE_ROWS && height <= WHOLE_SHARE * page;
        if is_small || is_lone || heads || is_sum || kind == RowKind::Group {
            ties.push(index);
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: f32 = 600.0;

    fn tied(units: &[Unit]) -> Vec<usize> {
        tied_rows(units, 10.0)
    }

    fn tied_rows(units: &[Unit], height: f32) -> Vec<usize> {
        let slices: Vec<Slice> = units
            .iter()
            .map(|unit| Slice {
                unit: *unit,
                height,
                ..Slice::default()
            })
            .collect();
        let range = 0..slices.len();
        match units.first() {
            Some(Unit::Item(_)) => items(&slices, &range),
            _ => rows(&slices, &range, PAGE),
        }
    }

    fn body(kinds: &[RowKind]) -> Vec<Unit> {
        let rows = kinds.iter().enumerate();
        rows.map(|(row, kind)| Unit::Rows {
            first: row,
            last: row,
            kind: *kind,
        })
        .collect()
    }

    #[test]
    fn a_list_has_two_items_on_either_side_of_a_page_end() {
        let items = [0, 1, 2, 3, 3].map(Unit::Item);
        assert_eq!(tied(&items), [0, 2, 3]);
        assert_eq!(tied(&[0, 0, 0].map(Unit::Item)), [] as [usize; 0]);
    }

    #[test]
    fn a_table_of_eight_rows_is_whole_and_no_row_of_a_longer_one_stands_alone() {
        assert_eq!(tied(&body(&[RowKind::Body; 8])).len(), 7);
        assert_eq!(tied(&body(&[RowKind::Body; 9])), [0, 7]);
    }

    #[test]
    fn a_table_of_few_but_high_rows_may_be_divided() {
        assert_eq!(tied_rows(&body(&[RowKind::Body; 7]), 42.0).len(), 6);
        assert_eq!(tied_rows(&body(&[RowKind::Body; 7]), 60.0), [0, 5]);
    }

    #[test]
    fn a_title_has_two_rows_under_it_and_a_sum_what_it_sums() {
        let mut kinds = [RowKind::Body; 12];
        (kinds[4], kinds[9]) = (RowKind::Group, RowKind::Subtotal);
        assert_eq!(tied(&body(&kinds)), [0, 4, 5, 8, 10]);
    }
}
