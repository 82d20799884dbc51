//! The title of a part and the line below it.

use vuosikello_document::Inline;
use vuosikello_measure::Rgb;

use super::composer::{Column, Composer};
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;
use crate::text::Division;

/// The space above and below the title, in points.
const TITLE_GAP: f32 = 10.0;
const SUBTITLE_GAP: f32 = 4.0;
/// The size of the subtitle, in sizes of running text.
const SUBTITLE_SIZE: f32 = 1.2;

impl Composer<'_, '_> {
    /// The title: the heading of level 1 of its part.
    pub(super) fn title(&mut self, content: &[Inline], parent: NodeId, column: Column) -> Result<(), Error> {
        let runs = self.runs(content, Style::Bold)?;
        if runs.is_blank() {
            return Ok(());
        }
        let shaped = self.setter.shape(runs, self.style.title, Division::Never)?;
        let level = if self.level == 0 { 1 } else { 2 };
        let node = self.structure.add(parent, Role::Heading(level));
        self.level = level;
        let start = self.galley.slices.len();
        let slices = self.lines(&shaped, node, column, TITLE_GAP, self.accent)?;
        self.push_lines(slices);
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.anchors.push(self.surroundings.title);
        }
        self.tie_to_next(start);
        Ok(())
    }

    /// The line below the title.
    pub(super) fn subtitle(
        &mut self,
        content: &[Inline],
        parent: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        let runs = self.runs(content, Style::Regular)?;
        if runs.is_blank() {
            return Ok(());
        }
        let shaped = self
            .setter
            .shape(runs, self.style.body * SUBTITLE_SIZE, Division::Never)?;
        let node = self.structure.add(parent, Role::Paragraph);
        let slices = self.lines(&shaped, node, column, SUBTITLE_GAP, Rgb::BLACK)?;
        self.push_lines(slices);
        Ok(())
    }
}
