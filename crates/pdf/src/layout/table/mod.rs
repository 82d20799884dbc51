//! Tables: a caption, header rows that are repeated on each further page, rows that are not split, sums.
//!
//! Rows that a cell joins, because it takes several of them, stay together as long as they are not too high; then what the cell holds
//! flows down along them, line by line.

mod cells;
mod columns;
mod joined;
mod set_row;

use std::ops::Range;

use vuosikello_document::{Block, RowKind, Table};
use vuosikello_measure::Rgb;

use self::cells::{CellPlan, TablePlan};
use self::set_row::SetRow;
use super::composer::{Column, Composer, HIGHEST};
use super::galley::{Content, Keep, Placed, Slice, Unit};
use super::page::{Artifact, Owner};
use super::strip::{Strip, side_by_side};
use super::structure::{NodeId, Role, Scope};
use super::style::PageStyle;
use crate::Error;
use crate::font::Style;
use crate::text::Division;

/// The space above the caption, and between caption and table, in points.
const TABLE_GAP: f32 = 12.0;
const CAPTION_GAP: f32 = 4.0;
/// Rules, from thin to thick, in points.
const HAIRLINE: f32 = 0.4;
const RULE: f32 = 0.9;
/// How much of the surface of the header row is in the shade of group rows.
const GROUP_SHADE: f32 = 0.6;
/// A header row higher than this share of the page is not repeated: it would leave no room for what it heads.
const REPEATED_SHARE: f32 = 0.25;
/// The deepest nesting of tables, and the space between paragraphs in a cell in points.
const DEEPEST: usize = 8;
const PARAGRAPH_GAP: f32 = 3.0;

impl Composer<'_, '_> {
    /// A table over the whole width of the column.
    pub(super) fn table(&mut self, table: &Table, parent: NodeId, column: Column) -> Result<(), Error> {
        let caption = self.runs(&table.caption, Style::Bold)?;
        let plan = TablePlan::new(self, table, column)?;
        if plan.rows.is_empty() {
            return self.paragraph(&table.caption, parent, column);
        }
        let summary = table.description.trim().to_owned();
        let node = self.structure.add(parent, Role::Table { summary });
        let start = self.galley.slices.len();
        if !caption.is_blank() {
            let caption = self.setter.shape(caption, self.style.table, Division::Text)?;
            let caption_node = self.structure.add(node, Role::Caption);
            let mut slices = self.lines(&caption, caption_node, column, TABLE_GAP, Rgb::BLACK)?;
            if let Some(last) = slices.last_mut() {
                last.height += CAPTION_GAP;
            }
            self.galley.slices.extend(slices);
            self.galley.set_unit(start, Unit::Caption);
        }
        let repeat = self.header_rows(&plan, node, column)?;
        self.tie_to_next(start);
        if plan.head == plan.rows.len()
            && let Some(last) = self.galley.slices.last_mut()
        {
            // A table without rows ends with its header.
            last.keep = Keep::Free;
        }
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.gap = TABLE_GAP;
        }
        // On each further page a row stands below the header, and both must fit there.
        let highest = self.highest;
        let header = repeat.and_then(|index| self.galley.repeats.get(index));
        self.highest = highest.min(highest / HIGHEST - header.map_or(0.0, |header| header.height));
        let rows = self.body_rows(table.row_headers, &plan, node, column, repeat);
        self.highest = highest;
        rows
    }

    /// The rows of the header; the one that is repeated on further pages.
    fn header_rows(
        &mut self,
        plan: &TablePlan<'_>,
        node: NodeId,
        column: Column,
    ) -> Result<Option<usize>, Error> {
        if plan.head == 0 {
            return Ok(None);
        }
        // A table that has nothing but a header has no head of anything (ISO 32000-1 § 14.8.4.3.4).
        let role = match plan.head == plan.rows.len() {
            true => Role::TableBody,
            false => Role::TableHead,
        };
        let head = self.structure.add(node, role);
        let mut slices = Vec::new();
        for rows in joined::groups(&plan.rows, 0..plan.head) {
            let tr = |composer: &mut Self| composer.structure.add(head, Role::TableRow);
            let set = self.set_rows(plan, rows.clone(), tr, |cell| {
                Role::HeaderCell(Scope::Column, cell.span)
            })?;
            slices.extend(self.together(plan, set, column, rows.end == plan.head));
        }
        let shade = self.colours.surface.rgb();
        for slice in &mut slices {
            let ground = Placed::rule(column.x, 0.0, column.width, slice.height, shade);
            slice.items.insert(0, ground);
        }
        if let Some(last) = slices.last_mut() {
            let y = last.height - RULE;
            last.items
                .push(Placed::rule(column.x, y, column.width, RULE, self.accent));
        }
        let height: f32 = slices.iter().map(|slice| slice.height).sum();
        let repeat = (height <= REPEATED_SHARE * self.highest).then(|| self.repeated(&slices));
        let start = self.galley.slices.len();
        self.galley.slices.extend(slices);
        self.galley.set_unit(start, Unit::Header);
        self.galley.tie(start, Keep::Bound, false);
        Ok(repeat)
    }

    /// Keeps header rows for further pages, as an artifact.
    fn repeated(&mut self, slices: &[Slice]) -> usize {
        let mut header = Slice::default();
        for slice in slices {
            let items = slice.items.iter();
            let items = items.filter_map(|item| item.as_artifact(Artifact::Layout));
            header
                .items
                .extend(items.map(|item| item.moved_down(header.height)));
            header.height += slice.height;
        }
        self.galley.repeats.push(header);
        self.galley.repeats.len() - 1
    }

    fn body_rows(
        &mut self,
        row_headers: bool,
        plan: &TablePlan<'_>,
        node: NodeId,
        column: Column,
        repeat: Option<usize>,
    ) -> Result<(), Error> {
        let body_rows = plan.head..plan.rows.len();
        if body_rows.is_empty() {
            return Ok(());
        }
        let row_headers = row_headers && has_more_data_than_headers(plan.width(), body_rows.len());
        let body = self.structure.add(node, Role::TableBody);
        for rows in joined::groups(&plan.rows, body_rows) {
            let tr = |composer: &mut Self| composer.structure.add(body, Role::TableRow);
            let set = self.set_rows(plan, rows.clone(), tr, |cell| match cell.index {
                0 if row_headers && !cell.is_title() => Role::HeaderCell(Scope::Row, cell.span),
                _ => Role::Cell(cell.span),
            })?;
            let mut slices = self.together(plan, set, column, false);
            for slice in &mut slices {
                slice.repeat = repeat;
            }
            let first = self.galley.slices.len();
            self.galley.slices.extend(slices);
            let kind = |index: usize| plan.rows.get(index).map(|row| row.kind);
            let unit = Unit::Rows {
                first: rows.start - plan.head,
                last: rows.end - plan.head - 1,
                kind: kind(rows.start).unwrap_or_default(),
            };
            self.galley.set_unit(first, unit);
        }
        Ok(())
    }

    /// Sets the cells of rows, each under an element of its own.
    fn set_rows<'p, 't>(
        &mut self,
        plan: &'p TablePlan<'t>,
        rows: Range<usize>,
        tr: impl Fn(&mut Self) -> NodeId,
        role: impl Fn(&CellPlan<'t>) -> Role,
    ) -> Result<Vec<SetRow<'p, 't>>, Error> {
        let mut set = Vec::with_capacity(rows.len());
        let is_head = rows.start < plan.head;
        for row in plan.rows.iter().take(rows.end).skip(rows.start) {
            let tr = tr(self);
            let mut cells = Vec::with_capacity(row.cells.len());
            let mut empty = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let node = self.structure.add(tr, role(cell));
                // Empty cells must be in the tree too, in their places.
                empty.push(Placed {
                    owner: Owner::Node(node),
                    content: Content::Nothing,
                });
                let (column, alignment) = plan.place(cell, is_head);
                cells.push(match cell.blocks {
                    Some(blocks) => self.cell_blocks(blocks, cell, node, column)?,
                    None => self.strips(cell.text(), node, column, alignment, 0.0, Rgb::BLACK)?,
                });
            }
            set.push(SetRow {
                plan: row,
                cells,
                empty,
            });
        }
        Ok(set)
    }

    /// The blocks of a cell, set as in a list, in the size of the table.
    fn cell_blocks(
        &mut self,
        blocks: &[Block],
        cell: &CellPlan<'_>,
        node: NodeId,
        column: Column,
    ) -> Result<Vec<Strip>, Error> {
        if self.nesting >= DEEPEST {
            return Err(Error::TooDeep { limit: DEEPEST });
        }
        let style = PageStyle {
            body: cell.text().size,
            paragraph_gap: PARAGRAPH_GAP,
            ..self.style.clone()
        };
        let style = std::mem::replace(&mut self.style, style);
        let notes = std::mem::replace(&mut self.numbers_of_notes, cell.notes);
        let outer = std::mem::take(&mut self.galley);
        self.nesting += 1;
        let set = blocks
            .iter()
            .try_for_each(|block| self.item_block(block, node, column, 0));
        self.nesting -= 1;
        let inner = std::mem::replace(&mut self.galley, outer);
        (self.style, self.numbers_of_notes) = (style, notes);
        set?;
        let strips = inner.slices.into_iter().enumerate().map(|(index, slice)| {
            let gap = if index == 0 { 0.0 } else { slice.gap };
            let items = slice.items.into_iter().map(|item| item.moved_down(gap));
            Strip {
                height: gap + slice.height,
                items: items.collect(),
                anchors: slice.anchors,
                notes: slice.notes,
            }
        });
        Ok(strips.collect())
    }

    /// Rows as slices: a row alone, or rows that cells join. Below the last rows of a header there is no hairline.
    fn together(
        &self,
        plan: &TablePlan<'_>,
        rows: Vec<SetRow<'_, '_>>,
        column: Column,
        ends_header: bool,
    ) -> Vec<Slice> {
        match <[SetRow<'_, '_>; 1]>::try_from(rows) {
            Ok([row]) => {
                let mut slices = side_by_side(row.cells, self.style.row_padding, self.highest);
                if let Some(first) = slices.first_mut() {
                    first.items.splice(0..0, row.empty);
                }
                let below: &[Column] = if ends_header { &[] } else { &[column] };
                self.decorate(&mut slices, row.plan.kind, column, below);
                slices
            }
            Err(rows) => self.joined_rows(plan, rows, column, ends_header),
        }
    }

    /// Adds the shade and the rules of a row; that below it in parts, where a cell goes on.
    fn decorate(&self, slices: &mut [Slice], kind: RowKind, column: Column, below: &[Column]) {
        let rule = |column: Column, y, height, color| Placed::rule(column.x, y, column.width, height, color);
        if kind == RowKind::Group {
            let shade = self.colours.surface.rgb().tint(GROUP_SHADE);
            for slice in slices.iter_mut() {
                slice.items.insert(0, rule(column, 0.0, slice.height, shade));
            }
        }
        if let Some(first) = slices.first_mut() {
            match kind {
                RowKind::Subtotal => first.items.push(rule(column, -HAIRLINE, HAIRLINE, Rgb::BLACK)),
                RowKind::Total => first.items.push(rule(column, -RULE, RULE, Rgb::BLACK)),
                RowKind::Body | RowKind::Group => {}
            }
        }
        if let Some(last) = slices.last_mut() {
            let (thickness, color) = match kind {
                RowKind::Total => (RULE, Rgb::BLACK),
                _ => (HAIRLINE, self.colours.lines.rgb()),
            };
            let y = last.height - thickness;
            let rules = below.iter().map(|part| rule(*part, y, thickness, color));
            last.items.extend(rules);
        }
    }
}

/// Whether the first cells of rows may be headers beside those of the columns. In a table of two columns, or of hardly any
/// rows, there would be more headers than data, which accessibility checkers take for a broken header row (and a listener for
/// chatter); there the first column is data under its own header.
fn has_more_data_than_headers(columns: usize, rows: usize) -> bool {
    columns + rows <= rows * columns.saturating_sub(1)
}
