//! What a drawing is made of: texts that the writer has set, shapes, and the plot that bars and lines stand in.

mod figures;
mod plot;
mod zone;

pub(crate) use figures::{Figures, MOST_FIGURES};
pub(crate) use plot::Plot;
pub use zone::Zone;

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
        Zone::of(x - half..x + half, top..top + self.height)
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
    /// A mark of [`RADIUS`](crate::drawn::RADIUS) on the line of a series.
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

/// A drawing in the making.
pub(crate) struct Sketch<'s, S: Typesetter> {
    pub(crate) setter: &'s mut S,
    pub(crate) shapes: Vec<Shape<S::Text>>,
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
