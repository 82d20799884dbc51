//! Slides laid out.

use super::place::Shape;
use crate::error::Warning;
use crate::geometry::Emu;
use crate::template::Layout;

/// A slide of the file.
#[derive(Debug)]
pub(crate) struct LaidSlide<'t> {
    /// The number of its section.
    pub(crate) section: usize,
    pub(crate) layout: &'t Layout,
    pub(crate) title: String,
    /// The subject, where the layout has a place for it above the title.
    pub(crate) subject: Option<String>,
    /// The size of the title where it is not that of the layout.
    pub(crate) title_size: Option<i64>,
    /// How much of the place of the title is given to the content.
    pub(crate) raise: Emu,
    /// The shapes in reading order.
    pub(crate) shapes: Vec<Shape>,
    /// The text at the foot.
    pub(crate) footer: Option<String>,
    /// The paragraphs of the notes.
    pub(crate) notes: Vec<String>,
}

/// The slides of a deck, laid out.
#[derive(Debug, Default)]
pub(crate) struct Laid<'t> {
    pub(crate) slides: Vec<LaidSlide<'t>>,
    pub(crate) warnings: Vec<Warning>,
}
