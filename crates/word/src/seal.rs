//! Telling whether a file is still as it was written.

pub(crate) use vuosikello_ooxml::{BLANK_SEAL as BLANK, seal};

/// Whether the file is part by part as this crate wrote it: nobody has edited it.
///
/// False for any file that another program saved, and for foreign and damaged files.
///
/// ```
/// use vuosikello_document::{Document, Head};
/// use vuosikello_word::{Reference, is_untouched, write};
///
/// let document = Document::new(Head::new("Palvelusopimus 2027", "Oikeusrekisterikeskus"));
/// let file = write(&document, Reference::built_in(), &[])?;
/// assert!(is_untouched(&file));
/// assert!(!is_untouched(b"not a Word file"));
/// # Ok::<(), vuosikello_word::Error>(())
/// ```
pub fn is_untouched(bytes: &[u8]) -> bool {
    vuosikello_ooxml::is_untouched(bytes)
}
