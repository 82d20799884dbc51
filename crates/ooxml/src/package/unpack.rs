//! Unpacking the entries of a zip file that lies in memory.

use std::io;

use flate2::{Crc, Decompress, FlushDecompress, Status};

/// Room that is made for a part of unknown size, in bytes.
const ROOM: usize = 4 << 10;

/// Unpacks entries one after the other. A package has many small parts, and making the decoder anew for each would take longer than
/// their unpacking.
pub(super) struct Inflater(Decompress);

impl Inflater {
    pub(super) fn new() -> Self {
        Self(Decompress::new(false))
    }

    /// The content of a deflated entry (RFC 1951). Room is made for `size` bytes, and for more when there are; a content of more than `limit`
    /// bytes is given up to the first byte beyond the limit.
    ///
    /// # Errors
    /// The entry is damaged, or its checksum is not `crc`.
    pub(super) fn content(
        &mut self,
        packed: &[u8],
        size: usize,
        crc: u32,
        limit: usize,
    ) -> io::Result<Vec<u8>> {
        let Self(decoder) = self;
        decoder.reset(false);
        // With one byte more than the content the decoder sees the end at once.
        let mut content = Vec::with_capacity(size.min(limit).saturating_add(1));
        loop {
            let read = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
            let rest = packed.get(read..).unwrap_or_default();
            let status = decoder.decompress_vec(rest, &mut content, FlushDecompress::Finish)?;
            match status {
                Status::StreamEnd => break,
                _ if content.len() > limit => return Ok(content),
                _ if content.len() == content.capacity() => {
                    let left = limit.saturating_add(1).saturating_sub(content.len());
                    content.reserve_exact(content.len().max(ROOM).min(left));
                }
                Status::Ok | Status::BufError => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        let mut sum = Crc::new();
        sum.update(&content);
        match sum.sum() == crc {
            true => Ok(content),
            false => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;

    fn packed(content: &[u8]) -> (Vec<u8>, u32) {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        (encoder.finish().unwrap(), crc.sum())
    }

    proptest! {
        #[test]
        fn entries_one_after_the_other_come_out_as_they_went_in(
            contents in proptest::collection::vec(proptest::collection::vec(0u8..4, 0..20_000), 1..4),
            stated in 0usize..30_000,
        ) {
            let mut inflater = Inflater::new();
            for content in contents {
                let (packed, crc) = packed(&content);
                prop_assert_eq!(inflater.content(&packed, stated, crc, 1 << 16).unwrap(), content);
            }
        }

        #[test]
        fn what_is_damaged_is_an_error(cut in 1usize..40, changed in any::<prop::sample::Index>()) {
            let content = b"words to be packed, and words again, as words are".repeat(9);
            let (mut packed, crc) = packed(&content);
            let short = packed.len().saturating_sub(cut);
            let mut inflater = Inflater::new();
            prop_assert!(inflater.content(&packed[..short], content.len(), crc, 1 << 16).is_err());
            let at = changed.index(packed.len());
            packed[at] ^= 0xff;
            let read = inflater.content(&packed, content.len(), crc, 1 << 16);
            prop_assert!(read.is_err() || read.unwrap() == content);
        }
    }

    #[test]
    fn a_content_beyond_the_limit_is_given_in_part() {
        let content = vec![b' '; 8 << 20];
        let (packed, crc) = packed(&content);
        let read = Inflater::new().content(&packed, 1 << 10, crc, 1 << 20);
        assert_eq!(read.unwrap().len(), (1 << 20) + 1);
    }
}
