//! Writes running text: each word and object of a paragraph in the run that it has, kept, deleted, inserted or with another format.

use vuosikello_ooxml::NodeId;

use super::Pen;
use crate::atom::{Atom, Kind, Piece, content, format_of, width};
use crate::block::Container;
use crate::carry::escape;
use crate::remark::RemarkKind;
use crate::script::{Inner, Op, Step};
use crate::story::Story;

/// A piece of running text that is ready to be written.
pub(super) enum Segment {
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

impl Pen<'_, '_> {
    pub(super) fn segments(&mut self, op: &Op<'_>, out: &mut Vec<Segment>) {
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
    pub(super) fn written(&mut self, segments: Vec<Segment>) -> String {
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

/// The note that an element in a run refers to.
fn note_of(story: &Story<'_>, child: NodeId) -> Option<crate::carry::NoteId> {
    let kind = match story.tree.name(child) {
        "w:footnoteReference" => "w:footnote",
        "w:endnoteReference" => "w:endnote",
        _ => return None,
    };
    Some((kind, story.tree.get(child, "w:id")?.to_owned()))
}

pub(super) fn collect_notes(story: &Story<'_>, atoms: &[Atom], found: &mut Vec<crate::carry::NoteId>) {
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
