//! A map from the glyphs of the four faces, indexed by their numbers: it is read for every glyph on every page.

use crate::font::Style;

/// A value for some glyphs of the four faces.
#[derive(Debug)]
pub(super) struct Glyphs<T> {
    faces: [Vec<Option<T>>; 4],
}

impl<T> Default for Glyphs<T> {
    fn default() -> Self {
        Glyphs {
            faces: Default::default(),
        }
    }
}

impl<T: Copy> Glyphs<T> {
    /// The value of the glyph, which becomes `value` if it has none.
    pub(super) fn get_or_insert(&mut self, style: Style, glyph: u16, value: T) -> T {
        let index = usize::from(glyph);
        let face = style.of_mut(&mut self.faces);
        if index >= face.len() {
            face.resize(index + 1, None);
        }
        match face.get_mut(index) {
            Some(slot) => *slot.get_or_insert(value),
            None => value,
        }
    }

    /// The glyphs of a face that have a value, in ascending order.
    pub(super) fn of(&self, style: Style) -> impl Iterator<Item = (u16, T)> {
        let face = style.of(&self.faces).iter();
        face.zip(0..=u16::MAX)
            .filter_map(|(value, glyph)| Some((glyph, (*value)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_stays() {
        let mut glyphs = Glyphs::default();
        assert_eq!(glyphs.get_or_insert(Style::Bold, 7, "a"), "a");
        assert_eq!(glyphs.get_or_insert(Style::Bold, 7, "b"), "a");
        assert_eq!(glyphs.get_or_insert(Style::Bold, u16::MAX, "c"), "c");
        let bold: Vec<_> = glyphs.of(Style::Bold).collect();
        assert_eq!(bold, [(7, "a"), (u16::MAX, "c")]);
        assert_eq!(glyphs.of(Style::Regular).count(), 0);
    }
}
