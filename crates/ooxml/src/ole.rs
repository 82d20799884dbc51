//! OLE compound files: what Office wrote before 2007, encrypted packages, and objects embedded in slides.

/// How compound files begin (MS-CFB § 2.2).
const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether the bytes are a compound file.
pub(crate) fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Whether a compound file has a stream of the name: its directory holds names as UTF-16.
pub(crate) fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// What a compound file is, as its streams tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CompoundFile {
    /// An Office file encrypted with a password or by rights management (MS-OFFCRYPTO § 2.3.4.4).
    Encrypted,
    /// A Word file of the format before 2007.
    Word,
    /// Anything else.
    Other,
}

/// Classifies an OLE compound file by its streams; `None` if the bytes are not one.
///
/// ```
/// use vuosikello_ooxml::{CompoundFile, compound_file};
///
/// assert_eq!(compound_file(b"PK"), None);
/// assert_eq!(compound_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Some(CompoundFile::Other));
/// ```
pub fn compound_file(bytes: &[u8]) -> Option<CompoundFile> {
    if !is_compound_file(bytes) {
        return None;
    }
    Some(if has_stream(bytes, "EncryptedPackage") {
        CompoundFile::Encrypted
    } else if has_stream(bytes, "WordDocument") {
        CompoundFile::Word
    } else {
        CompoundFile::Other
    })
}
