//! Pictures as a PDF file holds them: pixels without transparency, or a JPEG file.

mod jpeg;
mod pixels;
mod raster;

use std::collections::HashMap;

use vuosikello_document::{Bytes, Picture, PictureFormat};

use crate::Error;

pub(crate) use pixels::{Colors, Data, Image, View};
pub(crate) use raster::Raster;

/// The most pixels of a picture, and the most memory for decoding it in bytes. A page scanned at 600 dots to the inch has 35 million; a
/// file is to be made in half a gigabyte.
const MOST_PIXELS: u64 = 40_000_000;
const MEMORY: usize = 192 << 20;

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
    known: HashMap<(Bytes, View), usize>,
}

impl Images {
    /// The index of a picture, which is read when it first comes.
    ///
    /// # Errors
    /// [`Error::Picture`] if it is damaged or of a kind that cannot be set.
    pub(crate) fn index(&mut self, picture: &Picture) -> Result<usize, Error> {
        let view = View {
            crop: picture.crop,
            turns: picture.turns,
        };
        let key = (picture.bytes.clone(), view);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let mut image =
            Image::read(picture.format, picture.bytes.get()).map_err(|reason| Error::Picture {
                description: picture.description.clone(),
                reason,
            })?;
        image.view = view;
        self.list.push(image);
        let index = self.list.len() - 1;
        self.known.insert(key, index);
        Ok(index)
    }

    pub(crate) fn into_list(self) -> Vec<Image> {
        self.list
    }
}
