//! The figures at bars and points: all of them where none is in the way of another, or else none.

use super::{Anchor, Ink, Label, Shape, Sketch, Typesetter, Zone};

/// More marks than these have no room for figures at all of them, so none is tried.
pub(crate) const MOST_FIGURES: usize = 80;
/// What lies between two figures at least, in points.
const APART: f32 = 0.5;
/// How much of a line's height the figures themselves leave free above and below: capitals and figures have no descenders.
const FREE: f32 = 0.18;

/// Figures in their places.
pub(crate) struct Figures<T>(Vec<(Label<T>, Zone)>);

impl<T> Figures<T> {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a label in the first of the zones that lies within the room and is free: of other figures, and of what
    /// `taken` says. Tells whether there was one.
    pub(crate) fn put(
        &mut self,
        label: Label<T>,
        zones: &[Zone],
        room: Zone,
        taken: impl Fn(Zone) -> bool,
    ) -> bool {
        let others = |zone: Zone| self.0.iter().any(|(_, other)| other.overlaps(zone.grown(APART)));
        let free = |zone: &&Zone| zone.is_within(room) && !others(**zone) && !taken(**zone);
        let Some(zone) = zones.iter().find(free).copied() else {
            return false;
        };
        self.0.push((label, zone));
        true
    }

    /// Draws the figures on white, so that no line of the grid runs through them.
    pub(crate) fn draw<S: Typesetter<Text = T>>(self, sketch: &mut Sketch<'_, S>) {
        for (_, zone) in &self.0 {
            let free = FREE * zone.height();
            sketch.draw(Shape::Ground(Zone {
                top: zone.top + free,
                bottom: zone.bottom - free,
                ..*zone
            }));
        }
        for (label, zone) in self.0 {
            sketch.text(label, Anchor::Middle, zone.middle(), zone.top, Ink::Plain);
        }
    }
}
