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
mod chart_table;
mod column;
mod document;
mod figure;
mod grid;
mod head;
mod inline;
mod letterhead;
mod marker;
mod merge;
mod numbering;
mod picture;
mod running_text;
mod status;
mod table;
mod text;
mod walk;

pub use block::{
    Block, Cell, DEEPEST_HEADING, Definition, Heading, List, Orientation, Row, RowKind, Signatory, Table,
};
pub use cell::NO_VALUE;
pub use chart::{Chart, ChartFault, ChartKind, NotCharted, Series, Unit};
pub use column::{Align, Column, ColumnKind, Formula, Magnitude};
pub use document::Document;
pub use figure::KeyFigure;
pub use head::{Classification, Head, Language, Property};
pub use inline::{Footnote, Inline, NotePlace, Target};
pub use letterhead::{HeadField, HeadLine, HeadSpan, Letterhead};
pub use marker::{Marker, Numeral};
pub use merge::{Extent, Merge};
pub use numbering::HeadingCounter;
pub use picture::{Bytes, Crop, Picture, PictureFormat};
pub use running_text::{plain_text, spelled_out, subscript, superscript};
pub use status::{Light, Status, without_mark};
pub(crate) use walk::{walk_blocks, walk_runs_mut};
