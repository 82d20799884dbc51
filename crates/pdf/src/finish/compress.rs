//! Compression of streams (ISO 32000-1 § 7.4.4).

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, Stream};

use super::objects::name;

/// Levels above make the files a few per cent smaller and take several times as long.
pub(super) const LEVEL: u32 = 3;
/// Shorter streams would not get shorter by much.
const LEAST: usize = 64;

/// Compresses what is not yet compressed and may be.
pub(super) fn streams(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && stream.content.len() >= LEAST
            && !stream.dict.has(b"Filter")
        {
            deflate(stream);
        }
    }
}

fn deflate(stream: &mut Stream) {
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(stream.content.len() / 2),
        Compression::new(LEVEL),
    );
    // Writing to memory does not fail; if it did, the stream stays as it is, which is valid too.
    if encoder.write_all(&stream.content).is_ok()
        && let Ok(content) = encoder.finish()
        && content.len() < stream.content.len()
    {
        stream.set_content(content);
        stream.dict.set("Filter", name("FlateDecode"));
    }
}
