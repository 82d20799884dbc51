//! The axis of values: its ticks, the grid, and the plot beside it.

use vuosikello_document::{Chart, Language};

use crate::kind;
use crate::scale::{Scale, ten, unit_decimals};
use crate::sketch::{Anchor, Ink, Label, Plot, Shape, Sketch, Typesetter, Zone};
use crate::ticks::Ticks;

/// The height of the plot, in points: with five intervals a line of the grid for every two lines of text, and two charts on a
/// page beside their text.
const HEIGHT: f32 = 136.0;
/// The room above the plot, and below it where values are negative, besides that for a line of figures.
const SPARE: f32 = 1.5;
/// From the figures at the ticks to the plot.
const TICKS_TO_PLOT: f32 = 6.0;
/// The thickness of the lines of the grid.
const GRID: f32 = 0.4;

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
    let zone = Zone::of(
        edges.0 + width..edges.1,
        room_top + line..room_top + line + HEIGHT,
    );
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
