//! What is wrong with a table.

use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::place::Place;

/// Something that is wrong with a table, where, and what would be right; the texts are Finnish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The kind of trouble, for programs: `missing-column`.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub fix: String,
}

impl Trouble {
    /// Trouble at a place.
    pub fn new(code: &'static str, place: Place, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            code,
            place,
            message: message.into(),
            fix: fix.into(),
        }
    }

    /// Trouble with the file as a whole.
    pub(crate) fn with_file(code: &'static str, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self::new(code, Place::File, message, fix)
    }

    /// More cells than any table has.
    pub(crate) fn too_many_cells(place: Place) -> Self {
        Self::new(
            "table-too-large",
            place,
            format!("tiedostossa on yli {MAX_CELLS} täytettyä solua"),
            "kopioi pelkkä taulukko omaan tiedostoonsa",
        )
    }

    /// A row or a column too many.
    pub(crate) fn beyond_limits(place: Place) -> Self {
        Self::new(
            "table-too-large",
            place,
            format!(
                "taulukossa saa olla enintään {} riviä ja {MAX_COLUMNS} saraketta",
                MAX_ROWS - 1
            ),
            "poista ylimääräiset rivit ja sarakkeet",
        )
    }
}
