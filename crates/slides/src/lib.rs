//! Slide decks as PowerPoint files that people go on editing.
//!
//! A [`Deck`] says what the slides say; a [`Template`] is the brand of the organisation as a PowerPoint file; [`write()`]
//! puts the one into the other. Titles, text, tables and charts go into the placeholders of the template's layouts;
//! colours and fonts are those of its theme.
//!
//! ```
//! use vuosikello_slides::{Block, Deck, Head, Role, Section, Slide, Template, write};
//!
//! let mut deck = Deck::new(Head::new("Seurantaryhmä 1/2027", "Esimerkkikeskus"));
//! let slide = Slide::new(Role::Content, "Talouskatsaus").with(Block::list(["Budjetti pitää.", "Ennuste laadittu."]));
//! deck.sections.push(Section::new("Talouskatsaus", vec![slide]));
//!
//! let output = write(&deck, Template::built_in())?;
//! assert!(output.bytes.starts_with(b"PK"));
//! assert_eq!(output.slides, 1);
//! # Ok::<(), vuosikello_slides::Errors>(())
//! ```
//!
//! # Everything fits
//!
//! Text is measured before it is placed, with the widths of the theme's font or of a wider one. Nothing leaves the slide,
//! nothing is smaller than 16 points (14 in tables). What is too long for a slide continues on the next one; a single
//! text that no slide can hold is an error, or is cut if [`Deck::shorten`] allows it. Where a [`Limit`] sums up the rest, a
//! text may take half a slide, so that it never takes the place of the others. Money to the cent is shown in thousands where
//! a table would have to break words; a chart without room for its categories gives way to its table
//! ([`ChartBlock::instead`]).
//!
//! # Charts
//!
//! Charts are native: their data lie in an embedded workbook, from which PowerPoint draws them anew when they are
//! edited.
//!
//! # Slides that others made
//!
//! An [`Assembly`] is a deck before it is sealed and packed, into which the crate `vuosikello-append` puts the slides of
//! other files.
//!
//! The same deck and template give the same bytes: no clock, no randomness, no order of hashes.

mod chart;
mod context;
mod error;
mod figures;
mod geometry;
mod layout;
mod measure;
mod parts;
mod shorten;
mod template;
mod text;
mod words;
mod write;

pub use error::{Error, Errors, Piece, Problem, Warning};
pub use template::{Template, TemplateError};
pub use text::one_line;
pub(crate) use vuosikello_document::deck as tree;
pub use vuosikello_document::deck::{
    Block, ChartBlock, Deck, Head, Item, Limit, List, Plot, PlotKind, Role, Section, Slide, TableBlock,
};
pub use vuosikello_document::{
    Cell, Chart, ChartKind, Column, ColumnKind, Inline, KeyFigure, Light, Magnitude, Row, RowKind, Series,
    Status, Table, Unit,
};
pub use vuosikello_ooxml::active_content::ActiveContentError;
pub use vuosikello_ooxml::presentation::Unreadable;
pub use vuosikello_ooxml::validate::Fault;
pub use vuosikello_ooxml::{PackageError, is_untouched};
pub use write::{Assembly, Output, check, write};
