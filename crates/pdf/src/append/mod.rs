//! Annexes that exist as finished PDF files.

use thiserror::Error;

/// Why a file cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The file cannot be read as PDF.
    #[error("tiedosto ei ole ehjä PDF-tiedosto")]
    Unreadable,
}
