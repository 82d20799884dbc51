//! The material of a meeting: files made, numbered in the order in which they are needed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Error;

/// A file of a meeting's material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// The name, with its number: `02-asialista.pdf`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl PackFile {
    pub(crate) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }

    /// Whether the bytes of a file with this name are as this library wrote them, which files of Word, Excel, PowerPoint and PDF
    /// tell themselves. Of others, and of those whose feature is off, nothing is known, so that the answer is no.
    #[must_use]
    pub fn is_untouched(name: &str, bytes: &[u8]) -> bool {
        match name.rsplit_once('.') {
            Some((_, "docx")) => vuosikello_word::is_untouched(bytes),
            #[cfg(feature = "sheet")]
            Some((_, "xlsx")) => vuosikello_sheet::is_untouched(bytes),
            #[cfg(feature = "slides")]
            Some((_, "pptx")) => vuosikello_slides::is_untouched(bytes),
            #[cfg(feature = "pdf")]
            Some((_, "pdf")) => vuosikello_pdf::is_untouched(bytes),
            _ => false,
        }
    }
}

/// What goes into a meeting's material beside what is made from the data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackInputs {
    /// The minutes of the previous meeting, as files of one kind each; empty when they are not written yet.
    pub previous_minutes: Vec<PackFile>,
    /// Slides that others made (`.pptx`), to be appended to the deck in this order. Needs the feature `slides`.
    #[cfg(feature = "slides")]
    pub slides: Vec<PackFile>,
    /// Whether a text that is too long for a slide is cut at a sentence, and the whole put into the notes. Otherwise it is an
    /// error. Needs the feature `slides`.
    #[cfg(feature = "slides")]
    pub shorten: bool,
    /// The calendar files of invitations to the meeting that were made before, in any order: an invitation that says something else
    /// becomes a later version of them. What is no such file is passed over.
    pub earlier_invitations: Vec<Vec<u8>>,
    /// Other attachments, by name in order.
    pub attachments: Vec<PackFile>,
}

/// The material of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pack {
    /// The files, in order.
    pub files: Vec<PackFile>,
    /// What is not there yet, in the order of the agenda, in Finnish.
    pub missing: Vec<String>,
    /// What a person must know about the files, in Finnish.
    pub warnings: Vec<String>,
    /// How many pages the PDF files have that were made. Needs the feature `pdf`.
    #[cfg(feature = "pdf")]
    pub pages: usize,
}

impl Pack {
    /// All files as one zip file. The same files give the same bytes.
    ///
    /// # Errors
    /// [`Error::Zip`] when the files do not fit into a zip file.
    pub fn zip(&self) -> Result<Vec<u8>, Error> {
        zip(self
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.bytes.as_slice())))
    }
}

/// Files, each given with its name, as one zip file. The same files give the same bytes.
///
/// # Errors
/// [`Error::Zip`] when the files do not fit into a zip file.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let failed = |error: &dyn std::fmt::Display| Error::Zip(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options).map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}
