//! Errors of appending annexes.

use thiserror::Error;

use super::refusal::Refusal;

/// Why no file was written.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// The documents cannot be written.
    #[error(transparent)]
    Pdf(#[from] vuosikello_pdf::Error),
    /// A finished file cannot be taken in as an annex.
    #[error("liitteen ”{title}” PDF-tiedostoa ei voi liittää: {reason}")]
    Annex {
        /// The title of the annex.
        title: String,
        /// What is wrong with the file.
        reason: Refusal,
    },
}
