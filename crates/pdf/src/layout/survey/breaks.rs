//! The faults of ending a page behind a slice.

use vuosikello_document::{Block, RowKind, plain_text};

use super::fault::FaultKind;
use crate::layout::galley::{Content, Galley, Keep, Slice, Unit};

/// A table of up to this many rows is kept whole, unless it is higher than this share of a page.
const WHOLE_ROWS: usize = 8;
const WHOLE_SHARE: f32 = 0.5;
/// An explanation of a table has at most this many lines.
const EXPLANATION: usize = 6;

/// The ends that pages may have in a galley.
pub(super) struct Breaks<'a> {
    slices: &'a [Slice],
    blocks: &'a [Block],
}

/// The text of a slice, shortened.
pub(super) fn text(slice: &Slice) -> String {
    let text = slice.items.iter().filter_map(|item| match &item.content {
        Content::Text(text) | Content::LinkText(text, _) => Some(text),
        _ => None,
    });
    let glyphs = text.flat_map(|text| {
        let shown = |range: (u32, u32)| text.source.get(range.0 as usize..range.1 as usize);
        text.glyphs
            .iter()
            .filter_map(move |glyph| shown((glyph.start, glyph.end)))
    });
    glyphs.take(50).collect()
}

impl<'a> Breaks<'a> {
    pub(super) fn new(galley: &'a Galley, blocks: &'a [Block]) -> Self {
        Breaks {
            slices: &galley.slices,
            blocks,
        }
    }

    /// The faults of ending a page behind the slice with the index, on pages of a height.
    pub(super) fn after(&self, last: usize, height: f32) -> Vec<FaultKind> {
        let (Some(above), Some(below)) = (self.slices.get(last), self.slices.get(last + 1)) else {
            return Vec::new();
        };
        let found = match above.block == below.block {
            true => self.inside(last, above, below, height),
            false => self.between(last, above, below).into_iter().collect(),
        };
        let heading = self.under_heading(last).map(|first| (FaultKind::Heading, first));
        let found = found.into_iter().chain(heading);
        // What is higher than a page has to be divided somewhere.
        let fits = |first: usize| self.height(first, self.tied_end(last)) <= height;
        found
            .filter(|(_, first)| fits(*first))
            .map(|(kind, _)| kind)
            .collect()
    }

    /// Where the slices end that are held together with the one after `last`.
    fn tied_end(&self, last: usize) -> usize {
        let tied = self
            .slices
            .iter()
            .skip(last + 1)
            .take_while(|slice| slice.keep >= Keep::Strong);
        last + 1 + tied.count()
    }

    fn height(&self, first: usize, last: usize) -> f32 {
        let slices = self.slices.iter().take(last + 1).skip(first);
        slices.map(|slice| slice.gap + slice.height).sum()
    }

    fn block(&self, slice: &Slice) -> Option<&Block> {
        self.blocks.get(slice.block)
    }

    /// The first slice of the block of a slice.
    fn first_of(&self, index: usize) -> usize {
        let block = self.slices.get(index).map(|slice| slice.block);
        let same = self.slices.iter().take(index).rev();
        index - same.take_while(|slice| Some(slice.block) == block).count()
    }

    /// The number of slices that the block of a slice has.
    fn length(&self, index: usize) -> usize {
        let block = self.slices.get(index).map(|slice| slice.block);
        let rest = self.slices.iter().skip(self.first_of(index));
        rest.take_while(|slice| Some(slice.block) == block).count()
    }

    /// The faults of an end inside a block, with the first slice of what should be together.
    fn inside(&self, last: usize, above: &Slice, below: &Slice, page: f32) -> Vec<(FaultKind, usize)> {
        let first = self.first_of(last);
        match (above.unit, below.unit) {
            (Unit::Caption | Unit::Header, _) => vec![(FaultKind::Caption, first)],
            (
                Unit::Rows {
                    first: begin,
                    last: row,
                    ..
                },
                Unit::Rows {
                    first: next, kind, ..
                },
            ) if next > row => self.between_rows(first, (begin, row), (next, kind), page),
            (Unit::Item(item), Unit::Item(next)) => self.in_list(first, item, next, last),
            (Unit::Line, Unit::Line) => match self.block(above) {
                Some(Block::Paragraph(_) | Block::Note(_) | Block::Heading(_) | Block::Title(_)) => {
                    let count = self.length(last);
                    let is_lone = last == first || last + 2 == first + count;
                    is_lone.then_some((FaultKind::Line, first)).into_iter().collect()
                }
                Some(Block::Signatures(_)) => vec![(FaultKind::Signatures, first.saturating_sub(1))],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn between_rows(
        &self,
        first: usize,
        (begin, row): (usize, usize),
        (next, kind): (usize, RowKind),
        page: f32,
    ) -> Vec<(FaultKind, usize)> {
        let rows = self.rows(first);
        let Some(count) = rows.last().map(|(_, last, _)| last + 1) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let height = self.height(first, first + self.length(first).saturating_sub(1));
        if count <= WHOLE_ROWS && height <= WHOLE_SHARE * page {
            found.push((FaultKind::Table, first));
        } else if row == 0 || next + 1 == count || matches!(kind, RowKind::Subtotal | RowKind::Total) {
            found.push((FaultKind::Row, first + begin));
        }
        let title = rows
            .iter()
            .rev()
            .find(|(at, _, kind)| *at <= row && *kind == RowKind::Group);
        if let Some((title, ..)) = title
            && row - title < 2
            && kind == RowKind::Body
        {
            found.push((FaultKind::Group, first));
        }
        found
    }

    /// The rows of the table that begins with a slice.
    fn rows(&self, first: usize) -> Vec<(usize, usize, RowKind)> {
        let slices = self.slices.iter().skip(first).take(self.length(first));
        let rows = slices.filter_map(|slice| match slice.unit {
            Unit::Rows { first, last, kind } => Some((first, last, kind)),
            _ => None,
        });
        rows.collect()
    }

    fn in_list(&self, first: usize, item: usize, next: usize, last: usize) -> Vec<(FaultKind, usize)> {
        let items = self.slices.iter().skip(first).take(self.length(first));
        let count = items.filter_map(|slice| match slice.unit {
            Unit::Item(item) => Some(item + 1),
            _ => None,
        });
        let count = count.max().unwrap_or(0);
        let mut found = Vec::new();
        if count > 1 && (item == 0 || next + 1 == count) {
            found.push((FaultKind::Item, first));
        }
        let is_item = |index: usize| {
            self.slices
                .get(index)
                .is_some_and(|slice| slice.unit == Unit::Item(item))
        };
        if item == next {
            let before = last.checked_sub(1).is_some_and(is_item) && last > first;
            if !before || !is_item(last + 2) {
                found.push((FaultKind::Line, last));
            }
        }
        found
    }

    /// The faults of an end between two blocks.
    fn between(&self, last: usize, above: &Slice, below: &Slice) -> Option<(FaultKind, usize)> {
        let kind = match (self.block(above)?, self.block(below)?) {
            (Block::Heading(_), _) => FaultKind::Heading,
            (Block::Paragraph(_), Block::List(_)) => FaultKind::Introduction,
            (Block::Paragraph(text), Block::Table(_) | Block::Chart(_) | Block::Definitions(_))
                if plain_text(text).trim_end().ends_with(':') =>
            {
                FaultKind::Introduction
            }
            (Block::Table(_) | Block::Chart(_), Block::Paragraph(_) | Block::Note(_))
                if self.explains(last + 1) =>
            {
                FaultKind::Explanation
            }
            (_, Block::Signatures(_)) => FaultKind::Signatures,
            _ => return None,
        };
        Some((kind, last))
    }

    /// Whether the text that begins with a slice explains what stands before it, and does not introduce what comes.
    fn explains(&self, first: usize) -> bool {
        let count = self.length(first);
        let next = self.slices.get(first + count).and_then(|slice| self.block(slice));
        let introduces = matches!(
            next,
            Some(
                Block::List(_)
                    | Block::Table(_)
                    | Block::Chart(_)
                    | Block::Definitions(_)
                    | Block::Signatures(_)
            )
        );
        count <= EXPLANATION && !introduces
    }

    /// The heading under which a page that ends behind the slice has a single line, though there are more.
    fn under_heading(&self, last: usize) -> Option<usize> {
        let below = self.slices.get(last + 1)?;
        let heading = last.checked_sub(1)?;
        let is_text = matches!(
            self.block(self.slices.get(last)?)?,
            Block::Paragraph(_) | Block::Note(_) | Block::List(_) | Block::Definitions(_)
        );
        let is_heading = |slice: &Slice| matches!(self.block(slice), Some(Block::Heading(_)));
        (is_text && self.slices.get(heading).is_some_and(is_heading) && !is_heading(below)).then_some(heading)
    }

    /// The fault of a table of contents that takes more than half a page.
    pub(super) fn long_contents(&self, height: f32) -> Option<FaultKind> {
        let contents = self
            .slices
            .iter()
            .filter(|slice| matches!(self.block(slice), Some(Block::Contents { .. })));
        let taken: f32 = contents.map(|slice| slice.gap + slice.height).sum();
        (taken > height / 2.0).then_some(FaultKind::Contents)
    }
}
