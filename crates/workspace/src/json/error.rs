//! Why a text is not JSON.

use super::positions::Position;

/// Where and why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub position: Position,
    pub message: String,
    pub fix: String,
}
