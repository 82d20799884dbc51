//! The texts of the cells of a table, shaped in a size in which they fit, and their columns.

use vuosikello_document::{Align, RowKind, Table, plain_text};

use super::columns::{Need, share_out};
use crate::Error;
use crate::font::Style;
use crate::layout::composer::{Alignment, Column, Composer};
use crate::text::Shaped;

/// The shares of the usual size that are tried where the text of a table does not fit.
const SMALLER: [f32; 3] = [0.92, 0.84, 0.76];
/// The space in a cell at the sides of its text, in points.
pub(super) const SIDE_PADDING: f32 = 5.0;
/// The narrowest column, in sizes of its text: wide enough for any letter.
const LEAST_COLUMN: f32 = 1.6;

/// A column of the table.
pub(super) struct ColumnPlan {
    column: Column,
    align: Align,
    /// The distance of the decimal commas from the right edge, if they are aligned.
    comma: Option<f32>,
}

/// The shaped cells, and the columns in which they stand.
pub(super) struct TablePlan {
    pub(super) columns: Vec<ColumnPlan>,
    pub(super) header: Vec<Shaped>,
    pub(super) rows: Vec<Vec<Shaped>>,
}

/// The text of a cell, its column and its alignment.
pub(super) struct CellPlan<'p> {
    pub(super) text: &'p Shaped,
    pub(super) column: Column,
    pub(super) alignment: Alignment,
}

impl TablePlan {
    /// Shapes the cells and shares out the width.
    ///
    /// # Errors
    /// [`Error::TooManyColumns`] if not even single letters fit beside one another.
    pub(super) fn new(composer: &mut Composer<'_, '_>, table: &Table, column: Column) -> Result<Self, Error> {
        let count = table.width();
        let usual = composer.style.table;
        let smallest = usual * SMALLER.last().copied().unwrap_or(1.0);
        let limit = (column.width / (smallest * LEAST_COLUMN + 2.0 * SIDE_PADDING)) as usize;
        if count > limit {
            return Err(Error::TooManyColumns {
                caption: plain_text(&table.caption).chars().take(60).collect(),
                columns: count,
                limit,
            });
        }
        let mut plan = TablePlan::shaped(composer, table, count, usual)?;
        let mut needs = plan.needs(table);
        let room = column.width - 2.0 * SIDE_PADDING * count as f32;
        let least = |needs: &[Need]| needs.iter().map(|need| need.least).sum::<f32>();
        if least(&needs) > room {
            // Widths are in proportion to the size: no need to try each.
            let share = SMALLER
                .iter()
                .find(|share| least(&needs) * **share <= room)
                .or(SMALLER.last());
            plan = TablePlan::shaped(composer, table, count, usual * share.copied().unwrap_or(1.0))?;
            needs = plan.needs(table);
        }
        let floor = plan.size().unwrap_or(usual) * LEAST_COLUMN;
        let mut x = column.x;
        for (index, width) in share_out(&needs, room, floor).into_iter().enumerate() {
            let align = table
                .columns
                .get(index)
                .map_or(Align::Start, |column| column.align);
            let comma = (align == Align::Decimal)
                .then(|| plan.decimals(index))
                .filter(|d| d.sum() <= width + 0.01);
            let column = Column {
                x: x + SIDE_PADDING,
                width,
            };
            plan.columns.push(ColumnPlan {
                column,
                align,
                comma: comma.map(|decimals| decimals.behind),
            });
            x += width + 2.0 * SIDE_PADDING;
        }
        Ok(plan)
    }

    fn shaped(
        composer: &mut Composer<'_, '_>,
        table: &Table,
        count: usize,
        size: f32,
    ) -> Result<Self, Error> {
        let mut header = Vec::with_capacity(count);
        for index in 0..count {
            let text = table.columns.get(index).map_or(&[][..], |column| &column.header);
            header.push(composer.shape(text, Style::Bold, size)?);
        }
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let style = if row.kind == RowKind::Body {
                Style::Regular
            } else {
                Style::Bold
            };
            let mut cells = Vec::with_capacity(count);
            for index in 0..count {
                cells.push(composer.shape(&table.content(row, index), style, size)?);
            }
            rows.push(cells);
        }
        Ok(TablePlan {
            columns: Vec::new(),
            header,
            rows,
        })
    }

    fn size(&self) -> Option<f32> {
        self.header.first().map(|cell| cell.size)
    }

    /// The least width and the weight of each column.
    fn needs(&self, table: &Table) -> Vec<Need> {
        self.header
            .iter()
            .enumerate()
            .map(|(index, header)| {
                let column = table.columns.get(index);
                let weight = column.map_or(1.0, |column| column.weight);
                let align = column.map_or(Align::Start, |column| column.align);
                let cells = self
                    .rows
                    .iter()
                    .zip(&table.rows)
                    .filter(|(_, row)| row.kind != RowKind::Group);
                let cells = cells.filter_map(|(cells, _)| cells.get(index));
                let least = match align {
                    Align::Start | Align::Center => cells.map(Shaped::least_width).fold(0.0, f32::max),
                    Align::End => cells.map(Shaped::natural_width).fold(0.0, f32::max),
                    Align::Decimal => {
                        let words = cells
                            .filter(|cell| !has_digit(&cell.text))
                            .map(Shaped::natural_width);
                        words.fold(self.decimals(index).sum(), f32::max)
                    }
                };
                let firm = matches!(align, Align::End | Align::Decimal);
                // A hair more, so that rounding never breaks a word that just fits.
                Need {
                    least: least.max(header.least_width()) + 0.02,
                    weight,
                    firm,
                }
            })
            .collect()
    }

    /// The greatest widths in a column before and behind the decimal comma.
    fn decimals(&self, index: usize) -> Decimals {
        let mut widest = Decimals::default();
        for cell in self.rows.iter().filter_map(|cells| cells.get(index)) {
            let decimals = Decimals::of(cell);
            widest.before = widest.before.max(decimals.before);
            widest.behind = widest.behind.max(decimals.behind);
        }
        widest
    }

    pub(super) fn header_cell<'p>(&'p self, index: usize, text: &'p Shaped) -> CellPlan<'p> {
        let plan = self.columns.get(index);
        let alignment = match plan.map(|plan| plan.align) {
            Some(Align::End | Align::Decimal) => Alignment::End,
            Some(Align::Center) => Alignment::Center,
            _ => Alignment::Start,
        };
        CellPlan {
            text,
            column: plan.map_or(Column { x: 0.0, width: 1.0 }, |plan| plan.column),
            alignment,
        }
    }

    pub(super) fn body_cell<'p>(&'p self, index: usize, text: &'p Shaped) -> CellPlan<'p> {
        let cell = self.header_cell(index, text);
        let comma = self.columns.get(index).and_then(|plan| plan.comma);
        match comma {
            Some(comma) if has_digit(&text.text) => {
                let x = cell.column.width - comma - Decimals::of(text).before;
                CellPlan {
                    alignment: Alignment::At(x.max(0.0)),
                    ..cell
                }
            }
            _ => cell,
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
