//! How the documents of an organisation look: typeface, colour and logo.

use std::sync::Arc;

use vuosikello_measure::Rgb;

use crate::{Error, Fonts, Logo};

/// The accent of the built-in look. That of the other formats (`brand/docx`, `brand/pptx`) is 1B365D; the two are meant to be
/// one colour, and become so when all formats take their look from one definition of the brand.
const ACCENT: Rgb = Rgb(0x1B, 0x3A, 0x5C);

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
    /// The neutral look: Noto Sans and a dark blue. The first call parses the typeface.
    ///
    /// # Errors
    /// As [`Fonts::built_in`].
    pub fn built_in() -> Result<Brand, Error> {
        Ok(Brand {
            fonts: Fonts::built_in()?,
            accent: ACCENT,
            logo: None,
        })
    }
}
