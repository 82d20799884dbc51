//! The reference package: the brand of an organisation as a Word file.
//!
//! A written document takes everything that is looks from here: styles, theme, numbering, fonts, settings, page size
//! and margins. The built-in brand lies in `brand/docx/` as readable XML. An organisation may give its own `.docx`
//! instead; styles that it lacks are added from the built-in one.

mod built_in;
mod from_docx;
mod logo;
mod numbering;
mod page;
mod styles;

use std::sync::LazyLock;

use thiserror::Error;
use vuosikello_document::Language;
use vuosikello_ooxml::{PackageError, XmlError};

pub use logo::{Logo, LogoError};
pub(crate) use numbering::{ListInstance, Numbering};
pub(crate) use page::Page;

use crate::role::Role;

/// Why a file cannot serve as the reference package.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// The file is not an Office package.
    #[error("mallitiedosto ei ole luettavissa: {0}")]
    Package(#[from] PackageError),
    /// A part of it is not readable XML.
    #[error("mallitiedoston osa {part} ei ole luettavissa: {error}")]
    Part {
        /// The name of the part.
        part: String,
        /// What is wrong with it.
        error: XmlError,
    },
    /// The package is not a Word document: the part or relationship is missing.
    #[error("mallitiedosto ei ole Word-asiakirja (.docx): siitä puuttuu {0}")]
    NotWord(&'static str),
}

/// A part that goes as it is into every document made from the reference.
#[derive(Debug, Clone)]
pub(crate) struct PackagePart {
    pub(crate) name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
}

/// How a part taken over hangs on the main document part.
#[derive(Debug, Clone)]
pub(crate) struct Attachment {
    pub(crate) kind: String,
    pub(crate) target: String,
}

/// The text of a part in each language that a document can have.
#[derive(Debug, Clone)]
pub(crate) struct ByLanguage([Vec<u8>; 3]);

impl ByLanguage {
    fn new(make: impl Fn(Language) -> Vec<u8>) -> Self {
        Self([Language::Finnish, Language::Swedish, Language::English].map(make))
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
    /// The id of the style of each [`Role`], by its number.
    style_ids: Vec<String>,
    pub(crate) styles: ByLanguage,
    pub(crate) settings: ByLanguage,
    pub(crate) numbering: Numbering,
    pub(crate) parts: Vec<PackagePart>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) page: Page,
    /// How far running text stands from the left margin, in twentieths of a point.
    pub(crate) text_indent: u32,
    /// How far captions stand from the left margin, and their tables below them, in twentieths of a point.
    pub(crate) table_indent: u32,
}

impl Reference {
    /// The neutral brand that comes with the software.
    pub fn built_in() -> &'static Reference {
        static BUILT_IN: LazyLock<Reference> = LazyLock::new(built_in::reference);
        &BUILT_IN
    }

    /// The brand of a `.docx` of one's own. Its text, headers and footers are not used.
    ///
    /// Styles are found by their names. A style that the file lacks is added from the built-in brand, with the
    /// numbering of headings and lists if theirs is missing.
    ///
    /// # Errors
    /// [`ReferenceError`] if the bytes are not a readable Word document.
    pub fn from_docx(bytes: &[u8]) -> Result<Reference, ReferenceError> {
        from_docx::from_docx(bytes)
    }

    pub(crate) fn style_id(&self, role: Role) -> &str {
        self.style_ids.get(role as usize).map_or("", String::as_str)
    }
}
