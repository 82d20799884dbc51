//! Files that others made, put into ours: the slides of their presentations after those of a deck, and finished PDF files
//! among the annexes of a document.
//!
//! The writers know nothing of it. `vuosikello-slides` gives the parts of a deck before they are sealed
//! ([`Assembly`](vuosikello_slides::Assembly)), `vuosikello-pdf` keeps pages free for files that follow
//! ([`assemble`](vuosikello_pdf::assemble)); what goes in there is validated and copied here. A file that cannot be carried over
//! as a whole is refused by name; nothing is dropped in silence.
//!
//! Each half is a feature (`deck`, `pdf`); both are on unless turned off.

#[cfg(feature = "deck")]
pub mod deck;
#[cfg(feature = "pdf")]
pub mod pdf;
