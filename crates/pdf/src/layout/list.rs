//! Lists.

use vuosikello_document::{Block, List, Marker};

use super::composer::{Column, Composer};
use super::galley::{Slice, Unit};
use super::structure::{NodeId, Numbering, Role};
use crate::Error;
use crate::font::Style;
use crate::text::Division;

/// From the edge of the list to the text of its items, and the space between items, in points.
const LABEL_WIDTH: f32 = 18.0;
const ITEM_GAP: f32 = 3.0;
/// The deepest nesting of lists, and the deepest that is indented further.
const DEEPEST: usize = 24;
const DEEPEST_INDENTED: usize = 6;

impl Composer<'_, '_> {
    /// A list at a depth: 0 for one that is not inside another.
    pub(super) fn list(
        &mut self,
        list: &List,
        parent: NodeId,
        column: Column,
        depth: usize,
    ) -> Result<(), Error> {
        if depth >= DEEPEST {
            return Err(Error::TooDeep { limit: DEEPEST });
        }
        if list.items.is_empty() {
            return Ok(());
        }
        let numbering = match list.start {
            Some(_) => Numbering::Ordered(match &list.marker {
                Some(marker) => marker.numeral,
                None => Marker::usual(depth).numeral,
            }),
            None => Numbering::Disc,
        };
        let node = self.structure.add(parent, Role::List(numbering));
        let start = self.galley.slices.len();
        for (index, item) in list.items.iter().enumerate() {
            let label = list.label(index, depth);
            let first = self.galley.slices.len();
            self.item(item, &label, node, column, depth)?;
            if depth == 0 {
                self.galley.set_unit(first, Unit::Item(index));
            }
        }
        if depth == 0
            && let Some(first) = self.galley.slices.get_mut(start)
        {
            first.gap = self.style.paragraph_gap;
        }
        Ok(())
    }

    fn item(
        &mut self,
        item: &[Block],
        label: &str,
        list: NodeId,
        column: Column,
        depth: usize,
    ) -> Result<(), Error> {
        let size = self.style.body;
        let node = self.structure.add(list, Role::ListItem);
        let label_node = self.structure.add(node, Role::Label);
        let body = self.structure.add(node, Role::ListBody);
        let (label, language) = (format!("{label} "), self.language());
        let label = self
            .setter
            .plain(&label, Style::Regular, language, size, Division::Never)?;
        let indent = if depth < DEEPEST_INDENTED {
            LABEL_WIDTH.max(label.natural_width() + 4.0)
        } else {
            0.0
        };

        let start = self.galley.slices.len();
        for block in item {
            self.item_block(block, body, column.indented(indent), depth + 1)?;
        }
        if self.galley.slices.len() == start {
            self.galley.slices.push(Slice {
                height: size * self.style.leading,
                ..Slice::default()
            });
        }
        let items = self.label(&label, label_node, column)?;
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.gap = ITEM_GAP;
            first.items.splice(0..0, items);
        }
        Ok(())
    }

    /// A block inside an item or a cell, where a list lies so deep in others. What can only stand in the document itself becomes
    /// a paragraph.
    pub(super) fn item_block(
        &mut self,
        block: &Block,
        body: NodeId,
        column: Column,
        depth: usize,
    ) -> Result<(), Error> {
        match block {
            Block::Title(content) | Block::Subtitle(content) | Block::Paragraph(content) => {
                self.paragraph(content, body, column)
            }
            Block::Heading(heading) => self.paragraph(&heading.content, body, column),
            Block::Note(content) => self.note(content, body, column),
            Block::List(list) => self.list(list, body, column, depth),
            Block::Table(table) => self.table(table, body, column),
            Block::Chart(chart) => self.chart(chart, body, column),
            Block::Definitions(definitions) => self.definitions(definitions, body, column),
            Block::Signatures(signatories) => self.signatures(signatories, body, column),
            Block::Contents { .. } | Block::PageBreak | Block::Turn(_) => Ok(()),
        }
    }
}
