//! How the documents of an organisation look: typeface, colour and logo.

use std::sync::Arc;

use crate::{Error, Fonts, Logo};

/// A colour in the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(
    /// Red, 0–255.
    pub u8,
    /// Green, 0–255.
    pub u8,
    /// Blue, 0–255.
    pub u8,
);

impl Rgb {
    pub(crate) const BLACK: Rgb = Rgb(0, 0, 0);

    /// The colour mixed with white: `share` of itself, the rest white. For the shades behind rows.
    pub(crate) fn tint(self, share: f32) -> Rgb {
        let mix = |channel: u8| (255.0 - (255.0 - f32::from(channel)) * share).round() as u8;
        Rgb(mix(self.0), mix(self.1), mix(self.2))
    }
}

/// The look of an organisation's documents.
#[derive(Debug, Clone)]
pub struct Brand {
    /// The typeface.
    pub fonts: Arc<Fonts>,
    /// The colour of rules, header rows and links. Text stays black; choose one that is dark enough to be read on
    /// white (contrast 4.5:1, WCAG 2.1 criterion 1.4.3).
    pub accent: Rgb,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
}

impl Brand {
    /// The neutral look: Noto Sans and a dark blue. Parsed when first asked for; later calls are free.
    ///
    /// # Errors
    /// None in practice, see [`Fonts::built_in`].
    pub fn built_in() -> Result<Brand, Error> {
        Ok(Brand {
            fonts: Fonts::built_in()?,
            accent: Rgb(0x1B, 0x3A, 0x5C),
            logo: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tint_lies_between_the_colour_and_white() {
        assert_eq!(Rgb(0, 100, 255).tint(1.0), Rgb(0, 100, 255));
        assert_eq!(Rgb(0, 100, 255).tint(0.0), Rgb(255, 255, 255));
        assert_eq!(Rgb(0, 0, 0).tint(0.2), Rgb(204, 204, 204));
    }
}
