//! A document as it reads in the Word file that is made of it.

use thiserror::Error;
use vuosikello_document::Document;

use crate::read::read_package;
use crate::write::package_without_pages;
use crate::{Error, ReadError, ReadOptions, Reading, Reference};

/// Why a document does not read as a Word file.
#[derive(Debug, Error)]
pub enum AsWrittenError {
    /// A Word file cannot hold the document.
    #[error(transparent)]
    Write(#[from] Error),
    /// The file of the document could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// The document as it reads in the file that [`write_without_pages`](crate::write_without_pages) makes of it, where for example a chart is
/// the table of its data. It is what an unedited file is read as; the file itself is neither packed nor sealed for it.
///
/// # Errors
/// [`AsWrittenError`] when a Word file cannot hold the document.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::{Reference, as_written, read, write_without_pages};
///
/// let document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// let file = write_without_pages(&document, Reference::built_in())?;
/// assert_eq!(as_written(&document, Reference::built_in())?, read(&file)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn as_written(document: &Document, reference: &Reference) -> Result<Reading, AsWrittenError> {
    let package = package_without_pages(document, reference)?;
    Ok(read_package(&package, &ReadOptions::default())?)
}
