//! A block made from data.

use serde_json::Value;
use vuosikello_slides::{Block, Cell, Figures, Scale};

use crate::PENDING;
use crate::missing::MissingPart;

/// What stands on a slide in the place of a name, and what the speaker says of it. Without blocks, there is nothing to show.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Part {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<String>,
}

impl Part {
    /// A part of one block.
    pub(super) fn of(block: Block) -> Self {
        Self {
            blocks: vec![block],
            notes: Vec::new(),
        }
    }

    /// A sentence.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::of(Block::text(text))
    }

    /// Says that this has not come yet.
    pub(super) fn pending(missing: MissingPart) -> Self {
        Self::text(format!("{PENDING}: {}", missing.label()))
    }

    /// The part with what the speaker says.
    pub(super) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// The part with another one below it.
    pub(super) fn and(mut self, more: Part) -> Self {
        self.blocks.extend(more.blocks);
        self.notes.extend(more.notes);
        self
    }
}

/// A text of a row of data; empty where there is none.
pub(super) fn shown<'a>(row: &'a Value, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// A cell with a text of a row of data.
pub(super) fn cell(row: &Value, field: &str) -> Cell {
    Cell::text(shown(row, field))
}

/// The rows of a list of data.
pub(super) fn rows(data: Option<&Value>) -> &[Value] {
    data.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Money to the cent.
pub(super) fn cents() -> Figures {
    Figures {
        scale: Scale::One,
        decimals: 2,
        ..Figures::thousands_of_euros()
    }
}
