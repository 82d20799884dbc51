//! Headings: the number hangs at the margin, the text stands above the text that it heads.

use vuosikello_document::{DEEPEST_HEADING, Heading};

use super::composer::{Column, Composer};
use super::galley::{Content, Keep, Slice};
use super::structure::{NodeId, Role};
use crate::Error;
use crate::font::Style;
use crate::text::Division;

/// The space above headings of levels 1 to 3, in points.
const GAPS: [f32; 3] = [20.0, 13.0, 9.0];
/// The least space between number and text, in sizes of the heading.
const NUMBER_GAP: f32 = 0.5;

impl Composer<'_, '_> {
    /// A heading. It is never the last line of a page.
    pub(super) fn heading(&mut self, heading: &Heading, parent: NodeId, column: Column) -> Result<(), Error> {
        let index = self.heading;
        self.heading += 1;
        let number = self.numbers.get(index).cloned().unwrap_or_default();
        let level = heading.level.clamp(1, DEEPEST_HEADING);
        let slot = usize::from(level.min(3)) - 1;
        let size = self.style.headings.get(slot).copied().unwrap_or(self.style.body);
        let gap = GAPS.get(slot).copied().unwrap_or_default();

        // Below the levels that have sizes of their own headings are told apart by their slant.
        let style = match usize::from(level) > self.style.headings.len() {
            true => Style::BoldItalic,
            false => Style::Bold,
        };
        let runs = self.runs(&heading.content, style)?;
        let shaped = self.setter.shape(runs, size, Division::Never)?;
        // The space parts number and text for those who listen.
        let number = self.shape_plain(&format!("{number} "), style, size)?;
        if shaped.is_blank() && number.is_blank() {
            return Ok(());
        }
        // A level may not be skipped (ISO 14289-1 § 7.4.2).
        let level = (level + u8::from(self.titled))
            .min(self.level + 1)
            .min(DEEPEST_HEADING);
        self.level = level;
        let node = self.structure.add(parent, Role::Heading(level));

        let hang = match number.is_blank() {
            true => 0.0,
            false => self.style.indent.max(number.natural_width() + NUMBER_GAP * size),
        };
        let mut slices = self.lines(&shaped, node, column.indented(hang), gap, self.accent)?;
        if slices.is_empty() {
            slices.push(Slice {
                gap,
                height: size * self.style.leading,
                ..Slice::default()
            });
        }
        if let Some(first) = slices.first_mut() {
            if !number.is_blank() {
                let mut label = self.label(&number, node, column)?;
                for item in &mut label {
                    if let Content::Text(text) = &mut item.content {
                        text.color = self.accent;
                    }
                }
                first.items.splice(0..0, label);
            }
            first.anchors.extend(self.surroundings.headings.get(index));
        }
        let start = self.galley.slices.len();
        // Where a whole chain of headings fits on no page, a page may end between two of them.
        if start > 0
            && start == self.heading_end
            && let Some(above) = self.galley.slices.last_mut()
        {
            above.keep = Keep::Tight;
        }
        self.galley.slices.extend(slices);
        self.tie_to_next(start);
        self.heading_end = self.galley.slices.len();
        Ok(())
    }
}
