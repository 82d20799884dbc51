//! How the result of a template function travels through Markdown: as a word of private-use letters that only this
//! crate can write, holding the piece of the tree as JSON.

use serde::{Deserialize, Serialize};

use super::placement::Placement;
use crate::{Block, Inline, Language};

/// Begins a token.
const START: char = '\u{e000}';
/// Ends a token.
const END: char = '\u{e001}';
/// The letter for byte 0; the other bytes follow.
const BYTES: u32 = 0xe100;

/// What a function made.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Payload {
    /// A piece of the tree.
    Block(Block),
    /// A view in its place.
    View(Placement),
    /// Running text.
    Run(Vec<Inline>),
    /// A passage in another language.
    Foreign { language: Language, text: String },
}

impl Payload {
    /// The token for this piece, to stand in the rendered template.
    pub(crate) fn token(&self) -> Result<String, serde_json::Error> {
        let json = serde_json::to_vec(self)?;
        // Each letter takes three bytes.
        let mut token = String::with_capacity(3 * (json.len() + 2));
        token.push(START);
        token.extend(
            json.into_iter()
                .filter_map(|byte| char::from_u32(BYTES + u32::from(byte))),
        );
        token.push(END);
        Ok(token)
    }

    fn from_letters(letters: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(letters.len() / 3);
        for letter in letters.chars() {
            bytes.push(u8::try_from((letter as u32).checked_sub(BYTES)?).ok()?);
        }
        serde_json::from_slice(&bytes).ok()
    }

    /// The piece of a token that is all of a text.
    pub(crate) fn alone(text: &str) -> Option<Self> {
        let letters = text.strip_prefix(START)?.strip_suffix(END)?;
        Self::from_letters(letters)
    }
}

/// A part of a line: text, or a piece that a function made.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Payload(Payload),
}

/// Parts text and tokens. Letters that are no token (a template cannot contain them) are dropped.
pub(crate) fn split_tokens(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(START) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (letters, next) = after.split_once(END).unwrap_or((after, ""));
        pieces.extend(Payload::from_letters(letters).map(Piece::Payload));
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}
