//! Lists out of numbered paragraphs.

use vuosikello_document::{Block, List, Marker};

use super::numbering::{Label, LabelKind};

#[derive(Debug)]
struct Open {
    label: Label,
    list: List,
}

impl Open {
    /// Whether a paragraph is the next item of the list: of the same numbering, with the next number.
    fn goes_on_with(&self, label: &Label) -> bool {
        let next = self
            .list
            .start
            .map(|start| u64::from(start) + self.list.items.len() as u64);
        self.label.level == label.level
            && self.label.instance == label.instance
            && next == label.number().map(u64::from)
            && marker(&self.label) == marker(label)
    }
}

fn marker(label: &Label) -> Option<&Marker> {
    match &label.kind {
        LabelKind::Number { marker, .. } => Some(marker),
        LabelKind::Bullet | LabelKind::Words(_) => None,
    }
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
    pub(super) fn item(&mut self, label: &Label, block: Option<Block>) {
        self.close_above(label.level);
        let goes_on = self.open.last().is_some_and(|open| open.goes_on_with(label));
        if !goes_on
            && self
                .open
                .last()
                .is_some_and(|open| open.label.level == label.level)
        {
            self.close_last();
        }
        if !goes_on {
            // The look that a list has by itself at its depth needs no word.
            let usual = Marker::usual(self.open.len());
            let list = List {
                start: label.number(),
                marker: marker(label).filter(|marker| **marker != usual).cloned(),
                items: Vec::new(),
            };
            self.open.push(Open {
                label: label.clone(),
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
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.label.level > level) {
            self.close_last();
        }
        // A first paragraph deeper than what follows is a list of its own.
        if self.open.first().is_some_and(|open| open.label.level > level) {
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
