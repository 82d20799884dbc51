//! Tables: of data, of definitions, of signatures.

mod cells;
mod grid;

use vuosikello_document::{Block, Definition, Signatory, plain_text};
use vuosikello_ooxml::Element;

use super::report::{ChangeUnit, LossKind};
use super::session::Session;
use super::text;
use crate::role::Role;
use cells::{RawCell, RawRow, collect_rows, format_change};

impl<'e> Session<'e> {
    /// Reads a table; `None` if there is nothing in it. The caption is left empty.
    pub(super) fn read_table(&mut self, table: &'e Element<'e>) -> Option<Block> {
        self.tracker.begin_table();
        self.changes.part();
        tell_properties(table, self);
        let mut rows = Vec::new();
        collect_rows(table, self, &mut rows);
        rows.retain(|row: &RawRow| !row.cells.is_empty());
        if rows.is_empty() {
            return None;
        }
        let holds = |role: Role| {
            let mut cells = rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| cell.roles.contains(&role))
        };
        if holds(Role::SignatoryName) || holds(Role::SignatoryOrganisation) {
            let cells = rows.iter().flat_map(|row| &row.cells);
            return Some(Block::Signatures(cells.filter_map(signatory).collect()));
        }
        if holds(Role::Term) {
            return Some(Block::Definitions(rows.into_iter().map(definition).collect()));
        }
        if !self.take_grid(rows.len(), grid::columns(&rows)) {
            return None;
        }
        Some(Block::Table(grid::table(table, rows, self)))
    }
}

fn tell_properties<'e>(table: &'e Element<'e>, session: &mut Session<'e>) {
    let Some(properties) = table.find("w:tblPr") else {
        return;
    };
    if properties.find("w:tblpPr").is_some() {
        session.lose(LossKind::FloatingFrame, &text::excerpt(table));
    }
    if let Some(change) = properties.find("w:tblPrChange") {
        format_change(change, ChangeUnit::Table, table, session);
    }
}

/// A signatory. Lines that a person adds stay with the line above them.
fn signatory(cell: &RawCell) -> Option<Signatory> {
    let mut signatory = Signatory {
        organisation: String::new(),
        name: String::new(),
        role: String::new(),
    };
    let (mut is_place, mut last) = (false, Role::SignatoryOrganisation);
    for (role, content) in cell.lines() {
        match role {
            Some(Role::SignatureLine) => is_place = true,
            Some(role @ (Role::SignatoryOrganisation | Role::SignatoryName | Role::SignatoryTitle)) => {
                last = role
            }
            _ => {}
        }
        let text = plain_text(&content);
        if text.is_empty() {
            continue;
        }
        let field = match last {
            Role::SignatoryName => &mut signatory.name,
            Role::SignatoryTitle => &mut signatory.role,
            _ => &mut signatory.organisation,
        };
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(&text);
    }
    let is_empty =
        signatory.organisation.is_empty() && signatory.name.is_empty() && signatory.role.is_empty();
    (is_place || !is_empty).then_some(signatory)
}

fn definition(row: RawRow) -> Definition {
    let mut cells = row.cells.into_iter();
    let term = cells.next().map(RawCell::into_text).unwrap_or_default();
    let lines = cells.flat_map(|cell| cell.lines());
    Definition {
        term,
        lines: lines
            .map(|(_, line)| line)
            .filter(|line| !line.is_empty())
            .collect(),
    }
}
