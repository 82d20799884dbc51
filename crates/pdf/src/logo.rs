//! The logo of an organisation.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use crate::Error;

/// The largest side of a logo, in pixels.
const LARGEST: u32 = 2_000;
/// The most memory for decoding, in bytes.
const MEMORY: usize = 64 << 20;

/// A picture that stands at the head of each page, before the name of the organisation. It is decoration (an artifact):
/// the name beside it says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Three bytes per pixel, row by row.
    pub(crate) rgb: Vec<u8>,
}

impl Logo {
    /// Decodes a PNG file. Transparent pixels are blended with white, the colour of paper.
    ///
    /// # Errors
    /// [`Error::Logo`] if the file is not a PNG picture, is damaged, or has a side of more than 2 000 pixels.
    pub fn from_png(bytes: &[u8]) -> Result<Self, Error> {
        const BROKEN: Error = Error::Logo {
            reason: "se ei ole ehjä PNG-kuva",
        };
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| BROKEN)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width == 0 || height == 0 || width > LARGEST || height > LARGEST {
            return Err(Error::Logo {
                reason: "kuvan leveys ja korkeus saavat olla enintään 2 000 kuvapistettä",
            });
        }
        let mut pixels = vec![0; reader.output_buffer_size().ok_or(BROKEN)?];
        let info = reader.next_frame(&mut pixels).map_err(|_| BROKEN)?;
        pixels.truncate(info.buffer_size());
        let rgb = match info.color_type {
            ColorType::Rgb => pixels,
            ColorType::Grayscale => pixels.into_iter().flat_map(|grey| [grey; 3]).collect(),
            ColorType::GrayscaleAlpha => pixels
                .chunks_exact(2)
                .flat_map(|p| flatten([p[0]; 3], p[1]))
                .collect(),
            ColorType::Rgba => pixels
                .chunks_exact(4)
                .flat_map(|p| flatten([p[0], p[1], p[2]], p[3]))
                .collect(),
            // The transformations above have resolved palettes.
            ColorType::Indexed => return Err(BROKEN),
        };
        Ok(Logo { width, height, rgb })
    }
}

/// A colour blended with white.
fn flatten(color: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    color.map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha)) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(color: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 1, 2);
        encoder.set_color(color);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        bytes
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let logo = Logo::from_png(&png(ColorType::Rgba, &[10, 20, 30, 255, 10, 20, 30, 0])).unwrap();
        assert_eq!((logo.width, logo.height), (1, 2));
        assert_eq!(logo.rgb, [10, 20, 30, 255, 255, 255]);
    }

    #[test]
    fn a_grey_logo_stays_grey() {
        assert_eq!(
            Logo::from_png(&png(ColorType::Grayscale, &[7, 8])).unwrap().rgb,
            [7, 7, 7, 8, 8, 8]
        );
    }

    #[test]
    fn bytes_that_are_no_png_are_refused() {
        assert!(matches!(Logo::from_png(b"GIF89a"), Err(Error::Logo { .. })));
    }
}
