//! The logo in the header.

use std::borrow::Cow;

use thiserror::Error;
use vuosikello_ooxml::without_texts;

/// The eight bytes with which every PNG file begins, and the header chunk that follows (ISO/IEC 15948 § 5.2, § 11.2.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// The largest logo taken: it goes into every document.
const MAX_BYTES: usize = 2 << 20;

/// Why a picture cannot be the logo.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogoError {
    /// The file is not a PNG picture.
    #[error("logo ei ole PNG-kuva")]
    NotPng,
    /// The picture has no width or no height, or is absurdly long.
    #[error("logon mitat {0} × {1} kuvapistettä eivät kelpaa")]
    Size(u32, u32),
    /// The file is too large.
    #[error("logo on liian suuri: {0} tavua, enintään {MAX_BYTES}")]
    TooLarge(usize),
}

/// A logo: a PNG picture and the text for someone who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    png: Vec<u8>,
    width: u32,
    height: u32,
    description: String,
}

impl Logo {
    /// A logo from the bytes of a PNG file, without the texts in it. `description` is its alternative text, as a rule the name of the
    /// organisation.
    ///
    /// # Errors
    /// [`LogoError`] if the bytes are no PNG picture of at most 2 MiB whose sides are 1 to 20 000 pixels and differ at most
    /// fiftyfold.
    pub fn from_png(png: Vec<u8>, description: impl Into<String>) -> Result<Logo, LogoError> {
        if png.len() > MAX_BYTES {
            return Err(LogoError::TooLarge(png.len()));
        }
        let rest = png.strip_prefix(SIGNATURE).ok_or(LogoError::NotPng)?;
        let (width, rest) = rest.split_first_chunk::<4>().ok_or(LogoError::NotPng)?;
        let (height, _) = rest.split_first_chunk::<4>().ok_or(LogoError::NotPng)?;
        let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
        let is_possible = |side: u32| (1..=20_000).contains(&side);
        if !is_possible(width) || !is_possible(height) || width / height > 50 || height / width > 50 {
            return Err(LogoError::Size(width, height));
        }
        let png = match without_texts(&png) {
            Cow::Owned(without) => without,
            Cow::Borrowed(_) => png,
        };
        Ok(Logo {
            png,
            width,
            height,
            description: description.into(),
        })
    }

    /// The bytes of the PNG file.
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// The alternative text.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The size that fills a box without distortion, in the unit of the box.
    pub(crate) fn fit(&self, width: u32, height: u32) -> (u32, u32) {
        let (own_width, own_height) = (u64::from(self.width), u64::from(self.height));
        let by_height = own_width * u64::from(height) / own_height;
        if by_height <= u64::from(width) {
            (u32::try_from(by_height.max(1)).unwrap_or(width), height)
        } else {
            let by_width = own_height * u64::from(width) / own_width;
            (width, u32::try_from(by_width.max(1)).unwrap_or(height))
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The beginning of a PNG file: all that is looked at.
    pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
        [
            SIGNATURE,
            &width.to_be_bytes(),
            &height.to_be_bytes(),
            b"\x08\x06\0\0\0",
        ]
        .concat()
    }

    #[test]
    fn a_logo_fills_its_box_without_distortion() {
        let wide = Logo::from_png(png(300, 100), "").unwrap();
        assert_eq!(wide.fit(600, 100), (300, 100));
        assert_eq!(wide.fit(150, 100), (150, 50));
    }

    #[test]
    fn what_is_not_a_sound_png_is_refused() {
        assert_eq!(Logo::from_png(b"GIF89a".to_vec(), ""), Err(LogoError::NotPng));
        assert_eq!(Logo::from_png(SIGNATURE.to_vec(), ""), Err(LogoError::NotPng));
        assert_eq!(Logo::from_png(png(0, 5), ""), Err(LogoError::Size(0, 5)));
        assert_eq!(
            Logo::from_png(vec![0; MAX_BYTES + 1], ""),
            Err(LogoError::TooLarge(MAX_BYTES + 1))
        );
    }
}
