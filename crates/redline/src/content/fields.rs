//! Fields: their parts, which stand in runs one after the other, put together.

use super::{Atom, Kind, hash};

/// Puts what belongs to a field together, where it begins and ends in this text.
pub(super) fn with_fields(atoms: Vec<Atom>) -> Vec<Atom> {
    let boundaries = [Boundary::Begin, Boundary::Separate, Boundary::End].map(|it| (it.key(), it));
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    // Where the fields that are open begin, and where their results do.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for atom in atoms {
        let boundary = boundaries
            .iter()
            .find(|(key, _)| *key == atom.key)
            .map(|(_, it)| *it);
        match boundary {
            Some(Boundary::Begin) => open.push((out.len(), None)),
            Some(Boundary::Separate) => {
                if let Some((_, separate)) = open.last_mut() {
                    *separate = Some(out.len() + 1);
                }
            }
            _ => {}
        }
        out.push(atom);
        if let Some(Boundary::End) = boundary
            && let Some((begin, separate)) = open.pop()
        {
            let tail = out.split_off(out.len() - 1);
            let inner = separate.map(|at| out.split_off(at)).unwrap_or_default();
            let head = out.split_off(begin);
            let key = head
                .iter()
                .filter(|it| !it.is_ghost())
                .fold(1, |before, it| hash((before, it.exact)));
            out.push(Atom::composite(
                Kind::Field {
                    head,
                    inner: Vec::new(),
                    tail,
                },
                key,
                inner,
            ));
        }
    }
    out
}

/// The characters that bound a field (ECMA-376 Part 1 § 17.16.18).
#[derive(Clone, Copy)]
enum Boundary {
    Begin,
    Separate,
    End,
}

impl Boundary {
    fn key(self) -> u64 {
        field_key(match self {
            Boundary::Begin => "begin",
            Boundary::Separate => "separate",
            Boundary::End => "end",
        })
    }
}

/// The key of a character that bounds a field.
pub(super) fn field_key(kind: &str) -> u64 {
    hash(("w:fldChar", kind))
}
