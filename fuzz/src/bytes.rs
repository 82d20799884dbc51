//! Changes bytes, whatever they mean.

use crate::random::Random;

/// Bytes that mean something in XML and PDF.
const TELLING: [u8; 16] = *b"<>/\"=&;[]()% 019";

/// The same bytes but for a few changes.
pub(crate) fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + random.below(6) {
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(40)).min(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let again: Vec<u8> = bytes.get(at..end).map(<[u8]>::to_vec).unwrap_or_default();
                bytes.splice(at..at, again);
            }
            3 => {
                if let (Some(byte), Some(telling)) = (bytes.get_mut(at), random.pick(&TELLING)) {
                    *byte = *telling;
                }
            }
            _ => {
                let bit = random.below(8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
        }
    }
    bytes
}
