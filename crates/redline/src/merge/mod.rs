//! Three-way merging: what was made of a base, and what the base would be now. Blocks here, their words in `words`, rows of tables
//! in `rows`, what was moved in `moves`.

mod chunks;
mod clash;
mod moved;
mod moves;
mod phrases;
mod rows;
mod text;
mod words;

use crate::content::{Block, BlockKind, Container, Paragraph, Row};
use crate::pairing::{Pairing, pairings};
use crate::script::{Blocks, KeptColumns, Op, Step, Steps, members};
use crate::story::Story;
use chunks::{Chunk, chunks};
use moved::{Moved, moved};
use text::{block_text, is_contents, is_heading};

pub use clash::Clash;

/// The three texts that are merged. The edited file is the one that is written.
pub(crate) struct Merger<'s, 'p> {
    pub(crate) base: &'s Story<'p>,
    pub(crate) theirs: &'s Story<'p>,
    pub(crate) new: &'s Story<'p>,
    pub(crate) clashes: Vec<Clash>,
    /// Clashes that are told at the next paragraph, because nothing of theirs is left to hang them on.
    pending: Vec<usize>,
    clause: String,
    /// The paragraphs that they have moved.
    moves: Vec<Moved<'s, Block>>,
    row_moves: Vec<Moved<'s, Row>>,
    /// Whether the text is a table of contents.
    in_contents: bool,
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
            moves: Vec::new(),
            row_moves: Vec::new(),
            in_contents: false,
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
        let blocks = [base, theirs, new].map(|it| it.blocks.as_slice());
        self.moves.extend(moved(blocks, &of_theirs, &of_new));
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
        self.note_clause(theirs);
        if theirs.is_empty() && !base.is_empty() && base.iter().all(|block| self.is_moved_away(block)) {
            // What is new of it comes where it stands now.
            return;
        }
        let was_in_contents = self.in_contents;
        self.in_contents |= !theirs.is_empty() && theirs.iter().all(|block| is_contents(self.theirs, block));
        self.blocks_here(steps, base, theirs, new);
        self.in_contents = was_in_contents;
    }

    fn blocks_here(
        &mut self,
        steps: &mut Steps<'s>,
        base: &'s [Block],
        theirs: &'s [Block],
        new: &'s [Block],
    ) {
        let says = |blocks: &[Block]| blocks.iter().map(|block| block.key).collect::<Vec<_>>();
        let looks = |blocks: &[Block]| blocks.iter().map(|block| block.full).collect::<Vec<_>>();
        if base.is_empty() {
            // Both added something here: theirs stays, and what is new follows unless it is the same.
            let same = says(theirs);
            let is_new = |block: &&Block| !same.contains(&block.key) && !self.is_moved_by_both(block);
            let added: Vec<&Block> = new.iter().filter(is_new).collect();
            for block in theirs {
                match self.move_of(block) {
                    Some(moved) => self.follow(steps, moved),
                    None => self.stay(steps, std::slice::from_ref(block), &[]),
                }
            }
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
            // A column that is new in a table that they have not changed.
            ([b], [t], [n]) if b.key == t.key && has_other_columns(b, n) => steps.pair(theirs, new),
            ([b], [t], [n]) => match (&b.kind, &t.kind, &n.kind) {
                (BlockKind::Table(b), BlockKind::Table(t), BlockKind::Table(n)) => {
                    let rows = self.rows(b, t, n);
                    // A program that saved their file may have given it a look of its own, which is nothing new.
                    steps.push(Step::EditTable {
                        table: t,
                        looks_otherwise: b.looks_otherwise(n) && t.looks_otherwise(n),
                        grid: None,
                        rows,
                    });
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
        if self.in_contents {
            return self.stay(steps, theirs, &[]);
        }
        let text = |story: &Story<'_>, blocks: &[Block]| {
            let texts: Vec<String> = blocks.iter().map(|block| block_text(story, block)).collect();
            texts.join(" / ")
        };
        let clash = self.clash(
            text(self.base, base),
            text(self.theirs, theirs),
            text(self.new, new),
        );
        if let Some(texts) = texts(theirs).filter(|texts| !texts.is_empty()) {
            self.clashes[clash].is_anchored = true;
            let mut ops = vec![Op::Open(clash)];
            for (at, member) in members(&texts).into_iter().enumerate() {
                if at + 1 == members(&texts).len() {
                    ops.push(Op::Close(clash));
                }
                ops.push(member.stays(None));
            }
            return self.push_text(steps, ops);
        }
        self.pending.push(clash);
        self.stay(steps, theirs, &[]);
    }

    /// Adds a clash and gives its place in the list.
    fn clash(&mut self, base: String, theirs: String, new: String) -> usize {
        self.clashes.push(Clash {
            clause: self.clause.clone(),
            base,
            theirs,
            new,
            is_anchored: false,
        });
        self.clashes.len() - 1
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
                            .map(|it| it.stays(counterpart.map(|it| it.mark)));
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
}

/// Whether one of two tables has columns that the other has not.
fn has_other_columns(old: &Block, new: &Block) -> bool {
    match (&old.kind, &new.kind) {
        (BlockKind::Table(old), BlockKind::Table(new)) => KeptColumns::between(old, new).is_some(),
        _ => false,
    }
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
