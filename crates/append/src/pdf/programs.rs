//! Embedded font programs, which must not be damaged (ISO 19005-2 § 6.2.11.4.1).

use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::Stream;
use read_fonts::{FontRef, TableProvider};

/// Whether an embedded program, `key` of its descriptor, cannot be read; `limit` is the most bytes of it. Of a Type 1
/// program only the beginning is looked at.
pub(super) fn is_damaged(key: &[u8], program: &Stream, limit: usize) -> bool {
    let filters = program.filters().unwrap_or_default();
    let bytes = match filters.as_slice() {
        [] => program.content.clone(),
        [b"FlateDecode"] => {
            // A truncated program is damaged, whereas truncated page content can still be shown.
            let mut bytes = Vec::new();
            let decoder = ZlibDecoder::new(program.content.as_slice());
            if decoder.take(limit as u64).read_to_end(&mut bytes).is_err() {
                return true;
            }
            bytes
        }
        _ => return false,
    };
    let subtype = program.dict.get(b"Subtype").and_then(|name| name.as_name());
    match (key, subtype) {
        (b"FontFile2", _) => !is_truetype(&bytes),
        (b"FontFile3", Ok(b"OpenType")) => FontRef::new(&bytes).is_err(),
        // The major version of the Compact Font Format.
        (b"FontFile3", _) => bytes.first() != Some(&1),
        _ => !(bytes.starts_with(b"%!") || bytes.first() == Some(&0x80)),
    }
}

fn is_truetype(bytes: &[u8]) -> bool {
    let Ok(font) = FontRef::new(bytes) else {
        return false;
    };
    font.head().is_ok() && font.maxp().is_ok() && font.loca(None).is_ok() && font.glyf().is_ok()
}
