//! Bars, side by side or on top of each other.

use vuosikello_document::{Chart, ChartKind};

use super::drawing::{Anchor, Drawing, Label, Zone, around};
use super::figures::Figures;
use super::plot::{Plot, Span};
use super::shades::Area;
use crate::Error;
use crate::layout::page::{Path, Stroke};

/// The share of a category's room that its bars take, and the greatest width of a bar, in points.
const SHARE: f32 = 0.72;
const WIDEST: f32 = 46.0;
/// Between bars of a category: a share of the bar, and at most this much.
const GAP: (f32, f32) = (0.1, 2.0);
/// A bar for a value other than zero is at least this high, so that it can be seen.
const LOWEST: f32 = 0.8;
/// The thickness of the outlines of light bars.
const OUTLINE: f32 = 0.7;
/// From a bar to the figures at it, and around figures within a bar.
const TO_FIGURES: f32 = 0.5;
const AROUND: f32 = 0.7;
/// With more bars than this there is no room for figures in any case.
const MOST_FIGURES: usize = 80;

/// A bar.
struct Bar {
    series: usize,
    zone: Zone,
    value: i128,
}

impl Bar {
    /// Where figures at its end stand.
    fn at_end(&self, label: &Label) -> Zone {
        let middle = (self.zone.left + self.zone.right) / 2.0;
        let top = if self.value < 0 {
            self.zone.bottom + TO_FIGURES
        } else {
            self.zone.top - TO_FIGURES - label.height()
        };
        label.zone(middle, top)
    }
}

/// What the bars span: from zero to the highest, and from the lowest.
pub(super) fn span(chart: &Chart) -> Span {
    let mut span = Span {
        least: 0,
        greatest: 0,
        from_zero: true,
    };
    for category in 0..chart.categories.len() {
        let (mut below, mut above) = (0i128, 0i128);
        for value in values(chart, category) {
            match chart.kind {
                ChartKind::StackedBars if value < 0 => below += value,
                ChartKind::StackedBars => above += value,
                _ => (below, above) = (below.min(value), above.max(value)),
            }
        }
        span.least = span.least.min(below);
        span.greatest = span.greatest.max(above);
    }
    span
}

fn values(chart: &Chart, category: usize) -> impl Iterator<Item = i128> {
    let values = chart.series.iter();
    values.filter_map(move |series| series.values.get(category).copied().flatten().map(i128::from))
}

/// The width of a bar when so many categories share a width.
pub(super) fn width(chart: &Chart, slot: f32) -> f32 {
    let beside = match chart.kind {
        ChartKind::StackedBars => 1,
        _ => chart.series.len().max(1),
    };
    (slot * SHARE / beside as f32).min(WIDEST)
}

/// Draws all bars and the figures at them.
pub(super) fn draw_all(
    drawing: &mut Drawing<'_, '_>,
    chart: &Chart,
    plot: &Plot,
    areas: &[Area],
) -> Result<(), Error> {
    let stacked = chart.kind == ChartKind::StackedBars && chart.series.len() > 1;
    let bars = if stacked {
        stacked_bars(chart, plot)
    } else {
        clustered_bars(chart, plot)
    };
    for bar in &bars {
        if let Some(area) = areas.get(bar.series) {
            draw(drawing, bar.zone, *area);
        }
    }
    plot.draw_zero(drawing);
    if bars.len() > MOST_FIGURES {
        return Ok(());
    }
    if stacked {
        figures_within(drawing, &bars, plot, areas)?;
        let sums = sums(&bars);
        figures_at_ends(drawing, &sums, plot)
    } else {
        figures_at_ends(drawing, &bars, plot)
    }
}

/// Draws one bar.
pub(super) fn draw(drawing: &mut Drawing<'_, '_>, zone: Zone, area: Area) {
    match area.outline {
        Some(color) if zone.width() > 2.0 * OUTLINE && zone.height() > 2.0 * OUTLINE => drawing.path(Path {
            steps: around(zone.grown(-OUTLINE / 2.0)),
            fill: Some(area.fill),
            stroke: Some(Stroke {
                width: OUTLINE,
                color,
                dashes: &[],
            }),
        }),
        Some(color) => drawing.fill(zone, color),
        None => drawing.fill(zone, area.fill),
    }
}

fn clustered_bars(chart: &Chart, plot: &Plot) -> Vec<Bar> {
    let width = width(chart, plot.slot());
    let gap = (width * GAP.0).min(GAP.1);
    let base = plot.zero().unwrap_or(plot.zone.bottom);
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        let left = plot.x(category) - width * chart.series.len() as f32 / 2.0;
        for (index, series) in chart.series.iter().enumerate() {
            let Some(value) = series.values.get(category).copied().flatten() else {
                continue;
            };
            let left = left + index as f32 * width + gap / 2.0;
            let mut height = (plot.y(value.into()) - base).abs();
            if value != 0 {
                height = height.max(LOWEST);
            }
            let (top, bottom) = if value < 0 {
                (base, base + height)
            } else {
                (base - height, base)
            };
            bars.push(Bar {
                series: index,
                zone: Zone {
                    left,
                    top,
                    right: left + width - gap,
                    bottom,
                },
                value: value.into(),
            });
        }
    }
    bars
}

fn stacked_bars(chart: &Chart, plot: &Plot) -> Vec<Bar> {
    let width = width(chart, plot.slot());
    let mut bars = Vec::new();
    for category in 0..chart.categories.len() {
        let left = plot.x(category) - width / 2.0;
        let (mut below, mut above) = (0i128, 0i128);
        for (series, values) in chart.series.iter().enumerate() {
            let Some(value) = values.values.get(category).copied().flatten().map(i128::from) else {
                continue;
            };
            if value == 0 {
                continue;
            }
            let sum = if value < 0 { &mut below } else { &mut above };
            let from = *sum;
            *sum += value;
            let (from, to) = (plot.y(from), plot.y(*sum));
            bars.push(Bar {
                series,
                zone: Zone {
                    left,
                    top: from.min(to),
                    right: left + width,
                    bottom: from.max(to),
                },
                value,
            });
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
        sums.extend(zone.map(|zone| Bar {
            series: 0,
            zone,
            value,
        }));
    }
    sums
}

/// Figures at the ends of bars, if they fit at all of them.
fn figures_at_ends(drawing: &mut Drawing<'_, '_>, bars: &[Bar], plot: &Plot) -> Result<(), Error> {
    let mut figures = Figures::default();
    for (index, bar) in bars.iter().enumerate() {
        let label = drawing.label(&plot.scale().at_value(bar.value))?;
        let taken = |zone: Zone| {
            let mut others = bars.iter().enumerate().filter(|(other, _)| *other != index);
            others.any(|(_, other)| other.zone.overlaps(zone))
        };
        if !figures.put(&label, &[bar.at_end(&label)], plot.room, taken) {
            return Ok(());
        }
    }
    figures.draw(drawing);
    Ok(())
}

/// Figures within the bars that are large enough for them.
fn figures_within(
    drawing: &mut Drawing<'_, '_>,
    bars: &[Bar],
    plot: &Plot,
    areas: &[Area],
) -> Result<(), Error> {
    for bar in bars {
        let label = drawing.label(&plot.scale().at_value(bar.value))?;
        let (middle, height) = ((bar.zone.left + bar.zone.right) / 2.0, label.height());
        let zone = label.zone(middle, (bar.zone.top + bar.zone.bottom - height) / 2.0);
        let fits = zone.grown(AROUND).is_within(bar.zone);
        if let Some(area) = areas.get(bar.series).filter(|_| fits) {
            drawing.text(&label, Anchor::Middle, middle, zone.top, area.text());
        }
    }
    Ok(())
}
