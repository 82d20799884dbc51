//! The slide decks: of a meeting, and of a budget day.
//!
//! | file | what it does |
//! |---|---|
//! | `meeting`, `budget` | the two decks: their data, heads and templates |
//! | `fill` | what a template makes of the data → sections and slides |
//! | `extent` | how much of a block a template wants |
//! | `foot` | the text at the foot of the slides |
//! | `guard` | keeps values from passing for the names of blocks |
//! | `part` | a block made from data, with what the speaker says of it |
//! | `facts` | the blocks that templates name as `[[nimi]]` |
//!
//! In the template of a deck, `#` begins a section, `##` a slide; paragraphs, lists, tables and charts stand on the slide, and
//! `---` parts its left half from its right one; `>` is what the speaker says. A paragraph that is only `[[nimi]]` stands for
//! a block made from the data, `[[nimi, rivejä 10]]` for at most so many of its rows. A slide whose blocks have nothing to
//! show is left out, and so is a section without slides.

mod budget;
mod extent;
mod facts;
mod fill;
mod foot;
mod guard;
mod meeting;
mod part;

pub use budget::{BudgetDeckError, budget_deck};
pub use meeting::deck;
