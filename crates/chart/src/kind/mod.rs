//! Everything that depends on the kind of a chart, and nothing else does.
//!
//! A new kind is a variant of [`ChartKind`] with its words, a file beside [`bars`] and [`lines`], and an arm in each `match`
//! below: what its values span, how its marks are drawn, what a program that draws them by itself has to be told, and the
//! XML of its series. A mark of a new shape is a [`Shape`](crate::drawn::Shape), which the PDF writer draws.

mod bars;
mod lines;

use vuosikello_document::{Chart, ChartKind};
use vuosikello_measure::Marks;
use vuosikello_ooxml::drawing::{Xml, flag};

use crate::fills::Fill;
use crate::room::{Bounds, LabelRoom, Labels, Room};
use crate::sketch::{Plot, Sketch, Typesetter};
use crate::values::Span;

pub use lines::{LINE, RADIUS};

/// Whether the marks stand on zero, so that their length says how large the value is.
pub(crate) fn stands_on_zero(kind: ChartKind) -> bool {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => true,
        ChartKind::Lines => false,
    }
}

/// Whether some categories may stand without their names, as points in time may between others.
pub(crate) fn skips_names(kind: ChartKind) -> bool {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => false,
        ChartKind::Lines => true,
    }
}

/// Whether labels stand beyond the marks, where they need room of their own, and not on them.
pub(crate) fn has_labels_beyond(kind: ChartKind) -> bool {
    match kind {
        ChartKind::ClusteredBars | ChartKind::Lines => true,
        ChartKind::StackedBars => false,
    }
}

/// What has the colours of the series.
pub(crate) fn marks(kind: ChartKind) -> Marks {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => Marks::Areas,
        ChartKind::Lines => Marks::Lines,
    }
}

/// How many marks stand side by side in a category.
pub(crate) fn abreast(chart: &Chart) -> usize {
    match chart.kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::abreast(chart),
        ChartKind::Lines => 1,
    }
}

/// What the marks span along the axis of values.
pub(crate) fn span(chart: &Chart) -> Span {
    match chart.kind {
        ChartKind::ClusteredBars => bars::span(chart),
        ChartKind::StackedBars => bars::span_of_stacks(chart),
        ChartKind::Lines => lines::span(chart),
    }
}

/// What a drawing leaves free at both sides of the categories, in points.
pub(crate) fn margin(kind: ChartKind) -> f32 {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => 0.0,
        // Half of the marks of the first and the last point.
        ChartKind::Lines => RADIUS,
    }
}

/// The length of the sample of a series in the legend of a drawing, in points.
pub(crate) fn sample_length(kind: ChartKind) -> f32 {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::SAMPLE,
        ChartKind::Lines => lines::SAMPLE,
    }
}

/// Draws the sample of a series, from a left edge and around a middle.
pub(crate) fn sample<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    kind: ChartKind,
    series: usize,
    at: (f32, f32),
) {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::sample(sketch, series, at),
        ChartKind::Lines => lines::sample(sketch, series, at),
    }
}

/// Whether the marks of a category can be told apart in a drawing with so much width for each.
pub(crate) fn has_room(chart: &Chart, slot: f32) -> bool {
    match chart.kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::has_room(chart, slot),
        ChartKind::Lines => lines::has_room(slot),
    }
}

/// Draws the marks and the figures at them.
pub(crate) fn draw<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    chart: &Chart,
    plot: &Plot,
) -> Result<(), S::Error> {
    match chart.kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::draw(sketch, chart, plot),
        ChartKind::Lines => lines::draw(sketch, chart, plot),
    }
}

/// The labels for which a native chart has room.
pub(crate) fn labels(chart: &Chart, room: &Room<'_>) -> Labels {
    match chart.kind {
        ChartKind::ClusteredBars => bars::labels(chart, room),
        ChartKind::StackedBars => bars::labels_of_stacks(chart, room),
        ChartKind::Lines => lines::labels(chart, room),
    }
}

/// The ends of the axis of a native chart, where the program would choose them badly.
pub(crate) fn bounds(chart: &Chart, room: Option<LabelRoom>) -> Bounds {
    match chart.kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::bounds(chart, room),
        ChartKind::Lines => lines::bounds(chart),
    }
}

/// The element of a native chart's marks, without its axes.
pub(crate) fn plot(kind: ChartKind, is_lying: bool, series: Vec<Xml>) -> Xml {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::plot(kind, is_lying, series),
        ChartKind::Lines => lines::plot(series),
    }
}

/// The look of a series with a number in a native chart: the elements after its name, and the one after its values.
pub(crate) fn look(kind: ChartKind, at: usize, fill: Fill) -> ([Xml; 2], Option<Xml>) {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => (bars::look(fill), None),
        ChartKind::Lines => (lines::look(at, fill), Some(flag("c:smooth", false))),
    }
}

/// Where the labels of a native chart stand (ECMA-376 Part 1 § 21.2.3.10).
pub(crate) fn label_place(chart: &Chart) -> &'static str {
    match chart.kind {
        ChartKind::ClusteredBars => "outEnd",
        ChartKind::StackedBars => "ctr",
        // A single line has its labels above it, and several at their ends.
        ChartKind::Lines if chart.series.len() == 1 => "t",
        ChartKind::Lines => "r",
    }
}
