//! What running text consists of, and what is aligned: words and the ends of paragraphs.

use vuosikello_ooxml::NodeId;

use super::{Mark, Op};
use crate::content::{Atom, Kind, Paragraph};

/// The words of paragraphs with their ends.
pub(crate) fn members<'s>(paragraphs: &[&'s Paragraph]) -> Vec<Member<'s>> {
    let mut all: Vec<Member<'s>> = Vec::new();
    for paragraph in paragraphs {
        all.extend(paragraph.atoms.iter().map(Member::Atom));
        all.push(Member::Mark(paragraph.mark, paragraph.look));
    }
    all
}

/// A word or the end of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Member<'s> {
    Atom(&'s Atom),
    /// By the paragraph's element, with a hash of its properties.
    Mark(NodeId, u64),
}

impl<'s> Member<'s> {
    /// The words of running text.
    pub(crate) fn all(atoms: &'s [Atom]) -> Vec<Self> {
        atoms.iter().map(Member::Atom).collect()
    }

    pub(crate) fn exact(self) -> u64 {
        match self {
            Member::Atom(atom) => atom.exact,
            Member::Mark(..) => 3,
        }
    }

    /// What makes it the same thing though it says something else; words are never.
    pub(super) fn key(self) -> Option<u64> {
        match self {
            Member::Atom(Atom {
                kind: Kind::Word(_), ..
            })
            | Member::Mark(..) => None,
            Member::Atom(atom) => Some(atom.key),
        }
    }

    /// Whether it is the end of a paragraph that somebody has deleted.
    pub(super) fn is_deleted_end(self) -> bool {
        matches!(
            self,
            Member::Atom(Atom {
                kind: Kind::GhostMark(_),
                ..
            })
        )
    }

    pub(crate) fn is_ghost(self) -> bool {
        matches!(self, Member::Atom(atom) if atom.is_ghost())
    }

    /// It stays as it is; `mark` is the newer paragraph that an end goes with.
    pub(crate) fn stays(self, mark: Option<NodeId>) -> Op<'s> {
        match self {
            Member::Atom(atom) if atom.is_ghost() => Op::Ghost(atom),
            Member::Atom(atom) => Op::Stay(atom),
            Member::Mark(node, _) => Op::Mark(Mark::Stay(node, mark)),
        }
    }
}
