//! Merging words and the ends of paragraphs.

use super::Merger;
use super::phrases::{Region, Side};
use super::text::member_text;
use crate::content::{Atom, Kind};
use crate::script::{Inner, Mark, Member, Op, alignment, kept};
use crate::story::Story;

impl<'s> Merger<'s, '_> {
    /// Words and ends of paragraphs. Between those that both sides keep, one side's changes are taken; where both changed the
    /// same, theirs stay.
    pub(super) fn members(
        &mut self,
        base: &[Member<'s>],
        theirs: &[Member<'s>],
        new: &[Member<'s>],
    ) -> Vec<Op<'s>> {
        let mut of_new = vec![None; base.len()];
        for (at, other) in alignment(base, new) {
            of_new[at] = Some(other);
        }
        let stable = alignment(base, theirs)
            .into_iter()
            .filter_map(|(b, t)| Some((b, t, of_new[b]?)));
        let mut parts = Vec::new();
        let (mut b, mut t, mut n) = (0, 0, 0);
        for (at, of_theirs, of_new) in stable {
            // What is aligned on both sides could cross over where the same thing says something else.
            if at < b || of_theirs < t || of_new < n {
                continue;
            }
            let region = Region {
                base: b..at,
                theirs: t..of_theirs,
                new: n..of_new,
            };
            parts.push((region, Some((at, of_theirs, of_new))));
            (b, t, n) = (at + 1, of_theirs + 1, of_new + 1);
        }
        let rest = Region {
            base: b..base.len(),
            theirs: t..theirs.len(),
            new: n..new.len(),
        };
        parts.push((rest, None));
        let mut ops = Vec::with_capacity(theirs.len());
        for (region, stable) in self.joined(parts, [base, theirs, new]) {
            self.region(
                &mut ops,
                &base[region.base],
                &theirs[region.theirs],
                &new[region.new],
            );
            if let Some((at, of_theirs, of_new)) = stable {
                self.stable(&mut ops, base[at], theirs[of_theirs], new[of_new]);
            }
        }
        ops
    }

    fn region(
        &mut self,
        ops: &mut Vec<Op<'s>>,
        base: &[Member<'s>],
        theirs: &[Member<'s>],
        new: &[Member<'s>],
    ) {
        let side = match Side::of(base, theirs, new) {
            // Contents are made of the headings: what is new in them counts, whoever has brought them up to date in between.
            Side::Both if self.in_contents => Side::New,
            // A program that saved their file has given it other controls round the same words.
            Side::Both if self.says_the_same(base, theirs) => {
                if let [Some((_, b)), Some((own, t)), Some((other, n))] =
                    [base, theirs, new].map(sole_wrapper)
                {
                    let inner = self.members(&Member::all(b), &Member::all(t), &Member::all(n));
                    return ops.push(Op::Edit(own, other, Inner::Text(inner)));
                }
                Side::New
            }
            side => side,
        };
        if matches!(side, Side::Nobody | Side::Theirs) {
            return ops.extend(theirs.iter().map(|member| member.stays(None)));
        }
        if side == Side::New {
            ops.extend(theirs.iter().map(|member| match member {
                Member::Atom(atom) if atom.is_ghost() => Op::Ghost(atom),
                Member::Atom(atom) => Op::Delete(atom),
                Member::Mark(node, _) => Op::Mark(Mark::Delete(*node)),
            }));
            ops.extend(
                new.iter()
                    .filter(|member| !member.is_ghost())
                    .map(|member| match member {
                        Member::Atom(atom) => Op::Insert(atom),
                        Member::Mark(node, _) => Op::Mark(Mark::Insert(*node)),
                    }),
            );
            return;
        }
        let clash = self.clash(
            text(self.base, base),
            text(self.theirs, theirs),
            text(self.new, new),
        );
        self.clashes[clash].is_anchored = true;
        // A comment goes round words of one paragraph.
        let words = theirs
            .iter()
            .take_while(|member| !matches!(member, Member::Mark(..)))
            .count();
        ops.push(Op::Open(clash));
        ops.extend(theirs[..words].iter().map(|member| member.stays(None)));
        ops.push(Op::Close(clash));
        ops.extend(theirs[words..].iter().map(|member| member.stays(None)));
    }

    /// Whether both say the same words, whatever stands round them. Objects such as pictures have no words to tell by.
    fn says_the_same(&self, base: &[Member<'s>], theirs: &[Member<'s>]) -> bool {
        let is_text = |member: &Member<'_>| match member {
            Member::Atom(atom) => {
                atom.is_ghost()
                    || matches!(
                        atom.kind,
                        Kind::Word(_) | Kind::Wrapper { .. } | Kind::Field { .. }
                    )
            }
            Member::Mark(..) => true,
        };
        let words = text(self.base, base);
        base.iter().chain(theirs).all(is_text)
            && words.contains(char::is_alphanumeric)
            && words == text(self.theirs, theirs)
    }

    fn stable(&mut self, ops: &mut Vec<Op<'s>>, base: Member<'s>, theirs: Member<'s>, new: Member<'s>) {
        let (Member::Atom(b), Member::Atom(t), Member::Atom(n)) = (base, theirs, new) else {
            if let (Member::Mark(_, b), Member::Mark(t, look), Member::Mark(n, of_new)) = (base, theirs, new)
            {
                let is_changed = b != of_new && b == look;
                ops.push(Op::Mark(if is_changed {
                    Mark::Keep(t, Some(n))
                } else {
                    Mark::Stay(t, Some(n))
                }));
            }
            return;
        };
        if b.full == n.full || t.full == n.full {
            ops.push(Op::Stay(t));
        } else if b.full == t.full || b.exact == t.exact && b.exact != n.exact {
            ops.extend(kept(theirs, new));
        } else if b.exact == n.exact {
            ops.push(Op::Stay(t));
        } else {
            match (&b.kind, &t.kind, &n.kind) {
                (
                    Kind::Wrapper { inner: b, .. },
                    Kind::Wrapper { inner: i, .. },
                    Kind::Wrapper { inner: j, .. },
                )
                | (
                    Kind::Field { inner: b, .. },
                    Kind::Field { inner: i, .. },
                    Kind::Field { inner: j, .. },
                ) => {
                    let inner = self.members(&Member::all(b), &Member::all(i), &Member::all(j));
                    ops.push(Op::Edit(t, n, Inner::Text(inner)));
                }
                (
                    Kind::Object { holes: b, .. },
                    Kind::Object { holes: i, .. },
                    Kind::Object { holes: j, .. },
                ) if !i.is_empty() && b.len() == i.len() => {
                    let boxes = b.iter().zip(i).zip(j).map(|((b, t), n)| self.steps(b, t, n));
                    let boxes = boxes.collect();
                    ops.push(Op::Edit(t, n, Inner::Boxes(boxes)));
                }
                _ => self.region(ops, &[base], &[theirs], &[new]),
            }
        }
    }
}

/// The words of members.
fn text(story: &Story<'_>, members: &[Member<'_>]) -> String {
    members.iter().map(|member| member_text(story, *member)).collect()
}

/// The wrapper, with its atoms, that is all that members show.
fn sole_wrapper<'s>(members: &[Member<'s>]) -> Option<(&'s Atom, &'s [Atom])> {
    let mut solid = members.iter().filter(|member| !member.is_ghost());
    match (solid.next(), solid.next()) {
        (Some(Member::Atom(atom)), None) => match &atom.kind {
            Kind::Wrapper { inner, .. } => Some((atom, inner)),
            _ => None,
        },
        _ => None,
    }
}
