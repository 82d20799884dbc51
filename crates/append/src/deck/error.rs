//! Errors and warnings of decks with slides from other files.

use std::fmt;

use thiserror::Error;

use super::refusal::Refusal;
use super::remark::Remark;

/// Why a deck could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The deck itself cannot be written.
    #[error(transparent)]
    Deck(#[from] vuosikello_slides::Error),
    /// The slides of a file that others made cannot be appended.
    #[error("esityksen {file} dioja ei voi liittää: {reason}")]
    Foreign {
        /// The name of the file.
        file: String,
        /// Why not.
        reason: Box<Refusal>,
    },
}

impl Error {
    /// What to do about it, in Finnish.
    pub fn fix(&self) -> &'static str {
        match self {
            Error::Deck(error) => error.fix(),
            Error::Foreign { reason, .. } => reason.fix(),
        }
    }
}

/// What a person should know about a written deck.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// Something about the deck's own slides.
    Deck(vuosikello_slides::Warning),
    /// Something about slides that others made.
    Foreign {
        /// The name of the file.
        file: String,
        /// What there is to say.
        remark: Remark,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::Deck(warning) => warning.fmt(f),
            Warning::Foreign { file, remark } => write!(f, "esitys {file}: {remark}"),
        }
    }
}
