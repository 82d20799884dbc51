//! What a story consists of: blocks, and in their paragraphs words, objects and what encloses them.
//!
//! Blocks hold atoms, and a drawing among the atoms holds the blocks of its text boxes, so the types stand here together. `blocks` and
//! `atoms` read them out of a part.

mod atoms;
mod bag;
mod blocks;
mod elements;
mod fields;
mod words;

use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};

use vuosikello_ooxml::NodeId;

use crate::story::Story;

pub(crate) use bag::common;
pub(crate) use elements::{format_of, inner_element, paragraph_look, width};

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

impl Block {
    /// The first element of the block.
    pub(crate) fn node(&self) -> NodeId {
        match &self.kind {
            BlockKind::Paragraph(paragraph) => paragraph.first,
            BlockKind::Table(table) => table.node,
            BlockKind::Control { node, .. } => *node,
        }
    }
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

/// A stretch of a run, or something between runs that takes no room. The content of a run is measured in bytes of its text; an
/// element that is no text counts as one.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Span {
        run: NodeId,
        from: usize,
        to: usize,
        format: u64,
        outer: Option<NodeId>,
    },
    /// A bookmark, a mark of a comment or of proofing, text that somebody has deleted.
    Ghost { node: NodeId, outer: Option<NodeId> },
}

/// What text consists of. Two atoms with the same `exact` say the same; with the same `key` they are the same thing that may
/// say something else.
#[derive(Debug)]
pub(crate) struct Atom {
    pub(crate) kind: Kind,
    pub(crate) key: u64,
    pub(crate) exact: u64,
    /// Differs also where only the format does.
    pub(crate) full: u64,
    /// How much a reader would see marked.
    pub(crate) weight: usize,
    /// The letters of a word.
    pub(crate) word: Option<Box<str>>,
    /// The parts of a word that was parted.
    halves: OnceCell<Box<Halves>>,
}

/// The two parts of a word.
#[derive(Debug)]
struct Halves {
    at: usize,
    left: Atom,
    right: Atom,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// A word, spaces or a mark; it may go over several runs.
    Word(Vec<Piece>),
    /// An element in a run that is no text; `holes` are the texts of its text boxes.
    Object {
        piece: Piece,
        child: NodeId,
        holes: Vec<Container>,
    },
    /// An element round running text: a link, a content control.
    Wrapper {
        node: NodeId,
        outer: Option<NodeId>,
        inner: Vec<Atom>,
    },
    /// An element beside runs: an equation.
    Opaque { node: NodeId, outer: Option<NodeId> },
    /// A field: what precedes its result, the result, the end.
    Field {
        head: Vec<Atom>,
        inner: Vec<Atom>,
        tail: Vec<Atom>,
    },
    /// What takes no room.
    Ghost(Piece),
    /// The end of a paragraph that somebody has deleted: the text goes on in the next one.
    GhostMark(NodeId),
}

impl Atom {
    pub(crate) fn is_ghost(&self) -> bool {
        matches!(self.kind, Kind::Ghost(_) | Kind::GhostMark(_))
    }

    /// What takes no room and says nothing.
    pub(crate) fn ghost(kind: Kind) -> Self {
        Self::new(kind, 0, (0, 0), 0)
    }
}

pub(crate) fn hash(value: impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

/// The blocks of an element.
pub(crate) fn container(story: &Story<'_>, node: NodeId) -> Container {
    Reader { story, depth: 0 }.container(node)
}

/// Reads a part: its blocks (`blocks`) and their atoms (`atoms`).
#[derive(Clone, Copy)]
struct Reader<'s, 'p> {
    story: &'s Story<'p>,
    /// How deep the reader is in tables, text boxes and controls.
    depth: usize,
}
