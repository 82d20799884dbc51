//! Lines with marks over points in time.

use vuosikello_document::Chart;
use vuosikello_ooxml::drawing::{Xml, flag, new, value};

use crate::fills::Fill;
use crate::room::{Bounds, Labels, Room};
use crate::sketch::{Figures, Label, MOST_FIGURES, Plot, Shape, Sketch, Typesetter, Zone};
use crate::ticks::power_of_ten;
use crate::values::{Span, ends};

/// The width of lines in a drawing, in points.
pub const LINE: f32 = 1.6;
/// Half the size of a mark in a drawing, in points: with less its shape cannot be told on paper.
pub const RADIUS: f32 = 2.9;
/// The length of the sample of a line in a legend, in which its dashes repeat, in points.
pub(super) const SAMPLE: f32 = 24.0;
/// The space between a mark and the figures above or below it, and beside it.
const TO_FIGURES: f32 = 1.0;
const BESIDE: f32 = 3.0;
/// The least width of a category, in points. At one in five points neighbouring values still make different lines on paper.
const NARROWEST: f32 = 0.2;
/// Where categories are narrower than this, marks would touch, and only points that stand alone have them.
const ROOM_FOR_MARKS: f32 = 3.0 * RADIUS;
/// A line of a native chart whose every point has a label has at most so many: a year of months and the month before.
const MOST_POINTS: usize = 13;

/// Markers and dashes in native charts, by which lines are told apart without colour.
const MARKERS: [&str; Chart::MOST_SERIES] = ["circle", "square", "triangle", "diamond", "x", "star"];
const DASHES: [&str; Chart::MOST_SERIES] = ["solid", "sysDash", "dashDot", "sysDot", "lgDash", "lgDashDot"];

/// What the lines span. Lines may begin above zero when they stay close together far from it; bars never do.
pub(super) fn span(chart: &Chart) -> Span {
    let (least, greatest) = ends(chart).unwrap_or_default();
    let (least, greatest) = (i128::from(least), i128::from(greatest));
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
        Span::from_zero(least, greatest)
    }
}

/// Whether points can be told from each other.
pub(super) fn has_room(slot: f32) -> bool {
    slot >= NARROWEST
}

/// Draws the sample of a series.
pub(super) fn sample<S: Typesetter>(sketch: &mut Sketch<'_, S>, series: usize, (x, middle): (f32, f32)) {
    let points = vec![(x, middle), (x + SAMPLE, middle)];
    sketch.draw(Shape::Line { series, points });
    let at = (x + SAMPLE / 2.0, middle);
    sketch.draw(Shape::Mark { series, at });
}

/// A point of a line.
#[derive(Clone, Copy)]
struct Point {
    at: (f32, f32),
    value: i128,
}

/// Draws all lines, their marks, and the figures at their points: at all of them, or at the last ones, or none.
pub(super) fn draw<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    chart: &Chart,
    plot: &Plot,
) -> Result<(), S::Error> {
    plot.draw_zero(sketch);
    let lines: Vec<Vec<Vec<Point>>> = chart.series.iter().map(|s| stretches(&s.values, plot)).collect();
    for (series, line) in lines.iter().enumerate() {
        for stretch in line.iter().filter(|stretch| stretch.len() > 1) {
            let points = stretch.iter().map(|point| point.at).collect();
            sketch.draw(Shape::Line { series, points });
        }
    }
    for (series, line) in lines.iter().enumerate() {
        for stretch in line {
            if stretch.len() == 1 || plot.slot() >= ROOM_FOR_MARKS {
                for Point { at, .. } in stretch {
                    sketch.draw(Shape::Mark { series, at: *at });
                }
            }
        }
    }
    let all: Vec<Point> = lines.iter().flatten().flatten().copied().collect();
    if all.len() <= MOST_FIGURES && figures_at(sketch, &all, &lines, plot, Place::Above)? {
        return Ok(());
    }
    let last = lines.iter().filter_map(|line| line.last()?.last().copied());
    let last: Vec<Point> = last.collect();
    figures_at(sketch, &last, &lines, plot, Place::Beside)?;
    Ok(())
}

/// The stretches of a line between the categories that have no value.
fn stretches(values: &[Option<i64>], plot: &Plot) -> Vec<Vec<Point>> {
    let points = values.iter().enumerate().map(|(category, value)| {
        let value = i128::from((*value)?);
        let at = (plot.x(category), plot.y(value));
        Some(Point { at, value })
    });
    let points: Vec<Option<Point>> = points.collect();
    let stretches = points.split(Option::is_none);
    let stretches = stretches.filter(|stretch| !stretch.is_empty());
    stretches
        .map(|stretch| stretch.iter().flatten().copied().collect())
        .collect()
}

/// Figures at points, if they fit at all of them; tells whether they did.
fn figures_at<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    points: &[Point],
    lines: &[Vec<Vec<Point>>],
    plot: &Plot,
    first: Place,
) -> Result<bool, S::Error> {
    let mut figures = Figures::new();
    for point in points {
        let label = sketch.label(&plot.scale.at_value(point.value))?;
        let taken = |zone: Zone| lines.iter().flatten().any(|stretch| touches(stretch, zone));
        let zones = around(&label, point.at, first);
        if !figures.put(label, &zones, plot.room, taken) {
            return Ok(false);
        }
    }
    figures.draw(sketch);
    Ok(true)
}

/// Where figures are tried first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Above,
    Beside,
}

/// Where figures may stand at a point, the best place first.
fn around<T>(label: &Label<T>, (x, y): (f32, f32), first: Place) -> Vec<Zone> {
    let (half, height) = (label.width / 2.0, label.height);
    let (above, below) = (y - RADIUS - TO_FIGURES - height, y + RADIUS + TO_FIGURES);
    let (left, right) = (x + RADIUS - half, x - RADIUS + half);
    let beside = label.zone(x + RADIUS + BESIDE + half, y - height / 2.0);
    let mut zones: Vec<Zone> = [
        (x, above),
        (x, below),
        (left, above),
        (right, above),
        (left, below),
        (right, below),
    ]
    .map(|(x, top)| label.zone(x, top))
    .into();
    match first {
        Place::Above => zones.push(beside),
        Place::Beside => zones.insert(0, beside),
    }
    zones
}

/// Whether a line or its marks run through a zone.
fn touches(stretch: &[Point], zone: Zone) -> bool {
    let grown = zone.grown(LINE / 2.0);
    let marked = zone.grown(RADIUS);
    let crossed = |pair: &[Point]| match pair {
        [one, other] => grown.is_crossed(one.at, other.at),
        _ => false,
    };
    stretch.windows(2).any(crossed) || stretch.iter().any(|point| marked.holds(point.at))
}

/// The labels of a native chart: at all points of a single line, or at the last points of several.
pub(super) fn labels(chart: &Chart, room: &Room<'_>) -> Labels {
    if chart.series.len() != 1 {
        return last_points(chart, room);
    }
    if chart.categories.len() <= MOST_POINTS && room.widest(chart) <= room.slot(chart) {
        Labels::All
    } else {
        Labels::None
    }
}

/// Labels at the last points of several lines, if they lie apart.
fn last_points(chart: &Chart, room: &Room<'_>) -> Labels {
    let last = |values: &Vec<Option<i64>>| values.iter().rposition(Option::is_some);
    let lasts: Vec<Option<usize>> = chart.series.iter().map(|series| last(&series.values)).collect();
    let pairs = chart.series.iter().zip(&lasts);
    let values = pairs.filter_map(|(series, last)| series.values.get((*last)?).copied().flatten());
    let mut values: Vec<i128> = values.map(i128::from).collect();
    values.sort_unstable();
    let (least, most) = ends(chart).unwrap_or_default();
    let range = (i128::from(most) - i128::from(least)).max(1);
    // The axis reaches beyond the values, so that two of them lie nearer to each other than they would.
    let is_apart = |pair: &[i128]| match pair {
        [low, high] => (high - low) * i128::from(room.plot.height) / 2 / range >= i128::from(room.line),
        _ => true,
    };
    if !values.windows(2).all(is_apart) {
        return Labels::None;
    }
    let row = |last: &Option<usize>| {
        let categories = 0..chart.categories.len();
        categories.map(|category| Some(category) == *last).collect()
    };
    Labels::Some {
        shown: lasts.iter().map(row).collect(),
        more: false,
    }
}

/// Lines begin at a round number as far below the least value as the values lie apart, so that their changes can be seen.
pub(super) fn bounds(chart: &Chart) -> Bounds {
    let least = || {
        let (least, most) = ends(chart)?;
        let apart = i128::from(most) - i128::from(least);
        let below = i128::from(least) - apart;
        if apart == 0 || below <= 0 {
            return None;
        }
        let step = power_of_ten(apart);
        i64::try_from(below / step * step).ok().filter(|least| *least > 0)
    };
    Bounds {
        least: least(),
        ..Bounds::default()
    }
}

/// The element of the lines (ECMA-376 Part 1 § 21.2.2.97).
pub(super) fn plot(series: Vec<Xml>) -> Xml {
    new("c:lineChart")
        .child(value("c:grouping", "standard"))
        .child(flag("c:varyColors", false))
        .children(series)
        .child(flag("c:marker", true))
}

/// The look of the series with the number `at`: the elements after its name.
pub(super) fn look(at: usize, fill: Fill) -> [Xml; 2] {
    let line = new("a:ln")
        .attribute("w", "31750")
        .attribute("cap", "rnd")
        .child(fill.colour.fill())
        .child(value("a:prstDash", DASHES.get(at).copied().unwrap_or("solid")))
        .child(new("a:round"));
    let outline = new("a:ln").attribute("w", "9525").child(fill.colour.fill());
    let marker = new("c:marker")
        .child(value("c:symbol", MARKERS.get(at).copied().unwrap_or("circle")))
        .child(value("c:size", "9"))
        .child(new("c:spPr").child(fill.colour.fill()).child(outline));
    [new("c:spPr").child(line), marker]
}
