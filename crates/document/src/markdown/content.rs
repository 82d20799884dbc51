//! What Markdown is read into.

use crate::Block;
use crate::template::Placement;

/// What a template rendered to: the blocks that it writes out itself, and the views that it places between them.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) blocks: Vec<Block>,
    /// Where in the Markdown each block begins.
    pub(crate) starts: Vec<usize>,
    /// Each view with the number of blocks before it, and where it stands in the Markdown.
    pub(crate) placed: Vec<(usize, Placement, usize)>,
    /// The ids of the headings, and where they stand.
    pub(super) headings: Vec<(String, usize)>,
}
