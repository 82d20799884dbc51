//! The plot: where bars and lines stand over the grid of the axis of values.

use super::{Shape, Sketch, Typesetter, Zone};
use crate::scale::Scale;
use crate::ticks::Ticks;

/// The thickness of the line of zero, which bars stand on, in points: twice that of the grid.
const ZERO: f32 = 0.8;

/// The plot and what surrounds it.
#[derive(Debug)]
pub(crate) struct Plot {
    /// Where bars and lines stand.
    pub(crate) zone: Zone,
    /// The same with the room for the figures at values above and below.
    pub(crate) room: Zone,
    /// In what figures are shown.
    pub(crate) scale: Scale,
    pub(crate) ticks: Ticks,
    /// The number of categories.
    pub(crate) categories: usize,
    /// What the categories leave free at both sides.
    pub(crate) margin: f32,
}

impl Plot {
    /// The width that each category has.
    pub(crate) fn slot(&self) -> f32 {
        (self.zone.width() - 2.0 * self.margin) / self.categories.max(1) as f32
    }

    /// The middle of a category.
    pub(crate) fn x(&self, category: usize) -> f32 {
        self.zone.left + self.margin + (category as f32 + 0.5) * self.slot()
    }

    /// The height at which a value stands.
    pub(crate) fn y(&self, value: i128) -> f32 {
        self.zone.bottom - self.ticks.share(value) * self.zone.height()
    }

    /// Where zero stands, if it is on the axis.
    pub(crate) fn zero(&self) -> Option<f32> {
        let ticks = self.ticks;
        (ticks.first..=ticks.last).contains(&0).then(|| self.y(0))
    }

    /// Draws the line of zero, if it is on the axis.
    pub(crate) fn draw_zero<S: Typesetter>(&self, sketch: &mut Sketch<'_, S>) {
        if let Some(y) = self.zero() {
            sketch.draw(Shape::Rule(self.rule(y, ZERO)));
        }
    }

    /// A line over the whole width.
    pub(crate) fn rule(&self, y: f32, thickness: f32) -> Zone {
        Zone {
            top: y - thickness / 2.0,
            bottom: y + thickness / 2.0,
            ..self.zone
        }
    }
}
