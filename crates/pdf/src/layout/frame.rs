//! The frame of the text on the pages of a segment, and where slices of its galley stand in it.

/// The heights available for the text, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(crate) first_page: f32,
    pub(crate) other_pages: f32,
}

impl Frame {
    pub(crate) fn least(&self) -> f32 {
        self.first_page.min(self.other_pages)
    }
}

/// A slice on a page; `y` counts from the top of the text area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    Slice { index: usize, y: f32 },
    Repeat { index: usize, y: f32 },
    NoteRule { y: f32 },
    Note { index: usize, y: f32 },
}
