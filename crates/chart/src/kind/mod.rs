//! Everything that depends on the kind of a chart.
//!
//! A new kind is a file beside [`bars`] and [`lines`], and an arm in each `match` below: what its values span, how its
//! marks are drawn, and what a program that draws them by itself has to be told.

mod bars;
mod lines;

use vuosikello_document::{Chart, ChartKind};

use crate::drawn::{Plot, Sketch, Typesetter};
use crate::native::{Bounds, LabelRoom, Labels, Room};
use crate::values::Span;

pub use bars::{APART, GAP};
pub use lines::{LINE, RADIUS};

/// Whether the marks of a kind are bars, which stand on zero and are as thick as there is room for; else they are points
/// on lines.
pub fn is_bars(kind: ChartKind) -> bool {
    match kind {
        ChartKind::ClusteredBars | ChartKind::StackedBars => true,
        ChartKind::Lines => false,
    }
}

/// Whether labels stand beyond the marks, where they need room of their own, and not on them.
pub(crate) fn has_labels_beyond(kind: ChartKind) -> bool {
    match kind {
        ChartKind::ClusteredBars | ChartKind::Lines => true,
        ChartKind::StackedBars => false,
    }
}

/// How far the bars of a category lie over each other, in per cent of a bar: all of them on top of each other, or apart by
/// `apart` per cent.
pub fn overlap(kind: ChartKind, apart: i64) -> i64 {
    match kind {
        ChartKind::StackedBars => 100,
        ChartKind::ClusteredBars | ChartKind::Lines => -apart,
    }
}

/// How many marks stand side by side in a category.
pub(crate) fn abreast(chart: &Chart) -> usize {
    match chart.kind {
        ChartKind::ClusteredBars => chart.series.len().max(1),
        ChartKind::StackedBars | ChartKind::Lines => 1,
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

/// What a drawing leaves free at both sides of the categories.
pub(crate) fn margin(kind: ChartKind) -> f32 {
    // Half of the marks of the first and the last point.
    if is_bars(kind) { 0.0 } else { RADIUS }
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
