//! The pictures of a file: what the bytes are, and how large.

use std::collections::BTreeMap;

use vuosikello_document::{Bytes, PictureFormat};

/// The largest picture, in pixels: as large as a PDF file can hold. A page scanned at 600 dots to the inch has 35 million.
const MOST_PIXELS: u64 = 40_000_000;

/// How many English metric units a pixel takes where nothing else is said: 96 pixels to the inch.
const EMU_IN_A_PIXEL: u32 = 9_525;

/// A picture of the package.
#[derive(Debug, Clone)]
pub(super) struct Medium {
    pub(super) format: PictureFormat,
    pub(super) bytes: Bytes,
    /// Width and height by its pixels, in English metric units.
    pub(super) size: [u32; 2],
    /// How many quarters it is to be turned clockwise, as the camera says.
    pub(super) turns: u8,
}

/// The pictures read so far, by the names of their parts.
#[derive(Debug, Default)]
pub(super) struct Media(BTreeMap<String, Result<Medium, &'static str>>);

impl Media {
    /// The picture in a part; what it is instead, if a document cannot hold it.
    pub(super) fn get(&mut self, name: &str, bytes: Option<&[u8]>) -> Result<Medium, &'static str> {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        let medium = bytes.ok_or("kuvatiedosto puuttuu").and_then(|bytes| {
            let (format, [width, height]) = measure(bytes)?;
            if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
                return Err("kuvan mitat eivät kelpaa");
            }
            Ok(Medium {
                format,
                bytes: Bytes::from(bytes.to_vec()),
                size: [width, height].map(|side| side.saturating_mul(EMU_IN_A_PIXEL)),
                turns: match format {
                    PictureFormat::Jpeg => camera_turns(bytes).unwrap_or(0),
                    PictureFormat::Png => 0,
                },
            })
        });
        self.0.insert(name.to_owned(), medium.clone());
        medium
    }
}

/// The format of a picture and its size in pixels; what it is instead, if a document cannot hold it.
fn measure(bytes: &[u8]) -> Result<(PictureFormat, [u32; 2]), &'static str> {
    const OTHERS: [(&[u8], &str); 9] = [
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\xd7\xcd\xc6\x9a", "WMF"),
        (b"\x01\0\x09\0", "WMF"),
        (b"\x01\0\0\0", "EMF"),
        (b"RIFF", "WebP"),
        (b"<", "SVG"),
    ];
    if let Some(size) = png_size(bytes) {
        return Ok((PictureFormat::Png, size));
    }
    if bytes.starts_with(&[0xff, 0xd8]) {
        return jpeg_size(bytes).map(|size| (PictureFormat::Jpeg, size));
    }
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    Err(other.map_or("tuntematon kuvamuoto", |(_, name)| name))
}

/// Width and height in the header chunk, which comes first (ISO/IEC 15948 § 5.6).
fn png_size(bytes: &[u8]) -> Option<[u32; 2]> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let (width, rest) = header.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some([u32::from_be_bytes(*width), u32::from_be_bytes(*height)])
}

/// Width and height in the frame header of a picture in grey or RGB (ITU-T T.81 § B.2.2).
fn jpeg_size(bytes: &[u8]) -> Result<[u32; 2], &'static str> {
    const BROKEN: &str = "vaurioitunut JPEG";
    let mut rest = bytes.get(2..).ok_or(BROKEN)?;
    loop {
        let [0xff, marker, tail @ ..] = rest else {
            return Err(BROKEN);
        };
        match marker {
            // Fill bytes, and markers that stand alone.
            0xff => rest = rest.get(1..).ok_or(BROKEN)?,
            0x01 | 0xd0..=0xd7 => rest = tail,
            // The picture itself, or its end, before any header.
            0xd9 | 0xda => return Err(BROKEN),
            _ => {
                let [high, low, ..] = tail else { return Err(BROKEN) };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
                if is_frame {
                    let [_, _, precision, h1, h0, w1, w0, components, ..] = tail else {
                        return Err(BROKEN);
                    };
                    return match (marker, precision, components) {
                        (0xc0..=0xc2, 8, 1 | 3) => {
                            Ok([[*w1, *w0], [*h1, *h0]].map(|side| u32::from(u16::from_be_bytes(side))))
                        }
                        (_, _, 4) => Err("JPEG painovärein (CMYK)"),
                        _ => Err("JPEG, jota ei tueta"),
                    };
                }
                rest = tail.get(length..).filter(|_| length >= 2).ok_or(BROKEN)?;
            }
        }
    }
}

/// How a JPEG file says that the camera was held, in quarters to turn it clockwise: the tag `Orientation` of the first directory of its Exif
/// segment (Exif 2.32 § 4.6.4). Mirrored pictures, which no camera makes, count as not turned.
fn camera_turns(bytes: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    const LARGEST: usize = 64 << 10;
    let mark = b"Exif\0\0";
    let head = bytes.get(..LARGEST.min(bytes.len()))?;
    let at = head.windows(mark.len()).position(|window| window == mark)?;
    let tiff = head.get(at + mark.len()..)?;
    let is_little = tiff.starts_with(b"II*\0");
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let long = |at: usize| {
        let four: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        let number = if is_little {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        };
        usize::try_from(number).ok().filter(|number| *number < LARGEST)
    };
    let directory = long(4)?;
    let entries = (0..usize::from(short(directory)?)).map(|entry| directory + 2 + 12 * entry);
    let mut entries = entries.take_while(|entry| *entry < tiff.len());
    let entry = entries.find(|entry| short(*entry) == Some(ORIENTATION))?;
    match short(entry + 8)? {
        3 => Some(2),
        6 => Some(1),
        8 => Some(3),
        _ => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn jpeg(marker: u8, precision: u8, components: u8) -> Vec<u8> {
        let comment = [0xff, 0xfe, 0, 4, b'a', b'b'];
        let frame = [0xff, marker, 0, 8, precision, 0, 20, 1, 0, components];
        [&[0xff, 0xd8][..], &comment, &[0xff], &frame].concat()
    }

    #[test]
    fn the_size_stands_in_the_header() {
        assert_eq!(measure(&jpeg(0xc2, 8, 3)), Ok((PictureFormat::Jpeg, [256, 20])));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x06";
        assert_eq!(measure(png), Ok((PictureFormat::Png, [5, 6])));
    }

    #[test]
    fn the_camera_says_how_it_was_held() {
        let exif = |orientation: u8| {
            let mut bytes =
                b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
            bytes.extend([orientation, 0, 0]);
            bytes
        };
        let turns = [1, 3, 6, 8, 2].map(|orientation| camera_turns(&exif(orientation)));
        assert_eq!(turns, [Some(0), Some(2), Some(1), Some(3), Some(0)]);
        assert_eq!(camera_turns(b"\xff\xd8"), None);
        let whole = exif(6);
        for length in 0..whole.len() {
            let _ = camera_turns(&whole[..length]);
        }
    }

    #[test]
    fn other_pictures_are_named() {
        assert_eq!(measure(b"GIF89a"), Err("GIF"));
        assert_eq!(measure(&jpeg(0xc0, 8, 4)), Err("JPEG painovärein (CMYK)"));
        assert_eq!(measure(&jpeg(0xc3, 8, 3)), Err("JPEG, jota ei tueta"));
        assert_eq!(measure(b""), Err("tuntematon kuvamuoto"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_picture_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = measure(&bytes);
            let _ = camera_turns(&[&b"Exif\0\0II*\0"[..], &bytes].concat());
            let _ = measure(&[&[0xff, 0xd8, 0xff][..], &bytes].concat());
        }
    }
}
