//! Pictures as a PDF file holds them: pixels without transparency, or a JPEG file.

mod jpeg;
mod raster;

use std::collections::HashMap;

use vuosikello_document::{Bytes, Picture, PictureFormat};

use crate::Error;

pub(crate) use raster::Raster;

/// The most pixels of a picture, and the most memory for decoding it in bytes. A page scanned at 600 dots to the inch has 35 million; a
/// file is to be made in half a gigabyte.
const MOST_PIXELS: u64 = 40_000_000;
const MEMORY: usize = 192 << 20;

/// How the colours of a picture are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colors {
    Grey,
    Rgb,
}

/// A picture. Profiles of colours are left out: what is grey or RGB is shown as the intent of the file says (sRGB).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Image {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colors: Colors,
    pub(crate) data: Data,
}

/// The bytes of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Data {
    /// One byte per colour, row by row.
    Pixels(Vec<u8>),
    /// A JPEG file.
    Jpeg(Vec<u8>),
}

impl Image {
    /// Reads a picture; the reason, in Finnish, why it cannot be set.
    pub(crate) fn read(format: PictureFormat, bytes: &[u8]) -> Result<Self, &'static str> {
        let image = match format {
            PictureFormat::Png => Raster::from_png(bytes, MOST_PIXELS, MEMORY)?.into_image(),
            PictureFormat::Jpeg => jpeg::read(bytes)?,
        };
        let pixels = u64::from(image.width) * u64::from(image.height);
        match pixels {
            1..=MOST_PIXELS => Ok(image),
            _ => Err(raster::TOO_LARGE),
        }
    }
}

/// The pictures of a file, each once.
#[derive(Debug, Default)]
pub(crate) struct Images {
    list: Vec<Image>,
    known: HashMap<Bytes, usize>,
}

impl Images {
    /// The index of a picture, which is read when it first comes.
    ///
    /// # Errors
    /// [`Error::Picture`] if it is damaged or of a kind that cannot be set.
    pub(crate) fn index(&mut self, picture: &Picture) -> Result<usize, Error> {
        if let Some(known) = self.known.get(&picture.bytes) {
            return Ok(*known);
        }
        let image = Image::read(picture.format, picture.bytes.get()).map_err(|reason| Error::Picture {
            description: picture.description.clone(),
            reason,
        })?;
        self.list.push(image);
        let index = self.list.len() - 1;
        self.known.insert(picture.bytes.clone(), index);
        Ok(index)
    }

    pub(crate) fn into_list(self) -> Vec<Image> {
        self.list
    }
}
