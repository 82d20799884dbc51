//! The legend above a chart: which series looks how.

use vuosikello_document::{Chart, ChartKind};

use crate::kind;
use crate::sketch::{Anchor, Ink, Label, Sketch, Typesetter};

/// From a sample to the name of its series, in points.
const TO_NAME: f32 = 5.0;
/// The space between entries, three times that within one, and below the legend.
const BETWEEN: f32 = 16.0;
const BELOW: f32 = 4.0;

/// The legend, with the names of the series in their places.
pub(super) struct Legend<T> {
    entries: Vec<(Label<T>, f32, f32)>,
    pub(super) bottom: f32,
}

/// Places the names in rows between two edges. One series needs no legend: the caption names it.
pub(super) fn place<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    chart: &Chart,
    edges: (f32, f32),
) -> Result<Legend<S::Text>, S::Error> {
    let mut legend = Legend {
        entries: Vec::new(),
        bottom: 0.0,
    };
    if chart.series.len() < 2 {
        return Ok(legend);
    }
    let sample = kind::sample_length(chart.kind) + TO_NAME;
    let (mut x, mut y) = (edges.0, 0.0);
    for series in &chart.series {
        let label = sketch.setter.set(&series.name, edges.1 - edges.0 - sample, 1)?;
        let width = sample + label.width;
        if x > edges.0 && x + width > edges.1 {
            (x, y) = (edges.0, y + sketch.line());
        }
        legend.entries.push((label, x, y));
        x += width + BETWEEN;
    }
    legend.bottom = y + sketch.line() + BELOW;
    Ok(legend)
}

impl<T> Legend<T> {
    pub(super) fn draw<S: Typesetter<Text = T>>(self, sketch: &mut Sketch<'_, S>, kind: ChartKind) {
        let line = sketch.line();
        for (series, (label, x, y)) in self.entries.into_iter().enumerate() {
            kind::sample(sketch, kind, series, (x, y + line / 2.0));
            sketch.text(
                label,
                Anchor::Start,
                x + kind::sample_length(kind) + TO_NAME,
                y,
                Ink::Plain,
            );
        }
    }
}
