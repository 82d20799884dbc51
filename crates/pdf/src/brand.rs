//! How the documents of an organisation look: typeface, colours and logo.

use std::sync::Arc;

use vuosikello_core::{Colours, Look};
use vuosikello_measure::Rgb;

use crate::{Error, Fonts, Logo};

/// A millimetre in points.
const MILLIMETRE: f32 = 72.0 / 25.4;

/// The greatest width of the logo, in millimetres: the name of the organisation stands beside it.
const WIDEST_LOGO: u8 = 39;

/// The look of an organisation's documents.
#[derive(Debug, Clone)]
pub struct Brand {
    /// The typeface.
    pub fonts: Arc<Fonts>,
    /// The colours, which are those of the other formats. Text is black.
    pub colours: Colours,
    /// The logo, if there is one.
    pub logo: Option<Logo>,
    /// The greatest width and height of the logo, in points.
    pub logo_room: (f32, f32),
}

impl Brand {
    /// The neutral look: Noto Sans and a dark blue. The first call parses the typeface.
    ///
    /// # Errors
    /// As [`Fonts::built_in`].
    pub fn built_in() -> Result<Brand, Error> {
        Self::of_look(&Look::default())
    }

    /// The colours of a look and the room that it has for a logo, with the built-in typeface and no logo: fonts and pictures
    /// are files, which whoever has them adds.
    ///
    /// # Errors
    /// As [`Fonts::built_in`].
    pub fn of_look(look: &Look) -> Result<Brand, Error> {
        let room =
            [look.logo.width.min(WIDEST_LOGO), look.logo.height].map(|side| f32::from(side) * MILLIMETRE);
        Ok(Brand {
            fonts: Fonts::built_in()?,
            colours: look.colours.clone(),
            logo: None,
            logo_room: room.into(),
        })
    }

    /// The colour of headings, links and strong rules.
    pub(crate) fn accent(&self) -> Rgb {
        self.colours.headings.rgb()
    }

    /// The colour of text that explains.
    pub(crate) fn quiet(&self) -> Rgb {
        self.colours.secondary.rgb()
    }
}
