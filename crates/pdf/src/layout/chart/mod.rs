//! Charts: a caption, and below it a figure of bars or lines, drawn as shapes and text.
//!
//! `vuosikello_chart` plans where everything stands. Here the texts are set and the shapes of the plan drawn: [`drawing`]
//! makes items of them, in the colours of the series and with the dashes of [`marks`].

mod drawing;
mod marks;

use vuosikello_chart::drawn;
use vuosikello_document::{Chart, plain_text};

use self::drawing::{Drawing, Texts};
use super::composer::{Column, Composer};
use super::galley::{Content, Placed, Slice};
use super::page::Owner;
use super::rectangle::Rectangle;
use super::structure::{NodeId, Role};
use crate::font::Style;
use crate::segment::one_line;
use crate::text::Division;
use crate::{Error, Rgb};

/// The space above the caption, and between caption and figure, in points.
const CHART_GAP: f32 = 12.0;
const CAPTION_GAP: f32 = 5.0;

impl Composer<'_, '_> {
    /// A chart over the whole width of the column, on one page with its caption. What cannot be drawn legibly is a table.
    pub(super) fn chart(&mut self, chart: &Chart, parent: NodeId, column: Column) -> Result<(), Error> {
        if !self.style.charts || !drawn::is_drawable(chart, column.width) {
            return self.table(&chart.as_table(self.language()), parent, column);
        }
        let division = self.structure.add(parent, Role::Division);
        let start = self.galley.slices.len();
        let caption = self.runs(&chart.caption, Style::Bold)?;
        if !caption.is_blank() {
            let caption = self.setter.shape(caption, self.style.table, Division::Text)?;
            let node = self.structure.add(division, Role::Caption);
            let mut slices = self.lines(&caption, node, column, CHART_GAP, Rgb::BLACK)?;
            if let Some(last) = slices.last_mut() {
                last.height += CAPTION_GAP;
            }
            self.galley.slices.extend(slices);
            self.tie_to_next(start);
        }
        let figure = self.figure(chart, division, column)?;
        self.galley.slices.push(figure);
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.gap = CHART_GAP;
        }
        Ok(())
    }

    /// The figure as one slice, under one element.
    fn figure(&mut self, chart: &Chart, parent: NodeId, column: Column) -> Result<Slice, Error> {
        let description = description(chart);
        let node = self.structure.add(parent, Role::Figure { description });
        let (language, accent, colours) = (self.language(), self.accent, self.colours);
        let size = self.style.small;
        let mut texts = Texts {
            setter: self.setter,
            language,
            size,
        };
        let plan = drawn::draw(chart, language, (column.x, column.x + column.width), &mut texts)?;
        let height = plan.height;
        let area = Rectangle {
            x: column.x,
            y: 0.0,
            width: column.width,
            height,
            color: accent,
        };
        let area = Placed {
            owner: Owner::Node(node),
            content: Content::Area(area),
        };
        let mut items = vec![area];
        items.extend(Drawing::new(chart, colours, node, size).items(plan.shapes));
        Ok(Slice {
            height,
            items,
            ..Slice::default()
        })
    }
}

/// What the chart shows, for someone who cannot see it; its caption where nobody has said it.
fn description(chart: &Chart) -> String {
    let description = one_line(&chart.description);
    if description.is_empty() {
        return one_line(&plain_text(&chart.caption));
    }
    description
}

#[cfg(test)]
mod tests;
