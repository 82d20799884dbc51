//! PNG files as pixels.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::pixels::{Colors, Data, Image, View};

const BROKEN: &str = "se ei ole ehjä PNG-kuva";
pub(super) const TOO_LARGE: &str = "siinä on liikaa kuvapisteitä";

/// Decoded pixels, row by row; transparent ones are blended with white, the colour of paper.
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colors: Colors,
    pub(crate) pixels: Vec<u8>,
}

impl Raster {
    /// Decodes a PNG file of any kind. The error is the reason, in Finnish.
    pub(crate) fn from_png(bytes: &[u8], most_pixels: u64, memory: usize) -> Result<Self, &'static str> {
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: memory });
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| BROKEN)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width == 0 || height == 0 {
            return Err(BROKEN);
        }
        if u64::from(width) * u64::from(height) > most_pixels {
            return Err(TOO_LARGE);
        }
        if reader.info().interlaced {
            // Its rows come in passes, so it is whole in memory first.
            return Self::whole(&mut reader, memory);
        }
        let (color, _) = reader.output_color_type();
        let (colors, blend) = kind(color)?;
        let channels = if colors == Colors::Rgb { 3 } else { 1 };
        // Row by row, so that what is transparent takes no memory of its own.
        let mut pixels = Vec::with_capacity(width as usize * height as usize * channels);
        while let Some(row) = reader.next_row().map_err(|_| BROKEN)? {
            blend(row.data(), &mut pixels);
        }
        Ok(Raster {
            width,
            height,
            colors,
            pixels,
        })
    }

    fn whole(reader: &mut png::Reader<Cursor<&[u8]>>, memory: usize) -> Result<Self, &'static str> {
        let size = reader
            .output_buffer_size()
            .filter(|size| *size <= memory)
            .ok_or(TOO_LARGE)?;
        let mut whole = vec![0; size];
        let info = reader.next_frame(&mut whole).map_err(|_| BROKEN)?;
        let (colors, blend) = kind(info.color_type)?;
        let mut pixels = Vec::new();
        blend(whole.get(..info.buffer_size()).ok_or(BROKEN)?, &mut pixels);
        Ok(Raster {
            width: info.width,
            height: info.height,
            colors,
            pixels,
        })
    }

    /// Three bytes per pixel.
    pub(crate) fn into_rgb(self) -> Vec<u8> {
        match self.colors {
            Colors::Rgb => self.pixels,
            Colors::Grey => self.pixels.into_iter().flat_map(|grey| [grey; 3]).collect(),
        }
    }

    pub(super) fn into_image(self) -> Image {
        Image {
            width: self.width,
            height: self.height,
            colors: self.colors,
            data: Data::Pixels(self.pixels),
            view: View::default(),
        }
    }
}

/// Adds pixels, as they are to be stored, to others.
type AddPixels = fn(&[u8], &mut Vec<u8>);

/// How the colours are stored, and what adds pixels of the kind to others.
fn kind(color: ColorType) -> Result<(Colors, AddPixels), &'static str> {
    let as_they_are: AddPixels = |pixels, out| out.extend_from_slice(pixels);
    Ok(match color {
        ColorType::Rgb => (Colors::Rgb, as_they_are),
        ColorType::Grayscale => (Colors::Grey, as_they_are),
        ColorType::GrayscaleAlpha => (Colors::Grey, blend::<2>),
        ColorType::Rgba => (Colors::Rgb, blend::<4>),
        // The transformations have resolved palettes.
        ColorType::Indexed => return Err(BROKEN),
    })
}

/// Adds pixels whose last byte is how opaque they are, blended with white.
fn blend<const N: usize>(pixels: &[u8], out: &mut Vec<u8>) {
    let (pixels, _) = pixels.as_chunks::<N>();
    for pixel in pixels {
        let Some((alpha, channels)) = pixel.split_last() else {
            continue;
        };
        let alpha = u32::from(*alpha);
        let blend = |channel: &u8| ((u32::from(*channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        out.extend(channels.iter().map(blend));
    }
}

#[cfg(test)]
mod tests {
    use png::BitDepth;

    use super::*;

    fn png(color: ColorType, depth: BitDepth, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 1, 2);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if color == ColorType::Indexed {
            encoder.set_palette(vec![1, 2, 3, 40, 50, 60]);
            encoder.set_trns(vec![255, 0]);
        }
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        bytes
    }

    fn read(color: ColorType, depth: BitDepth, pixels: &[u8]) -> (Colors, Vec<u8>) {
        let raster = Raster::from_png(&png(color, depth, pixels), 100, 1 << 20).unwrap();
        assert_eq!((raster.width, raster.height), (1, 2));
        (raster.colors, raster.pixels)
    }

    #[test]
    fn every_kind_of_png_becomes_grey_or_rgb() {
        let eight = BitDepth::Eight;
        let alpha = read(ColorType::Rgba, eight, &[10, 20, 30, 255, 10, 20, 30, 0]);
        assert_eq!(alpha, (Colors::Rgb, vec![10, 20, 30, 255, 255, 255]));
        assert_eq!(
            read(ColorType::GrayscaleAlpha, eight, &[10, 255, 10, 0]),
            (Colors::Grey, vec![10, 255])
        );
        assert_eq!(
            read(ColorType::Grayscale, BitDepth::One, &[0x80, 0]),
            (Colors::Grey, vec![255, 0])
        );
        let deep = [1, 0xff, 2, 0xff, 3, 0xff, 4, 0xff, 5, 0xff, 6, 0xff];
        let (colors, pixels) = read(ColorType::Rgb, BitDepth::Sixteen, &deep);
        assert_eq!((colors, pixels.len()), (Colors::Rgb, 6));
        assert_eq!(
            read(ColorType::Indexed, eight, &[0, 1]),
            (Colors::Rgb, vec![1, 2, 3, 255, 255, 255])
        );
    }

    #[test]
    fn what_is_too_large_or_damaged_is_told() {
        let bytes = png(ColorType::Grayscale, BitDepth::Eight, &[1, 2]);
        let error = |bytes: &[u8], most| Raster::from_png(bytes, most, 1 << 20).err();
        assert_eq!(error(&bytes, 1), Some(TOO_LARGE));
        assert_eq!(error(&bytes[..bytes.len() - 20], 100), Some(BROKEN));
        assert_eq!(error(b"GIF89a", 100), Some(BROKEN));
    }
}
