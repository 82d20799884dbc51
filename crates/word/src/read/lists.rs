//! Lists out of numbered paragraphs.

use vuosikello_document::{Block, List};

use super::numbering::Mark;
use super::paragraph::Numbered;

#[derive(Debug)]
struct Open {
    instance: String,
    level: usize,
    list: List,
}

/// The lists that are open at a place of the text, each in the last item of the one before.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    done: Vec<Block>,
}

impl Lists {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins an item, with the block that stands at its beginning if there is one.
    pub(super) fn item(&mut self, numbered: &Numbered, block: Option<Block>) {
        self.close_above(numbered.level);
        let same = |open: &Open| open.level == numbered.level && open.instance == numbered.instance;
        if self
            .open
            .last()
            .is_some_and(|open| open.level == numbered.level && !same(open))
        {
            self.close_last();
        }
        if !self.open.last().is_some_and(same) {
            let start = match numbered.mark {
                Mark::Number(start) => Some(start),
                Mark::Bullet | Mark::None => None,
            };
            let list = List {
                start,
                items: Vec::new(),
            };
            self.open.push(Open {
                instance: numbered.instance.clone(),
                level: numbered.level,
                list,
            });
        }
        if let Some(open) = self.open.last_mut() {
            open.list.items.push(block.into_iter().collect());
        }
    }

    /// Adds a block to the last item of the list on the level.
    pub(super) fn go_on(&mut self, level: usize, block: Block) {
        self.close_above(level);
        if let Some(item) = self.open.last_mut().and_then(|open| open.list.items.last_mut()) {
            item.push(block);
        }
    }

    /// Closes all lists and gives the outermost ones.
    pub(super) fn finish(&mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close_last();
        }
        std::mem::take(&mut self.done)
    }

    fn close_above(&mut self, level: usize) {
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.level > level) {
            self.close_last();
        }
        // A first paragraph deeper than what follows is a list of its own.
        if self.open.first().is_some_and(|open| open.level > level) {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(Open { list, .. }) = self.open.pop() else {
            return;
        };
        match self.open.last_mut().and_then(|open| open.list.items.last_mut()) {
            Some(item) => item.push(Block::List(list)),
            None => self.done.push(Block::List(list)),
        }
    }
}
