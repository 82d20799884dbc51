//! The logo of an organisation.

use crate::Error;
use crate::image::Raster;

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
        let most = u64::from(LARGEST).pow(2);
        let raster = Raster::from_png(bytes, most, MEMORY).map_err(|reason| Error::Logo { reason })?;
        let (width, height) = (raster.width, raster.height);
        if width > LARGEST || height > LARGEST {
            return Err(Error::Logo {
                reason: "kuvan leveys ja korkeus saavat olla enintään 2 000 kuvapistettä",
            });
        }
        Ok(Logo {
            width,
            height,
            rgb: raster.into_rgb(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_png_are_refused() {
        assert!(matches!(Logo::from_png(b"GIF89a"), Err(Error::Logo { .. })));
    }
}
