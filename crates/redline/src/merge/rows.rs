//! Merging the rows of tables.

use super::Merger;
use super::chunks::chunks;
use super::moved::moved;
use super::text::{container_text, row_text};
use crate::content::{Block, BlockKind, Cell, Row, Table};
use crate::script::{CellStep, KeptColumns, RowStep, Step, row_pairings};
use crate::story::Story;

impl<'s> Merger<'s, '_> {
    pub(super) fn rows(&mut self, base: &'s Table, theirs: &'s Table, new: &'s Table) -> Vec<RowStep<'s>> {
        let (b, t, n) = (&base.rows, &theirs.rows, &new.rows);
        // In a table that they have given a column, or taken one from, rows are known by the others.
        let columns = KeptColumns::between(base, theirs);
        let of_theirs = row_pairings(b, t, columns.as_ref());
        let of_new = row_pairings(b, n, None);
        self.row_moves.extend(moved([b, t, n], &of_theirs, &of_new));
        let mut steps = Vec::new();
        for chunk in chunks(&of_theirs, &of_new) {
            let rows = [&b[chunk.base], &t[chunk.theirs], &n[chunk.new]];
            self.row_chunk(&mut steps, rows, columns.as_ref());
        }
        steps
    }

    fn row_chunk(
        &mut self,
        steps: &mut Vec<RowStep<'s>>,
        [base, theirs, new]: [&'s [Row]; 3],
        columns: Option<&KeptColumns>,
    ) {
        let stay =
            |steps: &mut Vec<RowStep<'s>>| steps.extend(theirs.iter().map(|row| RowStep::Keep(row.node)));
        match (base, theirs, new) {
            ([], _, _) => {
                for row in theirs {
                    self.added_row(steps, row, columns);
                }
                let known: Vec<u64> = theirs.iter().map(|row| row.key).collect();
                let moves = &self.row_moves;
                let is_moved = |row: &Row| {
                    let mut news = moves.iter().filter_map(|moved| moved.new);
                    news.any(|new| std::ptr::eq(new, row))
                };
                let added = new
                    .iter()
                    .filter(|row| !known.contains(&row.key) && !is_moved(row));
                steps.extend(added.map(RowStep::Insert));
            }
            ([b], [t], []) if b.key == t.key => steps.push(RowStep::Delete(t)),
            ([b], [t], [n]) if b.key == n.key || t.key == n.key => {
                let _ = b;
                steps.push(RowStep::Keep(t.node));
            }
            ([b], [t], [n]) if b.cells.len() == n.cells.len() => {
                let cells = self.cells([b, t, n], columns);
                let is_new = b.looks_otherwise(n) && t.looks_otherwise(n);
                steps.push(RowStep::Edit(t, is_new, cells));
            }
            ([b], [], [n]) if b.key == n.key || self.is_row_moved_away(b) => {}
            ([_], [], []) => {}
            _ => {
                let text = |story: &Story<'_>, rows: &[Row]| {
                    rows.iter()
                        .map(|row| row_text(story, row))
                        .collect::<Vec<_>>()
                        .join(" / ")
                };
                let clash = self.clash(
                    text(self.base, base),
                    text(self.theirs, theirs),
                    text(self.new, new),
                );
                self.pending.push(clash);
                stay(steps);
            }
        }
    }

    fn is_row_moved_away(&self, row: &Row) -> bool {
        self.row_moves.iter().any(|moved| std::ptr::eq(moved.base, row))
    }

    /// A row that is not in the base where it stands; it may be one that they have moved, and what is new of it comes here.
    fn added_row(&mut self, steps: &mut Vec<RowStep<'s>>, row: &'s Row, columns: Option<&KeptColumns>) {
        let mut moves = self.row_moves.iter();
        let moved = moves.find(|moved| std::ptr::eq(moved.theirs, row)).copied();
        match moved.map(|moved| (moved.base, moved.new)) {
            Some((base, Some(new))) if base.key != new.key && base.cells.len() == new.cells.len() => {
                let cells = self.cells([base, row, new], columns);
                let is_new = base.looks_otherwise(new) && row.looks_otherwise(new);
                steps.push(RowStep::Edit(row, is_new, cells));
            }
            Some((base, None)) => {
                let texts = [row_text(self.base, base), row_text(self.theirs, row)];
                let [base, theirs] = texts;
                let clash = self.clash(base, theirs, String::new());
                self.pending.push(clash);
                steps.push(RowStep::Keep(row.node));
            }
            _ => steps.push(RowStep::Keep(row.node)),
        }
    }

    /// What becomes of the cells of their row; they may have given the row more cells, or taken some away.
    fn cells(
        &mut self,
        [base, theirs, new]: [&'s Row; 3],
        columns: Option<&KeptColumns>,
    ) -> Vec<CellStep<'s>> {
        let places = match columns.and_then(|columns| columns.places(base, theirs)) {
            Some(places) => places,
            None if base.cells.len() == theirs.cells.len() => (0..theirs.cells.len()).map(Some).collect(),
            None => same_cells(base, theirs),
        };
        for at in (0..base.cells.len()).filter(|at| !places.contains(&Some(*at))) {
            self.lost_cell(&base.cells[at], &new.cells[at]);
        }
        let cells = theirs.cells.iter().zip(places);
        cells
            .map(|(cell, place)| match place {
                Some(at) => self.steps(&base.cells[at].inner, &cell.inner, &new.cells[at].inner),
                None => cell.inner.blocks.iter().map(stay_step).collect(),
            })
            .zip(&theirs.cells)
            .map(|(steps, cell)| CellStep::Edit(cell, steps))
            .collect()
    }

    /// A cell that is not in their row any more.
    fn lost_cell(&mut self, base: &Cell, new: &Cell) {
        if base.inner.key != new.inner.key {
            let text = |story: &Story<'_>, cell: &Cell| container_text(story, &cell.inner);
            let clash = self.clash(text(self.base, base), String::new(), text(self.new, new));
            self.pending.push(clash);
        }
    }
}

/// For each cell of their row the place of the cell of the base that says the same.
fn same_cells(base: &Row, theirs: &Row) -> Vec<Option<usize>> {
    let keys = |row: &Row| row.cells.iter().map(|cell| cell.inner.key).collect::<Vec<_>>();
    let mut places = vec![None; theirs.cells.len()];
    for step in vuosikello_changes::align(&keys(base), &keys(theirs)) {
        if let vuosikello_changes::Step::Kept(at, other) = step {
            places[other] = Some(at);
        }
    }
    places
}

fn stay_step(block: &Block) -> Step<'_> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => Step::Keep(paragraph.mark),
        BlockKind::Table(table) => Step::Keep(table.node),
        BlockKind::Control { node, .. } => Step::Keep(*node),
    }
}
