//! Lines with marks over points in time.

use vuosikello_document::Chart;

use super::drawing::{Drawing, Label, Zone};
use super::figures::Figures;
use super::marks::{LINE, Look, RADIUS};
use super::plot::{Plot, Span};
use crate::Error;

/// The space between a mark and the figures above or below it, and beside it.
const TO_FIGURES: f32 = 1.0;
const BESIDE: f32 = 3.0;
/// Where categories are narrower than this, only points that stand alone have marks.
const ROOM_FOR_MARKS: f32 = 3.0 * RADIUS;
/// With more points than this there is no room for figures at all of them.
const MOST_FIGURES: usize = 80;

/// A point of a line.
#[derive(Clone, Copy)]
struct Point {
    at: (f32, f32),
    value: i128,
}

/// What the lines span. Lines may begin above zero when they stay close together far from it; bars never do.
pub(super) fn span(chart: &Chart) -> Span {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let values: Vec<i128> = values.filter_map(|value| value.map(i128::from)).collect();
    let least = values.iter().min().copied().unwrap_or(0);
    let greatest = values.iter().max().copied().unwrap_or(0);
    let far = if least > 0 {
        2 * least >= greatest
    } else {
        greatest < 0 && 2 * greatest <= least
    };
    if far && least < greatest {
        Span {
            least,
            greatest,
            from_zero: false,
        }
    } else {
        Span {
            least: least.min(0),
            greatest: greatest.max(0),
            from_zero: true,
        }
    }
}

/// Draws all lines, their marks, and the figures at their points.
pub(super) fn draw_all(
    drawing: &mut Drawing<'_, '_>,
    chart: &Chart,
    plot: &Plot,
    looks: &[Look],
) -> Result<(), Error> {
    plot.draw_zero(drawing);
    let lines: Vec<Vec<Vec<Point>>> = chart.series.iter().map(|s| stretches(&s.values, plot)).collect();
    for (line, look) in lines.iter().zip(looks) {
        for stretch in line.iter().filter(|stretch| stretch.len() > 1) {
            let points: Vec<(f32, f32)> = stretch.iter().map(|point| point.at).collect();
            look.line(drawing, &points);
        }
    }
    for (line, look) in lines.iter().zip(looks) {
        for stretch in line {
            if stretch.len() == 1 || plot.slot() >= ROOM_FOR_MARKS {
                stretch.iter().for_each(|point| look.mark(drawing, point.at));
            }
        }
    }
    let all: Vec<Point> = lines.iter().flatten().flatten().copied().collect();
    if all.len() <= MOST_FIGURES && figures_at(drawing, &all, &lines, plot, Place::Above)? {
        return Ok(());
    }
    let last = lines.iter().filter_map(|line| line.last()?.last().copied());
    let last: Vec<Point> = last.collect();
    figures_at(drawing, &last, &lines, plot, Place::Beside)?;
    Ok(())
}

/// The stretches of a line between the categories that have no value.
fn stretches(values: &[Option<i64>], plot: &Plot) -> Vec<Vec<Point>> {
    let points = values.iter().enumerate().map(|(category, value)| {
        let value = i128::from((*value)?);
        Some(Point {
            at: (plot.x(category), plot.y(value)),
            value,
        })
    });
    let points: Vec<Option<Point>> = points.collect();
    let stretches = points.split(Option::is_none);
    let stretches = stretches.map(|stretch| stretch.iter().flatten().copied().collect());
    stretches
        .filter(|stretch: &Vec<Point>| !stretch.is_empty())
        .collect()
}

/// Figures at points, if they fit at all of them; tells whether they did.
fn figures_at(
    drawing: &mut Drawing<'_, '_>,
    points: &[Point],
    lines: &[Vec<Vec<Point>>],
    plot: &Plot,
    first: Place,
) -> Result<bool, Error> {
    let mut figures = Figures::default();
    for point in points {
        let label = drawing.label(&plot.scale().at_value(point.value))?;
        let taken = |zone: Zone| lines.iter().flatten().any(|stretch| touches(stretch, zone));
        if !figures.put(&label, &around(&label, point.at, first), plot.room, taken) {
            return Ok(false);
        }
    }
    figures.draw(drawing);
    Ok(true)
}

/// Where figures are tried first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Above,
    Beside,
}

/// Where figures may stand at a point, the best place first.
fn around(label: &Label, (x, y): (f32, f32), first: Place) -> Vec<Zone> {
    let (half, height) = (label.width() / 2.0, label.height());
    let (above, below) = (y - RADIUS - TO_FIGURES - height, y + RADIUS + TO_FIGURES);
    let (left, right) = (x + RADIUS - half, x - RADIUS + half);
    let beside = label.zone(x + RADIUS + BESIDE + half, y - height / 2.0);
    let others = [
        (x, above),
        (x, below),
        (left, above),
        (right, above),
        (left, below),
        (right, below),
    ];
    let others = others.map(|(x, top)| label.zone(x, top));
    match first {
        Place::Above => others.into_iter().chain([beside]).collect(),
        Place::Beside => [beside].into_iter().chain(others).collect(),
    }
}

/// Whether a line or its marks run through a zone.
fn touches(stretch: &[Point], zone: Zone) -> bool {
    let grown = zone.grown(LINE / 2.0);
    let marked = zone.grown(RADIUS);
    let crossed = |pair: &[Point]| match pair {
        [one, other] => grown.is_crossed(one.at, other.at),
        _ => false,
    };
    let holds = |point: &Point| {
        let (x, y) = point.at;
        x > marked.left && x < marked.right && y > marked.top && y < marked.bottom
    };
    stretch.windows(2).any(crossed) || stretch.iter().any(holds)
}
