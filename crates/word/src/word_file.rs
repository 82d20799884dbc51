//! A Word file of which several things are asked.

use std::sync::OnceLock;

use vuosikello_document::{Document, Head};
use vuosikello_ooxml::Package;

use crate::generated::{generated_head_in, generated_in};
use crate::read::{read_package, read_with};
use crate::saved::saved_in;
use crate::{ReadError, ReadOptions, Reading, Saved};

/// A Word file that is unpacked once for all that is asked of it.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::{ReadOptions, Reference, WordFile, write};
///
/// let document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// let bytes = write(&document, Reference::built_in(), &[])?;
/// let file = WordFile::unpack(&bytes);
/// assert!(file.is_untouched());
/// assert_eq!(file.generated_head().as_ref(), Some(&document.head));
/// assert_eq!(file.read(&ReadOptions::default())?.document, document);
/// assert_eq!(file.generated(), Some(document));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct WordFile<'b> {
    bytes: &'b [u8],
    /// `None` for what is no Office file, or damaged.
    package: Option<Package>,
    /// Whether nobody has changed it: its seal is computed once.
    is_untouched: OnceLock<bool>,
}

impl<'b> WordFile<'b> {
    /// Unpacks a file. That it cannot be unpacked is told when it is [read](WordFile::read).
    pub fn unpack(bytes: &'b [u8]) -> Self {
        let package = Package::read(bytes).ok();
        Self {
            bytes,
            package,
            is_untouched: OnceLock::new(),
        }
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &'b [u8] {
        self.bytes
    }

    /// The document that it was made from, as [`generated`](crate::generated()) finds it.
    pub fn generated(&self) -> Option<Document> {
        self.package.as_ref().and_then(generated_in)
    }

    /// The head of the document that it was made from. Takes a fraction of the time of [`generated`](WordFile::generated), and says as much of a
    /// file that is [untouched](WordFile::is_untouched).
    pub fn generated_head(&self) -> Option<Head> {
        self.package.as_ref().and_then(generated_head_in)
    }

    /// Whether nobody has changed it, see [`is_untouched`](crate::is_untouched).
    pub fn is_untouched(&self) -> bool {
        let is_untouched = || self.package.as_ref().is_some_and(Package::is_untouched);
        *self.is_untouched.get_or_init(is_untouched)
    }

    /// Who saved it last, see [`saved`](crate::saved()).
    pub fn saved(&self) -> Option<Saved> {
        self.package.as_ref().and_then(saved_in)
    }

    /// What it says.
    ///
    /// # Errors
    /// As [`read`](crate::read()).
    pub fn read(&self, options: &ReadOptions) -> Result<Reading, ReadError> {
        match &self.package {
            Some(package) => read_package(package, options),
            // Reading tells why.
            None => read_with(self.bytes, options),
        }
    }
}
