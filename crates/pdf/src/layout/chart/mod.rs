//! Charts: a caption, and below it a figure of bars or lines, drawn as shapes and text.
//!
//! | file | what is in it |
//! |---|---|
//! | `scale`, `ticks` | in which unit figures are shown; at which values the axis has ticks |
//! | `shades`, `marks` | how the series look |
//! | `plot`, `legend`, `categories` | where everything stands |
//! | `bars`, `lines`, `figures` | what is drawn, and the figures at it |
//! | `drawing` | shapes and measured texts, which become items of the galley |

mod bars;
mod categories;
mod drawing;
mod figures;
mod legend;
mod lines;
mod marks;
mod plot;
mod scale;
mod shades;
mod ticks;

use vuosikello_document::{Chart, ChartKind, Unit, plain_text};

use self::drawing::Drawing;
use self::marks::Look;
use self::plot::{Axis, Plot};
use self::scale::{MOST_DECIMALS, Scale, ten};
use self::shades::MOST_SERIES;
use super::composer::{Column, Composer};
use super::galley::{Content, Placed, Slice};
use super::page::{Owner, Rectangle};
use super::structure::{NodeId, Role};
use crate::font::Style;
use crate::part::one_line;
use crate::text::Runs;
use crate::{Error, Rgb};

/// The space above the caption, and between caption and figure, in points.
const CHART_GAP: f32 = 12.0;
const CAPTION_GAP: f32 = 5.0;
/// The thinnest bar and the narrowest room of a point that can be told from the next, in points.
const THINNEST: f32 = 0.75;
const NARROWEST: f32 = 0.2;
/// A column narrower than this has no room for a drawing.
const LEAST_WIDTH: f32 = 160.0;

/// How the series of a chart look.
enum Looks {
    Areas(Vec<shades::Area>),
    Lines(Vec<Look>),
}

impl Looks {
    fn of(chart: &Chart, accent: Rgb) -> Looks {
        let count = chart.series.len();
        match chart.kind {
            ChartKind::ClusteredBars | ChartKind::StackedBars => Looks::Areas(shades::areas(accent, count)),
            ChartKind::Lines => {
                let colors = shades::lines(accent, count).into_iter().enumerate();
                Looks::Lines(colors.map(|(series, color)| Look::new(series, color)).collect())
            }
        }
    }
}

impl Composer<'_, '_> {
    /// A chart over the whole width of the column, on one page with its caption. What cannot be drawn legibly is a table.
    pub(super) fn chart(&mut self, chart: &Chart, parent: NodeId, column: Column) -> Result<(), Error> {
        if !self.style.charts || !is_drawable(chart, column.width) {
            return self.table(&chart.as_table(self.language()), parent, column);
        }
        let division = self.structure.add(parent, Role::Division);
        let start = self.galley.slices.len();
        let caption = Runs::new(&chart.caption, Style::Bold, self.language())?;
        if !caption.is_blank() {
            let caption = self.setter.shape(caption, self.style.table, true)?;
            let node = self.structure.add(division, Role::Caption);
            let mut slices = self.lines(&caption, node, column, CHART_GAP, Rgb::BLACK)?;
            if let Some(last) = slices.last_mut() {
                last.height += CAPTION_GAP;
            }
            self.galley.slices.extend(slices);
            self.tie_to_next(start);
        }
        let figure = self.figure(chart, division, column)?;
        self.galley.slices.push(figure);
        if let Some(first) = self.galley.slices.get_mut(start) {
            first.gap = CHART_GAP;
        }
        Ok(())
    }

    /// The figure as one slice, under one element.
    fn figure(&mut self, chart: &Chart, parent: NodeId, column: Column) -> Result<Slice, Error> {
        let description = description(chart);
        let node = self.structure.add(parent, Role::Figure { description });
        let (language, accent) = (self.language(), self.accent);
        let mut drawing = Drawing::new(self.setter, language, node, self.style.small);
        let height = draw(&mut drawing, chart, accent, (column.x, column.x + column.width))?;
        let area = Rectangle {
            x: column.x,
            y: 0.0,
            width: column.width,
            height,
            color: accent,
        };
        let area = Placed {
            owner: Owner::Node(node),
            content: Content::Area(area),
        };
        let mut items = vec![area];
        items.extend(drawing.into_items());
        Ok(Slice {
            height,
            items,
            ..Slice::default()
        })
    }
}

/// Draws a chart between two edges; returns its height.
fn draw(drawing: &mut Drawing<'_, '_>, chart: &Chart, accent: Rgb, edges: (f32, f32)) -> Result<f32, Error> {
    let looks = Looks::of(chart, accent);
    let (span, margin) = match looks {
        Looks::Areas(_) => (bars::span(chart), 0.0),
        // Room for the marks of the first and the last point.
        Looks::Lines(_) => (lines::span(chart), marks::RADIUS),
    };
    let one = match chart.unit {
        Unit::Euro => ten(2),
        Unit::Number { decimals } => ten(decimals.into()),
    };
    let scale = Scale::new(chart.unit, span.largest());
    let legend = legend::place(drawing, &chart.series, &looks, edges, 0.0)?;
    let axis = Axis::new(drawing, scale, span, one)?;
    let plot = Plot::new(
        drawing,
        axis,
        edges,
        legend.bottom,
        chart.categories.len(),
        margin,
    );
    let names = categories::place(drawing, &chart.categories, &plot, edges)?;

    legend.draw(drawing, &looks);
    plot.draw_grid(drawing, edges.0);
    match &looks {
        Looks::Areas(areas) => bars::draw_all(drawing, chart, &plot, areas)?,
        Looks::Lines(looks) => lines::draw_all(drawing, chart, &plot, looks)?,
    }
    names.draw(drawing, &plot);
    Ok(names.bottom)
}

/// Whether a chart can be drawn so that it can be read.
fn is_drawable(chart: &Chart, width: f32) -> bool {
    let (categories, series) = (chart.categories.len(), chart.series.len());
    let slot = width / categories.max(1) as f32;
    let has_room = match chart.kind {
        ChartKind::Lines => slot >= NARROWEST,
        ChartKind::ClusteredBars | ChartKind::StackedBars => bars::width(chart, slot) >= THINNEST,
    };
    let decimals = match chart.unit {
        Unit::Euro => 2,
        Unit::Number { decimals } => decimals,
    };
    let whole = |values: &[Option<i64>]| values.len() == categories;
    let has_value = |values: &[Option<i64>]| values.iter().any(Option::is_some);
    (1..=MOST_SERIES).contains(&series)
        && chart.series.iter().all(|series| whole(&series.values))
        && chart.series.iter().any(|series| has_value(&series.values))
        && decimals <= MOST_DECIMALS
        && has_room
        && width >= LEAST_WIDTH
}

/// What the chart shows, for someone who cannot see it; its caption where nobody has said it.
fn description(chart: &Chart) -> String {
    let description = one_line(&chart.description);
    if description.is_empty() {
        return one_line(&plain_text(&chart.caption));
    }
    description
}

#[cfg(test)]
mod tests;
