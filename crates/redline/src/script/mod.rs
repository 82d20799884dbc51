//! What has to be done to the older text so that it says what the newer one does.

mod alike;
mod blocks;
mod columns;
mod glue;
mod member;
mod moves;
mod rows;
mod settle;
mod words;

use vuosikello_ooxml::NodeId;

use crate::content::{Atom, Block, Cell, Container, Paragraph, Row, Table};

pub(crate) use blocks::{Blocks, Steps};
pub(crate) use member::{Member, members};
pub(crate) use rows::{KeptColumns, row_pairings};
pub(crate) use words::{alignment, kept, ops};

#[derive(Debug)]
pub(crate) enum Op<'s> {
    /// It stays; its format may change.
    Keep(&'s Atom, &'s Atom),
    Delete(&'s Atom),
    Insert(&'s Atom),
    /// It stays, and something in it changes.
    Edit(&'s Atom, &'s Atom, Inner<'s>),
    /// It stays as it is, whatever the newer text says of it.
    Stay(&'s Atom),
    /// What takes no room stays.
    Ghost(&'s Atom),
    /// Here begins what a comment is about, by its place in a list.
    Open(usize),
    Close(usize),
    /// A whole paragraph stays as it is; the newer one that it goes with, if there is one.
    Whole(&'s Paragraph, Option<&'s Paragraph>),
    /// A whole paragraph stays as it is.
    Same(&'s Paragraph, &'s Paragraph),
    Mark(Mark),
    /// Here begin paragraphs that have been moved away, named by the element of the first.
    MoveFrom(NodeId),
    /// Here begin paragraphs that have been moved here, named by the element of the first in its old place.
    MoveTo(NodeId),
    /// Here they end.
    MoveEnd,
}

/// What changes in an atom.
#[derive(Debug)]
pub(crate) enum Inner<'s> {
    Text(Vec<Op<'s>>),
    /// The text boxes of a drawing, one after the other.
    Boxes(Vec<Vec<Step<'s>>>),
}

/// What becomes of the end of a paragraph, by the paragraph's element.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// It stays, with the properties of the newer paragraph if one is given.
    Keep(NodeId, Option<NodeId>),
    /// It stays with its own properties; the newer paragraph that it goes with, if there is one.
    Stay(NodeId, Option<NodeId>),
    Delete(NodeId),
    Insert(NodeId),
}

/// What becomes of blocks.
#[derive(Debug)]
pub(crate) enum Step<'s> {
    /// Paragraphs that follow one another.
    Text(Vec<Op<'s>>),
    /// The element stays as it is.
    Keep(NodeId),
    /// A table in whose rows something differs.
    EditTable {
        table: &'s Table,
        /// Whether it is to look otherwise, which is not tracked.
        looks_otherwise: bool,
        /// The table of the newer file whose columns it gets, if that has others.
        grid: Option<NodeId>,
        rows: Vec<RowStep<'s>>,
    },
    EditControl(&'s Container, NodeId, Vec<Step<'s>>),
    Delete(&'s Block),
    Insert(&'s Block),
}

/// What becomes of a row.
#[derive(Debug)]
pub(crate) enum RowStep<'s> {
    Keep(NodeId),
    /// The cells, one after the other, and whether the row is to look otherwise.
    Edit(&'s Row, bool, Vec<CellStep<'s>>),
    Delete(&'s Row),
    Insert(&'s Row),
}

/// What becomes of a cell.
#[derive(Debug)]
pub(crate) enum CellStep<'s> {
    Edit(&'s Cell, Vec<Step<'s>>),
    Delete(&'s Cell),
    Insert(&'s Cell),
}
