//! What a deck says about itself.

use crate::{Language, Property};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The properties of the file, and the texts at the foot of the slides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The title of the whole deck, as a file browser or a screen reader announces it.
    pub title: String,
    /// The organisation that gives the deck.
    pub organisation: String,
    /// The language of the text.
    pub language: Language,
    /// The date of the deck: of the meeting, as a rule. It stands on the slides as fixed text and becomes the creation date
    /// of the file: no clock is read.
    pub date: NaiveDate,
    /// Texts for the foot of the slides, the most telling first: each slide has the first that its layout has room for, and a
    /// layout that has room for none is an error. The organisation when there are none.
    pub footers: Vec<String>,
    /// Further properties of the file, in the order given.
    pub properties: Vec<Property>,
}

impl Head {
    /// A head with the two fields that no deck can do without; the date is 1 January 1970 until set.
    pub fn new(title: impl Into<String>, organisation: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            organisation: organisation.into(),
            language: Language::default(),
            date: NaiveDate::default(),
            footers: Vec::new(),
            properties: Vec::new(),
        }
    }
}
