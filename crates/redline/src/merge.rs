//! Three-way merging: what was made of a base, and what the base would be now.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use vuosikello_ooxml::NodeId;

use crate::atom::{Atom, Kind, Piece};
use crate::block::{Block, BlockKind, Cell, Container, Paragraph, Row, Table};
use crate::pairing::{Pairing, pairings};
use crate::script::{
    Blocks, Inner, Mark, Member, Op, RowStep, Rows, Step, Steps, alignment, kept, members, row_keys,
};
use crate::story::Story;

/// A place where both sides changed the same words: theirs stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clash {
    /// The clause: the nearest heading above.
    pub clause: String,
    /// What the base says.
    pub base: String,
    /// What their file says; empty where they have deleted it.
    pub theirs: String,
    /// What is new; empty where it has been deleted.
    pub new: String,
    /// Whether a comment in the file tells it.
    pub is_anchored: bool,
}

/// What has to be decided, in Finnish.
impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [base, theirs, new] = [&self.base, &self.theirs, &self.new].map(|text| text.trim());
        match (base.is_empty(), theirs.is_empty(), new.is_empty()) {
            (_, _, true) => write!(
                f,
                "Tiedoista on poistettu ”{base}”; tässä on muokattu teksti ”{theirs}”."
            ),
            (_, true, _) => write!(f, "Tästä on poistettu ”{base}”; tiedoissa on nyt ”{new}”."),
            (true, _, _) => write!(f, "Tiedoissa on nyt ”{new}”; tähän on kirjoitettu ”{theirs}”."),
            _ => write!(
                f,
                "Tiedoissa on nyt ”{new}” (oli ”{base}”); tähän on muutettu ”{theirs}”."
            ),
        }
    }
}

/// The three texts that are merged. The edited file is the one that is written.
pub(crate) struct Merger<'s, 'p> {
    pub(crate) base: &'s Story<'p>,
    pub(crate) theirs: &'s Story<'p>,
    pub(crate) new: &'s Story<'p>,
    pub(crate) clashes: Vec<Clash>,
    /// Clashes that are told at the next paragraph, because nothing of theirs is left to hang them on.
    pending: Vec<usize>,
    clause: String,
}

/// How the members of the base went to both sides, one chunk after the other.
struct Chunk {
    base: Range<usize>,
    theirs: Range<usize>,
    new: Range<usize>,
}

impl<'s, 'p> Merger<'s, 'p> {
    pub(crate) fn new(base: &'s Story<'p>, theirs: &'s Story<'p>, new: &'s Story<'p>) -> Self {
        Self {
            base,
            theirs,
            new,
            clashes: Vec::new(),
            pending: Vec::new(),
            clause: String::new(),
        }
    }

    /// What has to be done to their blocks so that they also say what is new.
    pub(crate) fn steps(
        &mut self,
        base: &'s Container,
        theirs: &'s Container,
        new: &'s Container,
    ) -> Vec<Step<'s>> {
        let keys = |container: &Container| container.blocks.iter().map(|block| block.key).collect::<Vec<_>>();
        let of_theirs = pairings(
            &keys(base),
            &keys(theirs),
            &Blocks {
                old: &base.blocks,
                new: &theirs.blocks,
            },
        );
        let of_new = pairings(
            &keys(base),
            &keys(new),
            &Blocks {
                old: &base.blocks,
                new: &new.blocks,
            },
        );
        let mut steps = Steps::default();
        for chunk in chunks(&of_theirs, &of_new) {
            let Chunk {
                base: b,
                theirs: t,
                new: n,
            } = chunk;
            self.blocks(&mut steps, &base.blocks[b], &theirs.blocks[t], &new.blocks[n]);
        }
        steps.end_text(true);
        let mut done = steps.done;
        self.hang_pending(&mut done);
        done
    }

    /// Tells the clashes that are left at the last paragraph.
    fn hang_pending(&mut self, steps: &mut [Step<'s>]) {
        let last = steps.iter_mut().rev().find_map(|step| match step {
            Step::Text(ops) => ops
                .iter()
                .rposition(|op| matches!(op, Op::Mark(_)))
                .map(|at| (ops, at)),
            _ => None,
        });
        if let Some((ops, at)) = last {
            for clash in std::mem::take(&mut self.pending) {
                self.clashes[clash].is_anchored = true;
                ops.splice(at..at, [Op::Open(clash), Op::Close(clash)]);
            }
        }
    }

    fn blocks(&mut self, steps: &mut Steps<'s>, base: &'s [Block], theirs: &'s [Block], new: &'s [Block]) {
        let says = |blocks: &[Block]| blocks.iter().map(|block| block.key).collect::<Vec<_>>();
        let looks = |blocks: &[Block]| blocks.iter().map(|block| block.full).collect::<Vec<_>>();
        self.note_clause(theirs);
        if base.is_empty() {
            // Both added something here: theirs stays, and what is new follows unless it is the same.
            let same = says(theirs);
            let added: Vec<&Block> = new.iter().filter(|block| !same.contains(&block.key)).collect();
            self.stay(steps, theirs, &[]);
            added
                .into_iter()
                .for_each(|block| steps.pair(&[], std::slice::from_ref(block)));
        } else if says(base) == says(new) && (looks(base) == looks(new) || looks(base) != looks(theirs)) {
            self.stay(steps, theirs, new);
        } else if new.is_empty() && says(base) == says(theirs) {
            theirs
                .iter()
                .for_each(|block| steps.pair(std::slice::from_ref(block), &[]));
        } else if let (Some(b), Some(t), Some(n)) = (texts(base), texts(theirs), texts(new))
            && !t.is_empty()
            && !n.is_empty()
        {
            let merged = self.members(&members(&b), &members(&t), &members(&n));
            self.push_text(steps, merged);
        } else if says(theirs) == says(new) {
            self.stay(steps, theirs, &[]);
        } else {
            self.whole(steps, base, theirs, new);
        }
    }

    /// Blocks that are not all text.
    fn whole(&mut self, steps: &mut Steps<'s>, base: &'s [Block], theirs: &'s [Block], new: &'s [Block]) {
        match (base, theirs, new) {
            ([b], [t], [n]) => match (&b.kind, &t.kind, &n.kind) {
                (BlockKind::Table(b), BlockKind::Table(t), BlockKind::Table(n)) => {
                    let rows = self.rows(b, t, n);
                    // A program that saved their file may have given it a look of its own, which is nothing new.
                    let is_new = b.look != n.look && t.look != n.look;
                    steps.push(Step::EditTable(t, is_new, rows));
                }
                (
                    BlockKind::Control { inner: b, .. },
                    BlockKind::Control { inner: t, node, .. },
                    BlockKind::Control { inner: n, .. },
                ) => {
                    let inner = self.steps(b, t, n);
                    steps.push(Step::EditControl(t, *node, inner));
                }
                _ => self.clash_of(steps, base, theirs, new),
            },
            _ if base.iter().map(|it| it.key).eq(theirs.iter().map(|it| it.key)) => {
                let keys = |blocks: &[Block]| blocks.iter().map(|block| block.key).collect::<Vec<_>>();
                for Pairing { old, new: of_new } in
                    pairings(&keys(theirs), &keys(new), &Blocks { old: theirs, new })
                {
                    steps.pair(&theirs[old], &new[of_new]);
                }
            }
            _ => self.clash_of(steps, base, theirs, new),
        }
    }

    fn clash_of(&mut self, steps: &mut Steps<'s>, base: &[Block], theirs: &'s [Block], new: &[Block]) {
        let text = |story: &Story<'_>, blocks: &[Block]| {
            let texts: Vec<String> = blocks.iter().map(|block| block_text(story, block)).collect();
            texts.join(" / ")
        };
        let clash = self.clash(
            text(self.base, base),
            text(self.theirs, theirs),
            text(self.new, new),
        );
        if let (Some(clash), Some(texts)) = (clash, texts(theirs).filter(|texts| !texts.is_empty())) {
            self.clashes[clash].is_anchored = true;
            let mut ops = vec![Op::Open(clash)];
            for (at, member) in members(&texts).into_iter().enumerate() {
                if at + 1 == members(&texts).len() {
                    ops.push(Op::Close(clash));
                }
                ops.push(stays(member, None));
            }
            return self.push_text(steps, ops);
        }
        self.pending.extend(clash);
        self.stay(steps, theirs, &[]);
    }

    fn clash(&mut self, base: String, theirs: String, new: String) -> Option<usize> {
        let clash = Clash {
            clause: self.clause.clone(),
            base,
            theirs,
            new,
            is_anchored: false,
        };
        // A difference that cannot be read, such as a picture, is told once.
        self.clashes.push(clash);
        Some(self.clashes.len() - 1)
    }

    fn note_clause(&mut self, blocks: &[Block]) {
        for block in blocks {
            if let BlockKind::Paragraph(paragraph) = &block.kind
                && is_heading(self.theirs, paragraph.mark)
            {
                self.clause = block_text(self.theirs, block);
            }
        }
    }

    /// Their blocks stay as they are; `new` are the same blocks of the newer file, if they are known.
    fn stay(&mut self, steps: &mut Steps<'s>, theirs: &'s [Block], new: &'s [Block]) {
        for (at, block) in theirs.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(paragraph) => {
                    let counterpart = match new.get(at).map(|it| &it.kind) {
                        Some(BlockKind::Paragraph(other)) if new.len() == theirs.len() => Some(other),
                        _ => None,
                    };
                    if self.pending.is_empty() {
                        steps.text.push(Op::Whole(paragraph, counterpart));
                    } else {
                        let all = members(&[paragraph])
                            .into_iter()
                            .map(|it| stays(it, counterpart.map(|it| it.mark)));
                        self.push_text(steps, all.collect());
                    }
                }
                BlockKind::Table(table) => steps.push(Step::Keep(table.node)),
                BlockKind::Control { node, .. } => steps.push(Step::Keep(*node)),
            }
        }
    }

    /// Adds text, and tells before it what could not be told at its own place.
    fn push_text(&mut self, steps: &mut Steps<'s>, ops: Vec<Op<'s>>) {
        for clash in std::mem::take(&mut self.pending) {
            self.clashes[clash].is_anchored = true;
            steps.text.extend([Op::Open(clash), Op::Close(clash)]);
        }
        steps.text.extend(ops);
    }

    /// Words and ends of paragraphs. Between those that both sides keep, one side's changes are taken; where both changed the
    /// same, theirs stay.
    fn members(&mut self, base: &[Member<'s>], theirs: &[Member<'s>], new: &[Member<'s>]) -> Vec<Op<'s>> {
        let mut of_new = vec![None; base.len()];
        for (at, other) in alignment(base, new) {
            of_new[at] = Some(other);
        }
        let stable = alignment(base, theirs)
            .into_iter()
            .filter_map(|(b, t)| Some((b, t, of_new[b]?)));
        let mut ops = Vec::with_capacity(theirs.len());
        let (mut b, mut t, mut n) = (0, 0, 0);
        for (at, of_theirs, of_new) in stable {
            // What is aligned on both sides could cross over where the same thing says something else.
            if at < b || of_theirs < t || of_new < n {
                continue;
            }
            self.region(&mut ops, &base[b..at], &theirs[t..of_theirs], &new[n..of_new]);
            self.stable(&mut ops, base[at], theirs[of_theirs], new[of_new]);
            (b, t, n) = (at + 1, of_theirs + 1, of_new + 1);
        }
        self.region(&mut ops, &base[b..], &theirs[t..], &new[n..]);
        ops
    }

    fn region(
        &mut self,
        ops: &mut Vec<Op<'s>>,
        base: &[Member<'s>],
        theirs: &[Member<'s>],
        new: &[Member<'s>],
    ) {
        let says = |members: &[Member<'s>]| {
            let solid = members.iter().filter(|member| !member.is_ghost());
            solid.map(|member| member.exact()).collect::<Vec<_>>()
        };
        let (of_base, of_theirs, of_new) = (says(base), says(theirs), says(new));
        let is_theirs = of_base == of_new || of_theirs == of_new;
        if is_theirs {
            return ops.extend(theirs.iter().map(|member| stays(*member, None)));
        }
        if of_base == of_theirs {
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
        let text = |story: &Story<'_>, members: &[Member<'s>]| {
            members
                .iter()
                .map(|member| member_text(story, *member))
                .collect::<String>()
        };
        let clash = self.clash(
            text(self.base, base),
            text(self.theirs, theirs),
            text(self.new, new),
        );
        let Some(clash) = clash else { return };
        self.clashes[clash].is_anchored = true;
        // A comment goes round words of one paragraph.
        let words = theirs
            .iter()
            .take_while(|member| !matches!(member, Member::Mark(..)))
            .count();
        ops.push(Op::Open(clash));
        ops.extend(theirs[..words].iter().map(|member| stays(*member, None)));
        ops.push(Op::Close(clash));
        ops.extend(theirs[words..].iter().map(|member| stays(*member, None)));
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
                    let of = |atoms: &'s [Atom]| atoms.iter().map(Member::Atom).collect::<Vec<_>>();
                    let inner = self.members(&of(b), &of(i), &of(j));
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

    fn rows(&mut self, base: &'s Table, theirs: &'s Table, new: &'s Table) -> Vec<RowStep<'s>> {
        let (b, t, n) = (&base.rows, &theirs.rows, &new.rows);
        let of_theirs = pairings(&row_keys(b), &row_keys(t), &Rows { old: b, new: t });
        let of_new = pairings(&row_keys(b), &row_keys(n), &Rows { old: b, new: n });
        let mut steps = Vec::new();
        for chunk in chunks(&of_theirs, &of_new) {
            self.row_chunk(&mut steps, &b[chunk.base], &t[chunk.theirs], &n[chunk.new]);
        }
        steps
    }

    fn row_chunk(
        &mut self,
        steps: &mut Vec<RowStep<'s>>,
        base: &'s [Row],
        theirs: &'s [Row],
        new: &'s [Row],
    ) {
        let stay =
            |steps: &mut Vec<RowStep<'s>>| steps.extend(theirs.iter().map(|row| RowStep::Keep(row.node)));
        match (base, theirs, new) {
            ([], _, _) => {
                stay(steps);
                let known: Vec<u64> = theirs.iter().map(|row| row.key).collect();
                steps.extend(
                    new.iter()
                        .filter(|row| !known.contains(&row.key))
                        .map(RowStep::Insert),
                );
            }
            ([b], [t], []) if b.key == t.key => steps.push(RowStep::Delete(t)),
            ([b], [t], [n]) if b.key == n.key || t.key == n.key => {
                let _ = b;
                steps.push(RowStep::Keep(t.node));
            }
            ([b], [t], [n]) if b.cells.len() == n.cells.len() => {
                let cells = self.cells(b, t, n);
                let is_new = b.looks_otherwise(n) && t.looks_otherwise(n);
                steps.push(RowStep::Edit(t, is_new, cells));
            }
            ([b], [], [n]) if b.key == n.key => {}
            ([_], [], []) => {}
            _ => {
                let text = |story: &Story<'_>, rows: &[Row]| {
                    rows.iter()
                        .map(|row| row_text(story, row))
                        .collect::<Vec<_>>()
                        .join(" / ")
                };
                let clash = self.clash(
                    text(self.base, base),
                    text(self.theirs, theirs),
                    text(self.new, new),
                );
                self.pending.extend(clash);
                stay(steps);
            }
        }
    }

    /// What becomes of the cells of their row; they may have given the row more cells.
    fn cells(&mut self, base: &'s Row, theirs: &'s Row, new: &'s Row) -> Vec<Vec<Step<'s>>> {
        let same = base.cells.len() == theirs.cells.len();
        let places: Vec<Option<usize>> = match same {
            true => (0..theirs.cells.len()).map(Some).collect(),
            false => {
                let keys = |row: &Row| row.cells.iter().map(|cell| cell.inner.key).collect::<Vec<_>>();
                let mut places = vec![None; theirs.cells.len()];
                for step in vuosikello_changes::align(&keys(base), &keys(theirs)) {
                    if let vuosikello_changes::Step::Kept(at, other) = step {
                        places[other] = Some(at);
                    }
                }
                for at in (0..base.cells.len()).filter(|at| !places.contains(&Some(*at))) {
                    self.lost_cell(&base.cells[at], &new.cells[at]);
                }
                places
            }
        };
        let cells = theirs.cells.iter().zip(places);
        cells
            .map(|(cell, place)| match place {
                Some(at) => self.steps(&base.cells[at].inner, &cell.inner, &new.cells[at].inner),
                None => cell.inner.blocks.iter().map(stay_step).collect(),
            })
            .collect()
    }

    /// A cell that is not in their row any more.
    fn lost_cell(&mut self, base: &Cell, new: &Cell) {
        if base.inner.key != new.inner.key {
            let text = |story: &Story<'_>, cell: &Cell| container_text(story, &cell.inner);
            let clash = self.clash(text(self.base, base), String::new(), text(self.new, new));
            self.pending.extend(clash);
        }
    }
}

/// Members of the base with what became of them on both sides; what was added on either side stands by itself, without base.
fn chunks(theirs: &[Pairing], new: &[Pairing]) -> Vec<Chunk> {
    let mut found = Vec::new();
    let (mut a, mut b) = (0, 0);
    let (mut of_theirs, mut of_new, mut of_base) = (0, 0, 0);
    loop {
        // What both sides add at one place.
        let added = |pairs: &[Pairing], at: &mut usize, from: usize| {
            let mut end = from;
            while let Some(pair) = pairs.get(*at).filter(|pair| pair.old.is_empty()) {
                end = pair.new.end;
                *at += 1;
            }
            end
        };
        let (t, n) = (added(theirs, &mut a, of_theirs), added(new, &mut b, of_new));
        if t > of_theirs || n > of_new {
            found.push(Chunk {
                base: of_base..of_base,
                theirs: of_theirs..t,
                new: of_new..n,
            });
            (of_theirs, of_new) = (t, n);
        }
        let (Some(x), Some(y)) = (theirs.get(a), new.get(b)) else {
            break;
        };
        // The smallest part of the base that whole pairs of both sides make up.
        let (mut x_end, mut y_end) = (x.old.end, y.old.end);
        let (mut t, mut n) = (x.new.end, y.new.end);
        (a, b) = (a + 1, b + 1);
        while x_end != y_end {
            let (pairs, at, end, side) = match x_end < y_end {
                true => (theirs, &mut a, &mut x_end, &mut t),
                false => (new, &mut b, &mut y_end, &mut n),
            };
            let Some(pair) = pairs.get(*at) else { break };
            (*end, *side) = (pair.old.end.max(*end), pair.new.end);
            *at += 1;
        }
        let base = x_end.max(y_end);
        found.push(Chunk {
            base: of_base..base,
            theirs: of_theirs..t.max(of_theirs),
            new: of_new..n.max(of_new),
        });
        (of_base, of_theirs, of_new) = (base, t.max(of_theirs), n.max(of_new));
    }
    found
}

/// The paragraphs, if all blocks are.
fn texts(blocks: &[Block]) -> Option<Vec<&Paragraph>> {
    let text = |block| match block {
        &Block {
            kind: BlockKind::Paragraph(ref paragraph),
            ..
        } => Some(paragraph),
        _ => None,
    };
    blocks.iter().map(text).collect()
}

fn stays<'s>(member: Member<'s>, mark: Option<NodeId>) -> Op<'s> {
    match member {
        Member::Atom(atom) if atom.is_ghost() => Op::Ghost(atom),
        Member::Atom(atom) => Op::Stay(atom),
        Member::Mark(node, _) => Op::Mark(Mark::Stay(node, mark)),
    }
}

fn stay_step(block: &Block) -> Step<'_> {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => Step::Keep(paragraph.mark),
        BlockKind::Table(table) => Step::Keep(table.node),
        BlockKind::Control { node, .. } => Step::Keep(*node),
    }
}

fn is_heading(story: &Story<'_>, node: NodeId) -> bool {
    let style = story
        .tree
        .path(node, &["w:pPr", "w:pStyle"])
        .and_then(|it| story.tree.get(it, "w:val"));
    let name = style.and_then(|id| story.meanings.styles.get(id));
    name.is_some_and(|name| name.starts_with("paragraph:heading") || name.starts_with("paragraph:otsikko"))
}

fn member_text(story: &Story<'_>, member: Member<'_>) -> String {
    match member {
        Member::Atom(atom) => atom_text(story, atom),
        Member::Mark(..) => " / ".to_owned(),
    }
}

fn atom_text(story: &Story<'_>, atom: &Atom) -> String {
    let all = |atoms: &[Atom]| {
        atoms
            .iter()
            .map(|atom| atom_text(story, atom))
            .collect::<String>()
    };
    match &atom.kind {
        Kind::Word(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Span { run, from, to, .. } => crate::pen::run_text(story, *run, *from, *to),
                Piece::Ghost { .. } => String::new(),
            })
            .collect(),
        Kind::Wrapper { inner, .. } | Kind::Field { inner, .. } => all(inner),
        Kind::Object { child, holes, .. } => match story.tree.name(*child) {
            "w:tab" | "w:br" | "w:cr" => " ".to_owned(),
            _ => holes
                .first()
                .map(|hole| container_text(story, hole))
                .unwrap_or_default(),
        },
        _ => String::new(),
    }
}

fn block_text(story: &Story<'_>, block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(paragraph) => paragraph
            .atoms
            .iter()
            .map(|atom| atom_text(story, atom))
            .collect(),
        BlockKind::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(|row| row_text(story, row)).collect();
            rows.join(" / ")
        }
        BlockKind::Control { inner, .. } => container_text(story, inner),
    }
}

fn container_text(story: &Story<'_>, container: &Container) -> String {
    let texts: Vec<String> = container
        .blocks
        .iter()
        .map(|block| block_text(story, block))
        .collect();
    texts.join(" / ")
}

fn row_text(story: &Story<'_>, row: &Row) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| container_text(story, &cell.inner))
        .collect();
    cells.join(" | ")
}
