//! Blocks that go or come as a whole.

use vuosikello_ooxml::NodeId;

use super::Pen;
use crate::content::{Atom, Block, BlockKind, Container, inner_element};
use crate::script::{Mark, Op, RowStep, Step};

impl Pen<'_, '_> {
    /// The inside of an element of the older file with all its blocks deleted.
    pub(crate) fn deleted(&mut self, container: &Container) -> String {
        let steps: Vec<Step<'_>> = container.blocks.iter().map(deleted_step).collect();
        self.steps(container.node, &steps)
    }

    pub(super) fn deleted_block(&mut self, block: &Block) -> String {
        match &block.kind {
            BlockKind::Paragraph(_) => String::new(),
            BlockKind::Table(table) => {
                let rows: Vec<RowStep<'_>> = table.rows.iter().map(RowStep::Delete).collect();
                self.rows(table.node, None, &rows)
            }
            BlockKind::Control { node, inner, .. } => {
                let text = self.deleted(inner);
                self.with_content(*node, inner.node, &text)
            }
        }
    }

    /// Writes the blocks of an element of the newer file as inserted.
    pub(crate) fn inserted(&mut self, container: &Container, out: &mut String) {
        for block in &container.blocks {
            self.insert_block(block, out);
        }
    }

    pub(super) fn insert_block(&mut self, block: &Block, out: &mut String) {
        let tree = &self.new.tree;
        match &block.kind {
            BlockKind::Paragraph(paragraph) => {
                let solid = paragraph.atoms.iter().filter(|atom| !atom.is_ghost());
                let mut ops: Vec<Op<'_>> = solid.map(Op::Insert).collect();
                ops.push(Op::Mark(Mark::Insert(paragraph.mark)));
                self.text(&ops, &mut 0, out);
            }
            BlockKind::Table(table) => {
                self.carrier.open(self.new, &mut self.links, table.node, out);
                for name in ["w:tblPr", "w:tblGrid"] {
                    if let Some(properties) = tree.find(table.node, name) {
                        self.carry(properties, out);
                    }
                }
                table.rows.iter().for_each(|row| self.insert_row(row, out));
                out.push_str("</w:tbl>");
            }
            BlockKind::Control { node, inner, .. } => {
                self.open_wrapper(*node, out);
                self.inserted(inner, out);
                self.close_wrapper(*node, out);
            }
        }
    }

    /// Writes what precedes the content of a link or content control of the newer file.
    pub(super) fn open_wrapper(&mut self, node: NodeId, out: &mut String) {
        let inner = inner_element(self.new, node);
        self.carrier.open(self.new, &mut self.links, node, out);
        let children: Vec<NodeId> = self.new.tree.elements(node).collect();
        for child in children {
            if matches!(
                self.new.tree.name(child),
                "w:sdtPr" | "w:sdtEndPr" | "w:smartTagPr" | "w:customXmlPr"
            ) {
                self.carry(child, out);
            }
        }
        if inner != node {
            self.carrier.open(self.new, &mut self.links, inner, out);
        }
    }

    pub(super) fn close_wrapper(&mut self, node: NodeId, out: &mut String) {
        let inner = inner_element(self.new, node);
        if inner != node {
            out.push_str(&format!("</{}>", self.new.tree.name(inner)));
        }
        out.push_str(&format!("</{}>", self.new.tree.name(node)));
    }
}

fn deleted_step(block: &Block) -> Step<'_> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => {
            let of_atom = |atom| {
                if Atom::is_ghost(atom) {
                    Op::Ghost(atom)
                } else {
                    Op::Delete(atom)
                }
            };
            let mut ops: Vec<Op<'_>> = paragraph.atoms.iter().map(of_atom).collect();
            ops.push(Op::Mark(match paragraph.runs_on {
                true => Mark::Stay(paragraph.mark, None),
                false => Mark::Delete(paragraph.mark),
            }));
            Step::Text(ops)
        }
        _ => Step::Delete(block),
    }
}
