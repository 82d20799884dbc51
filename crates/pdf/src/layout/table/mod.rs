//! Tables: a caption, a header row that is repeated on each further page, rows that are not split, sums.

mod cells;
mod columns;

use vuosikello_document::{RowKind, Table};
use vuosikello_measure::Rgb;

use self::cells::{CellPlan, SIDE_PADDING, TablePlan};
use super::composer::{Alignment, Column, Composer};
use super::galley::{Content, Keep, Placed, Slice};
use super::page::{Artifact, Owner};
use super::strip::side_by_side;
use super::structure::{NodeId, Role, Scope};
use crate::Error;
use crate::font::Style;
use crate::text::{Runs, Shaped};

/// The space above the caption, and between caption and table, in points.
const TABLE_GAP: f32 = 12.0;
const CAPTION_GAP: f32 = 4.0;
/// The space in a cell above and below its text, in points.
const PADDING: f32 = 3.0;
/// Rules, from thin to thick, in points.
const HAIRLINE: f32 = 0.4;
const RULE: f32 = 0.9;
/// How much of the accent colour is in the shades of the header row, of group rows, and in the hairlines.
const HEADER_SHADE: f32 = 0.14;
const GROUP_SHADE: f32 = 0.07;
const HAIRLINE_SHADE: f32 = 0.35;
/// A header row higher than this share of the page is not repeated: it would leave no room for what it heads.
const REPEATED_SHARE: f32 = 0.25;

impl Composer<'_, '_> {
    /// A table over the whole width of the column.
    pub(super) fn table(&mut self, table: &Table, parent: NodeId, column: Column) -> Result<(), Error> {
        let caption = Runs::new(&table.caption, Style::Bold, self.language())?;
        let plan = TablePlan::new(self, table, column)?;
        if plan.columns.is_empty() {
            return self.paragraph(&table.caption, parent, column);
        }
        let summary = table.description.trim().to_owned();
        let node = self.structure.add(parent, Role::Table { summary });
        let start = self.galley.slices.len();
        if !caption.is_blank() {
            let caption = self.setter.shape(caption, self.style.table, true)?;
            let caption_node = self.structure.add(node, Role::Caption);
            let mut slices = self.lines(&caption, caption_node, column, TABLE_GAP, Rgb::BLACK)?;
            if let Some(last) = slices.last_mut() {
                last.height += CAPTION_GAP;
            }
            self.galley.slices.extend(slices);
        }
        let repeat = self.header_row(table, &plan, node, column)?;
        self.tie_to_next(start);
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.gap = TABLE_GAP;
        }
        self.body_rows(table, &plan, node, column, repeat)
    }

    fn header_row(
        &mut self,
        table: &Table,
        plan: &TablePlan,
        node: NodeId,
        column: Column,
    ) -> Result<Option<usize>, Error> {
        let head = self.structure.add(node, Role::TableHead);
        let row = self.structure.add(head, Role::TableRow);
        let cells: Vec<CellPlan> = plan
            .header
            .iter()
            .enumerate()
            .map(|(i, text)| plan.header_cell(i, text))
            .collect();
        let mut slices = self.row(&cells, row, |_| Role::HeaderCell(Scope::Column))?;
        let shade = self.accent.tint(HEADER_SHADE);
        for slice in &mut slices {
            let ground = Placed::rule(column.x, 0.0, column.width, slice.height, shade);
            slice.items.insert(0, ground);
        }
        if let Some(last) = slices.last_mut() {
            let y = last.height - RULE;
            last.items
                .push(Placed::rule(column.x, y, column.width, RULE, self.accent));
        }
        let repeat = match slices.as_slice() {
            [slice] if slice.height <= REPEATED_SHARE * self.highest => {
                let items = slice
                    .items
                    .iter()
                    .filter_map(|item| item.as_artifact(Artifact::Layout))
                    .collect();
                self.galley.repeats.push(Slice {
                    height: slice.height,
                    items,
                    ..Slice::default()
                });
                Some(self.galley.repeats.len() - 1)
            }
            _ => None,
        };
        // A table without rows ends with its header.
        let without_rows = table.rows.is_empty();
        self.galley.slices.extend(slices);
        if without_rows && let Some(last) = self.galley.slices.last_mut() {
            last.keep = Keep::Free;
        }
        Ok(repeat)
    }

    fn body_rows(
        &mut self,
        table: &Table,
        plan: &TablePlan,
        node: NodeId,
        column: Column,
        repeat: Option<usize>,
    ) -> Result<(), Error> {
        if table.rows.is_empty() {
            return Ok(());
        }
        let row_headers =
            table.row_headers && has_more_data_than_headers(plan.columns.len(), table.rows.len());
        let body = self.structure.add(node, Role::TableBody);
        for (index, (row, texts)) in table.rows.iter().zip(&plan.rows).enumerate() {
            let tr = self.structure.add(body, Role::TableRow);
            let first = self.galley.slices.len();
            let group = texts.split_first().filter(|_| row.kind == RowKind::Group);
            let mut slices = if let Some((text, others)) = group
                && others.iter().all(Shaped::is_blank)
            {
                let span = plan.columns.len();
                let cell = CellPlan {
                    text,
                    column: inset(column),
                    alignment: Alignment::Start,
                };
                self.row(&[cell], tr, |_| Role::Cell { span })?
            } else {
                let cells: Vec<CellPlan> = texts
                    .iter()
                    .enumerate()
                    .map(|(i, text)| plan.body_cell(i, text))
                    .collect();
                self.row(&cells, tr, |cell| match cell {
                    0 if row_headers => Role::HeaderCell(Scope::Row),
                    _ => Role::Cell { span: 1 },
                })?
            };
            for slice in &mut slices {
                slice.repeat = repeat;
            }
            self.decorate(&mut slices, row.kind, column);
            self.galley.slices.extend(slices);

            // A group heading stays with what it heads, a sum with what it sums.
            let next = table.rows.get(index + 1).map(|row| row.kind);
            let keep = match (row.kind, next) {
                (_, None) => Keep::Free,
                (RowKind::Group, _) => Keep::Strong,
                (_, Some(RowKind::Subtotal | RowKind::Total)) => Keep::Strong,
                _ if index == 0 => Keep::Weak,
                _ => Keep::Free,
            };
            if self.galley.slices.len() == first + 1 {
                self.galley.tie(first, keep, true);
            }
        }
        Ok(())
    }

    /// The cells of a row side by side, each under an element of its own.
    fn row(
        &mut self,
        cells: &[CellPlan],
        row: NodeId,
        role: impl Fn(usize) -> Role,
    ) -> Result<Vec<Slice>, Error> {
        let mut contents = Vec::with_capacity(cells.len());
        let mut empty = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            let node = self.structure.add(row, role(index));
            // Empty cells must be in the tree too, in their places.
            empty.push(Placed {
                owner: Owner::Node(node),
                content: Content::Nothing,
            });
            let strips = self.strips(cell.text, node, cell.column, cell.alignment, 0.0, Rgb::BLACK)?;
            contents.push(strips);
        }
        let mut slices = side_by_side(contents, PADDING, self.highest);
        if let Some(first) = slices.first_mut() {
            first.items.splice(0..0, empty);
        }
        Ok(slices)
    }

    fn decorate(&mut self, slices: &mut [Slice], kind: RowKind, column: Column) {
        let rule = |y, height, color| Placed::rule(column.x, y, column.width, height, color);
        if kind == RowKind::Group {
            let shade = self.accent.tint(GROUP_SHADE);
            for slice in slices.iter_mut() {
                slice.items.insert(0, rule(0.0, slice.height, shade));
            }
        }
        if let Some(first) = slices.first_mut() {
            match kind {
                RowKind::Subtotal => first.items.push(rule(-HAIRLINE, HAIRLINE, Rgb::BLACK)),
                RowKind::Total => first.items.push(rule(-RULE, RULE, Rgb::BLACK)),
                RowKind::Body | RowKind::Group => {}
            }
        }
        if let Some(last) = slices.last_mut() {
            let (thickness, color) = match kind {
                RowKind::Total => (RULE, Rgb::BLACK),
                _ => (HAIRLINE, self.accent.tint(HAIRLINE_SHADE)),
            };
            last.items.push(rule(last.height - thickness, thickness, color));
        }
    }
}

/// Whether the first cells of rows may be headers beside those of the columns. In a table of two columns, or of hardly any
/// rows, there would be more headers than data, which accessibility checkers take for a broken header row (and a listener for
/// chatter); there the first column is data under its own header.
fn has_more_data_than_headers(columns: usize, rows: usize) -> bool {
    columns + rows <= rows * columns.saturating_sub(1)
}

/// The column without the padding at its sides.
fn inset(column: Column) -> Column {
    Column {
        x: column.x + SIDE_PADDING,
        width: column.width - 2.0 * SIDE_PADDING,
    }
}
