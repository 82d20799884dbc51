//! Writes blocks of the older text with what becomes of them as tracked changes. What stays is copied byte for byte. Blocks that go or
//! come as a whole are in `blocks`, rows and cells in `tables`, the ends of paragraphs in `paragraphs`; `text` makes segments of words and
//! objects, and `runs` writes those.

mod blocks;
mod moves;
mod paragraphs;
mod runs;
mod segment;
mod tables;
mod text;

use vuosikello_ooxml::NodeId;

use crate::carry::{Carrier, Links};
use crate::remark::RemarkKind;
use crate::script::Step;
use crate::story::{Story, is_passed_over};
use moves::Moves;

pub(crate) use runs::run_text;

/// Writes one part.
pub(crate) struct Pen<'s, 'p> {
    pub(crate) old: &'s Story<'p>,
    pub(crate) new: &'s Story<'p>,
    pub(crate) carrier: &'s mut Carrier<'p>,
    pub(crate) links: Links,
    /// The number of the first clash of this part; `None` where no comments can stand.
    pub(crate) first_clash: Option<usize>,
    moves: Moves,
}

impl<'s, 'p> Pen<'s, 'p> {
    pub(crate) fn new(
        old: &'s Story<'p>,
        new: &'s Story<'p>,
        carrier: &'s mut Carrier<'p>,
        links: Links,
        first_clash: Option<usize>,
    ) -> Self {
        Self {
            old,
            new,
            carrier,
            links,
            first_clash,
            moves: Moves::default(),
        }
    }
}

impl Pen<'_, '_> {
    /// Writes an element of the older file with other content.
    pub(crate) fn wrapped(&self, node: NodeId, inner: &str, out: &mut String) {
        let tree = &self.old.tree;
        let it = tree.node(node);
        if it.inner.start < it.span.end {
            out.push_str(tree.slice(it.span.start..it.inner.start));
            out.push_str(inner);
            out.push_str(tree.slice(it.inner.end..it.span.end));
        } else if inner.is_empty() {
            out.push_str(tree.source(node));
        } else {
            out.push_str(tree.source(node).trim_end_matches("/>"));
            out.push('>');
            out.push_str(inner);
            out.push_str(&format!("</{}>", tree.name(node)));
        }
    }

    /// The content of an element of the older file that holds blocks, with what becomes of them.
    pub(crate) fn steps(&mut self, node: NodeId, steps: &[Step<'_>]) -> String {
        let inner = self.old.tree.node(node).inner.clone();
        let mut out = String::with_capacity(inner.len() + inner.len() / 4);
        let mut at = inner.start;
        if let Some(properties) = self.old.tree.find(node, "w:tcPr") {
            self.copy_to(self.old.tree.node(properties).span.end, &mut at, &mut out);
        }
        for step in steps {
            match step {
                Step::Text(ops) => self.text(ops, &mut at, &mut out),
                Step::Keep(kept) => self.copy_to(self.old.tree.node(*kept).span.end, &mut at, &mut out),
                Step::EditTable {
                    table,
                    looks_otherwise,
                    grid,
                    rows,
                } => {
                    if *looks_otherwise {
                        self.remark_look(table.node);
                    }
                    self.replace(table.node, &mut at, &mut out, |pen| {
                        pen.rows(table.node, *grid, rows)
                    });
                }
                Step::EditControl(inner, node, steps) => {
                    self.replace(*node, &mut at, &mut out, |pen| {
                        let text = pen.steps(inner.node, steps);
                        pen.with_content(*node, inner.node, &text)
                    });
                }
                Step::Delete(block) => {
                    let node = block.node();
                    self.replace(node, &mut at, &mut out, |pen| pen.deleted_block(block));
                }
                Step::Insert(block) => self.insert_block(block, &mut out),
            }
        }
        out.push_str(self.old.tree.slice(at..inner.end));
        out
    }

    /// Copies the bytes up to a place.
    fn copy_to(&self, end: usize, at: &mut usize, out: &mut String) {
        if *at < end {
            out.push_str(self.old.tree.slice(*at..end));
            *at = end;
        }
    }

    /// Copies the bytes up to an element, and writes other content into the element.
    fn replace(
        &mut self,
        node: NodeId,
        at: &mut usize,
        out: &mut String,
        inner: impl FnOnce(&mut Self) -> String,
    ) {
        let span = self.old.tree.node(node).span.clone();
        self.copy_to(span.start, at, out);
        let inner = inner(self);
        self.wrapped(node, &inner, out);
        *at = span.end;
    }

    /// The inside of an element of the older file in which another element, below it, has got other content.
    fn with_content(&self, node: NodeId, below: NodeId, text: &str) -> String {
        if node == below {
            return text.to_owned();
        }
        let (outer, inner) = (
            self.old.tree.node(node).inner.clone(),
            self.old.tree.node(below).span.clone(),
        );
        let mut out = self.old.tree.slice(outer.start..inner.start).to_owned();
        self.wrapped(below, text, &mut out);
        out.push_str(self.old.tree.slice(inner.end..outer.end));
        out
    }

    fn remark_look(&mut self, node: NodeId) {
        let place = self.first_words(node);
        self.carrier.remark(RemarkKind::TableLook, &self.old.part, place);
    }

    fn carry(&mut self, node: NodeId, out: &mut String) {
        self.carrier.carry(self.new, &mut self.links, node, out);
    }

    /// Carries a property that is not itself a mark of a change.
    fn carry_property(&mut self, node: NodeId, out: &mut String) {
        if !matches!(self.new.tree.name(node), "w:ins" | "w:moveTo" | "w:cellIns")
            && !is_passed_over(self.new.tree.name(node))
        {
            self.carry(node, out);
        }
    }

    /// The bytes of a child element of the older file.
    fn own(&self, node: NodeId, name: &str) -> &str {
        self.old
            .tree
            .find(node, name)
            .map_or("", |it| self.old.tree.source(it))
    }

    /// The children of the properties of a paragraph of the older file: those for which `is` holds.
    fn base(&self, properties: Option<NodeId>, is: impl Fn(&str) -> bool) -> String {
        let tree = &self.old.tree;
        let children = properties
            .into_iter()
            .flat_map(|it| tree.elements(it).collect::<Vec<_>>());
        children
            .filter(|child| is(tree.name(*child)))
            .map(|child| tree.source(child))
            .collect()
    }

    fn first_words(&self, node: NodeId) -> String {
        let mut words = String::new();
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            if self.old.tree.name(at) == "w:t" {
                words.push_str(&self.old.tree.text(at));
                words.push(' ');
            }
            if words.chars().count() > 40 {
                break;
            }
            open.extend(self.old.tree.elements(at).rev());
        }
        words.trim().chars().take(40).collect()
    }
}
