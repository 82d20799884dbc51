//! Word files: writing documents as drafts that people go on editing, and reading them back.
//!
//! [`write()`] turns a [`Document`](vuosikello_document::Document) into a `.docx` with the looks of a [`Reference`]
//! package. [`is_untouched`] tells whether anyone has edited the file since, and [`generated`]
//! gives the document as it was written. Charts are written as tables of their data,
//! which people can correct and comment on.
//!
//! ```
//! use vuosikello_document::{Document, Head};
//! use vuosikello_word::{Reference, is_untouched, write};
//!
//! let document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
//! let file = write(&document, Reference::built_in(), &[])?;
//! assert!(is_untouched(&file));
//! assert!(!is_untouched(b"not a Word file"));
//! # Ok::<(), vuosikello_word::Error>(())
//! ```
//!
//! docx-rs builds the document, the headers and the footers; a conforming pass puts its XML right; styles, theme,
//! numbering and settings come from the reference. Measures are those of the format: twentieths of a point (1 mm is
//! 56.7), EMU for pictures.

mod annexes;
mod as_written;
mod bound;
mod conform;
mod field;
mod fill_in;
mod generated;
mod originals;
mod own_properties;
mod parts;
mod read;
mod reference;
mod role;
mod saved;
mod word_file;
mod write;

pub use annexes::with_annex_lines;
pub use as_written::{AsWrittenError, as_written};
pub use bound::without_stale_bindings;
pub use fill_in::{FillIn, FillInKind};
pub use generated::{generated, with_generated};
pub use originals::Originals;
pub use own_properties::{PropertyUpdate, with_properties};
pub use read::report::{
    CellPlace, Change, ChangeKind, ChangeUnit, Clause, Comment, Furniture, Loss, LossKind, Pages, Place,
    Story, Weight,
};
pub use read::{ReadError, ReadOptions, Reading, Tracked, read, read_with};
pub use reference::{LeftOut, Logo, LogoError, Reference, ReferenceError};
pub use saved::{Saved, saved};
pub use vuosikello_ooxml::is_untouched;
pub use word_file::WordFile;
pub(crate) use write::properties;
pub use write::{Error, write, write_to_fill_in, write_without_pages};
