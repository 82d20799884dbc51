//! Paragraphs of running text, and notes.

use vuosikello_document::Inline;
use vuosikello_measure::Rgb;

use super::composer::{Column, Composer};
use super::galley::{Placed, Slice};
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;

/// The bar at the left of a note: its width, and from its left edge to the text, in points.
const BAR: f32 = 2.5;
const BAR_TO_TEXT: f32 = 12.0;

impl Composer<'_, '_> {
    /// A paragraph.
    pub(super) fn paragraph(
        &mut self,
        content: &[Inline],
        parent: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        let slices = self.text(content, parent, column)?;
        self.push_lines(slices);
        Ok(())
    }

    /// A notice, set apart by a bar along its left side.
    pub(super) fn note(&mut self, content: &[Inline], parent: NodeId, column: Column) -> Result<(), Error> {
        let mut slices = self.text(content, parent, column.indented(BAR_TO_TEXT))?;
        for slice in &mut slices {
            let bar = Placed::rule(column.x, 0.0, BAR, slice.height, self.accent);
            slice.items.insert(0, bar);
        }
        self.push_lines(slices);
        Ok(())
    }

    fn text(&mut self, content: &[Inline], parent: NodeId, column: Column) -> Result<Vec<Slice>, Error> {
        let shaped = self.shape(content, Style::Regular, self.style.body)?;
        if shaped.is_blank() {
            let names = shaped.attached.bookmarks.iter().map(|(_, name)| name.as_str());
            self.waiting
                .extend(names.filter_map(|name| self.bookmarks.get(name)));
            return Ok(Vec::new());
        }
        let node = self.structure.add(parent, Role::Paragraph);
        self.lines(&shaped, node, column, self.style.paragraph_gap, Rgb::BLACK)
    }
}
