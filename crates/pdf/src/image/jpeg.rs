//! JPEG files (ITU-T T.81), which a PDF file holds as they are, without what describes them: profiles, previews, places where
//! they were taken.

use super::pixels::{Colors, Data, Image, View};

const BROKEN: &str = "se ei ole ehjä JPEG-kuva";
const CMYK: &str = "se on JPEG-kuva painovärein (CMYK)";
const OTHER: &str = "se on JPEG-kuva, jonka pakkaustapaa PDF/A ei tunne";

/// The marker of the beginning, and of the data of the picture.
const START: [u8; 2] = [0xff, 0xd8];
const SCAN: u8 = 0xda;

/// Reads the headers of a file, and leaves out what describes it. The error is the reason, in Finnish.
pub(super) fn read(bytes: &[u8]) -> Result<Image, &'static str> {
    let mut rest = bytes.strip_prefix(&START).ok_or(BROKEN)?;
    let mut kept = START.to_vec();
    let mut frame = None;
    loop {
        let [0xff, marker, tail @ ..] = rest else {
            return Err(BROKEN);
        };
        if *marker == 0xff {
            rest = rest.get(1..).ok_or(BROKEN)?;
            continue;
        }
        let segment = segment(tail)?;
        match *marker {
            SCAN => break,
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => frame = Some(frame_header(*marker, segment)?),
            0x01 | 0xd0..=0xd9 => return Err(BROKEN),
            _ => {}
        }
        if is_kept(*marker, segment) {
            kept.extend([0xff, *marker]);
            kept.extend_from_slice(segment);
        }
        rest = tail.get(segment.len()..).ok_or(BROKEN)?;
    }
    let (width, height, colors) = frame.ok_or(BROKEN)?;
    kept.extend_from_slice(rest);
    Ok(Image {
        width,
        height,
        colors,
        data: Data::Jpeg(kept),
        view: View::default(),
    })
}

/// A segment with its length, which counts itself.
fn segment(tail: &[u8]) -> Result<&[u8], &'static str> {
    let (length, _) = tail.split_first_chunk::<2>().ok_or(BROKEN)?;
    let length = usize::from(u16::from_be_bytes(*length));
    tail.get(..length).filter(|_| length >= 2).ok_or(BROKEN)
}

/// Whether the picture needs a segment: tables do, and Adobe's, which says how colours are stored; no other of an application.
fn is_kept(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xee => segment
            .get(2..)
            .is_some_and(|content| content.starts_with(b"Adobe")),
        0xe0..=0xef | 0xfe => false,
        _ => true,
    }
}

fn frame_header(marker: u8, segment: &[u8]) -> Result<(u32, u32, Colors), &'static str> {
    let [_, _, precision, h1, h0, w1, w0, components, ..] = segment else {
        return Err(BROKEN);
    };
    let colors = match (marker, precision, components) {
        (0xc0..=0xc2, 8, 1) => Colors::Grey,
        (0xc0..=0xc2, 8, 3) => Colors::Rgb,
        (_, _, 4) => return Err(CMYK),
        _ => return Err(OTHER),
    };
    let [width, height] = [[*w1, *w0], [*h1, *h0]].map(|side| u32::from(u16::from_be_bytes(side)));
    Ok((width, height, colors))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headers of a file: an application's segment, Adobe's, a frame, and the beginning of the data.
    fn jpeg(marker: u8, components: u8) -> Vec<u8> {
        let mut bytes = START.to_vec();
        bytes.extend(b"\xff\xe1\0\x06GPS!");
        bytes.extend(b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01");
        bytes.extend([0xff, marker, 0, 11, 8, 0, 20, 1, 0, components, 1, 0x11, 0]);
        bytes.extend(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0data\xff\xd9");
        bytes
    }

    #[test]
    fn only_what_the_picture_needs_is_kept() {
        let image = read(&jpeg(0xc2, 3)).unwrap();
        assert_eq!((image.width, image.height, image.colors), (256, 20, Colors::Rgb));
        let Data::Jpeg(kept) = image.data else { panic!() };
        let has = |text: &[u8]| kept.windows(text.len()).any(|window| window == text);
        assert!(has(b"Adobe") && has(b"data\xff\xd9") && !has(b"GPS"));
        assert_eq!(read(&jpeg(0xc0, 1)).unwrap().colors, Colors::Grey);
    }

    #[test]
    fn what_cannot_be_set_is_told() {
        assert_eq!(read(&jpeg(0xc0, 4)), Err(CMYK));
        assert_eq!(read(&jpeg(0xc3, 3)), Err(OTHER));
        let whole = jpeg(0xc0, 3);
        for length in 0..34 {
            assert_eq!(read(&whole[..length]), Err(BROKEN), "{length}");
        }
    }
}
