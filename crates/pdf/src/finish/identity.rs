//! The identifier of the file (ISO 32000-1 § 14.4): a hash of the file itself, by which it can be told whether it is
//! still as it was written.

use lopdf::{Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::Error;

/// Bytes of the hash; the identifier consists of it twice, as for every file that has not been changed since.
const LENGTH: usize = 32;
/// What stands before the first and between the two halves of the identifier, as [`file`](super::file) writes it.
const BEFORE: &[u8] = b"/ID[<";
const BETWEEN: &[u8] = b"><";

/// Puts an identifier of zeros into the trailer, which [`stamp`] replaces.
pub(super) fn reserve(document: &mut Document) {
    let zeros = Object::String(vec![0; LENGTH], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![zeros.clone(), zeros]);
}

/// Replaces the zeros by the hash of the whole file.
pub(super) fn stamp(bytes: &mut [u8]) -> Result<(), Error> {
    let Some(halves) = find(bytes) else {
        return Err(Error::Internal("the identifier is not in the file".to_owned()));
    };
    let hash = hex(&Sha256::digest(&*bytes));
    for start in halves {
        if let Some(half) = bytes.get_mut(start..start + 2 * LENGTH) {
            half.copy_from_slice(hash.as_bytes());
        }
    }
    Ok(())
}

/// Whether the file is, byte for byte, as [`write`](crate::write()) made it. A file that has been signed, edited or
/// saved anew is not, and neither is one made by another program.
pub fn is_untouched(bytes: &[u8]) -> bool {
    let Some([first, second]) = find(bytes) else {
        return false;
    };
    let mut zeroed = bytes.to_vec();
    for start in [first, second] {
        let Some(half) = zeroed.get_mut(start..start + 2 * LENGTH) else {
            return false;
        };
        half.fill(b'0');
    }
    let hash = hex(&Sha256::digest(&zeroed));
    [first, second]
        .into_iter()
        .all(|start| bytes.get(start..start + 2 * LENGTH) == Some(hash.as_bytes()))
}

/// Where the two halves of the last identifier in the file begin.
fn find(bytes: &[u8]) -> Option<[usize; 2]> {
    let at = bytes.windows(BEFORE.len()).rposition(|window| window == BEFORE)?;
    let first = at + BEFORE.len();
    let between = first + 2 * LENGTH;
    if bytes.get(between..between + BETWEEN.len())? != BETWEEN {
        return None;
    }
    let second = between + BETWEEN.len();
    let is_hex = |start: usize| {
        bytes
            .get(start..start + 2 * LENGTH)
            .is_some_and(|half| half.iter().all(u8::is_ascii_hexdigit))
    };
    (is_hex(first) && is_hex(second)).then_some([first, second])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let zeros = "0".repeat(2 * LENGTH);
        let mut bytes = format!("%PDF-1.7\ncontent\n/ID[<{zeros}><{zeros}>]\n%%EOF").into_bytes();
        stamp(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_file_as_written_is_untouched() {
        assert!(is_untouched(&file()));
    }

    #[test]
    fn any_change_is_noticed() {
        let file = file();
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(!is_untouched(&changed), "byte {at}");
        }
        let mut longer = file.clone();
        longer.extend(b"\n1 0 obj\nendobj\n");
        assert!(!is_untouched(&longer));
        assert!(!is_untouched(&file[..file.len() - 1]));
        assert!(!is_untouched(b""));
    }
}
