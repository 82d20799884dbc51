//! What differs between two documents: what people changed in a draft, clause by clause and cell by cell.
//!
//! [`changes()`] compares trees and not files, so a file that another program saved in its own way has no changes. Both
//! trees must come by the same way: a tree from a template is written and read once before it is compared with one that
//! was read, since a chart becomes a table in a Word file.
//!
//! ```
//! use vuosikello_changes::{ChangeKind, Touch, changes};
//! use vuosikello_document::{Block, Document, Head, Heading, Inline};
//!
//! let document = |deadline: &str| {
//!     let mut document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
//!     document.blocks.push(Block::Heading(Heading::new(1, "irtisanominen", vec![Inline::text("Irtisanominen")])));
//!     let text = format!("Sopimus irtisanotaan viimeistään {deadline}.");
//!     document.blocks.push(Block::Paragraph(vec![Inline::text(text)]));
//!     document
//! };
//! let found = changes(&document("31.8.2027"), &document("30.9.2027"));
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].kind, ChangeKind::Words);
//! assert_eq!(found[0].place.clause.as_ref().unwrap().number, "1");
//! assert_eq!(found[0].marked(), "Sopimus irtisanotaan viimeistään [-31.8.2027-]{+30.9.2027+}.");
//! assert_eq!(found[0].touches, [Touch::Date]);
//! ```

mod align;
mod change;
mod compare;
mod links;
mod outcome;
mod spot;
mod table;
mod touch;
mod unit;
mod words;

pub use align::{Step, align};
pub use change::{Change, ChangeKind, Clause, Place};
pub use compare::{changes, line_changes};
pub use spot::Spot;
pub use touch::Touch;
pub use words::{Span, SpanKind, tokens};
