//! The identifier of the file (ISO 32000-1 § 14.4): a hash of the file itself, which shows whether the file is still as it was
//! written.

use lopdf::{Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::{Error, hex};

/// The bytes of the hash, of which the identifier consists twice, as for every file that has not been changed since; and
/// its digits.
const LENGTH: usize = 32;
const DIGITS: usize = 2 * LENGTH;
/// The bytes before the identifier and between its two halves, as [`file`](super::file) writes them.
const BEFORE: &[u8] = b"/ID[<";
const BETWEEN: &[u8] = b"><";

/// Puts an identifier of zeros into the trailer, which [`stamp`] replaces.
pub(super) fn reserve(document: &mut Document) {
    let zeros = Object::String(vec![0; LENGTH], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![zeros.clone(), zeros]);
}

/// Replaces the zeros by the hash of the whole file.
pub(super) fn stamp(bytes: &mut [u8]) -> Result<(), Error> {
    let halves =
        find(bytes).ok_or_else(|| Error::Internal("the identifier is not in the file".to_owned()))?;
    let mut hash = Vec::with_capacity(DIGITS);
    hex::push(&mut hash, &Sha256::digest(&*bytes));
    set(bytes, halves, &hash);
    Ok(())
}

/// Whether the file is, byte for byte, as [`write`](crate::write()) made it. A file that has been signed, edited or
/// saved anew is not, and neither is one made by another program.
pub fn is_untouched(bytes: &[u8]) -> bool {
    let Some(halves) = find(bytes) else {
        return false;
    };
    let mut anew = bytes.to_vec();
    set(&mut anew, halves, &[b'0'; DIGITS]);
    stamp(&mut anew).is_ok() && anew == bytes
}

/// Puts the digits into both halves of the identifier.
fn set(bytes: &mut [u8], halves: [usize; 2], digits: &[u8]) {
    for start in halves {
        if let Some(half) = bytes.get_mut(start..start + DIGITS) {
            half.copy_from_slice(digits);
        }
    }
}

/// Where the digits of the two halves of the last identifier in the file begin.
fn find(bytes: &[u8]) -> Option<[usize; 2]> {
    let at = bytes.windows(BEFORE.len()).rposition(|window| window == BEFORE)?;
    let first = at + BEFORE.len();
    let between = first + DIGITS;
    if bytes.get(between..between + BETWEEN.len())? != BETWEEN {
        return None;
    }
    let second = between + BETWEEN.len();
    let is_hex = |start: usize| {
        let half = bytes.get(start..start + DIGITS);
        half.is_some_and(|half| half.iter().all(u8::is_ascii_hexdigit))
    };
    (is_hex(first) && is_hex(second)).then_some([first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let zeros = "0".repeat(DIGITS);
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
