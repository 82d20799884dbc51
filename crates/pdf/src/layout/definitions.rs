//! Definitions: terms at the left margin, what is said of them beside, as side headings (SFS 2487). Tagged as a list
//! of labels and bodies, which is how screen readers announce pairs best.

use vuosikello_document::{Definition, Inline};
use vuosikello_measure::Rgb;

use super::composer::{Alignment, Column, Composer};
use super::galley::{Keep, Unit};
use super::strip::side_by_side;
use super::structure::{NodeId, Numbering, Role};
use crate::Error;
use crate::font::Style;
use crate::text::Division;

/// The share of the width that the terms have, and the space between terms and texts in points.
const TERM_SHARE: f32 = 0.30;
const BETWEEN: f32 = 10.0;
/// The space above the first pair and between pairs, in points.
const FIRST_GAP: f32 = 8.0;
const GAP: f32 = 4.0;

impl Composer<'_, '_> {
    /// Terms with their descriptions.
    pub(super) fn definitions(
        &mut self,
        definitions: &[Definition],
        parent: NodeId,
        column: Column,
    ) -> Result<(), Error> {
        if definitions.is_empty() {
            return Ok(());
        }
        let list = self.structure.add(parent, Role::List(Numbering::None));
        let width = column.width * TERM_SHARE;
        let terms = Column {
            x: column.x,
            width: width - BETWEEN,
        };
        let texts = column.indented(width);
        for (index, definition) in definitions.iter().enumerate() {
            let item = self.structure.add(list, Role::ListItem);
            let label = self.structure.add(item, Role::Label);
            let body = self.structure.add(item, Role::ListBody);
            let size = self.style.body;

            let mut runs = self.runs(&definition.term, Style::Bold)?;
            // The space parts term and text for those who listen.
            runs.append(&[Inline::text(" ")], Style::Bold, self.language())?;
            let term = self.setter.shape(runs, size, Division::Cell)?;
            let term = self.strips(&term, label, terms, Alignment::Start, 0.0, Rgb::BLACK)?;
            let mut text = Vec::new();
            for line in &definition.lines {
                let line = self.shape(line, Style::Regular, size)?;
                if !line.is_blank() {
                    let node = self.structure.add(body, Role::Paragraph);
                    text.extend(self.strips(&line, node, texts, Alignment::Start, 0.0, Rgb::BLACK)?);
                }
            }
            let start = self.galley.slices.len();
            let mut slices = side_by_side(vec![term, text], 0.0, self.highest);
            if let Some(first) = slices.first_mut() {
                first.gap = if index == 0 { FIRST_GAP } else { GAP };
            }
            self.galley.slices.extend(slices);
            self.galley.set_unit(start, Unit::Item(index));
            if index == 0 && definitions.len() > 1 {
                self.galley.tie(start, Keep::Weak, true);
            }
        }
        Ok(())
    }
}
