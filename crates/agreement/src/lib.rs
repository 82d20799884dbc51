//! The yearly service agreement: a dossier and templates become documents.
//!
//! [`documents`] gives the main agreement and its annexes in order, as format-neutral
//! [`Document`](vuosikello_document::Document)s; an annex that is given as a finished file is named in its place.
//! The built-in templates are under `templates/fi` in the repository; a workspace replaces any of them by name.

mod context;
mod documents;
mod extra_clauses;
mod issue;
mod templates;
mod views;

pub use documents::{Content, Part, documents};
pub use issue::Issue;
pub use templates::{BUILT_IN, templates};
