//! Telling whether a file is still as it was written.
//!
//! A draft that nobody has touched may be made anew from newer data; one that somebody has edited must not. Names and
//! times of files say nothing on a shared drive, so the file itself carries a seal: a custom property with a SHA-256
//! over all its parts. Word, LibreOffice and SharePoint write the parts in their own way when they save, so any
//! edit breaks the seal, even one that changes no text.

use sha2::{Digest, Sha256};
use vuosikello_ooxml::{Element, Package};

use crate::parts::CUSTOM_PART;
use crate::properties::SEAL;

/// What stands in the place of the seal while it is worked out; as long as a seal.
pub(crate) const BLANK: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The seal of a package in which [`BLANK`] stands in its place: names and contents of all parts, and their types.
pub(crate) fn seal(package: &Package) -> String {
    seal_with(package, package.part(CUSTOM_PART).unwrap_or_default())
}

fn seal_with(package: &Package, custom: &[u8]) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        // Lengths before contents, so that no two lists of parts run into the same bytes.
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    for (part, content_type) in package.content_types().overrides() {
        add(part.as_bytes());
        add(content_type.as_bytes());
    }
    for (name, content) in package.parts() {
        add(name.as_bytes());
        add(if name == CUSTOM_PART { custom } else { content });
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the file is byte for byte, part by part, as this crate wrote it: nobody has edited it.
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
    let Ok(package) = Package::read(bytes) else {
        return false;
    };
    let Some(custom) = package.part(CUSTOM_PART) else {
        return false;
    };
    let Some(found) = seal_of(custom) else {
        return false;
    };
    let Ok(text) = std::str::from_utf8(custom) else {
        return false;
    };
    found.len() == BLANK.len() && seal_with(&package, text.replacen(&found, BLANK, 1).as_bytes()) == found
}

fn seal_of(custom: &[u8]) -> Option<String> {
    let root = Element::parse(custom).ok()?;
    let property = root
        .elements()
        .find(|property| property.get("name") == Some(SEAL))?;
    Some(property.elements().next()?.own_text())
}
