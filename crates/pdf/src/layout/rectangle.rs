//! Rectangles on a page.

use vuosikello_measure::Rgb;

/// A filled rectangle; `y` is its upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rectangle {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) color: Rgb,
}

impl Rectangle {
    pub(crate) fn new(x: f32, y: f32, width: f32, height: f32, color: Rgb) -> Self {
        Rectangle {
            x,
            y,
            width,
            height,
            color,
        }
    }
}
