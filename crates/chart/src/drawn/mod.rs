//! Charts of which the writer draws every line: shapes and texts with their places.
//!
//! Lengths are in points; *y* grows downwards from the upper edge of the chart. The writer sets the texts, since only it
//! knows its typeface, and gives their sizes back ([`Typesetter`]); [`draw`] then places them so that none overlaps
//! another, and lists what is to be drawn in that order. Colours, dashes and the shape of marks belong to the writer.

mod axis;
mod legend;
mod names;

use vuosikello_document::{Chart, Language};

use crate::kind;
use crate::scale::is_countable;
use crate::sketch::Sketch;

pub use crate::kind::{LINE, RADIUS};
pub use crate::sketch::{Anchor, Ink, Label, Shape, Typesetter, Zone};

/// A chart narrower than this, in points, has no room for an axis and bars beside it.
const LEAST_WIDTH: f32 = 160.0;

/// A chart, ready to be drawn.
#[derive(Debug)]
pub struct Drawing<T> {
    /// What is drawn, in order.
    pub shapes: Vec<Shape<T>>,
    /// The height of the whole.
    pub height: f32,
}

/// Whether a chart can be drawn in a width so that it can be read. What cannot is better shown as the table of its data
/// ([`Chart::as_table`]).
pub fn is_drawable(chart: &Chart, width: f32) -> bool {
    let slot = width / chart.categories.len().max(1) as f32;
    !chart.is_blank()
        && chart.check().is_ok()
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
    let (plot, axis) = axis::place(&mut sketch, chart, language, edges, top)?;
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
