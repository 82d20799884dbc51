//! Reads paragraphs, tables and block-level content controls.

use vuosikello_ooxml::{ALTERNATIVE, NodeId};

use super::bag::{bag, merged};
use super::elements::{has_deleted_end, identity, inner_element, paragraph_look, shape};
use super::{Atom, Block, BlockKind, Cell, Container, Kind, Paragraph, Reader, Row, Table, hash};

/// How deep tables, text boxes and controls may lie in each other. The XML itself may be 200 deep.
const MAX_NESTING: usize = 24;

impl Reader<'_, '_> {
    /// The blocks of an element.
    pub(super) fn container(self, node: NodeId) -> Container {
        let mut found = Blocks {
            reader: self.below(),
            blocks: Vec::new(),
            joined: None,
        };
        if self.depth < MAX_NESTING {
            found.children(node);
        }
        found.end_joined();
        let blocks = found.blocks;
        let fold = |of: fn(&Block) -> u64| blocks.iter().fold(7, |before, block| hash((before, of(block))));
        Container {
            key: fold(|it| it.key),
            full: fold(|it| it.full),
            node,
            blocks,
        }
    }

    /// The texts of the text boxes in an element, in order.
    pub(super) fn holes(self, node: NodeId) -> Vec<Container> {
        let tree = &self.story.tree;
        let mut found = Vec::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            if tree.name(at) == "w:txbxContent" {
                found.push(self.below().container(at));
            } else {
                open.extend(tree.elements(at).rev());
            }
        }
        found
    }

    fn below(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }

    fn row(self, node: NodeId) -> Row {
        let story = self.story;
        let mut cells = Vec::new();
        self.collect_cells(node, &mut cells);
        let look = story.properties(story.tree.find(node, "w:trPr"), |name| name != "w:ins");
        let shapes: Vec<u64> = cells.iter().map(|cell: &Cell| cell.shape).collect();
        Row {
            node,
            key: cells
                .iter()
                .fold(19, |before, cell| hash((before, cell.inner.key))),
            full: cells
                .iter()
                .fold(look, |before, cell| hash((before, cell.inner.full, cell.look))),
            look,
            shape: hash(shapes),
            weight: cells.len() + cells.iter().map(Cell::weight).sum::<usize>(),
            bag: merged(
                cells
                    .iter()
                    .flat_map(|cell| &cell.inner.blocks)
                    .map(|block| &block.bag),
            ),
            cells,
        }
    }

    /// The rows of a table, those in content controls too. Rows that somebody has deleted are none.
    fn collect_rows(self, node: NodeId, rows: &mut Vec<Row>) {
        let tree = &self.story.tree;
        for child in tree.elements(node) {
            match tree.name(child) {
                "w:tr" if tree.path(child, &["w:trPr", "w:del"]).is_none() => rows.push(self.row(child)),
                // Word has tracked changes round no rows, but reads those that others write.
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" => {
                    self.collect_rows(child, rows);
                }
                ALTERNATIVE => self.collect_rows(inner_element(self.story, child), rows),
                _ => {}
            }
        }
    }

    fn collect_cells(self, node: NodeId, cells: &mut Vec<Cell>) {
        let story = self.story;
        for child in story.tree.elements(node) {
            match story.tree.name(child) {
                // Cells that somebody has deleted are none.
                "w:tc" if story.tree.path(child, &["w:tcPr", "w:cellDel"]).is_none() => cells.push(Cell {
                    look: story.properties(story.tree.find(child, "w:tcPr"), |name| name != "w:cellIns"),
                    shape: shape(story, child),
                    inner: self.container(child),
                }),
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" => {
                    self.collect_cells(child, cells);
                }
                ALTERNATIVE => self.collect_cells(inner_element(story, child), cells),
                _ => {}
            }
        }
    }
}

/// The blocks of an element, while they are read.
struct Blocks<'s, 'p> {
    /// The reader one level below the element.
    reader: Reader<'s, 'p>,
    blocks: Vec<Block>,
    /// A paragraph whose end somebody has deleted, and that goes on.
    joined: Option<(Vec<Atom>, NodeId, NodeId)>,
}

impl Blocks<'_, '_> {
    fn children(&mut self, node: NodeId) {
        let story = self.reader.story;
        for child in story.tree.elements(node) {
            match story.tree.name(child) {
                "w:p" => self.paragraph(child),
                "w:tbl" => self.push_table(child),
                "w:sdt" | "w:customXml" | ALTERNATIVE => {
                    self.end_joined();
                    let inner = self.reader.container(inner_element(story, child));
                    let identity = identity(story, child);
                    let bag = merged(inner.blocks.iter().map(|block| &block.bag));
                    self.blocks.push(Block {
                        key: hash((identity, inner.key)),
                        full: hash((identity, inner.full)),
                        weight: inner.blocks.iter().map(|block| block.weight).sum(),
                        bag,
                        kind: BlockKind::Control {
                            node: child,
                            identity,
                            inner,
                        },
                    });
                }
                // Word has them round text alone, but takes them round blocks too.
                "w:ins" | "w:moveTo" => self.children(child),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: NodeId) {
        let found = self.reader.atoms(node);
        let (mut atoms, first) = match self.joined.take() {
            Some((mut before, first, mark)) => {
                before.push(Atom::ghost(Kind::GhostMark(mark)));
                before.extend(found);
                (before, first)
            }
            None => (found, node),
        };
        if has_deleted_end(self.reader.story, node) {
            self.joined = Some((atoms, first, node));
            return;
        }
        // A paragraph that ends in text deleted by somebody and begins with a deleted end is one all the same.
        atoms.shrink_to_fit();
        self.blocks.push(self.block(atoms, first, node));
    }

    fn end_joined(&mut self) {
        if let Some((atoms, first, mark)) = self.joined.take() {
            let is_gone = atoms.iter().all(Atom::is_ghost);
            // A paragraph that is deleted whole is none.
            if !is_gone {
                let mut block = self.block(atoms, first, mark);
                if let BlockKind::Paragraph(paragraph) = &mut block.kind {
                    paragraph.runs_on = true;
                }
                self.blocks.push(block);
            }
        }
    }

    fn block(&self, atoms: Vec<Atom>, first: NodeId, mark: NodeId) -> Block {
        let fold = |start: u64, of: fn(&Atom) -> u64| {
            let solid = atoms.iter().filter(|atom| !atom.is_ghost());
            solid.fold(start, |before, atom| hash((before, of(atom))))
        };
        let key = fold(11, |atom| atom.exact);
        let look = paragraph_look(self.reader.story, mark);
        let full = fold(hash((look, 13)), |atom| atom.full);
        let weight = 1 + atoms.iter().map(|atom| atom.weight).sum::<usize>();
        let bag = bag(&atoms);
        Block {
            key,
            full,
            weight,
            bag,
            kind: BlockKind::Paragraph(Paragraph {
                atoms,
                mark,
                first,
                look,
                runs_on: false,
            }),
        }
    }

    fn push_table(&mut self, node: NodeId) {
        self.end_joined();
        let story = self.reader.story;
        let look = story.properties(story.tree.find(node, "w:tblPr"), |_| true);
        let grid = story.properties(story.tree.find(node, "w:tblGrid"), |_| true);
        let mut rows = Vec::new();
        self.reader.collect_rows(node, &mut rows);
        let key = rows.iter().fold(17, |before, row: &Row| hash((before, row.key)));
        let full = rows
            .iter()
            .fold(hash((look, grid)), |before, row| hash((before, row.full)));
        let weight = rows.iter().map(|row| row.weight).sum();
        let bag = merged(rows.iter().map(|row| &row.bag));
        self.blocks.push(Block {
            kind: BlockKind::Table(Table {
                node,
                rows,
                look,
                grid,
            }),
            key,
            full,
            weight,
            bag,
        });
    }
}
