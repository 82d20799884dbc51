//! Writes blocks of the older text (paragraphs, tables, rows, controls) with what becomes of them as tracked changes; `runs` writes the
//! text in them. What stays is copied byte for byte.

mod runs;

use vuosikello_ooxml::NodeId;

use crate::atom::{Atom, Kind, content};
use crate::block::{Block, BlockKind, Container, Row, paragraph_look};
use crate::carry::{Carrier, Links};
use crate::remark::RemarkKind;
use crate::script::{Mark, Op, RowStep, Step};
use crate::story::{Story, is_passed_over};
use runs::collect_notes;

pub(crate) use runs::run_text;

/// A property of a row that says nothing. The schema asks for one besides the mark of a change (CT_TrPrBase), though Word does not.
const NO_PROPERTY: &str = "<w:cantSplit w:val=\"0\"/>";

/// Writes one part.
pub(crate) struct Pen<'s, 'p> {
    pub(crate) old: &'s Story<'p>,
    pub(crate) new: &'s Story<'p>,
    pub(crate) carrier: &'s mut Carrier<'p>,
    pub(crate) links: Links,
    /// The number of the first clash of this part; `None` where no comments can stand.
    pub(crate) first_clash: Option<usize>,
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
                Step::EditTable(old, looks_otherwise, rows) => {
                    if *looks_otherwise {
                        let place = self.first_words(old.node);
                        self.carrier.remark(RemarkKind::TableLook, &self.old.part, place);
                    }
                    self.replace(old.node, &mut at, &mut out, |pen| pen.rows(old.node, rows));
                }
                Step::EditControl(inner, node, steps) => {
                    self.replace(*node, &mut at, &mut out, |pen| {
                        let text = pen.steps(inner.node, steps);
                        pen.with_content(*node, inner.node, &text)
                    });
                }
                Step::Delete(block) => {
                    let node = block_node(block);
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

    // Tables.

    fn rows(&mut self, table: NodeId, rows: &[RowStep<'_>]) -> String {
        let inner = self.old.tree.node(table).inner.clone();
        let mut out = String::new();
        let mut at = inner.start;
        for name in ["w:tblPr", "w:tblGrid"] {
            if let Some(properties) = self.old.tree.find(table, name) {
                self.copy_to(self.old.tree.node(properties).span.end, &mut at, &mut out);
            }
        }
        for row in rows {
            match row {
                RowStep::Keep(node) => self.copy_to(self.old.tree.node(*node).span.end, &mut at, &mut out),
                RowStep::Edit(old, looks_otherwise, cells) => {
                    if *looks_otherwise {
                        let place = self.first_words(old.node);
                        self.carrier.remark(RemarkKind::TableLook, &self.old.part, place);
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

    fn cells(&mut self, row: &Row, cells: &[Vec<Step<'_>>]) -> String {
        let inner = self.old.tree.node(row.node).inner.clone();
        let mut out = String::new();
        let mut at = inner.start;
        for (cell, steps) in row.cells.iter().zip(cells) {
            let node = cell.inner.node;
            self.replace(node, &mut at, &mut out, |pen| pen.steps(node, steps));
        }
        out.push_str(self.old.tree.slice(at..inner.end));
        out
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
                let text = format!(
                    "{}{mark}{}",
                    tree.slice(it.inner.start..change),
                    tree.slice(change..it.inner.end)
                );
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

    fn insert_row(&mut self, row: &Row, out: &mut String) {
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
            self.carrier.open(self.new, &mut self.links, cell.inner.node, out);
            if let Some(properties) = tree.find(cell.inner.node, "w:tcPr") {
                self.carry(properties, out);
            }
            self.inserted(&cell.inner, out);
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }

    // Whole blocks.

    /// The inside of an element of the older file with all its blocks deleted.
    pub(crate) fn deleted(&mut self, container: &Container) -> String {
        let steps: Vec<Step<'_>> = container.blocks.iter().map(deleted_step).collect();
        self.steps(container.node, &steps)
    }

    fn deleted_block(&mut self, block: &Block) -> String {
        match &block.kind {
            BlockKind::Paragraph(_) => String::new(),
            BlockKind::Table(table) => {
                let rows: Vec<RowStep<'_>> = table.rows.iter().map(RowStep::Delete).collect();
                self.rows(table.node, &rows)
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

    fn insert_block(&mut self, block: &Block, out: &mut String) {
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
    fn open_wrapper(&mut self, node: NodeId, out: &mut String) {
        let inner = content(self.new, node);
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
            out.push_str("<w:sdtContent>");
        }
    }

    fn close_wrapper(&mut self, node: NodeId, out: &mut String) {
        if content(self.new, node) != node {
            out.push_str("</w:sdtContent>");
        }
        out.push_str(&format!("</{}>", self.new.tree.name(node)));
    }

    fn carry(&mut self, node: NodeId, out: &mut String) {
        self.carrier.carry(self.new, &mut self.links, node, out);
    }

    /// Carries a property that is not itself a mark of a change.
    fn carry_property(&mut self, node: NodeId, out: &mut String) {
        if !matches!(self.new.tree.name(node), "w:ins" | "w:moveTo")
            && !is_passed_over(self.new.tree.name(node))
        {
            self.carry(node, out);
        }
    }

    // Running text.

    /// Writes paragraphs. `at` is where the bytes of the older file have been copied up to.
    fn text(&mut self, ops: &[Op<'_>], at: &mut usize, out: &mut String) {
        let mut segments = Vec::new();
        for op in ops {
            match op {
                Op::Same(old, new) => {
                    self.pair_notes(&old.atoms, &new.atoms);
                    self.copy_to(self.old.tree.node(old.mark).span.end, at, out);
                }
                Op::Whole(old, _) => self.copy_to(self.old.tree.node(old.mark).span.end, at, out),
                Op::Mark(mark) => {
                    let content = self.written(std::mem::take(&mut segments));
                    self.paragraph(*mark, &content, at, out);
                }
                Op::Ghost(Atom {
                    kind: Kind::GhostMark(node),
                    ..
                }) => {
                    let content = self.written(std::mem::take(&mut segments));
                    self.paragraph(Mark::Keep(*node, None), &content, at, out);
                }
                op => self.segments(op, &mut segments),
            }
        }
    }

    fn pair_notes(&mut self, old: &[Atom], new: &[Atom]) {
        let notes = |story: &Story<'_>, atoms: &[Atom]| {
            let mut found = Vec::new();
            collect_notes(story, atoms, &mut found);
            found
        };
        for ((kind, id), (_, other)) in notes(self.old, old).into_iter().zip(notes(self.new, new)) {
            self.carrier.kept_notes.push(((kind, id), other));
        }
    }

    fn paragraph(&mut self, mark: Mark, content: &str, at: &mut usize, out: &mut String) {
        match mark {
            Mark::Insert(new) => {
                let properties = self.inserted_properties(new);
                out.push_str(&format!("<w:p>{properties}{content}</w:p>"));
            }
            Mark::Delete(old) | Mark::Keep(old, _) | Mark::Stay(old, _) => {
                let span = self.old.tree.node(old).span.clone();
                self.copy_to(span.start, at, out);
                let properties = match mark {
                    Mark::Keep(_, Some(new))
                        if paragraph_look(self.old, old) != paragraph_look(self.new, new) =>
                    {
                        self.changed_properties(old, new)
                    }
                    Mark::Delete(_) => self.deleted_properties(old),
                    _ => self.own(old, "w:pPr").to_owned(),
                };
                self.wrapped(old, &format!("{properties}{content}"), out);
                *at = span.end;
            }
        }
    }

    /// The bytes of a child element of the older file.
    fn own(&self, node: NodeId, name: &str) -> &str {
        self.old
            .tree
            .find(node, name)
            .map_or("", |it| self.old.tree.source(it))
    }

    fn inserted_properties(&mut self, new: NodeId) -> String {
        let mark = format!("<w:ins {}/>", self.carrier.change());
        let mut own = String::new();
        self.paragraph_base(new, &mut own);
        let tree = &self.new.tree;
        let mut run = String::new();
        for child in tree
            .path(new, &["w:pPr", "w:rPr"])
            .iter()
            .flat_map(|it| tree.elements(*it))
        {
            self.carry_property(child, &mut run);
        }
        format!("<w:pPr>{own}<w:rPr>{mark}{run}</w:rPr></w:pPr>")
    }

    /// The properties of a paragraph of the newer file, as they can stand in the older one, but those of its end and section.
    fn paragraph_base(&mut self, new: NodeId, out: &mut String) {
        let tree = &self.new.tree;
        for child in tree.find(new, "w:pPr").iter().flat_map(|it| tree.elements(*it)) {
            match tree.name(child) {
                "w:rPr" => {}
                "w:sectPr" => self.carrier.remark(RemarkKind::SectionBreak, &self.old.part, ""),
                _ => self.carry_property(child, out),
            }
        }
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

    fn deleted_properties(&mut self, old: NodeId) -> String {
        let tree = &self.old.tree;
        let properties = tree.find(old, "w:pPr");
        if properties.is_some_and(|it| tree.find(it, "w:sectPr").is_some()) {
            self.carrier.remark(RemarkKind::SectionBreak, &self.old.part, "");
            return self.own(old, "w:pPr").to_owned();
        }
        let mark = format!("<w:del {}/>", self.carrier.change());
        let own = self.base(properties, |name| !matches!(name, "w:rPr" | "w:pPrChange"));
        let run = properties.and_then(|it| self.old.tree.find(it, "w:rPr"));
        let before = self.base(run, |name| name == "w:ins");
        let rest = self.base(run, |name| name != "w:ins");
        let change = self.base(properties, |name| name == "w:pPrChange");
        format!("<w:pPr>{own}<w:rPr>{before}{mark}{rest}</w:rPr>{change}</w:pPr>")
    }

    fn changed_properties(&mut self, old: NodeId, new: NodeId) -> String {
        let properties = self.old.tree.find(old, "w:pPr");
        if properties.is_some_and(|it| self.old.tree.find(it, "w:pPrChange").is_some()) {
            let place = self.first_words(old);
            self.carrier
                .remark(RemarkKind::AlreadyTracked, &self.old.part, place);
            return self.own(old, "w:pPr").to_owned();
        }
        let mut now = String::new();
        self.paragraph_base(new, &mut now);
        let before = self.base(properties, |name| !matches!(name, "w:rPr" | "w:sectPr"));
        let stays = self.base(properties, |name| matches!(name, "w:rPr" | "w:sectPr"));
        let change = self.carrier.change();
        format!("<w:pPr>{now}{stays}<w:pPrChange {change}><w:pPr>{before}</w:pPr></w:pPrChange></w:pPr>")
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
            ops.push(Op::Mark(Mark::Delete(paragraph.mark)));
            Step::Text(ops)
        }
        _ => Step::Delete(block),
    }
}

fn block_node(block: &Block) -> NodeId {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph.first,
        BlockKind::Table(table) => table.node,
        BlockKind::Control { node, .. } => *node,
    }
}
