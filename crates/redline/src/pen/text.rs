//! Makes segments of running text: what becomes of each word and object.

use vuosikello_ooxml::NodeId;

use super::Pen;
use super::segment::{Fate, Segment, Stretch, push};
use crate::content::{Atom, Container, Kind, Piece, inner_element};
use crate::script::{Inner, Op, Step, ops};

impl Pen<'_, '_> {
    pub(super) fn segments(&mut self, op: &Op<'_>, out: &mut Vec<Segment>) {
        match op {
            Op::Keep(old, new) => self.keep(old, new, out),
            Op::Delete(old) => self.old_atom(old, Fate::Delete, out),
            Op::Insert(new) => self.insert(new, out),
            Op::Ghost(atom) | Op::Stay(atom) => self.old_atom(atom, Fate::Keep, out),
            Op::Edit(old, new, inner) => self.edit(old, new, inner, out),
            Op::Open(clash) => {
                self.comment(*clash, out, |id| format!("<w:commentRangeStart w:id=\"{id}\"/>"))
            }
            Op::Close(clash) => self.comment(*clash, out, |id| {
                format!("<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>")
            }),
            Op::MoveFrom(name) => self.moved(*name, true, out),
            Op::MoveTo(name) => self.moved(*name, false, out),
            Op::Same(..) | Op::Whole(..) | Op::Mark(_) | Op::MoveEnd => {}
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

    fn moved(&mut self, name: NodeId, is_from: bool, out: &mut Vec<Segment>) {
        let text = self.moves.begin(name, is_from, self.carrier);
        out.push(Segment::Written { text, outer: None });
    }

    /// Text of the older file that stays as it is, or goes.
    fn old_atom(&mut self, atom: &Atom, fate: Fate, out: &mut Vec<Segment>) {
        match &atom.kind {
            Kind::Word(pieces) => pieces.iter().for_each(|piece| self.old_piece(piece, fate, out)),
            Kind::Object { piece, child, .. } => {
                if fate == Fate::Delete
                    && let Some(id) = self.old.note_of(*child)
                {
                    self.carrier.deleted_notes.insert(id);
                }
                self.old_piece(piece, fate, out);
            }
            Kind::Wrapper { node, outer, inner } if fate == Fate::Delete => {
                let mut below = Vec::new();
                inner
                    .iter()
                    .for_each(|atom| self.old_atom(atom, fate, &mut below));
                self.rewritten(*node, *outer, below, out);
            }
            Kind::Opaque { node, outer } if fate == Fate::Delete => {
                let (mark, _) = self.moves.deletion();
                let change = self.carrier.change();
                let text = format!("<{mark} {change}>{}</{mark}>", self.old.tree.source(*node));
                out.push(Segment::Written { text, outer: *outer });
            }
            Kind::Wrapper { node, outer, .. } | Kind::Opaque { node, outer } => self.copy(*node, *outer, out),
            Kind::Field { head, inner, tail } => {
                let parts = head.iter().chain(inner).chain(tail);
                parts.for_each(|atom| self.old_atom(atom, fate, out));
            }
            Kind::Ghost(piece) => self.old_piece(piece, Fate::Keep, out),
            Kind::GhostMark(_) => {}
        }
    }

    fn old_piece(&mut self, piece: &Piece, fate: Fate, out: &mut Vec<Segment>) {
        match piece {
            Piece::Span {
                run, from, to, outer, ..
            } => {
                let stretch = Stretch {
                    run: *run,
                    from: *from,
                    to: *to,
                };
                let outer = *outer;
                push(out, Segment::Old { stretch, fate, outer });
            }
            Piece::Ghost { node, outer } => self.copy(*node, *outer, out),
        }
    }

    /// Copies an element of the older file.
    fn copy(&self, node: NodeId, outer: Option<NodeId>, out: &mut Vec<Segment>) {
        let text = self.old.tree.source(node).to_owned();
        out.push(Segment::Written { text, outer });
    }

    /// An element of the older file round running text, with other text in it.
    fn rewritten(
        &mut self,
        node: NodeId,
        outer: Option<NodeId>,
        inner: Vec<Segment>,
        out: &mut Vec<Segment>,
    ) {
        let text = self.written(inner);
        let inner = self.with_content(node, inner_element(self.old, node), &text);
        let mut text = String::new();
        self.wrapped(node, &inner, &mut text);
        out.push(Segment::Written { text, outer });
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
                if let (Some(id), Some((_, other))) = (self.old.note_of(*child), self.new.note_of(*other)) {
                    self.carrier.kept_notes.push((id, other));
                }
                self.keep_word(std::slice::from_ref(a), std::slice::from_ref(b), out);
            }
            (Kind::Wrapper { node, outer, inner }, Kind::Wrapper { inner: other, .. }) => {
                self.pair_notes(inner, other);
                self.copy(*node, *outer, out);
            }
            (Kind::Opaque { node, outer }, _) => self.copy(*node, *outer, out),
            (
                Kind::Field { head, inner, tail },
                Kind::Field {
                    head: h,
                    inner: i,
                    tail: t,
                },
            ) => {
                for (old, new) in [(head, h), (inner, i), (tail, t)] {
                    self.all(&ops(old, new), out);
                }
            }
            _ => {}
        }
    }

    fn all(&mut self, ops: &[Op<'_>], out: &mut Vec<Segment>) {
        ops.iter().for_each(|op| self.segments(op, out));
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
                self.old_piece(piece, Fate::Keep, out);
                continue;
            };
            let (run, outer, mut at) = (*run, *outer, *from);
            while at < *to {
                let (like, left, look) = other.unwrap_or((run, usize::MAX, *format));
                let end = (*to).min(at.saturating_add(left));
                let fate = match look == *format {
                    true => Fate::Keep,
                    false => Fate::Like(like),
                };
                let stretch = Stretch {
                    run,
                    from: at,
                    to: end,
                };
                push(out, Segment::Old { stretch, fate, outer });
                other = if left > end - at {
                    Some((like, left - (end - at), look))
                } else {
                    others.next()
                };
                at = end;
            }
        }
    }

    fn insert(&mut self, new: &Atom, out: &mut Vec<Segment>) {
        let mut piece = |piece: &Piece| {
            if let Piece::Span { run, from, to, .. } = piece {
                let stretch = Stretch {
                    run: *run,
                    from: *from,
                    to: *to,
                };
                push(out, Segment::Insert(stretch));
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
                let mark = self.moves.insertion();
                let mut text = format!("<{mark} {}>", self.carrier.change());
                self.carry(*node, &mut text);
                text.push_str(&format!("</{mark}>"));
                out.push(Segment::Written { text, outer: None });
            }
            Kind::Field { head, inner, tail } => {
                let parts = head.iter().chain(inner).chain(tail);
                parts.for_each(|atom| self.insert(atom, out));
            }
            Kind::Ghost(_) | Kind::GhostMark(_) => {}
        }
    }

    fn edit(&mut self, old: &Atom, new: &Atom, inner: &Inner<'_>, out: &mut Vec<Segment>) {
        match (&old.kind, &new.kind, inner) {
            (Kind::Wrapper { node, outer, .. }, _, Inner::Text(ops)) => {
                let mut below = Vec::new();
                self.all(ops, &mut below);
                self.rewritten(*node, *outer, below, out);
            }
            (Kind::Field { head, tail, .. }, Kind::Field { head: h, tail: t, .. }, Inner::Text(inner)) => {
                self.all(&ops(head, h), out);
                self.all(inner, out);
                self.all(&ops(tail, t), out);
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
                let stretch = Stretch {
                    run: *run,
                    from: *from,
                    to: *to,
                };
                let text = self.run_with_boxes(stretch, *child, holes, boxes);
                out.push(Segment::Written { text, outer: *outer });
            }
            _ => {}
        }
    }

    /// A run of one object whose text boxes have other texts.
    fn run_with_boxes(
        &mut self,
        stretch: Stretch,
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
        let whole = self.old_run(stretch, false, None);
        whole.replacen(self.old.tree.source(child), &object, 1)
    }
}
