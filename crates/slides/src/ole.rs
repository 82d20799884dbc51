//! OLE compound files: what Office wrote before 2007, encrypted packages, and objects embedded in slides.

use vuosikello_ooxml::{Package, PackageError};

/// How compound files begin (MS-CFB § 2.2).
const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Why a file is no package that can be read.
pub(crate) enum Unread {
    /// It is encrypted: a password opens it.
    Encrypted,
    /// It is in the form that Office wrote before 2007.
    OldFormat,
    /// It is damaged, larger than allowed, or something else.
    Package(PackageError),
}

/// How many tags, or attributes, all parts of a file may have together. A deck of 400 slides with title, text and notes has
/// 64 000, one full of shapes, tables and charts about a million; the most costly two million take a second *(measured)*.
pub(crate) const MARKUP: usize = 2_000_000;

/// Reads a presentation from bytes that may come from anyone.
pub(crate) fn read(bytes: &[u8]) -> Result<Package, Unread> {
    if is_compound(bytes) {
        return Err(if has_stream(bytes, "EncryptedPackage") {
            Unread::Encrypted
        } else {
            Unread::OldFormat
        });
    }
    let package = Package::read(bytes).map_err(Unread::Package)?;
    package.check_markup(MARKUP).map_err(Unread::Package)?;
    Ok(package)
}

/// Whether the bytes are a compound file.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Whether a compound file has a stream of the name: its directory holds names as UTF-16.
pub(crate) fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}
