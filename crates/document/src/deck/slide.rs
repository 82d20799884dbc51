//! A slide.

use serde::{Deserialize, Serialize};

use super::Block;

/// What a slide is for: by it the layout is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first slide: the title of the deck, and lines below it.
    Title,
    /// The first slide with content beside its title, such as the agenda. Where a template has no layout for it, the content
    /// stands on a slide of its own after the first.
    Cover,
    /// The beginning of a part of the deck.
    Section,
    /// A title and content of any kind.
    #[default]
    Content,
    /// A title and content side by side.
    TwoContent,
    /// A title and a chart.
    Chart,
    /// A title and a table.
    Table,
    /// A title; content is placed freely below it.
    TitleOnly,
}

/// A slide as the deck means it. Content that is longer than a slide continues on further slides of the same title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slide {
    /// What the slide is for.
    pub role: Role,
    /// The name of a layout of the template that is wanted in particular; by the role when `None`.
    pub layout: Option<String>,
    /// The title. Slides with the same title are numbered, so that a title names one slide only.
    pub title: String,
    /// The content, in reading order; the left half in [`Role::TwoContent`], the lines below the title in [`Role::Cover`].
    pub blocks: Vec<Block>,
    /// The right half in [`Role::TwoContent`] and [`Role::Cover`]; in other roles it follows `blocks`.
    pub second: Vec<Block>,
    /// What the speaker says, paragraph by paragraph.
    pub notes: Vec<String>,
}

impl Slide {
    /// A slide with nothing but a title.
    pub fn new(role: Role, title: impl Into<String>) -> Self {
        Self {
            role,
            layout: None,
            title: title.into(),
            blocks: Vec::new(),
            second: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The slide with one more block.
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// The slide with one more paragraph of notes.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }
}
