//! Where everything stands in a chart: the axis of values with its grid, and the room of each category.

use super::drawing::{Anchor, Drawing, Label, Zone};
use super::scale::Scale;
use super::ticks::Ticks;
use crate::Error;
use crate::layout::composer::QUIET;

/// The height of the plot, in points.
const HEIGHT: f32 = 136.0;
/// The room above the plot, and below it where values are negative, besides that for a line of figures.
const SPARE: f32 = 1.5;
/// From the figures at the ticks to the plot.
const TICKS_TO_PLOT: f32 = 6.0;
/// The thickness of the lines of the grid, and of that of zero.
const GRID: f32 = 0.4;
const ZERO: f32 = 0.8;
/// How much of the colour of quiet text is in the lines of the grid.
const GRID_SHADE: f32 = 0.3;

/// What the values of a chart span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) least: i128,
    pub(super) greatest: i128,
    /// Whether the axis begins or ends at zero, or has it in between.
    pub(super) from_zero: bool,
}

impl Span {
    /// The largest value without its sign.
    pub(super) fn largest(self) -> i128 {
        self.least.abs().max(self.greatest.abs())
    }
}

/// The axes of a chart.
#[derive(Debug)]
pub(super) struct Axis {
    pub(super) scale: Scale,
    ticks: Ticks,
    /// The figures at the ticks, and the values there.
    figures: Vec<(i128, Label)>,
    name: Option<Label>,
    /// Whether something stands below the lowest values, too.
    negative: bool,
}

impl Axis {
    pub(super) fn new(
        drawing: &mut Drawing<'_, '_>,
        scale: Scale,
        span: Span,
        one: i128,
    ) -> Result<Self, Error> {
        let mut ticks = Ticks::around(span.least, span.greatest, one);
        if !span.from_zero {
            ticks = ticks.clear_of(span.least);
        }
        let mut figures = Vec::new();
        for value in ticks.values() {
            figures.push((value, drawing.label(&scale.at_tick(value, ticks.step))?));
        }
        let name = scale.name(drawing.language());
        let name = match name {
            "" => None,
            name => Some(drawing.label(name)?),
        };
        Ok(Axis {
            scale,
            ticks,
            figures,
            name,
            negative: span.least < 0,
        })
    }

    fn width(&self) -> f32 {
        let widths = self.figures.iter().map(|(_, label)| label.width());
        widths.fold(0.0, f32::max) + TICKS_TO_PLOT
    }
}

/// The plot and what surrounds it.
#[derive(Debug)]
pub(super) struct Plot {
    /// Where bars and lines stand.
    pub(super) zone: Zone,
    /// The same with the room for the figures at values above and below.
    pub(super) room: Zone,
    /// The number of categories.
    categories: usize,
    /// What the categories leave free at both sides.
    margin: f32,
    axis: Axis,
    /// Where the name of the unit stands.
    name_top: f32,
}

impl Plot {
    /// A plot for so many categories between two edges, below `top`, with a margin at both sides.
    pub(super) fn new(
        drawing: &Drawing<'_, '_>,
        axis: Axis,
        edges: (f32, f32),
        top: f32,
        categories: usize,
        margin: f32,
    ) -> Self {
        let line = drawing.line() + SPARE;
        let name_height = axis.name.as_ref().map_or(0.0, Label::height);
        let room_top = top + name_height;
        let left = edges.0 + axis.width();
        let zone = Zone {
            left,
            top: room_top + line,
            right: edges.1,
            bottom: room_top + line + HEIGHT,
        };
        let below = if axis.negative { line } else { 0.0 };
        let room = Zone {
            top: room_top,
            bottom: zone.bottom + below,
            ..zone
        };
        Plot {
            zone,
            room,
            categories,
            margin,
            axis,
            name_top: top,
        }
    }

    pub(super) fn scale(&self) -> Scale {
        self.axis.scale
    }

    /// The width that each category has.
    pub(super) fn slot(&self) -> f32 {
        (self.zone.width() - 2.0 * self.margin) / self.categories.max(1) as f32
    }

    /// The middle of a category.
    pub(super) fn x(&self, category: usize) -> f32 {
        self.zone.left + self.margin + (category as f32 + 0.5) * self.slot()
    }

    /// The height at which a value stands.
    pub(super) fn y(&self, value: i128) -> f32 {
        self.zone.bottom - self.axis.ticks.share(value) * self.zone.height()
    }

    /// Where zero stands, if it is on the axis.
    pub(super) fn zero(&self) -> Option<f32> {
        let ticks = self.axis.ticks;
        (ticks.first..=ticks.last).contains(&0).then(|| self.y(0))
    }

    /// Draws the grid, the figures at the ticks and the name of the unit, behind all that follows.
    pub(super) fn draw_grid(&self, drawing: &mut Drawing<'_, '_>, left: f32) {
        if let Some(name) = &self.axis.name {
            drawing.text(name, Anchor::Start, left, self.name_top, QUIET);
        }
        for (value, label) in &self.axis.figures {
            let y = self.y(*value);
            drawing.fill(self.rule(y, GRID), QUIET.tint(GRID_SHADE));
            let top = y - label.height() / 2.0;
            drawing.text(label, Anchor::End, self.zone.left - TICKS_TO_PLOT, top, QUIET);
        }
    }

    /// Draws the line of zero, if it is on the axis.
    pub(super) fn draw_zero(&self, drawing: &mut Drawing<'_, '_>) {
        if let Some(y) = self.zero() {
            drawing.fill(self.rule(y, ZERO), QUIET);
        }
    }

    fn rule(&self, y: f32, thickness: f32) -> Zone {
        Zone {
            top: y - thickness / 2.0,
            bottom: y + thickness / 2.0,
            ..self.zone
        }
    }
}
