//! The plot: where bars and lines stand, beside the axis of values and over its grid.

use vuosikello_document::{Chart, Language};

use super::{Anchor, Ink, Label, Shape, Sketch, Typesetter, Zone};
use crate::kind;
use crate::scale::{Scale, ten, unit_decimals};
use crate::ticks::Ticks;

/// The height of the plot, in points: with five intervals a line of the grid for every two lines of text, and two charts on a
/// page beside their text.
const HEIGHT: f32 = 136.0;
/// The room above the plot, and below it where values are negative, besides that for a line of figures.
const SPARE: f32 = 1.5;
/// From the figures at the ticks to the plot.
const TICKS_TO_PLOT: f32 = 6.0;
/// The thickness of the lines of the grid, and of that of zero, which bars stand on.
const GRID: f32 = 0.4;
const ZERO: f32 = 0.8;

/// The plot and what surrounds it.
#[derive(Debug)]
pub(crate) struct Plot {
    /// Where bars and lines stand.
    pub(crate) zone: Zone,
    /// The same with the room for the figures at values above and below.
    pub(crate) room: Zone,
    /// In what figures are shown.
    pub(crate) scale: Scale,
    ticks: Ticks,
    /// The number of categories.
    categories: usize,
    /// What the categories leave free at both sides.
    margin: f32,
}

/// The texts of the axis of values.
pub(super) struct Axis<T> {
    /// The values at the ticks, and their figures.
    figures: Vec<(i128, Label<T>)>,
    name: Option<Label<T>>,
}

/// A plot between two edges, below `top`, and its axis.
pub(super) fn place<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    chart: &Chart,
    language: Language,
    edges: (f32, f32),
    top: f32,
) -> Result<(Plot, Axis<S::Text>), S::Error> {
    let span = kind::span(chart);
    let scale = Scale::drawn(chart.unit, span.largest());
    let mut ticks = Ticks::around(span.least, span.greatest, ten(unit_decimals(chart.unit)));
    if !span.from_zero {
        ticks = ticks.clear_of(span.least);
    }
    let mut figures = Vec::new();
    for value in ticks.values() {
        figures.push((value, sketch.label(&scale.at_tick(value, ticks.step))?));
    }
    let name = match scale.name(language) {
        "" => None,
        name => Some(sketch.label(name)?),
    };
    let widths = figures.iter().map(|(_, label)| label.width);
    let width = widths.fold(0.0, f32::max) + TICKS_TO_PLOT;
    let line = sketch.line() + SPARE;
    let room_top = top + name.as_ref().map_or(0.0, |name| name.height);
    let zone = Zone {
        left: edges.0 + width,
        top: room_top + line,
        right: edges.1,
        bottom: room_top + line + HEIGHT,
    };
    let below = if span.least < 0 { line } else { 0.0 };
    let plot = Plot {
        zone,
        room: Zone {
            top: room_top,
            bottom: zone.bottom + below,
            ..zone
        },
        scale,
        ticks,
        categories: chart.categories.len(),
        margin: kind::margin(chart.kind),
    };
    Ok((plot, Axis { figures, name }))
}

impl Plot {
    /// The width that each category has.
    pub(crate) fn slot(&self) -> f32 {
        (self.zone.width() - 2.0 * self.margin) / self.categories.max(1) as f32
    }

    /// The middle of a category.
    pub(crate) fn x(&self, category: usize) -> f32 {
        self.zone.left + self.margin + (category as f32 + 0.5) * self.slot()
    }

    /// The height at which a value stands.
    pub(crate) fn y(&self, value: i128) -> f32 {
        self.zone.bottom - self.ticks.share(value) * self.zone.height()
    }

    /// Where zero stands, if it is on the axis.
    pub(crate) fn zero(&self) -> Option<f32> {
        let ticks = self.ticks;
        (ticks.first..=ticks.last).contains(&0).then(|| self.y(0))
    }

    /// Draws the line of zero, if it is on the axis.
    pub(crate) fn draw_zero<S: Typesetter>(&self, sketch: &mut Sketch<'_, S>) {
        if let Some(y) = self.zero() {
            sketch.draw(Shape::Rule(self.rule(y, ZERO)));
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

impl<T> Axis<T> {
    /// Draws the grid, the figures at the ticks and, at the left edge of the chart, the name of the unit.
    pub(super) fn draw<S: Typesetter<Text = T>>(
        self,
        sketch: &mut Sketch<'_, S>,
        plot: &Plot,
        (left, top): (f32, f32),
    ) {
        if let Some(name) = self.name {
            sketch.text(name, Anchor::Start, left, top, Ink::Quiet);
        }
        for (value, label) in self.figures {
            let y = plot.y(value);
            sketch.draw(Shape::Grid(plot.rule(y, GRID)));
            let top = y - label.height / 2.0;
            let x = plot.zone.left - TICKS_TO_PLOT;
            sketch.text(label, Anchor::End, x, top, Ink::Quiet);
        }
    }
}
