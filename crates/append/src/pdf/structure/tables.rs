//! What is wrong with tables (ISO 14289-1 § 7.2): parts where they may not be, rows that do not fit together.

use lopdf::{Document, Object, ObjectId};

use super::{Tree, attributes};
use crate::pdf::breach::Fault;
use crate::pdf::budget::Budget;
use crate::pdf::findings::Findings;
use crate::pdf::refusal::Refusal;

/// The most rows and columns of a table that is looked at, and the most of its cells together.
const MOST_CELLS: usize = 1_000_000;

impl Tree {
    /// Finds what is wrong with the tables.
    pub(in crate::pdf) fn check_tables(
        &self,
        document: &Document,
        pages: &[ObjectId],
        budget: &Budget,
        findings: &mut Findings,
    ) -> Result<(), Refusal> {
        for at in self.in_order() {
            budget.step(1)?;
            let fault = self.misplaced(at).or_else(|| self.misplaced_kid(at));
            let fault = match fault {
                None if self.role(at) == "Table" => self.misshapen(at, document, budget)?,
                fault => fault,
            };
            if let Some(fault) = fault {
                findings.add_at(fault, self.page(at, pages));
            }
        }
        Ok(())
    }

    /// An element that stands where it may not.
    fn misplaced(&self, at: usize) -> Option<Fault> {
        let (role, parent) = (self.role(at), self.parent_role(at));
        let fits = match role {
            "TR" => matches!(parent, "Table" | "THead" | "TBody" | "TFoot"),
            "THead" | "TBody" | "TFoot" => parent == "Table",
            "TH" | "TD" => parent == "TR",
            _ => true,
        };
        (!fits).then(|| Fault::Misplaced(role.to_owned(), parent.to_owned()))
    }

    /// A part of a table that has what it may not have.
    fn misplaced_kid(&self, at: usize) -> Option<Fault> {
        let role = self.role(at);
        let kids: Vec<&str> = match role {
            "Table" | "THead" | "TBody" | "TFoot" | "TR" => self.significant(at),
            _ => Vec::new(),
        }
        .into_iter()
        .map(|kid| self.role(kid))
        .collect();
        let allowed: &[&str] = match role {
            "Table" => &["TR", "THead", "TBody", "TFoot", "Caption"],
            "TR" => &["TH", "TD"],
            _ => &["TR"],
        };
        let wrong = kids.iter().find(|kid| !allowed.contains(kid)).copied();
        let count = |role: &str| kids.iter().filter(|kid| **kid == role).count();
        let needs_body = count("TBody") == 0 && role == "Table";
        let wrong = wrong
            .or_else(|| (count("THead") > 1 || (count("THead") > 0 && needs_body)).then_some("THead"))
            .or_else(|| (count("TFoot") > 1 || (count("TFoot") > 0 && needs_body)).then_some("TFoot"))
            .or_else(|| {
                let last = kids.len().saturating_sub(1);
                let caption = kids.iter().position(|kid| *kid == "Caption");
                let between = caption.is_some_and(|at| at > 0 && at < last);
                (between || count("Caption") > 1).then_some("Caption")
            });
        wrong.map(|wrong| Fault::Misplaced(wrong.to_owned(), role.to_owned()))
    }

    /// The rows of a table, and of its head, body and foot.
    fn rows(&self, table: usize) -> Vec<usize> {
        let parts = self.significant(table).into_iter();
        let rows = parts.flat_map(|part| match self.role(part) {
            "TR" => vec![part],
            "THead" | "TBody" | "TFoot" => self.significant(part),
            _ => Vec::new(),
        });
        rows.filter(|row| self.role(*row) == "TR").collect()
    }

    /// The columns and rows that a cell takes.
    fn span(&self, cell: usize, document: &Document) -> (i64, i64) {
        let attributes = self.elements.get(cell).map_or(&[][..], |cell| &cell.attributes);
        let span = |key: &[u8]| {
            let value = attributes::value(document, attributes, b"Table", key);
            value.and_then(|value| value.as_i64().ok()).unwrap_or(1)
        };
        (span(b"ColSpan"), span(b"RowSpan"))
    }

    /// Lays the cells out: no two in one place, no row shorter or longer than the first, none below the last.
    fn misshapen(
        &self,
        table: usize,
        document: &Document,
        budget: &Budget,
    ) -> Result<Option<Fault>, Refusal> {
        let rows: Vec<Vec<(i64, i64)>> = self
            .rows(table)
            .into_iter()
            .map(|row| {
                let cells = self.significant(row).into_iter();
                let cells = cells.filter(|cell| matches!(self.role(*cell), "TH" | "TD"));
                cells.map(|cell| self.span(cell, document)).collect()
            })
            .collect();
        let wrong = Ok(Some(Fault::TableShape));
        let spans = rows.iter().flatten();
        if spans.clone().any(|(columns, rows)| *columns < 1 || *rows < 1) {
            return wrong;
        }
        let columns: i64 = rows.first().map_or(0, |row| {
            row.iter().fold(0, |sum: i64, cell| sum.saturating_add(cell.0))
        });
        let columns = usize::try_from(columns).unwrap_or(usize::MAX);
        let size = columns.saturating_mul(rows.len());
        if size > MOST_CELLS {
            return wrong;
        }
        budget.step(size)?;
        let mut taken = vec![false; size];
        for (number, row) in rows.iter().enumerate() {
            let mut column = 0;
            for (across, down) in row {
                let (across, down) = (*across as usize, *down as usize);
                while column < columns && taken.get(number * columns + column) == Some(&true) {
                    column += 1;
                }
                if columns - column.min(columns) < across || rows.len() - number < down {
                    return wrong;
                }
                for line in number..number + down {
                    for place in column..column + across {
                        match taken.get_mut(line * columns + place) {
                            Some(taken) if !*taken => *taken = true,
                            _ => return wrong,
                        }
                    }
                }
                column += across;
            }
        }
        match taken.iter().all(|taken| *taken) {
            true => Ok(None),
            false => wrong,
        }
    }

    /// Counts figures and formulas without a text that says what they show.
    pub(in crate::pdf) fn count_silent(&mut self, document: &Document) {
        for at in self.in_order() {
            if self.is_silent(at, document) {
                match self.role(at) {
                    "Figure" => self.figures_without_text += 1,
                    _ => self.formulas_without_text += 1,
                }
            }
        }
    }

    /// Whether an element needs a text that says what it shows, and has none (ISO 14289-1 § 7.3, 7.7).
    pub(super) fn is_silent(&self, at: usize, document: &Document) -> bool {
        let Some(element) = self.elements.get(at) else {
            return false;
        };
        let says = |key: &[u8]| match element.entries.get_deref(key, document) {
            Ok(text @ Object::String(..)) => {
                lopdf::decode_text_string(text).is_ok_and(|text| !text.trim().is_empty())
            }
            _ => false,
        };
        let has_actual = matches!(
            element.entries.get_deref(b"ActualText", document),
            Ok(Object::String(..))
        );
        matches!(element.role.as_str(), "Figure" | "Formula") && !says(b"Alt") && !has_actual
    }
}
