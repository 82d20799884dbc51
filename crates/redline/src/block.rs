//! Paragraphs, tables and block-level content controls.

use vuosikello_ooxml::NodeId;

use crate::atom::{Atom, Kind, atoms, content, hash, identity};
use crate::story::Story;

/// How deep tables, text boxes and controls may lie in each other. The XML itself may be 200 deep.
const MAX_NESTING: usize = 24;

/// The most words of a block that are compared to find out how alike two blocks are.
const MAX_BAG: usize = 4_000;

/// An element that holds blocks: the body, a cell, a note, a text box.
#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) node: NodeId,
    pub(crate) blocks: Vec<Block>,
    pub(crate) key: u64,
    pub(crate) full: u64,
}

#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// The same for blocks that say the same.
    pub(crate) key: u64,
    /// The same for blocks that say the same and look alike.
    pub(crate) full: u64,
    pub(crate) weight: usize,
    /// The hashes of the words with their weights, sorted.
    pub(crate) bag: Vec<(u64, usize)>,
}

#[derive(Debug)]
pub(crate) enum BlockKind {
    Paragraph(Paragraph),
    Table(Table),
    /// A content control or another element round blocks.
    Control {
        node: NodeId,
        identity: u64,
        inner: Container,
    },
}

/// A paragraph as a reader takes it: where somebody has deleted the end of one, it goes on in the next element.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) atoms: Vec<Atom>,
    /// The last of its elements, whose end is the paragraph's.
    pub(crate) mark: NodeId,
    pub(crate) first: NodeId,
    /// The properties of the paragraph.
    pub(crate) look: u64,
    /// Whether somebody has deleted its end too, though nothing that it could go on in follows in its control.
    pub(crate) runs_on: bool,
}

#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) node: NodeId,
    pub(crate) rows: Vec<Row>,
    /// The properties of the table.
    pub(crate) look: u64,
    /// The widths of its columns.
    pub(crate) grid: u64,
}

impl Table {
    /// Whether the table or its grid has other properties than another.
    pub(crate) fn looks_otherwise(&self, other: &Table) -> bool {
        self.look != other.look || self.grid != other.grid
    }
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) node: NodeId,
    pub(crate) cells: Vec<Cell>,
    pub(crate) key: u64,
    pub(crate) full: u64,
    /// The properties of the row.
    pub(crate) look: u64,
    /// How many columns each cell takes, and which cells go on from the row above.
    pub(crate) shape: u64,
    pub(crate) weight: usize,
    pub(crate) bag: Vec<(u64, usize)>,
}

impl Row {
    /// Whether the row or a cell of it has other properties than another.
    pub(crate) fn looks_otherwise(&self, other: &Row) -> bool {
        let mut cells = self.cells.iter().zip(&other.cells);
        self.look != other.look || cells.any(|(a, b)| a.look != b.look)
    }
}

#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) look: u64,
    /// How many columns it takes, and whether it goes on from the row above.
    pub(crate) shape: u64,
    pub(crate) inner: Container,
}

impl Cell {
    /// How much a reader would see marked if the cell came or went.
    pub(crate) fn weight(&self) -> usize {
        self.inner.blocks.iter().map(|block| block.weight).sum()
    }

    /// The hashes of its words with their weights.
    pub(crate) fn words(&self) -> impl Iterator<Item = (u64, usize)> {
        self.inner
            .blocks
            .iter()
            .flat_map(|block| block.bag.iter().copied())
    }
}

/// The blocks of an element.
pub(crate) fn container(story: &Story<'_>, node: NodeId, depth: usize) -> Container {
    let mut reader = Reader {
        story,
        blocks: Vec::new(),
        joined: None,
        depth: depth + 1,
    };
    if depth < MAX_NESTING {
        reader.children(node);
    }
    reader.end_joined();
    let fold = |of: fn(&Block) -> u64| {
        reader
            .blocks
            .iter()
            .fold(7, |before, block| hash((before, of(block))))
    };
    Container {
        key: fold(|it| it.key),
        full: fold(|it| it.full),
        node,
        blocks: reader.blocks,
    }
}

/// The texts of the text boxes in an element, in order.
pub(crate) fn holes(story: &Story<'_>, node: NodeId, depth: usize) -> Vec<Container> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(at) = open.pop() {
        if story.tree.name(at) == "w:txbxContent" {
            found.push(container(story, at, depth + 1));
        } else {
            open.extend(story.tree.elements(at).rev());
        }
    }
    found
}

struct Reader<'s, 'p> {
    story: &'s Story<'p>,
    blocks: Vec<Block>,
    /// A paragraph whose end somebody has deleted, and that goes on.
    joined: Option<(Vec<Atom>, NodeId, NodeId)>,
    depth: usize,
}

impl Reader<'_, '_> {
    fn children(&mut self, node: NodeId) {
        let story = self.story;
        for child in story.tree.elements(node) {
            match story.tree.name(child) {
                "w:p" => self.paragraph(child),
                "w:tbl" => self.push_table(child),
                "w:sdt" | "w:customXml" => {
                    self.end_joined();
                    let inner = container(story, content(story, child), self.depth);
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
        let found = atoms(self.story, node, self.depth);
        let (mut atoms, first) = match self.joined.take() {
            Some((mut before, first, mark)) => {
                before.push(ghost_mark(mark));
                before.extend(found);
                (before, first)
            }
            None => (found, node),
        };
        if has_deleted_end(self.story, node) {
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
        let look = paragraph_look(self.story, mark);
        let full = fold(hash((look, 13)), |atom| atom.full);
        let weight = 1 + atoms.iter().map(|atom| atom.weight).sum::<usize>();
        let mut bag = Vec::new();
        fill(&mut bag, &atoms);
        bag.sort_unstable();
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
        let story = self.story;
        let look = story.properties(story.tree.find(node, "w:tblPr"), |_| true);
        let grid = story.properties(story.tree.find(node, "w:tblGrid"), |_| true);
        let mut rows = Vec::new();
        collect_rows(self, node, &mut rows);
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

    fn row(&self, node: NodeId) -> Row {
        let story = self.story;
        let mut cells = Vec::new();
        collect_cells(self, node, &mut cells);
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
}

/// The rows of a table, those in content controls too. Rows that somebody has deleted are none.
fn collect_rows(reader: &Reader<'_, '_>, node: NodeId, rows: &mut Vec<Row>) {
    let tree = &reader.story.tree;
    for child in tree.elements(node) {
        match tree.name(child) {
            "w:tr" if tree.path(child, &["w:trPr", "w:del"]).is_none() => rows.push(reader.row(child)),
            "w:sdt" | "w:sdtContent" | "w:customXml" => collect_rows(reader, child, rows),
            _ => {}
        }
    }
}

fn collect_cells(reader: &Reader<'_, '_>, node: NodeId, cells: &mut Vec<Cell>) {
    let story = reader.story;
    for child in story.tree.elements(node) {
        match story.tree.name(child) {
            // Cells that somebody has deleted are none.
            "w:tc" if story.tree.path(child, &["w:tcPr", "w:cellDel"]).is_none() => cells.push(Cell {
                look: story.properties(story.tree.find(child, "w:tcPr"), |name| name != "w:cellIns"),
                shape: shape(story, child),
                inner: container(story, child, reader.depth),
            }),
            "w:sdt" | "w:sdtContent" | "w:customXml" => collect_cells(reader, child, cells),
            _ => {}
        }
    }
}

/// How a cell takes part in the grid.
fn shape(story: &Story<'_>, cell: NodeId) -> u64 {
    let properties = story.tree.find(cell, "w:tcPr");
    story.properties(properties, |name| {
        matches!(name, "w:gridSpan" | "w:vMerge" | "w:hMerge")
    })
}

/// How a paragraph looks, apart from its text.
pub(crate) fn paragraph_look(story: &Story<'_>, node: NodeId) -> u64 {
    story.properties(story.tree.find(node, "w:pPr"), |name| {
        !matches!(name, "w:rPr" | "w:sectPr")
    })
}

fn has_deleted_end(story: &Story<'_>, node: NodeId) -> bool {
    let properties = story.tree.path(node, &["w:pPr", "w:rPr"]);
    properties.is_some_and(|properties| {
        story
            .tree
            .elements(properties)
            .any(|child| matches!(story.tree.name(child), "w:del" | "w:moveFrom"))
    })
}

fn ghost_mark(node: NodeId) -> Atom {
    Atom::ghost(Kind::GhostMark(node))
}

fn fill(bag: &mut Vec<(u64, usize)>, atoms: &[Atom]) {
    for atom in atoms {
        match &atom.kind {
            Kind::Wrapper { inner, .. } | Kind::Field { inner, .. } => fill(bag, inner),
            _ if atom.weight > 0 && bag.len() < MAX_BAG => bag.push((atom.exact, atom.weight)),
            _ => {}
        }
    }
}

fn merged<'b>(bags: impl Iterator<Item = &'b Vec<(u64, usize)>>) -> Vec<(u64, usize)> {
    let mut all: Vec<(u64, usize)> = bags.flatten().copied().take(MAX_BAG).collect();
    all.sort_unstable();
    all
}

/// The weight of the words that two sorted bags have in common.
pub(crate) fn common(a: &[(u64, usize)], b: &[(u64, usize)]) -> usize {
    let (mut at, mut sum) = (0, 0);
    for (word, weight) in a {
        while b.get(at).is_some_and(|(other, _)| other < word) {
            at += 1;
        }
        if b.get(at).is_some_and(|(other, _)| other == word) {
            sum += weight;
            at += 1;
        }
    }
    sum
}
