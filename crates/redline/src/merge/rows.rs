//! Merging the rows of tables.

use super::Merger;
use super::chunks::chunks;
use super::text::{container_text, row_text};
use crate::block::{Block, BlockKind, Cell, Row, Table};
use crate::pairing::Pairing;
use crate::script::{CellStep, RowStep, Step, row_pairings};
use crate::story::Story;

impl<'s> Merger<'s, '_> {
    pub(super) fn rows(&mut self, base: &'s Table, theirs: &'s Table, new: &'s Table) -> Vec<RowStep<'s>> {
        let (b, t, n) = (&base.rows, &theirs.rows, &new.rows);
        let of_theirs = row_pairings(b, t);
        let of_new = row_pairings(b, n);
        self.row_moves.extend(row_moves([b, t, n], &of_theirs, &of_new));
        let mut steps = Vec::new();
        for chunk in chunks(&of_theirs, &of_new) {
            self.row_chunk(&mut steps, &b[chunk.base], &t[chunk.theirs], &n[chunk.new]);
        }
        steps
    }

    fn row_chunk(
        &mut self,
        steps: &mut Vec<RowStep<'s>>,
        base: &'s [Row],
        theirs: &'s [Row],
        new: &'s [Row],
    ) {
        let stay =
            |steps: &mut Vec<RowStep<'s>>| steps.extend(theirs.iter().map(|row| RowStep::Keep(row.node)));
        match (base, theirs, new) {
            ([], _, _) => {
                for row in theirs {
                    self.added_row(steps, row);
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
                let cells = self.cells(b, t, n);
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
                self.pending.extend(clash);
                stay(steps);
            }
        }
    }

    fn is_row_moved_away(&self, row: &Row) -> bool {
        self.row_moves.iter().any(|moved| std::ptr::eq(moved.base, row))
    }

    /// A row that is not in the base where it stands; it may be one that they have moved, and what is new of it comes here.
    fn added_row(&mut self, steps: &mut Vec<RowStep<'s>>, row: &'s Row) {
        let mut moves = self.row_moves.iter();
        let moved = moves.find(|moved| std::ptr::eq(moved.theirs, row)).copied();
        match moved.map(|moved| (moved.base, moved.new)) {
            Some((base, Some(new))) if base.key != new.key && base.cells.len() == new.cells.len() => {
                let cells = self.cells(base, row, new);
                let is_new = base.looks_otherwise(new) && row.looks_otherwise(new);
                steps.push(RowStep::Edit(row, is_new, cells));
            }
            Some((base, None)) => {
                let texts = [row_text(self.base, base), row_text(self.theirs, row)];
                let [base, theirs] = texts;
                let clash = self.clash(base, theirs, String::new());
                self.pending.extend(clash);
                steps.push(RowStep::Keep(row.node));
            }
            _ => steps.push(RowStep::Keep(row.node)),
        }
    }

    /// What becomes of the cells of their row; they may have given the row more cells.
    fn cells(&mut self, base: &'s Row, theirs: &'s Row, new: &'s Row) -> Vec<CellStep<'s>> {
        let same = base.cells.len() == theirs.cells.len();
        let places: Vec<Option<usize>> = match same {
            true => (0..theirs.cells.len()).map(Some).collect(),
            false => {
                let keys = |row: &Row| row.cells.iter().map(|cell| cell.inner.key).collect::<Vec<_>>();
                let mut places = vec![None; theirs.cells.len()];
                for step in vuosikello_changes::align(&keys(base), &keys(theirs)) {
                    if let vuosikello_changes::Step::Kept(at, other) = step {
                        places[other] = Some(at);
                    }
                }
                for at in (0..base.cells.len()).filter(|at| !places.contains(&Some(*at))) {
                    self.lost_cell(&base.cells[at], &new.cells[at]);
                }
                places
            }
        };
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
            self.pending.extend(clash);
        }
    }
}

/// A row that stands elsewhere in their table.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowMove<'s> {
    base: &'s Row,
    theirs: &'s Row,
    /// What it is now; `None` if it is no more.
    new: Option<&'s Row>,
}

/// The rows that they have taken away in one place and put in another.
fn row_moves<'s>(
    [base, theirs, new]: [&'s [Row]; 3],
    of_theirs: &[Pairing],
    of_new: &[Pairing],
) -> Vec<RowMove<'s>> {
    let removed = of_theirs
        .iter()
        .filter(|pair| pair.new.is_empty() && pair.old.len() == 1);
    let added = of_theirs
        .iter()
        .filter(|pair| pair.old.is_empty() && pair.new.len() == 1);
    let mut added: Vec<&Row> = added.filter_map(|pair| theirs.get(pair.new.start)).collect();
    let also_moved = |row: &Row| {
        let rows = of_new.iter().filter(|pair| pair.old.is_empty());
        let mut rows = rows.filter_map(|pair| new.get(pair.new.clone())).flatten();
        rows.find(|other| other.key == row.key && other.shape == row.shape)
    };
    let mut found = Vec::new();
    for at in removed.map(|pair| pair.old.start) {
        let Some(row) = base.get(at) else { continue };
        let mut of_row = of_new.iter().filter(|pair| pair.old.contains(&at));
        let new = of_row.next().and_then(|pair| new.get(pair.new.clone())?.first());
        // Rows of the same words in the same grid.
        if let Some(place) = added
            .iter()
            .position(|other| other.key == row.key && other.shape == row.shape)
        {
            found.push(RowMove {
                base: row,
                theirs: added.remove(place),
                new: new.or_else(|| also_moved(row)),
            });
        }
    }
    found
}

fn stay_step(block: &Block) -> Step<'_> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => Step::Keep(paragraph.mark),
        BlockKind::Table(table) => Step::Keep(table.node),
        BlockKind::Control { node, .. } => Step::Keep(*node),
    }
}
