//! Charts of which the writer draws every line: shapes and texts with their places.
//!
//! Lengths are in points; *y* grows downwards from the upper edge of the chart. The writer sets the texts, since only it
//! knows its typeface, and gives their sizes back ([`Typesetter`]); [`draw`] then places them so that none overlaps
//! another, and lists what is to be drawn in that order. Colours, dashes and the shape of marks belong to the writer.

mod figures;
mod legend;
mod names;
mod plot;
mod zone;

use vuosikello_document::{Chart, Language};

use crate::kind;
use crate::scale::is_countable;
use crate::{check, is_blank};

pub(crate) use figures::{Figures, MOST_FIGURES};
pub(crate) use plot::Plot;
pub use zone::Zone;

pub use crate::kind::{LINE, RADIUS};

/// A chart narrower than this, in points, has no room for an axis and bars beside it.
const LEAST_WIDTH: f32 = 160.0;

/// A text that has been set, on one line or a few.
#[derive(Debug, Clone)]
pub struct Label<T> {
    /// The text as the writer knows it.
    pub text: T,
    /// The width of its longest line.
    pub width: f32,
    /// The height of its lines.
    pub height: f32,
}

impl<T> Label<T> {
    /// The zone that the label takes when its lines are centred on `x` below `top`.
    pub(crate) fn zone(&self, x: f32, top: f32) -> Zone {
        let half = self.width / 2.0;
        Zone {
            left: x - half,
            top,
            right: x + half,
            bottom: top + self.height,
        }
    }
}

/// Sets the texts of a chart.
pub trait Typesetter {
    /// A text that has been set.
    type Text;
    /// Why a text cannot be set.
    type Error;

    /// The height of one line.
    fn line(&self) -> f32;

    /// Sets a text on at most so many lines of a width; what does not fit is left out, which an ellipsis shows.
    ///
    /// # Errors
    /// When the text cannot be set.
    fn set(&mut self, text: &str, width: f32, lines: usize) -> Result<Label<Self::Text>, Self::Error>;
}

/// How the lines of a text stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// They begin at the place given.
    Start,
    /// They are centred on it.
    Middle,
    /// They end at it.
    End,
}

/// The colour of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// That of running text.
    Plain,
    /// That of text in the background: the figures of an axis.
    Quiet,
    /// That which is read best on the bars of a series.
    On(usize),
}

/// Something to draw.
#[derive(Debug, Clone)]
pub enum Shape<T> {
    /// A line of the grid.
    Grid(Zone),
    /// A line that stands out from the grid: that of zero, or the mark at a category.
    Rule(Zone),
    /// White below a text.
    Ground(Zone),
    /// A bar of a series, or a sample of it.
    Bar {
        /// The index of the series.
        series: usize,
        /// Its place.
        zone: Zone,
    },
    /// The line of a series, or a sample of it.
    Line {
        /// The index of the series.
        series: usize,
        /// The points that it goes through.
        points: Vec<(f32, f32)>,
    },
    /// A mark of [`RADIUS`] on the line of a series.
    Mark {
        /// The index of the series.
        series: usize,
        /// Its middle.
        at: (f32, f32),
    },
    /// A text.
    Text {
        /// The text.
        text: T,
        /// How its lines stand at `x`.
        anchor: Anchor,
        /// Where they stand.
        x: f32,
        /// The upper edge of the first line.
        top: f32,
        /// Their colour.
        ink: Ink,
    },
}

/// A chart, ready to be drawn.
#[derive(Debug)]
pub struct Drawing<T> {
    /// What is drawn, in order.
    pub shapes: Vec<Shape<T>>,
    /// The height of the whole.
    pub height: f32,
}

/// A drawing in the making.
pub(crate) struct Sketch<'s, S: Typesetter> {
    setter: &'s mut S,
    shapes: Vec<Shape<S::Text>>,
}

impl<S: Typesetter> Sketch<'_, S> {
    /// The height of one line of text.
    pub(crate) fn line(&self) -> f32 {
        self.setter.line()
    }

    /// A text on one line, however long.
    pub(crate) fn label(&mut self, text: &str) -> Result<Label<S::Text>, S::Error> {
        self.setter.set(text, f32::MAX, 1)
    }

    pub(crate) fn draw(&mut self, shape: Shape<S::Text>) {
        self.shapes.push(shape);
    }

    /// Draws a label below `top`.
    pub(crate) fn text(&mut self, label: Label<S::Text>, anchor: Anchor, x: f32, top: f32, ink: Ink) {
        self.draw(Shape::Text {
            text: label.text,
            anchor,
            x,
            top,
            ink,
        });
    }
}

/// Whether a chart can be drawn in a width so that it can be read. What cannot is better shown as the table of its data
/// ([`Chart::as_table`]).
pub fn is_drawable(chart: &Chart, width: f32) -> bool {
    let slot = width / chart.categories.len().max(1) as f32;
    !is_blank(chart)
        && check(chart).is_ok()
        && is_countable(chart.unit)
        && kind::has_room(chart, slot)
        && width >= LEAST_WIDTH
}

/// Draws a chart between two edges, left and right.
///
/// # Errors
/// What the typesetter says of a text.
pub fn draw<S: Typesetter>(
    chart: &Chart,
    language: Language,
    edges: (f32, f32),
    setter: &mut S,
) -> Result<Drawing<S::Text>, S::Error> {
    let mut sketch = Sketch {
        setter,
        shapes: Vec::new(),
    };
    let legend = legend::place(&mut sketch, chart, edges)?;
    let top = legend.bottom;
    let (plot, axis) = plot::place(&mut sketch, chart, language, edges, top)?;
    let names = names::place(&mut sketch, &chart.categories, &plot, edges)?;
    let height = names.bottom;

    legend.draw(&mut sketch, chart.kind);
    axis.draw(&mut sketch, &plot, (edges.0, top));
    kind::draw(&mut sketch, chart, &plot)?;
    names.draw(&mut sketch, &plot);
    Ok(Drawing {
        shapes: sketch.shapes,
        height,
    })
}
