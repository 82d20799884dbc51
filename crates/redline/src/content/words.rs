//! Atoms out of their parts: words, which may be parted again, and what encloses others.

use std::cell::OnceCell;

use super::{Atom, Halves, Kind, Piece, hash};

impl Atom {
    pub(super) fn new(kind: Kind, key: u64, (exact, full): (u64, u64), weight: usize) -> Self {
        Self {
            kind,
            key,
            exact,
            full,
            weight,
            word: None,
            halves: OnceCell::new(),
        }
    }

    /// Whether a word goes from one run to another after so many bytes.
    pub(crate) fn has_run_border(&self, at: usize) -> bool {
        let Kind::Word(pieces) = &self.kind else {
            return false;
        };
        let ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        ends.take(pieces.len().saturating_sub(1)).any(|end| end == at)
    }

    /// A word in two parts. It remembers the first place alone at which it was parted.
    pub(crate) fn split(&self, at: usize) -> Option<(&Atom, &Atom)> {
        let Kind::Word(pieces) = &self.kind else {
            return None;
        };
        let (left, right) = self.word.as_deref()?.split_at_checked(at)?;
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let halves = self.halves.get_or_init(|| {
            let (before, after) = split_pieces(pieces, at);
            Box::new(Halves {
                at,
                left: Atom::word(left, before),
                right: Atom::word(right, after),
            })
        });
        (halves.at == at).then_some((&halves.left, &halves.right))
    }

    /// A word or a mark, of the pieces that it goes over.
    pub(super) fn word(token: &str, pieces: Vec<Piece>) -> Self {
        let key = hash(token);
        let mut formats: Vec<(usize, u64)> = Vec::new();
        for piece in &pieces {
            if let Piece::Span { from, to, format, .. } = piece {
                match formats.last_mut() {
                    Some((length, last)) if last == format => *length += to - from,
                    _ => formats.push((to - from, *format)),
                }
            }
        }
        let full = hash((key, formats));
        Atom {
            word: Some(token.into()),
            ..Self::new(Kind::Word(pieces), key, (key, full), token.chars().count())
        }
    }

    /// An atom of others.
    pub(super) fn composite(kind: Kind, key: u64, inner: Vec<Atom>) -> Self {
        let fold = |of: fn(&Atom) -> u64| {
            let solid = inner.iter().filter(|atom| !atom.is_ghost());
            solid.fold(key, |before, atom| hash((before, of(atom))))
        };
        let (exact, full) = (fold(|atom| atom.exact), fold(|atom| atom.full));
        let weight = inner.iter().map(|atom| atom.weight).sum();
        let kind = match kind {
            Kind::Wrapper { node, outer, .. } => Kind::Wrapper { node, outer, inner },
            Kind::Field { head, tail, .. } => Kind::Field { head, inner, tail },
            other => other,
        };
        Self::new(kind, key, (exact, full), weight)
    }
}

impl Piece {
    /// How many bytes of text it has.
    fn len(&self) -> usize {
        match self {
            Piece::Span { from, to, .. } => to - from,
            Piece::Ghost { .. } => 0,
        }
    }

    /// The same piece from and to other places of its run.
    fn between(&self, start: usize, end: usize) -> Piece {
        let mut piece = self.clone();
        if let Piece::Span { from, to, .. } = &mut piece {
            (*from, *to) = (start, end);
        }
        piece
    }
}

/// The pieces up to a place in their text, and those behind it.
fn split_pieces(pieces: &[Piece], at: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.len();
        match piece {
            Piece::Span { from, to, .. } if start < at && at < end => {
                let middle = from + (at - start);
                before.push(piece.between(*from, middle));
                after.push(piece.between(middle, *to));
            }
            piece if end <= at && start < at => before.push(piece.clone()),
            piece => after.push(piece.clone()),
        }
        start = end;
    }
    (before, after)
}
