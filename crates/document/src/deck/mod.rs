//! The deck tree: what the slides say, without a word on how they look.
//!
//! A [`Deck`] is a [`Head`] and [`Section`]s, one for each item of the agenda; a section holds [`Slide`]s, and a slide
//! [`Block`]s. Fonts, colours and places are the template's and the writer's matter.

mod block;
mod head;
mod slide;

use serde::{Deserialize, Serialize};

pub use block::{Block, ChartBlock, Item, Limit, List, Plot, PlotKind, TableBlock};
pub use head::Head;
pub use slide::{Role, Slide};

/// A whole deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// What the file says about itself, and the texts at the foot of the slides.
    pub head: Head,
    /// The items of the agenda, in order.
    pub sections: Vec<Section>,
    /// What is done with a text that does not fit even in the smallest type: `false` makes it an error, `true` cuts it
    /// at the end of a sentence and puts the whole into the notes.
    pub shorten: bool,
}

impl Deck {
    /// A deck without slides.
    pub fn new(head: Head) -> Self {
        Self {
            head,
            sections: Vec::new(),
            shorten: false,
        }
    }
}

/// An item of the agenda with its slides. PowerPoint shows it as a section of the deck.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The name of the item.
    pub name: String,
    /// Its slides, in order.
    pub slides: Vec<Slide>,
}

impl Section {
    /// A section with the given slides.
    pub fn new(name: impl Into<String>, slides: Vec<Slide>) -> Self {
        Self {
            name: name.into(),
            slides,
        }
    }
}
