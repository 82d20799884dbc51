//! Rows and cells.

use vuosikello_ooxml::NodeId;

use super::Pen;
use crate::content::{Cell, Row};
use crate::script::{CellStep, RowStep};

/// A property of a row that says nothing. The schema asks for one besides the mark of a change (CT_TrPrBase), though Word does not.
const NO_PROPERTY: &str = "<w:cantSplit w:val=\"off\"/>";

impl Pen<'_, '_> {
    /// The inside of a table of the older file. `grid` is the table of the newer file whose columns it gets, if it gets others.
    pub(super) fn rows(&mut self, table: NodeId, grid: Option<NodeId>, rows: &[RowStep<'_>]) -> String {
        let inner = self.old.tree.node(table).inner.clone();
        let mut out = String::new();
        let mut at = inner.start;
        if let Some(properties) = self.old.tree.find(table, "w:tblPr") {
            self.copy_to(self.old.tree.node(properties).span.end, &mut at, &mut out);
        }
        if let Some(old) = self.old.tree.find(table, "w:tblGrid") {
            let span = self.old.tree.node(old).span.clone();
            self.copy_to(span.start, &mut at, &mut out);
            if let Some(text) = grid.and_then(|grid| self.grid(table, old, grid)) {
                out.push_str(&text);
                at = span.end;
            }
            self.copy_to(span.end, &mut at, &mut out);
        }
        for row in rows {
            match row {
                RowStep::Keep(node) => self.copy_to(self.old.tree.node(*node).span.end, &mut at, &mut out),
                RowStep::Edit(old, looks_otherwise, cells) => {
                    if *looks_otherwise {
                        self.remark_look(old.node);
                    }
                    self.replace(old.node, &mut at, &mut out, |pen| pen.cells(old, cells));
                }
                RowStep::Delete(old) => self.replace(old.node, &mut at, &mut out, |pen| pen.deleted_row(old)),
                RowStep::Insert(new) => self.insert_row(new, &mut out),
            }
        }
        out.push_str(self.old.tree.slice(at..inner.end));
        out
    }

    /// The columns of the newer table, with those of the older one as what they were; `None` if they are the same, or if somebody has
    /// changed them with tracking already.
    fn grid(&mut self, table: NodeId, old: NodeId, newer: NodeId) -> Option<String> {
        let new = self.new.tree.find(newer, "w:tblGrid")?;
        if self.old.properties(Some(old), |_| true) == self.new.properties(Some(new), |_| true) {
            return None;
        }
        if self.old.tree.find(old, "w:tblGridChange").is_some() {
            self.remark_look(table);
            return None;
        }
        let mut now = String::new();
        let columns: Vec<NodeId> = self.new.tree.elements(new).collect();
        columns
            .into_iter()
            .for_each(|column| self.carry_property(column, &mut now));
        let before = self.base(Some(old), |_| true);
        let id = self.carrier.free_id();
        Some(format!(
            "<w:tblGrid>{now}<w:tblGridChange w:id=\"{id}\"><w:tblGrid>{before}</w:tblGrid></w:tblGridChange></w:tblGrid>"
        ))
    }

    fn cells(&mut self, row: &Row, cells: &[CellStep<'_>]) -> String {
        let tree = &self.old.tree;
        let inner = tree.node(row.node).inner.clone();
        let mut out = String::new();
        let mut at = inner.start;
        for name in ["w:tblPrEx", "w:trPr"] {
            if let Some(properties) = tree.find(row.node, name) {
                self.copy_to(tree.node(properties).span.end, &mut at, &mut out);
            }
        }
        for cell in cells {
            match cell {
                CellStep::Edit(cell, steps) => {
                    let node = cell.inner.node;
                    self.replace(node, &mut at, &mut out, |pen| pen.steps(node, steps));
                }
                CellStep::Delete(cell) => {
                    self.replace(cell.inner.node, &mut at, &mut out, |pen| pen.deleted_cell(cell));
                }
                CellStep::Insert(cell) => self.insert_cell(cell, true, &mut out),
            }
        }
        out.push_str(self.old.tree.slice(at..inner.end));
        out
    }

    fn deleted_cell(&mut self, cell: &Cell) -> String {
        let node = cell.inner.node;
        let mark = format!("<w:cellDel {}/>", self.carrier.change());
        let text = self.deleted(&cell.inner);
        let properties = self.old.tree.find(node, "w:tcPr");
        // What was written begins with the bytes up to the end of the properties.
        let copied = properties.map_or(0, |it| {
            self.old.tree.node(it).span.end - self.old.tree.node(node).inner.start
        });
        let own = self.base(properties, |name| name != "w:tcPrChange");
        let change = self.base(properties, |name| name == "w:tcPrChange");
        let rest = text.get(copied..).unwrap_or_default();
        format!("<w:tcPr>{own}{mark}{change}</w:tcPr>{rest}")
    }

    /// Writes a cell of the newer file. One in an inserted row needs no mark of its own.
    fn insert_cell(&mut self, cell: &Cell, is_marked: bool, out: &mut String) {
        let node = cell.inner.node;
        self.carrier.open(self.new, &mut self.links, node, out);
        let tree = &self.new.tree;
        let properties = tree.find(node, "w:tcPr");
        let mut own = String::new();
        for child in properties.iter().flat_map(|it| tree.elements(*it)) {
            self.carry_property(child, &mut own);
        }
        if is_marked {
            own.push_str(&format!("<w:cellIns {}/>", self.carrier.change()));
        }
        if !own.is_empty() || properties.is_some() {
            out.push_str(&format!("<w:tcPr>{own}</w:tcPr>"));
        }
        self.inserted(&cell.inner, out);
        out.push_str("</w:tc>");
    }

    fn deleted_row(&mut self, row: &Row) -> String {
        let tree = &self.old.tree;
        let inner = tree.node(row.node).inner.clone();
        let mut out = String::new();
        let mut at = inner.start;
        let mark = format!("<w:del {}/>", self.carrier.change());
        match tree.find(row.node, "w:trPr") {
            Some(properties) => {
                let it = tree.node(properties);
                self.copy_to(it.span.start, &mut at, &mut out);
                let change = tree
                    .find(properties, "w:trPrChange")
                    .map_or(it.inner.end, |it| tree.node(it).span.start);
                let own = tree.slice(it.inner.start..change);
                let is_mark = |child: NodeId| matches!(tree.name(child), "w:ins" | "w:trPrChange");
                let nothing = match tree.elements(properties).all(is_mark) {
                    true => NO_PROPERTY,
                    false => "",
                };
                let text = format!("{nothing}{own}{mark}{}", tree.slice(change..it.inner.end));
                self.wrapped(properties, &text, &mut out);
                at = it.span.end;
            }
            None => {
                if let Some(exception) = tree.find(row.node, "w:tblPrEx") {
                    self.copy_to(tree.node(exception).span.end, &mut at, &mut out);
                }
                out.push_str(&format!("<w:trPr>{NO_PROPERTY}{mark}</w:trPr>"));
            }
        }
        for cell in &row.cells {
            self.replace(cell.inner.node, &mut at, &mut out, |pen| pen.deleted(&cell.inner));
        }
        out.push_str(self.old.tree.slice(at..inner.end));
        out
    }

    pub(super) fn insert_row(&mut self, row: &Row, out: &mut String) {
        let tree = &self.new.tree;
        self.carrier.open(self.new, &mut self.links, row.node, out);
        if let Some(exception) = tree.find(row.node, "w:tblPrEx") {
            self.carry(exception, out);
        }
        out.push_str("<w:trPr>");
        let before = out.len();
        for child in tree
            .find(row.node, "w:trPr")
            .iter()
            .flat_map(|it| tree.elements(*it))
        {
            self.carry_property(child, out);
        }
        if out.len() == before {
            out.push_str(NO_PROPERTY);
        }
        out.push_str(&format!("<w:ins {}/></w:trPr>", self.carrier.change()));
        for cell in &row.cells {
            self.insert_cell(cell, false, out);
        }
        out.push_str("</w:tr>");
    }
}
