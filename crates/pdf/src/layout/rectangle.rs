//! Rectangles on a page.

use crate::Rgb;

/// A filled rectangle; `y` is its upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rectangle {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) color: Rgb,
}
