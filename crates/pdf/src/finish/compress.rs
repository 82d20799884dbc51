//! Compression of streams (ISO 32000-1 § 7.4.4).

use flate2::{Compress, Compression, FlushCompress, Status};

/// The compression level: higher ones make the files a few per cent smaller and take several times as long.
const LEVEL: u32 = 3;
/// The shortest stream that is compressed, in bytes: shorter ones would gain next to nothing.
const LEAST: usize = 64;

/// Compresses one stream after another in the same memory.
pub(super) struct Deflater {
    compress: Compress,
    out: Vec<u8>,
}

impl Deflater {
    pub(super) fn new() -> Self {
        Deflater {
            compress: Compress::new(Compression::new(LEVEL), true),
            out: Vec::new(),
        }
    }

    /// The content compressed, if that makes it shorter.
    pub(super) fn deflate(&mut self, content: &[u8]) -> Option<&[u8]> {
        if content.len() < LEAST {
            return None;
        }
        self.compress.reset();
        self.out.clear();
        // What does not fit in is not shorter.
        self.out.reserve(content.len());
        let status = self
            .compress
            .compress_vec(content, &mut self.out, FlushCompress::Finish);
        (matches!(status, Ok(Status::StreamEnd)) && self.out.len() < content.len()).then_some(&self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::ZlibDecoder;
    use std::io::Read;

    #[test]
    fn streams_of_any_length_come_back_one_after_another() {
        let mut deflater = Deflater::new();
        for length in [64, 1000, 100_000] {
            let content: Vec<u8> = (0..length).map(|i| (i % 7) as u8).collect();
            let mut back = Vec::new();
            ZlibDecoder::new(deflater.deflate(&content).unwrap())
                .read_to_end(&mut back)
                .unwrap();
            assert!(back == content);
        }
    }

    #[test]
    fn what_would_not_get_shorter_stays() {
        let mut deflater = Deflater::new();
        let noise: Vec<u8> = (0..1000u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert!(deflater.deflate(b"short").is_none());
        assert!(deflater.deflate(&noise).is_none_or(|out| out.len() < noise.len()));
    }
}
