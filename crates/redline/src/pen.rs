//! Writes the older text with what becomes of it as tracked changes. What stays is copied byte for byte.

use vuosikello_ooxml::NodeId;

use crate::atom::{Atom, Kind, Piece, content, format_of, width};
use crate::block::{Block, BlockKind, Container, Row, paragraph_look};
use crate::carry::{Carrier, Links, escape};
use crate::remark::RemarkKind;
use crate::script::{Inner, Mark, Op, RowStep, Step};
use crate::story::{Story, is_passed_over};

/// A property of a row that says nothing. The schema asks for one besides the mark of a change (CT_TrPrBase), though Word does not.
const NO_PROPERTY: &str = "<w:cantSplit w:val=\"0\"/>";

/// A piece of running text that is ready to be written.
enum Segment {
    Keep {
        run: NodeId,
        from: usize,
        to: usize,
        outer: Option<NodeId>,
    },
    Delete {
        run: NodeId,
        from: usize,
        to: usize,
        outer: Option<NodeId>,
    },
    /// It stays, with the format of the run of the newer file.
    Reformat {
        run: NodeId,
        from: usize,
        to: usize,
        outer: Option<NodeId>,
        like: NodeId,
    },
    Insert {
        run: NodeId,
        from: usize,
        to: usize,
    },
    Written {
        text: String,
        outer: Option<NodeId>,
    },
}

impl Segment {
    fn outer(&self) -> Option<NodeId> {
        match self {
            Segment::Keep { outer, .. }
            | Segment::Delete { outer, .. }
            | Segment::Reformat { outer, .. }
            | Segment::Written { outer, .. } => *outer,
            Segment::Insert { .. } => None,
        }
    }

    /// Goes on with the next piece if that follows at once and fares alike.
    fn join(&mut self, next: &Segment) -> bool {
        use Segment::{Delete, Insert, Keep, Reformat};
        match (self, next) {
            (
                Keep { run, to, outer, .. },
                Keep {
                    run: r,
                    from,
                    to: end,
                    outer: o,
                },
            )
            | (
                Delete { run, to, outer, .. },
                Delete {
                    run: r,
                    from,
                    to: end,
                    outer: o,
                },
            ) if run == r && to == from && outer == o => {
                *to = *end;
                true
            }
            (
                Reformat { run, to, like, .. },
                Reformat {
                    run: r,
                    from,
                    to: end,
                    like: l,
                    ..
                },
            ) if run == r && to == from && like == l => {
                *to = *end;
                true
            }
            (
                Insert { run, to, .. },
                Insert {
                    run: r,
                    from,
                    to: end,
                },
            ) if run == r && to == from => {
                *to = *end;
                true
            }
            _ => false,
        }
    }
}

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

    fn segments(&mut self, op: &Op<'_>, out: &mut Vec<Segment>) {
        match op {
            Op::Keep(old, new) => self.keep(old, new, out),
            Op::Delete(old) => self.delete(old, out),
            Op::Insert(new) => self.insert(new, out),
            Op::Ghost(atom) => self.ghost(atom, out),
            Op::Edit(old, new, inner) => self.edit(old, new, inner, out),
            Op::Stay(atom) => self.stay(atom, out),
            Op::Open(clash) => {
                self.comment(*clash, out, |id| format!("<w:commentRangeStart w:id=\"{id}\"/>"))
            }
            Op::Close(clash) => self.comment(*clash, out, |id| {
                format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
            }),
            Op::Same(..) | Op::Whole(..) | Op::Mark(_) => {}
        }
    }

    /// Writes a mark of the comment on a clash.
    fn comment(&mut self, clash: usize, out: &mut Vec<Segment>, mark: impl Fn(u64) -> String) {
        if let Some(first) = self.first_clash {
            let id = self.carrier.comment(first + clash);
            out.push(Segment::Written {
                text: mark(id),
                outer: None,
            });
        }
    }

    fn push(&self, segment: Segment, out: &mut Vec<Segment>) {
        if !out.last_mut().is_some_and(|last| last.join(&segment)) {
            out.push(segment);
        }
    }

    fn ghost(&mut self, atom: &Atom, out: &mut Vec<Segment>) {
        if let Kind::Ghost(piece) = &atom.kind {
            self.ghost_piece(piece, out);
        }
    }

    fn ghost_piece(&mut self, piece: &Piece, out: &mut Vec<Segment>) {
        if let Piece::Ghost { node, outer } = piece {
            out.push(Segment::Written {
                text: self.old.tree.source(*node).to_owned(),
                outer: *outer,
            });
        }
    }

    fn keep(&mut self, old: &Atom, new: &Atom, out: &mut Vec<Segment>) {
        match (&old.kind, &new.kind) {
            (Kind::Word(a), Kind::Word(b)) => self.keep_word(a, b, out),
            (
                Kind::Object { piece: a, child, .. },
                Kind::Object {
                    piece: b,
                    child: other,
                    ..
                },
            ) => {
                if let (Some(id), Some((_, other))) = (note_of(self.old, *child), note_of(self.new, *other)) {
                    self.carrier.kept_notes.push((id, other));
                }
                self.keep_word(std::slice::from_ref(a), std::slice::from_ref(b), out);
            }
            (Kind::Wrapper { node, outer, inner }, Kind::Wrapper { inner: other, .. }) => {
                self.pair_notes(inner, other);
                out.push(Segment::Written {
                    text: self.old.tree.source(*node).to_owned(),
                    outer: *outer,
                });
            }
            (Kind::Opaque { node, outer }, _) => {
                out.push(Segment::Written {
                    text: self.old.tree.source(*node).to_owned(),
                    outer: *outer,
                });
            }
            (
                Kind::Field { head, inner, tail },
                Kind::Field {
                    head: h,
                    inner: i,
                    tail: t,
                },
            ) => {
                for (old, new) in [(head, h), (inner, i), (tail, t)] {
                    for op in crate::script::ops(old, new) {
                        self.segments(&op, out);
                    }
                }
            }
            _ => {}
        }
    }

    /// Keeps text as it is.
    fn stay(&mut self, atom: &Atom, out: &mut Vec<Segment>) {
        match &atom.kind {
            Kind::Word(pieces) => pieces.iter().for_each(|piece| self.stay_piece(piece, out)),
            Kind::Object { piece, .. } => self.stay_piece(piece, out),
            Kind::Wrapper { node, outer, .. } | Kind::Opaque { node, outer } => {
                out.push(Segment::Written {
                    text: self.old.tree.source(*node).to_owned(),
                    outer: *outer,
                });
            }
            Kind::Field { head, inner, tail } => {
                head.iter()
                    .chain(inner)
                    .chain(tail)
                    .for_each(|atom| self.stay(atom, out));
            }
            Kind::Ghost(_) => self.ghost(atom, out),
            Kind::GhostMark(_) => {}
        }
    }

    fn stay_piece(&mut self, piece: &Piece, out: &mut Vec<Segment>) {
        match piece {
            Piece::Span {
                run, from, to, outer, ..
            } => {
                self.push(
                    Segment::Keep {
                        run: *run,
                        from: *from,
                        to: *to,
                        outer: *outer,
                    },
                    out,
                );
            }
            Piece::Ghost { .. } => self.ghost_piece(piece, out),
        }
    }

    /// Keeps text that may be parted into runs otherwise, and look otherwise.
    fn keep_word(&mut self, old: &[Piece], new: &[Piece], out: &mut Vec<Segment>) {
        let mut others = new.iter().filter_map(|piece| match piece {
            Piece::Span {
                run,
                from,
                to,
                format,
                ..
            } => Some((*run, to - from, *format)),
            Piece::Ghost { .. } => None,
        });
        let mut other = others.next();
        for piece in old {
            let Piece::Span {
                run,
                from,
                to,
                format,
                outer,
            } = piece
            else {
                self.ghost_piece(piece, out);
                continue;
            };
            let (run, outer, mut at) = (*run, *outer, *from);
            while at < *to {
                let (like, left, look) = other.unwrap_or((run, usize::MAX, *format));
                let end = (*to).min(at.saturating_add(left));
                let segment = match look == *format {
                    true => Segment::Keep {
                        run,
                        from: at,
                        to: end,
                        outer,
                    },
                    false => Segment::Reformat {
                        run,
                        from: at,
                        to: end,
                        outer,
                        like,
                    },
                };
                self.push(segment, out);
                other = if left > end - at {
                    Some((like, left - (end - at), look))
                } else {
                    others.next()
                };
                at = end;
            }
        }
    }

    fn delete(&mut self, old: &Atom, out: &mut Vec<Segment>) {
        match &old.kind {
            Kind::Word(pieces) => pieces.iter().for_each(|piece| self.delete_piece(piece, out)),
            Kind::Object { piece, child, .. } => {
                if let Some(id) = note_of(self.old, *child) {
                    self.carrier.deleted_notes.insert(id);
                }
                self.delete_piece(piece, out);
            }
            Kind::Wrapper { node, outer, inner } => {
                let mut below = Vec::new();
                inner.iter().for_each(|atom| self.delete(atom, &mut below));
                let text = self.written(below);
                let inner = self.with_content(*node, content(self.old, *node), &text);
                let mut text = String::new();
                self.wrapped(*node, &inner, &mut text);
                out.push(Segment::Written { text, outer: *outer });
            }
            Kind::Opaque { node, outer } => {
                let text = format!(
                    "<w:del {}>{}</w:del>",
                    self.carrier.change(),
                    self.old.tree.source(*node)
                );
                out.push(Segment::Written { text, outer: *outer });
            }
            Kind::Field { head, inner, tail } => {
                head.iter()
                    .chain(inner)
                    .chain(tail)
                    .for_each(|atom| self.delete(atom, out));
            }
            Kind::Ghost(_) => self.ghost(old, out),
            Kind::GhostMark(_) => {}
        }
    }

    fn delete_piece(&mut self, piece: &Piece, out: &mut Vec<Segment>) {
        match piece {
            Piece::Span {
                run, from, to, outer, ..
            } => {
                self.push(
                    Segment::Delete {
                        run: *run,
                        from: *from,
                        to: *to,
                        outer: *outer,
                    },
                    out,
                );
            }
            Piece::Ghost { .. } => self.ghost_piece(piece, out),
        }
    }

    fn insert(&mut self, new: &Atom, out: &mut Vec<Segment>) {
        let mut piece = |piece: &Piece| {
            if let Piece::Span { run, from, to, .. } = piece {
                let segment = Segment::Insert {
                    run: *run,
                    from: *from,
                    to: *to,
                };
                if !out.last_mut().is_some_and(|last| last.join(&segment)) {
                    out.push(segment);
                }
            }
        };
        match &new.kind {
            Kind::Word(pieces) => pieces.iter().for_each(piece),
            Kind::Object { piece: of, .. } => piece(of),
            Kind::Wrapper { node, inner, .. } => {
                let mut below = Vec::new();
                inner.iter().for_each(|atom| self.insert(atom, &mut below));
                let inner = self.written(below);
                let mut text = String::new();
                self.open_wrapper(*node, &mut text);
                text.push_str(&inner);
                self.close_wrapper(*node, &mut text);
                out.push(Segment::Written { text, outer: None });
            }
            Kind::Opaque { node, .. } => {
                let mut text = format!("<w:ins {}>", self.carrier.change());
                self.carry(*node, &mut text);
                text.push_str("</w:ins>");
                out.push(Segment::Written { text, outer: None });
            }
            Kind::Field { head, inner, tail } => {
                head.iter()
                    .chain(inner)
                    .chain(tail)
                    .for_each(|atom| self.insert(atom, out));
            }
            Kind::Ghost(_) | Kind::GhostMark(_) => {}
        }
    }

    fn edit(&mut self, old: &Atom, new: &Atom, inner: &Inner<'_>, out: &mut Vec<Segment>) {
        match (&old.kind, &new.kind, inner) {
            (Kind::Wrapper { node, outer, .. }, _, Inner::Text(ops)) => {
                let mut below = Vec::new();
                ops.iter().for_each(|op| self.segments(op, &mut below));
                let text = self.written(below);
                let inner = self.with_content(*node, content(self.old, *node), &text);
                let mut text = String::new();
                self.wrapped(*node, &inner, &mut text);
                out.push(Segment::Written { text, outer: *outer });
            }
            (Kind::Field { head, tail, .. }, Kind::Field { head: h, tail: t, .. }, Inner::Text(ops)) => {
                for op in crate::script::ops(head, h) {
                    self.segments(&op, out);
                }
                ops.iter().for_each(|op| self.segments(op, out));
                for op in crate::script::ops(tail, t) {
                    self.segments(&op, out);
                }
            }
            (
                Kind::Object {
                    piece:
                        Piece::Span {
                            run, from, to, outer, ..
                        },
                    child,
                    holes,
                },
                _,
                Inner::Boxes(boxes),
            ) => {
                let text = self.run_with_boxes((*run, *from, *to), *child, holes, boxes);
                out.push(Segment::Written { text, outer: *outer });
            }
            _ => {}
        }
    }

    /// A run of one object whose text boxes have other texts.
    fn run_with_boxes(
        &mut self,
        (run, from, to): (NodeId, usize, usize),
        child: NodeId,
        holes: &[Container],
        boxes: &[Vec<Step<'_>>],
    ) -> String {
        let span = self.old.tree.node(child).span.clone();
        let mut object = String::new();
        let mut at = span.start;
        for (hole, steps) in holes.iter().zip(boxes) {
            let node = hole.node;
            self.replace(node, &mut at, &mut object, |pen| pen.steps(node, steps));
        }
        object.push_str(self.old.tree.slice(at..span.end));
        let whole = self.old_run(run, from, to, false, None);
        whole.replacen(self.old.tree.source(child), &object, 1)
    }

    /// The text of segments. Neighbours that are deleted or inserted share one mark.
    fn written(&mut self, segments: Vec<Segment>) -> String {
        let mut out = String::new();
        let mut segments = segments.into_iter().peekable();
        let mut open: Option<NodeId> = None;
        let mut seen: Vec<NodeId> = Vec::new();
        while let Some(segment) = segments.next() {
            if segment.outer() != open {
                self.close_outer(open, &mut out);
                open = segment.outer();
                self.open_outer(open, &mut seen, &mut out);
            }
            match segment {
                Segment::Keep { run, from, to, .. } => {
                    let text = self.old_run(run, from, to, false, None);
                    out.push_str(&text);
                }
                Segment::Reformat {
                    run, from, to, like, ..
                } => {
                    let properties = self.changed_format(run, like);
                    let text = self.old_run(run, from, to, false, Some(&properties));
                    out.push_str(&text);
                }
                Segment::Written { text, .. } => out.push_str(&text),
                Segment::Delete { run, from, to, .. } => {
                    out.push_str(&format!("<w:del {}>", self.carrier.change()));
                    out.push_str(&self.old_run(run, from, to, true, None));
                    while let Some(Segment::Delete { run, from, to, .. }) = segments
                        .next_if(|next| matches!(next, Segment::Delete { outer, .. } if *outer == open))
                    {
                        out.push_str(&self.old_run(run, from, to, true, None));
                    }
                    out.push_str("</w:del>");
                }
                Segment::Insert { run, from, to } => {
                    out.push_str(&format!("<w:ins {}>", self.carrier.change()));
                    self.new_run(run, from, to, &mut out);
                    while let Some(Segment::Insert { run, from, to }) =
                        segments.next_if(|next| matches!(next, Segment::Insert { .. }))
                    {
                        self.new_run(run, from, to, &mut out);
                    }
                    out.push_str("</w:ins>");
                }
            }
        }
        self.close_outer(open, &mut out);
        out
    }

    /// Opens an insertion that somebody else has made, or opens it again after it was parted.
    fn open_outer(&mut self, outer: Option<NodeId>, seen: &mut Vec<NodeId>, out: &mut String) {
        let Some(node) = outer else { return };
        let it = self.old.tree.node(node);
        let tag = self.old.tree.slice(it.span.start..it.inner.start);
        if seen.contains(&node) {
            let id = format!("w:id=\"{}\"", self.old.tree.get(node, "w:id").unwrap_or_default());
            out.push_str(&tag.replacen(&id, &format!("w:id=\"{}\"", self.carrier.free_id()), 1));
        } else {
            seen.push(node);
            out.push_str(tag);
        }
    }

    fn close_outer(&self, outer: Option<NodeId>, out: &mut String) {
        if let Some(node) = outer {
            out.push_str(&format!("</{}>", self.old.tree.name(node)));
        }
    }

    /// A stretch of a run of the older file.
    fn old_run(
        &self,
        run: NodeId,
        from: usize,
        to: usize,
        is_deleted: bool,
        properties: Option<&str>,
    ) -> String {
        let story = self.old;
        let total: usize = story.tree.elements(run).map(|child| width(story, child)).sum();
        let is_whole = from == 0 && to == total;
        if is_whole && !is_deleted && properties.is_none() {
            return story.tree.source(run).to_owned();
        }
        let mut inner = properties.unwrap_or_else(|| self.own(run, "w:rPr")).to_owned();
        stretch(story, run, from, to, |child, range| {
            match (story.tree.name(child), range) {
                ("w:t", Some(text)) if is_deleted => text_element("w:delText", &text, &mut inner),
                ("w:instrText", _) if is_deleted => {
                    text_element("w:delInstrText", &story.tree.text(child), &mut inner)
                }
                ("w:t", Some(text)) if text.len() < width(story, child) => {
                    text_element("w:t", &text, &mut inner)
                }
                _ => inner.push_str(story.tree.source(child)),
            }
        });
        let mut out = String::with_capacity(inner.len() + 16);
        self.wrapped(run, &inner, &mut out);
        out
    }

    /// Writes a stretch of a run of the newer file.
    fn new_run(&mut self, run: NodeId, from: usize, to: usize, out: &mut String) {
        out.push_str("<w:r>");
        if let Some(properties) = self.new.tree.find(run, "w:rPr") {
            let mut inner = String::new();
            let children: Vec<NodeId> = self.new.tree.elements(properties).collect();
            children
                .into_iter()
                .for_each(|child| self.carry_property(child, &mut inner));
            if !inner.is_empty() {
                out.push_str(&format!("<w:rPr>{inner}</w:rPr>"));
            }
        }
        let mut children = Vec::new();
        stretch(self.new, run, from, to, |child, text| {
            children.push((child, text))
        });
        for (child, text) in children {
            match text {
                Some(text) => text_element("w:t", &text, out),
                None => self.carry(child, out),
            }
        }
        out.push_str("</w:r>");
    }

    /// The properties of a run of the older file that is to look like one of the newer file.
    fn changed_format(&mut self, run: NodeId, like: NodeId) -> String {
        let properties = self.old.tree.find(run, "w:rPr");
        if properties.is_some_and(|it| self.old.tree.find(it, "w:rPrChange").is_some()) {
            let place = self.first_words(run);
            self.carrier
                .remark(RemarkKind::AlreadyTracked, &self.old.part, place);
            return self.own(run, "w:rPr").to_owned();
        }
        debug_assert_ne!(format_of(self.old, run), format_of(self.new, like));
        let mut now = String::new();
        let tree = &self.new.tree;
        for child in tree.find(like, "w:rPr").iter().flat_map(|it| tree.elements(*it)) {
            self.carry_property(child, &mut now);
        }
        let before = self.base(properties, |_| true);
        let change = self.carrier.change();
        format!("<w:rPr>{now}<w:rPrChange {change}><w:rPr>{before}</w:rPr></w:rPrChange></w:rPr>")
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

/// The note that an element in a run refers to.
fn note_of(story: &Story<'_>, child: NodeId) -> Option<crate::carry::NoteId> {
    let kind = match story.tree.name(child) {
        "w:footnoteReference" => "w:footnote",
        "w:endnoteReference" => "w:endnote",
        _ => return None,
    };
    Some((kind, story.tree.get(child, "w:id")?.to_owned()))
}

fn collect_notes(story: &Story<'_>, atoms: &[Atom], found: &mut Vec<crate::carry::NoteId>) {
    for atom in atoms {
        match &atom.kind {
            Kind::Object { child, .. } => found.extend(note_of(story, *child)),
            Kind::Wrapper { inner, .. } => collect_notes(story, inner, found),
            Kind::Field { head, inner, tail } => {
                [head, inner, tail]
                    .into_iter()
                    .for_each(|atoms| collect_notes(story, atoms, found));
            }
            _ => {}
        }
    }
}

/// The text of a stretch of a run.
pub(crate) fn run_text(story: &Story<'_>, run: NodeId, from: usize, to: usize) -> String {
    let mut out = String::new();
    stretch(story, run, from, to, |_, text| {
        out.push_str(&text.unwrap_or_default())
    });
    out
}

/// Calls `each` for the children of a run that lie in a stretch of it, of texts with what lies in it. Children without room go
/// with what follows them.
fn stretch(
    story: &Story<'_>,
    run: NodeId,
    from: usize,
    to: usize,
    mut each: impl FnMut(NodeId, Option<String>),
) {
    let total: usize = story.tree.elements(run).map(|child| width(story, child)).sum();
    let mut at = 0;
    for child in story.tree.elements(run) {
        let (start, end) = (at, at + width(story, child));
        at = end;
        if story.tree.name(child) == "w:rPr" {
            continue;
        }
        if start == end {
            if from <= start && (start < to || start == to && to == total) && story.keeps_changes {
                each(child, None);
            }
        } else if start < to && from < end {
            let text = (story.tree.name(child) == "w:t").then(|| {
                let text = story.tree.text(child);
                text.get(from.max(start) - start..to.min(end) - start)
                    .unwrap_or_default()
                    .to_owned()
            });
            each(child, text);
        }
    }
}

fn text_element(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("<{name} xml:space=\"preserve\">"));
    escape(text, out);
    out.push_str(&format!("</{name}>"));
}
