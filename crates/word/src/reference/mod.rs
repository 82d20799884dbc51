//! The reference package: the brand of an organisation as a Word file.
//!
//! A written document takes its appearance from here: styles, theme, numbering, fonts, settings, page size and margins.
//! The built-in brand lies in `brand/docx/` as readable XML. An organisation may give its own `.docx` instead; styles that
//! it lacks are added from the built-in one.

mod attached;
mod built_in;
mod error;
mod from_docx;
mod logo;
mod numbering;
mod page;
mod recolour;
mod styles;

use vuosikello_core::Look;
use vuosikello_document::{Language, Orientation};
use vuosikello_ooxml::Element;

pub(crate) use attached::Attached;
pub use error::ReferenceError;
pub use logo::{Logo, LogoError};
pub(crate) use numbering::{ListInstance, Numbered, Numbering};
pub(crate) use page::Page;

use crate::role::Role;

/// The text of a part in each language that a document can have.
#[derive(Debug, Clone)]
pub(crate) struct ByLanguage([Vec<u8>; 3]);

impl ByLanguage {
    fn new(make: impl Fn(Language) -> Vec<u8>) -> Self {
        Self([Language::Finnish, Language::Swedish, Language::English].map(make))
    }

    /// The settings part: the theme fonts follow its language.
    fn settings(settings: &Element<'_>) -> Self {
        Self::new(|language| {
            let mut settings = settings.clone();
            if let Some(fonts) = settings.find_mut("w:themeFontLang") {
                fonts.set("w:val", language.tag());
            }
            settings.to_part()
        })
    }

    pub(crate) fn get(&self, language: Language) -> &[u8] {
        let [finnish, swedish, english] = &self.0;
        match language {
            Language::Finnish => finnish,
            Language::Swedish => swedish,
            Language::English => english,
        }
    }
}

/// What a `.docx` of the organisation's own shows and documents do not have. They have the head of their own (SFS 2487), the logo that
/// they are given, and their own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Text in headers or footers.
    HeaderText,
    /// Pictures in headers or footers, such as a logo or a watermark.
    HeaderPicture,
    /// Text on its pages.
    BodyText,
    /// Pictures on its pages.
    BodyPicture,
    /// The colour of its pages.
    Background,
    /// Borders of its pages.
    PageBorders,
}

/// The reference package: styles, theme, numbering, settings and fonts, and the logo for the header.
///
/// ```
/// use vuosikello_word::{Logo, Reference};
///
/// let mut reference = Reference::built_in().clone();
/// assert!(reference.logo.is_none());
/// assert!(Logo::from_png(b"not a picture".to_vec(), "Oikeusrekisterikeskus").is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Reference {
    /// The logo at the top left of the first page.
    pub logo: Option<Logo>,
    /// What the writer itself colours, and how large the logo is.
    pub(crate) look: Look,
    /// What the file has that is not used, each once and in order.
    pub left_out: Vec<LeftOut>,
    /// The id of the style of each [`Role`], by its number.
    style_ids: Vec<String>,
    pub(crate) styles: ByLanguage,
    /// The styles with those of the [spare](Role::SPARE) roles.
    pub(crate) all_styles: ByLanguage,
    pub(crate) settings: ByLanguage,
    pub(crate) numbering: Numbering,
    /// Theme, fonts and what they refer to: they go as they are into every document.
    pub(crate) attached: Attached,
    pub(crate) page: Page,
    /// How far running text stands from the left margin, in twentieths of a point.
    pub(crate) text_indent: u32,
    /// How far captions stand from the left margin, and their tables below them, in twentieths of a point.
    pub(crate) table_indent: u32,
}

impl Reference {
    /// The page of sections that stand or lie. Those that stand have the page of the file as it is.
    pub(crate) fn page_of(&self, orientation: Orientation) -> Page {
        match orientation {
            Orientation::Portrait => self.page,
            Orientation::Landscape => self.page.turned(orientation),
        }
    }

    pub(crate) fn style_id(&self, role: Role) -> &str {
        self.style_ids.get(role as usize).map_or("", String::as_str)
    }
}
