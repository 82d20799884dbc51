//! The slide decks: of a meeting, and of a budget day.
//!
//! What stands on the slides comes from their templates ([`Templates::slides`](vuosikello_document::Templates::slides)) and
//! the views that these place.

mod budget;
mod foot;
mod meeting;

pub use budget::budget_deck;
