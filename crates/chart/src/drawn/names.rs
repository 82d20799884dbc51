//! The names of the categories below a plot.
//!
//! Where each category has room for words, all names stand there, in several lines and shortened where they must be.
//! Where there is less, every second, third, … name stands on one line, so that none overlaps another.

use crate::sketch::{Anchor, Ink, Label, Plot, Shape, Sketch, Typesetter, Zone};

/// The width from which on a category has room for words, in points: some seven letters.
const ROOM_FOR_WORDS: f32 = 34.0;
/// The most lines of a name. More push the text below the chart further away than the chart is worth.
const MOST_LINES: usize = 3;
/// The space between two names, and from the plot to the names: as wide as two spaces, so that they are not read as one.
const BETWEEN: f32 = 5.0;
const ABOVE: f32 = 4.0;
/// At least this many names stand there, shortened if they must be: the ends and one to count by.
const FEWEST: usize = 3;
/// Width and height of the marks at the named categories, when not all are.
const MARK: (f32, f32) = (0.6, 3.0);

/// The names that stand there.
pub(super) struct Names<T> {
    /// Each name with its category and where it stands.
    names: Vec<(usize, Label<T>, Zone)>,
    marked: bool,
    /// Where the names end.
    pub(super) bottom: f32,
}

/// Chooses and places names below a plot, between the edges of the figure.
pub(super) fn place<S: Typesetter>(
    sketch: &mut Sketch<'_, S>,
    names: &[String],
    plot: &Plot,
    edges: (f32, f32),
) -> Result<Names<S::Text>, S::Error> {
    let slot = plot.slot();
    let (every, lines) = if slot >= ROOM_FOR_WORDS {
        (1, MOST_LINES)
    } else {
        let mut widest: f32 = 0.0;
        for name in names {
            widest = widest.max(sketch.label(name)?.width);
        }
        let needed = ((widest + BETWEEN) / slot).ceil() as usize;
        (needed.clamp(1, (names.len() / FEWEST).max(1)), 1)
    };
    let width = every as f32 * slot - BETWEEN;
    let top = plot.room.bottom + ABOVE;
    let mut placed: Vec<(usize, Label<S::Text>, Zone)> = Vec::new();
    for (category, name) in names.iter().enumerate().step_by(every) {
        let label = sketch.setter.set(name, width, lines)?;
        let zone = label.zone(plot.x(category), top);
        // At the edges a name may have to move aside.
        let aside = (edges.0 - zone.left).max(0.0) + (edges.1 - zone.right).min(0.0);
        let zone = Zone {
            left: zone.left + aside,
            right: zone.right + aside,
            ..zone
        };
        let before = placed.last().map_or(f32::MIN, |(_, _, zone)| zone.right);
        if zone.left >= before + BETWEEN / 2.0 {
            placed.push((category, label, zone));
        }
    }
    let height = placed.iter().map(|(_, label, _)| label.height);
    Ok(Names {
        bottom: top + height.fold(0.0, f32::max),
        names: placed,
        marked: every > 1,
    })
}

impl<T> Names<T> {
    pub(super) fn draw<S: Typesetter<Text = T>>(self, sketch: &mut Sketch<'_, S>, plot: &Plot) {
        for (category, label, zone) in self.names {
            sketch.text(label, Anchor::Middle, zone.middle(), zone.top, Ink::Plain);
            if self.marked {
                let x = plot.x(category);
                let (half, bottom) = (MARK.0 / 2.0, plot.room.bottom);
                sketch.draw(Shape::Rule(Zone::of(x - half..x + half, bottom..bottom + MARK.1)));
            }
        }
    }
}
