//! Checks of the files of an agreement as they lie in a folder or came by mail, whoever made them. Bytes in, findings out.
//!
//! [`inspect`] takes any Word and PDF files that should make one agreement and tells what does not fit: case numbers, years, dates
//! and template versions that differ, days that there are not, annexes that are missing or out of order, tables that do not sum, references that lead nowhere,
//! and what somebody forgot to fill in. [`signed::check`] tells whether a signed PDF file is the one that was sent, with signatures and nothing else.
//! [`minutes`] reads skeletons of minutes that people have filled in in Word.
//!
//! ```
//! use vuosikello_document::{Block, Document, Head, Inline};
//! use vuosikello_inspect::{Expected, File, inspect};
//! use vuosikello_word::{Reference, write_without_pages};
//!
//! let mut document = Document::new(Head::new("Palvelusopimus 2027", "Keskus"));
//! document.head.case_number = "KES/1/2026".to_owned();
//! document.blocks.push(Block::Paragraph(vec![Inline::text("Määräraha on [summa] euroa.")]));
//! let bytes = write_without_pages(&document, Reference::built_in())?;
//! let findings = inspect(&[File { name: "sopimus.docx", bytes: &bytes }], &Expected::default());
//! assert_eq!(findings[0].code, "placeholder");
//! # Ok::<(), vuosikello_word::Error>(())
//! ```

mod against_data;
mod amount;
mod annexes;
mod contents;
mod dates;
mod finding;
mod input;
mod inspection;
pub mod minutes;
mod numbers;
mod pdf;
mod people;
mod placeholders;
mod references;
pub mod signed;
mod sums;
mod together;
mod word;

pub use finding::Finding;
pub use input::{Expected, File};
pub use inspection::{Inspection, inspect};
pub use sums::differing_sums;
