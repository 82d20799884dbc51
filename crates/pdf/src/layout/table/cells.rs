//! The cells of a table, shaped in a size in which they fit, and their columns.

use std::ops::Range;

use vuosikello_document::{
    Align, Block, Cell, Column as DocumentColumn, Extent, Row, RowKind, Table, plain_text,
};

use super::columns::{Need, Piece, grouped, share_out};
use crate::Error;
use crate::font::Style;
use crate::layout::composer::{Alignment, Column, Composer};
use crate::layout::structure::CellSpan;
use crate::text::{NoteNumbers, Shaped};

/// The shares of the usual size that are tried where the text of a table does not fit.
const SMALLER: [f32; 3] = [0.92, 0.84, 0.76];
/// Those of a table with so many columns that no letter would fit; 5 points are the smallest type that can still be read.
const SMALLEST: [f32; 3] = [0.76, 0.66, 0.56];
/// The space in a cell at the sides of its text, in points, and where there are very many columns.
const SIDE_PADDING: f32 = 5.0;
const NARROW_PADDING: f32 = 0.75;
/// The narrowest column, in sizes of its text: wide enough for any letter.
const LEAST_COLUMN: f32 = 1.6;
/// What widths are made wider by, in points, so that rounding never breaks what just fits.
const HAIR: f32 = 0.02;
/// A word divided in a header weighs as much as so many in rows: it stands on each page and is read first.
const HEADER_WEIGHT: f32 = 4.0;
/// The room that labels of a list in a cell take, and a column of a table in a cell, in points.
const LIST_ROOM: f32 = 24.0;
const INNER_COLUMN: f32 = 30.0;

/// A column of the table.
struct ColumnPlan {
    column: Column,
    align: Align,
    /// The distance of the decimal commas from the right edge, if they are aligned.
    comma: Option<f32>,
}

/// The shaped cells, and the columns in which they stand.
pub(super) struct TablePlan<'t> {
    columns: Vec<ColumnPlan>,
    /// The rows, those of the header first.
    pub(super) rows: Vec<RowPlan<'t>>,
    /// The number of header rows.
    pub(super) head: usize,
    width: usize,
    size: f32,
    /// The space in a cell at the sides of its text.
    padding: f32,
}

/// A row of cells, without those that belong to cells above.
pub(super) struct RowPlan<'t> {
    /// What it is for; a header row is of the body's kind.
    pub(super) kind: RowKind,
    pub(super) cells: Vec<CellPlan<'t>>,
}

/// A cell.
pub(super) struct CellPlan<'t> {
    /// The first of its columns.
    pub(super) index: usize,
    pub(super) span: CellSpan,
    /// Its text; of a cell of blocks that in one run, which tells how wide it is.
    text: Shaped,
    pub(super) blocks: Option<&'t [Block]>,
    /// How many notes have been called before it.
    pub(super) notes: NoteNumbers,
    /// Whether it heads the rows below: a title over the whole width.
    is_title: bool,
}

impl CellPlan<'_> {
    pub(super) fn text(&self) -> &Shaped {
        &self.text
    }

    pub(super) fn is_title(&self) -> bool {
        self.is_title
    }

    /// The narrowest width in which the cell can be set without breaking a word; and the widths of what is kept whole where there is room:
    /// parts of words, names and figures.
    fn least_widths(&self) -> (f32, Vec<f32>) {
        let inner = |block: &Block| match block {
            Block::List(_) => LIST_ROOM,
            Block::Table(table) => table.width() as f32 * INNER_COLUMN,
            _ => 0.0,
        };
        let inner = self.blocks.unwrap_or_default().iter().map(inner);
        let inner = inner.fold(0.0, f32::max);
        let (least, mut pieces) = self.text.least_widths();
        pieces.iter_mut().for_each(|width| *width += inner);
        (least + inner, pieces)
    }
}

impl<'t> TablePlan<'t> {
    /// Shapes the cells and shares out the width.
    ///
    /// # Errors
    /// [`Error::TooManyColumns`] if not even single letters fit beside one another.
    pub(super) fn new(
        composer: &mut Composer<'_, '_>,
        table: &'t Table,
        column: Column,
    ) -> Result<Self, Error> {
        let grid = table.extents();
        let columns = drawn_columns(&grid);
        let count = columns.len();
        let usual = composer.style.table;
        let limit = |shares: &[f32], padding: f32| {
            let smallest = usual * shares.last().copied().unwrap_or(1.0);
            (column.width / (smallest * LEAST_COLUMN + 2.0 * padding)) as usize
        };
        let (shares, padding) = match count <= limit(&SMALLER, SIDE_PADDING) {
            true => (SMALLER, SIDE_PADDING),
            false => (SMALLEST, NARROW_PADDING),
        };
        let limit = limit(&shares, padding);
        if count > limit {
            return Err(Error::TooManyColumns {
                caption: plain_text(&table.caption).chars().take(60).collect(),
                columns: count,
                limit,
            });
        }
        let notes = composer.numbers_of_notes;
        let mut plan = TablePlan::shaped(composer, table, &grid, &columns, (usual, padding))?;
        let mut needs = plan.needs(table, &columns);
        let room = column.width - 2.0 * padding * count as f32;
        let least = |needs: &[Need]| needs.iter().map(|need| need.least).sum::<f32>();
        if least(&needs) > room {
            // Widths are in proportion to the size: no need to try each.
            let share = shares
                .iter()
                .find(|share| least(&needs) * **share <= room)
                .or(shares.last());
            // The same notes are shaped again.
            composer.numbers_of_notes = notes;
            let size = usual * share.copied().unwrap_or(1.0);
            plan = TablePlan::shaped(composer, table, &grid, &columns, (size, padding))?;
            needs = plan.needs(table, &columns);
        }
        let floor = plan.size * LEAST_COLUMN;
        let mut x = column.x;
        for (index, width) in share_out(&needs, room, floor).into_iter().enumerate() {
            let first = columns
                .get(index)
                .and_then(|range| table.columns.get(range.start));
            let align = first.map_or(Align::Start, |column| column.align);
            let comma = (align == Align::Decimal)
                .then(|| plan.decimals(index))
                .filter(|d| d.sum() <= width + 0.01);
            let column = Column {
                x: x + padding,
                width,
            };
            plan.columns.push(ColumnPlan {
                column,
                align,
                comma: comma.map(|decimals| decimals.behind),
            });
            x += width + 2.0 * padding;
        }
        Ok(plan)
    }

    fn shaped(
        composer: &mut Composer<'_, '_>,
        table: &'t Table,
        grid: &[Vec<Extent>],
        drawn: &[Range<usize>],
        (size, padding): (f32, f32),
    ) -> Result<Self, Error> {
        let mut plan = TablePlan {
            columns: Vec::new(),
            rows: Vec::new(),
            head: 0,
            width: drawn.len(),
            size,
            padding,
        };
        // A row that shows nothing of its own is no row to a reader.
        let is_kept = |places: &&Vec<Extent>| places.iter().any(|at| matches!(at, Extent::Cell { .. }));
        for (at, places) in grid.iter().enumerate() {
            let is_head = at < table.header_rows();
            if !is_kept(&places) || (is_head && !table.has_header()) {
                continue;
            }
            let row = at
                .checked_sub(1)
                .and_then(|at| table.headers.iter().chain(&table.rows).nth(at));
            let kind = row.filter(|_| !is_head).map_or(RowKind::Body, |row| row.kind);
            let mut cells = Vec::with_capacity(plan.width);
            for (index, place) in places.iter().enumerate() {
                let Extent::Cell { rows, columns } = *place else {
                    continue;
                };
                let rows = grid.iter().skip(at).take(rows).filter(is_kept).count();
                let style = match is_head || kind != RowKind::Body {
                    true => Style::Bold,
                    false => Style::Regular,
                };
                let notes = composer.numbers_of_notes;
                let (text, blocks) = cell(composer, table, row, index, style, size)?;
                let is_in = |range: &&Range<usize>| (index..index + columns).contains(&range.start);
                cells.push(CellPlan {
                    index: drawn.partition_point(|range| range.start < index),
                    span: CellSpan {
                        rows,
                        columns: drawn.iter().filter(is_in).count(),
                    },
                    text,
                    blocks,
                    notes,
                    is_title: false,
                });
            }
            if kind == RowKind::Group {
                join_title(&mut cells, plan.width);
            }
            plan.head += usize::from(is_head);
            plan.rows.push(RowPlan { kind, cells });
        }
        Ok(plan)
    }

    fn body_cells(&self) -> impl Iterator<Item = &CellPlan<'t>> {
        self.rows.iter().skip(self.head).flat_map(|row| &row.cells)
    }

    /// The least width and the weight of each column.
    fn needs(&self, table: &Table, drawn: &[Range<usize>]) -> Vec<Need> {
        let drawn = drawn.iter().enumerate();
        let columns =
            drawn.map(|(index, range)| (index, table.columns.get(range.clone()).unwrap_or_default()));
        let mut needs: Vec<Need> = columns
            .map(|(index, columns)| self.need(columns, index))
            .collect();
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        for cell in cells.filter(|cell| cell.span.columns > 1 && !cell.is_title) {
            let Some(columns) = needs.get_mut(cell.index..cell.index + cell.span.columns) else {
                continue;
            };
            let count = columns.len() as f32;
            let room: f32 = columns.iter().map(|need| need.least).sum();
            let lacking = cell.least_widths().0 - room - 2.0 * self.padding * (count - 1.0);
            for need in columns {
                need.least += lacking.max(0.0) / count;
            }
        }
        needs
    }

    /// What a column needs that is drawn for these of the table.
    fn need(&self, columns: &[DocumentColumn], index: usize) -> Need {
        let weights = columns.iter().map(|column| column.weight);
        let weight = weights.reduce(|sum, weight| sum + weight).unwrap_or(1.0);
        let align = columns.first().map_or(Align::Start, |column| column.align);
        let is_single =
            |cell: &&CellPlan<'_>| cell.index == index && cell.span.columns == 1 && !cell.is_title;
        let cells = self.body_cells().filter(is_single);
        let mut least: f32 = 0.0;
        let mut pieces = Vec::new();
        let mut keep = |widths: Vec<f32>, weight: f32| {
            // A hair more, so that rounding never breaks a word that just fits.
            pieces.extend(widths.into_iter().map(|width| Piece {
                width: width + HAIR,
                weight,
            }));
        };
        if align == Align::Decimal {
            least = self.decimals(index).sum();
        }
        for cell in cells {
            match align {
                Align::Start | Align::Center => {
                    let (needed, parts) = cell.least_widths();
                    least = least.max(needed);
                    keep(parts, 1.0);
                }
                Align::Decimal if has_digit(&cell.text.text) => {}
                Align::End | Align::Decimal => least = least.max(cell.text.natural_width()),
            }
        }
        let heads = self.rows.iter().take(self.head).flat_map(|row| &row.cells);
        for cell in heads.filter(is_single) {
            let (needed, parts) = cell.least_widths();
            least = least.max(needed);
            keep(parts, HEADER_WEIGHT);
        }
        let firm = matches!(align, Align::End | Align::Decimal);
        Need {
            least: least + HAIR,
            pieces: grouped(pieces),
            weight,
            firm,
        }
    }

    /// The greatest widths in a column before and behind the decimal comma.
    fn decimals(&self, index: usize) -> Decimals {
        let mut widest = Decimals::default();
        let is_in = |cell: &&CellPlan<'_>| cell.index == index && (cell.span.columns == 1 || cell.is_title);
        for cell in self.body_cells().filter(is_in) {
            let decimals = Decimals::of(&cell.text);
            widest.before = widest.before.max(decimals.before);
            widest.behind = widest.behind.max(decimals.behind);
        }
        widest
    }

    /// The height of a line.
    pub(super) fn size(&self) -> f32 {
        self.size
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The column that a cell takes, and how its text stands there.
    pub(super) fn place(&self, cell: &CellPlan<'_>, is_head: bool) -> (Column, Alignment) {
        let last = cell.index + cell.span.columns.saturating_sub(1);
        let (Some(plan), Some(end)) = (self.columns.get(cell.index), self.columns.get(last)) else {
            return (Column { x: 0.0, width: 1.0 }, Alignment::Start);
        };
        if cell.span.columns == 1 {
            return (plan.column, plan.alignment(&cell.text, is_head));
        }
        let column = Column {
            x: plan.column.x,
            width: end.column.x + end.column.width - plan.column.x,
        };
        let alignment = match (is_head, plan.align) {
            (true, Align::Start) | (false, _) => Alignment::Start,
            // The header of several columns of figures stands over their middle.
            (true, _) => Alignment::Center,
        };
        (column, alignment)
    }

    /// The left and the right edge of a column, with its padding.
    pub(super) fn edges(&self, index: usize) -> Option<(f32, f32)> {
        let column = self.columns.get(index)?.column;
        Some((column.x - self.padding, column.x + column.width + self.padding))
    }
}

/// The columns that are drawn: one for each of the table in which a cell begins, with those behind it in which none does. Tables
/// drawn by hand have many of these.
fn drawn_columns(grid: &[Vec<Extent>]) -> Vec<Range<usize>> {
    let width = grid.first().map_or(0, Vec::len);
    let begins = |column: usize| {
        let mut places = grid.iter().filter_map(|places| places.get(column));
        column == 0 || places.any(|place| !matches!(place, Extent::Covered))
    };
    let starts: Vec<usize> = (0..width).filter(|column| begins(*column)).collect();
    let ends = starts.iter().skip(1).copied().chain([width]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

impl ColumnPlan {
    fn alignment(&self, text: &Shaped, is_head: bool) -> Alignment {
        match self.comma {
            Some(comma) if !is_head && has_digit(&text.text) => {
                let x = self.column.width - comma - Decimals::of(text).before;
                Alignment::At(x.max(0.0))
            }
            _ => match self.align {
                Align::End | Align::Decimal => Alignment::End,
                Align::Center => Alignment::Center,
                Align::Start => Alignment::Start,
            },
        }
    }
}

/// The text of a cell of a row, or of the header of a column where there is no row; and its blocks.
fn cell<'t>(
    composer: &mut Composer<'_, '_>,
    table: &'t Table,
    row: Option<&'t Row>,
    index: usize,
    style: Style,
    size: f32,
) -> Result<(Shaped, Option<&'t [Block]>), Error> {
    let Some(row) = row else {
        let header = table.columns.get(index).map_or(&[][..], |column| &column.header);
        return Ok((composer.shape_cell(header, style, size)?, None));
    };
    let text = table.content(row, index);
    match row.cells.get(index) {
        Some(Cell::Blocks(blocks)) => Ok((composer.shape_cell(&text, style, size)?, Some(blocks))),
        _ => Ok((composer.shape_cell(&text, style, size)?, None)),
    }
}

/// Makes the first cell of a row that heads those below it take the whole row, if the others are empty.
fn join_title(cells: &mut Vec<CellPlan<'_>>, width: usize) {
    let is_plain = |cell: &CellPlan<'_>| cell.span == CellSpan::SINGLE;
    let others = cells.iter().skip(1);
    if cells.len() == width && cells.iter().all(is_plain) && others.map(CellPlan::text).all(Shaped::is_blank)
    {
        cells.truncate(1);
        if let Some(title) = cells.first_mut() {
            title.span.columns = width;
            title.is_title = true;
        }
    }
}

/// The widths of a figure before and behind its decimal comma.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Decimals {
    before: f32,
    behind: f32,
}

impl Decimals {
    fn of(cell: &Shaped) -> Self {
        let Some(offset) = comma(&cell.text) else {
            // No figure: it stands at the right edge, and takes only the room that there is.
            return Decimals::default();
        };
        let whole = cell.natural_width();
        let before = cell.width_before(offset).min(whole);
        Decimals {
            before,
            behind: whole - before,
        }
    }

    fn sum(self) -> f32 {
        self.before + self.behind
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// The byte offset of the decimal comma of a figure; of one without, that behind its last digit.
fn comma(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let comma = (1..bytes.len())
        .rev()
        .find(|i| bytes.get(*i) == Some(&b',') && digit(i - 1) && digit(i + 1));
    comma.or_else(|| (0..bytes.len()).rev().find(|i| digit(*i)).map(|last| last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comma_of_a_figure_is_found_or_imagined() {
        assert_eq!(comma("1 234,50 €"), Some(5));
        assert_eq!(comma("12 €"), Some(2));
        assert_eq!(comma("−5"), Some("−5".len()));
        assert_eq!(comma("ei, vielä"), None);
    }
}
