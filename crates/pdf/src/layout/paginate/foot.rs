//! The foot of a page: its footnotes, below their rule.

use crate::layout::frame::Place;
use crate::layout::galley::Galley;

/// The least space between the text and the rule above the notes, in points.
pub(super) const ABOVE_NOTES: f32 = 10.0;
/// The height of the rule above notes with the space below it, in points.
pub(in crate::layout) const RULE_HEIGHT: f32 = 5.0;

/// Notes at the foot of a page, below their rule; what they take begins at `top`.
pub(super) fn foot(galley: &Galley, notes: impl IntoIterator<Item = usize>, top: f32) -> Vec<Place> {
    let mut y = top + ABOVE_NOTES;
    let mut places = vec![Place::NoteRule { y }];
    y += RULE_HEIGHT;
    for index in notes {
        if let Some(slice) = galley.notes.get(index) {
            y += slice.gap;
            places.push(Place::Note { index, y });
            y += slice.height;
        }
    }
    places
}
