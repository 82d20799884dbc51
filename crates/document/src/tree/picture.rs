//! Pictures.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a picture is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureFormat {
    /// PNG, with any number of colours and with transparency.
    Png,
    /// JPEG in grey or RGB, eight bits each.
    Jpeg,
}

/// The bytes of a file. Copies share them.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bytes(Arc<[u8]>);

impl Bytes {
    /// The bytes themselves.
    pub fn get(&self) -> &[u8] {
        &self.0
    }
}

impl<B: Into<Arc<[u8]>>> From<B> for Bytes {
    fn from(bytes: B) -> Self {
        Self(bytes.into())
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({})", self.0.len())
    }
}

/// Bytes are written in base64 (RFC 4648 § 4).
impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = from_base64(&text).ok_or_else(|| serde::de::Error::custom("not base64"))?;
        Ok(Self(bytes.into()))
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS
                .get((word >> shift) as usize & 63)
                .filter(|_| at <= chunk.len());
            out.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    out
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0u32;
        for letter in chunk {
            word = word << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        let count = match chunk.len() {
            4 => 3,
            3 => 2,
            2 => 1,
            _ => return None,
        };
        word <<= 6 * (4 - chunk.len());
        out.extend(word.to_be_bytes().get(1..1 + count)?);
    }
    Some(out)
}

/// How many English metric units one point has; Office files measure pictures in them.
const EMU_IN_A_POINT: f32 = 12_700.0;

/// What is cut off the sides of a picture, in thousandths of a percent of its width or height: as Office files say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Crop {
    /// Of the left side.
    pub left: u32,
    /// Of the upper side.
    pub top: u32,
    /// Of the right side.
    pub right: u32,
    /// Of the lower side.
    pub bottom: u32,
}

impl Crop {
    /// The whole width or height.
    pub const WHOLE: u32 = 100_000;

    /// Whether nothing is cut off.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether something is left.
    pub fn leaves_some(&self) -> bool {
        let leaves = |one: u32, other: u32| one.saturating_add(other) < Self::WHOLE;
        leaves(self.left, self.right) && leaves(self.top, self.bottom)
    }
}

/// A picture, which stands in its line like a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// How it is stored.
    pub format: PictureFormat,
    /// The file.
    pub bytes: Bytes,
    /// What it shows, for someone who cannot see it: its alternative text.
    pub description: String,
    /// Whether it is mere decoration, which a screen reader passes over. It needs no description.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decorative: bool,
    /// What is cut off its sides.
    #[serde(default, skip_serializing_if = "Crop::is_none")]
    pub crop: Crop,
    /// How many quarters it is turned clockwise, from 0 to 3.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub turns: u8,
    /// Its width on paper as it is cropped and turned, in English metric units (1/914 400 inch).
    pub width: u32,
    /// Its height on paper, in English metric units.
    pub height: u32,
}

fn is_zero(turns: &u8) -> bool {
    *turns == 0
}

impl Picture {
    /// Width and height on paper, in points.
    ///
    /// ```
    /// use vuosikello_document::{Picture, PictureFormat};
    ///
    /// let picture = Picture {
    ///     format: PictureFormat::Png,
    ///     bytes: vec![].into(),
    ///     description: "Palvelun käytettävyys kuukausittain".into(),
    ///     decorative: false,
    ///     crop: Default::default(),
    ///     turns: 0,
    ///     width: 914_400,
    ///     height: 457_200,
    /// };
    /// assert_eq!(picture.points(), (72.0, 36.0));
    /// ```
    pub fn points(&self) -> (f32, f32) {
        (
            self.width as f32 / EMU_IN_A_POINT,
            self.height as f32 / EMU_IN_A_POINT,
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_are_written_in_base64() {
        for (plain, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(base64(plain.as_bytes()), written);
        }
        assert_eq!(from_base64("Zg"), Some(b"f".to_vec()));
        assert_eq!(from_base64("Z"), None);
        assert_eq!(from_base64("Zg*="), None);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let bytes = Bytes::from(bytes);
            let written = serde_json::to_string(&bytes).unwrap();
            prop_assert_eq!(serde_json::from_str::<Bytes>(&written).unwrap(), bytes);
        }
    }
}
