//! Document trees into one archival, accessible PDF file: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

mod append;
mod brand;
mod error;
mod finish;
mod font;
mod layout;
mod part;
mod text;
mod warning;
mod write;

pub use append::Refusal;
pub use brand::{Brand, Rgb};
pub use error::Error;
pub use finish::identity::is_untouched;
pub use font::Fonts;
pub use layout::PageStyle;
pub use part::{ForeignAnnex, Part};
pub use warning::Warning;

use append::Foreign;
use vuosikello_document::Document;

/// A finished file, and what its maker should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// What a person must judge; empty unless a foreign annex gave cause.
    pub warnings: Vec<Warning>,
}

/// Writes the parts into one file: the main document first, then its annexes in order.
///
/// # Errors
/// See [`Error`]: characters that cannot be set, broken links, foreign files that cannot be taken in.
pub fn write(parts: &[Part<'_>], brand: &Brand) -> Result<Output, Error> {
    let Some(Part::Document(main)) = parts.first() else {
        return Err(Error::NoMainDocument);
    };
    let foreign = parts.iter().filter_map(|part| match part {
        Part::Foreign(annex) => Some(Foreign::read(annex)),
        Part::Document(_) => None,
    });
    let foreign = foreign.collect::<Result<Vec<_>, _>>()?;
    let foreign_pages: Vec<usize> = foreign.iter().map(|file| file.pages.len()).collect();
    let laid = layout::lay_out(parts, &foreign_pages, brand, &PageStyle::pdf())?;
    let mut document = write::write(&laid, &brand.fonts)?;
    let warnings = finish::finish(&mut document, &laid, &brand.fonts, &main.head, &foreign)?;
    let bytes = finish::save(&mut document)?;
    Ok(Output {
        bytes,
        pages: laid.pages.len(),
        warnings,
    })
}

/// The pages, counted from 1, on which the headings of a document would fall if it were set in the given style: what a
/// Word draft's table of contents shows until Word itself has counted.
///
/// # Errors
/// As [`write`].
pub fn heading_pages(document: &Document, brand: &Brand, style: &PageStyle) -> Result<Vec<u32>, Error> {
    let laid = layout::lay_out(&[Part::Document(document)], &[], brand, style)?;
    let headings = laid.bookmarks.iter().filter(|bookmark| bookmark.level > 0);
    let pages = headings
        .filter_map(|bookmark| laid.anchors.get(bookmark.anchor))
        .map(|spot| spot.page as u32 + 1);
    Ok(pages.collect())
}
