//! The tree itself: what a document says, without a word on how it looks.
//!
//! A [`Document`] is a [`Head`] (the fields that an official document carries at its head) and a list of
//! [`Block`]s. Blocks hold [`Inline`]s. That is all: fonts, colours and page geometry are the writers' matter.
//!
//! ```
//! use vuosikello_document::{Block, Document, Head, Heading, Inline};
//!
//! let mut document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
//! document.blocks.push(Block::Heading(Heading::new(1, "tarkoitus", vec![Inline::text("Tarkoitus")])));
//! document.blocks.push(Block::Paragraph(vec![Inline::text("Tällä sopimuksella sovitaan palveluista.")]));
//! assert_eq!(document.heading_numbers(), ["1"]);
//! ```

mod block;
mod cell;
mod chart;
mod figure;
mod head;
mod inline;
mod letterhead;
mod marker;
mod merge;
mod numbering;
mod picture;
mod table;
mod text;
mod walk;

use serde::{Deserialize, Serialize};

pub use block::{Block, DEEPEST_HEADING, Definition, Heading, List, Signatory};
pub use cell::{Cell, Light, NO_VALUE, Status};
pub use chart::{Chart, ChartFault, ChartKind, NotCharted, Series, Unit};
pub use figure::KeyFigure;
pub use head::{Classification, Head, Language, Property};
pub use inline::{Footnote, Inline, NotePlace, Target};
pub use letterhead::{HeadField, HeadLine, HeadSpan, Letterhead};
pub use marker::{Marker, Numeral};
pub use merge::{Extent, Merge};
pub use numbering::HeadingCounter;
pub use picture::{Bytes, Crop, Picture, PictureFormat};
pub use table::{Align, Column, ColumnKind, Formula, Magnitude, Row, RowKind, Table};
pub use text::{plain_text, spelled_out, subscript, superscript};
pub(crate) use walk::{walk_blocks, walk_runs_mut};

/// A whole document: the fields of its head and its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What stands at the head of every page, and the properties of the file.
    pub head: Head,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty document with the given head.
    pub fn new(head: Head) -> Self {
        Self {
            head,
            blocks: Vec::new(),
        }
    }

    /// The headings in reading order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// The number of each heading in reading order: `"1"`, `"1.1"`, and an empty string for a heading that is not
    /// numbered. Every writer takes the numbers from here, so that they agree.
    pub fn heading_numbers(&self) -> Vec<String> {
        numbering::numbers(self.headings())
    }

    /// The visible text, one line per paragraph, list item, or table row (cells parted by tabs). The text of a chart is that
    /// of the [table of its data](Chart::as_table).
    pub fn text(&self) -> String {
        text::document_text(self)
    }
}
