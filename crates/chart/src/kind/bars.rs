//! Bars, side by side or on top of each other.

use vuosikello_document::{Chart, ChartKind};
use vuosikello_ooxml::drawing::{Xml, flag, new, no_line, value};
use vuosikello_ooxml::theme::Scheme;

use crate::fills::Fill;
use crate::room::{Bounds, LabelRoom, Labels, Length, Room};
use crate::sketch::{Anchor, Figures, Ink, Label, MOST_FIGURES, Plot, Shape, Sketch, Typesetter, Zone};
use crate::values::{Span, ends, of_category, stacks};

/// The share of a category's room that its bars take in a drawing, so that those of one category stand closer together than to
/// the next; and the greatest width of a bar, in points, beyond which a few bars look like boxes.
const SHARE: f32 = 0.72;
const WIDEST: f32 = 46.0;
/// Between bars of a category in a drawing: a share of the bar, and at most so many points.
const BETWEEN: (f32, f32) = (0.1, 2.0);
/// The thinnest bar that prints as one, in points: a hairline.
const THINNEST: f32 = 0.75;
/// A bar for a value other than zero is at least this high, so that it can be seen.
const LOWEST: f32 = 0.8;
/// The side of the sample of a bar in a legend, as high as a capital, in points.
pub(super) const SAMPLE: f32 = 8.0;
/// From a bar to the figures at it, and around figures within a bar, in points.
const TO_FIGURES: f32 = 0.5;
const AROUND: f32 = 0.7;

/// The room between two categories in a native chart, as a share of a bar, in per cent. PowerPoint's own 150 leaves bars too thin
/// for labels.
const GAP: i64 = 60;
/// The room between two bars of a category in a native chart without outlines, as a share of a bar, in per cent: bars as light
/// as each other are told apart.
const APART: i64 = 8;
/// How much of the plot the highest stack takes, in per cent, when the program ends the axis at a round number.
const HIGHEST: i128 = 80;

fn are_stacked(kind: ChartKind) -> bool {
    kind == ChartKind::StackedBars
}

/// How many bars stand side by side in a category.
pub(super) fn abreast(chart: &Chart) -> usize {
    if are_stacked(chart.kind) {
        1
    } else {
        chart.series.len().max(1)
    }
}

/// What bars side by side span: from zero to the highest, and from the lowest.
pub(super) fn span(chart: &Chart) -> Span {
    let (least, greatest) = ends(chart).unwrap_or_default();
    Span::from_zero(least.into(), greatest.into())
}

/// What stacks span.
pub(super) fn span_of_stacks(chart: &Chart) -> Span {
    let both = stacks(chart).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let (least, greatest) = both.unwrap_or_default();
    Span::from_zero(least, greatest)
}

/// The width of a bar when a category has so much.
fn width(chart: &Chart, slot: f32) -> f32 {
    (slot * SHARE / abreast(chart) as f32).min(WIDEST)
}

/// Whether bars are thick enough to be seen.
pub(super) fn has_room(chart: &Chart, slot: f32) -> bool {
    width(chart, slot) >= THINNEST
}

/// Draws the sample of a series.
pub(super) fn sample<S: Typesetter>(sketch: &mut Sketch<'_, S>, series: usize, (x, middle): (f32, f32)) {
    let half = SAMPLE / 2.0;
    let zone = Zone::of(x..x + SAMPLE, middle - half..middle + half);
    sketch.draw(Shape::Bar { series, zone });
}

/// A bar.
struct Bar {
    series: usize,
    zone: Zone,
    value: i128,
}

/// Draws all bars and the figures at them.
pub(super) fn draw<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    chart: &Chart,
    plot: &Plot,
) -> Result<(), S::Error> {
    let is_stacked = are_stacked(chart.kind) && chart.series.len() > 1;
    let bars = if is_stacked {
        stacked(chart, plot)
    } else {
        clustered(chart, plot)
    };
    for Bar { series, zone, .. } in &bars {
        let (series, zone) = (*series, *zone);
        sketch.draw(Shape::Bar { series, zone });
    }
    plot.draw_zero(sketch);
    if bars.len() > MOST_FIGURES {
        return Ok(());
    }
    if is_stacked {
        figures_within(sketch, &bars, plot)?;
        figures_at_ends(sketch, &sums(&bars), plot)
    } else {
        figures_at_ends(sketch, &bars, plot)
    }
}

fn clustered(chart: &Chart, plot: &Plot) -> Vec<Bar> {
    let width = width(chart, plot.slot());
    let gap = (width * BETWEEN.0).min(BETWEEN.1);
    let base = plot.zero().unwrap_or(plot.zone.bottom);
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        let first = plot.x(category) - width * chart.series.len() as f32 / 2.0;
        for (series, value) in of_category(chart, category) {
            let left = first + series as f32 * width + gap / 2.0;
            let least = if value == 0 { 0.0 } else { LOWEST };
            let height = (plot.y(value) - base).abs().max(least);
            let down = if value < 0 {
                base..base + height
            } else {
                base - height..base
            };
            let zone = Zone::of(left..left + width - gap, down);
            bars.push(Bar { series, zone, value });
        }
    }
    bars
}

fn stacked(chart: &Chart, plot: &Plot) -> Vec<Bar> {
    let width = width(chart, plot.slot());
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        let left = plot.x(category) - width / 2.0;
        let (mut below, mut above) = (0i128, 0i128);
        for (series, value) in of_category(chart, category).filter(|(_, value)| *value != 0) {
            let sum = if value < 0 { &mut below } else { &mut above };
            let from = plot.y(*sum);
            *sum += value;
            let to = plot.y(*sum);
            let zone = Zone::of(left..left + width, from.min(to)..from.max(to));
            bars.push(Bar { series, zone, value });
        }
    }
    bars
}

/// The bars of each category as one, with the sum of their values; none where a category has bars above and below zero,
/// since their sum stands at neither end.
fn sums(bars: &[Bar]) -> Vec<Bar> {
    let mut sums: Vec<Bar> = Vec::new();
    for pile in bars.chunk_by(|one, other| one.zone.left == other.zone.left) {
        let value = pile.iter().map(|bar| bar.value).sum();
        let zone = pile.iter().map(|bar| bar.zone).reduce(|one, other| Zone {
            top: one.top.min(other.top),
            bottom: one.bottom.max(other.bottom),
            ..one
        });
        if pile.iter().any(|bar| bar.value < 0) && pile.iter().any(|bar| bar.value > 0) {
            return Vec::new();
        }
        let series = 0;
        sums.extend(zone.map(|zone| Bar { series, zone, value }));
    }
    sums
}

/// Figures at the ends of bars, if they fit at all of them.
fn figures_at_ends<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    bars: &[Bar],
    plot: &Plot,
) -> Result<(), S::Error> {
    let mut figures = Figures::new();
    for (index, bar) in bars.iter().enumerate() {
        let label = sketch.label(&plot.scale.at_value(bar.value))?;
        let taken = |zone: Zone| {
            let mut others = bars.iter().enumerate().filter(|(other, _)| *other != index);
            others.any(|(_, other)| other.zone.overlaps(zone))
        };
        let zone = at_end(bar, &label);
        if !figures.put(label, &[zone], plot.room, taken) {
            return Ok(());
        }
    }
    figures.draw(sketch);
    Ok(())
}

/// Where a label at the end of a bar stands.
fn at_end<T>(bar: &Bar, label: &Label<T>) -> Zone {
    let top = if bar.value < 0 {
        bar.zone.bottom + TO_FIGURES
    } else {
        bar.zone.top - TO_FIGURES - label.height
    };
    label.zone(bar.zone.middle(), top)
}

/// Figures within the bars that are large enough for them.
fn figures_within<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    bars: &[Bar],
    plot: &Plot,
) -> Result<(), S::Error> {
    for bar in bars {
        let label = sketch.label(&plot.scale.at_value(bar.value))?;
        let top = (bar.zone.top + bar.zone.bottom - label.height) / 2.0;
        let zone = label.zone(bar.zone.middle(), top);
        if zone.grown(AROUND).is_within(bar.zone) {
            let ink = Ink::On(bar.series);
            sketch.text(label, Anchor::Middle, bar.zone.middle(), top, ink);
        }
    }
    Ok(())
}

/// The thickness of a bar in a native chart when a category has so much room.
fn thickness(chart: &Chart, room: &Room<'_>) -> Length {
    let bars = abreast(chart) as Length;
    room.slot(chart) * 100 / (bars * 100 + (bars - 1) * APART + GAP)
}

/// Labels at all bars, or none. A bar that is alone in its category has the room to the next for its label.
pub(super) fn labels(chart: &Chart, room: &Room<'_>) -> Labels {
    let along = if abreast(chart) == 1 {
        room.slot(chart)
    } else {
        thickness(chart, room)
    };
    let needed = if room.is_lying {
        room.line
    } else {
        room.widest(chart)
    };
    if needed <= along {
        Labels::All
    } else {
        Labels::None
    }
}

/// Labels on the parts of stacks that are large enough for them.
pub(super) fn labels_of_stacks(chart: &Chart, room: &Room<'_>) -> Labels {
    let across = if room.is_lying {
        room.plot.width
    } else {
        room.plot.height
    };
    let heights = stacks(chart).map(|(below, above)| above - below);
    let highest = heights.max().unwrap_or_default().max(1);
    let bar = thickness(chart, room);
    let fits = |value: i64| {
        let length = i128::from(value).abs() * i128::from(across) * HIGHEST / 100 / highest;
        let (long, thick) = if room.is_lying {
            (room.width_of(value), room.line)
        } else {
            (room.line, room.width_of(value))
        };
        length >= i128::from(long) && bar >= thick
    };
    let rows = chart.series.iter().map(|series| {
        let values = series.values.iter();
        values.map(|value| value.is_some_and(fits)).collect()
    });
    let shown: Vec<Vec<bool>> = rows.collect();
    if shown.iter().flatten().any(|shown| *shown) {
        Labels::Some { shown, more: true }
    } else {
        Labels::None
    }
}

/// Bars begin at zero, where PowerPoint would cut them if all are nearly as high. Below zero their labels have room before
/// the names of the categories, which stand at that edge.
pub(super) fn bounds(chart: &Chart, room: Option<LabelRoom>) -> Bounds {
    let Some((least, most)) = ends(chart) else {
        return Bounds::default();
    };
    if least >= 0 {
        return Bounds {
            least: Some(0),
            ..Bounds::default()
        };
    }
    let zero = Some(0).filter(|_| most <= 0);
    match room.and_then(|room| room.around(least, most.max(0))) {
        Some((least, most)) => Bounds {
            least: Some(least),
            most: zero.or(Some(most)),
            step: None,
        },
        None => Bounds {
            most: zero,
            ..Bounds::default()
        },
    }
}

/// The element of the bars (ECMA-376 Part 1 § 21.2.2.16).
pub(super) fn plot(kind: ChartKind, is_lying: bool, series: Vec<Xml>) -> Xml {
    // How far the bars of a category lie over each other, in per cent of a bar.
    let (grouping, overlap) = if are_stacked(kind) {
        ("stacked", 100)
    } else {
        ("clustered", -APART)
    };
    new("c:barChart")
        .child(value("c:barDir", if is_lying { "bar" } else { "col" }))
        .child(value("c:grouping", grouping))
        .child(flag("c:varyColors", false))
        .children(series)
        .child(value("c:gapWidth", GAP.to_string()))
        .child(value("c:overlap", overlap.to_string()))
}

/// The look of a series: the elements after its name.
pub(super) fn look(fill: Fill) -> [Xml; 2] {
    let outline = if fill.is_outlined {
        new("a:ln").attribute("w", "9525").child(Scheme::TEXT.fill())
    } else {
        no_line()
    };
    [
        new("c:spPr").child(fill.colour.fill()).child(outline),
        flag("c:invertIfNegative", false),
    ]
}
