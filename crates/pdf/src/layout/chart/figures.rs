//! The figures at bars and points: all of them where none is in the way of another, or else none.

use super::drawing::{Anchor, Drawing, Label, Zone};
use crate::Rgb;

/// Figures in their places.
#[derive(Debug, Default)]
pub(super) struct Figures {
    placed: Vec<(Label, Zone)>,
}

impl Figures {
    /// Puts a label in the first of the zones that lies within the room and is free: of other figures, and of what
    /// `taken` says. Tells whether there was one.
    pub(super) fn put(
        &mut self,
        label: &Label,
        zones: &[Zone],
        room: Zone,
        taken: impl Fn(Zone) -> bool,
    ) -> bool {
        let free = |zone: &&Zone| {
            zone.is_within(room)
                && !self
                    .placed
                    .iter()
                    .any(|(_, other)| other.overlaps(zone.grown(0.5)))
                && !taken(**zone)
        };
        let Some(zone) = zones.iter().find(free) else {
            return false;
        };
        self.placed.push((label.clone(), *zone));
        true
    }

    /// Draws the figures on white, so that no line of the grid runs through them.
    pub(super) fn draw(&self, drawing: &mut Drawing<'_, '_>) {
        /// How much of a line's height the figures themselves leave free above and below.
        const FREE: f32 = 0.18;
        for (_, zone) in &self.placed {
            let free = FREE * zone.height();
            let ground = Zone {
                top: zone.top + free,
                bottom: zone.bottom - free,
                ..*zone
            };
            drawing.fill(ground, Rgb(0xFF, 0xFF, 0xFF));
        }
        for (label, zone) in &self.placed {
            let middle = (zone.left + zone.right) / 2.0;
            drawing.text(label, Anchor::Middle, middle, zone.top, Rgb::BLACK);
        }
    }
}
