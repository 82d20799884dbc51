//! Document trees into one archival, accessible PDF file: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
//!
//! ```
//! use vuosikello_document::{Block, Document, Head, Inline};
//! use vuosikello_pdf::{Brand, Part, is_untouched, write};
//!
//! let mut agreement = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
//! agreement.blocks.push(Block::Title(vec![Inline::text("Palvelusopimus 2027")]));
//! agreement.blocks.push(Block::Paragraph(vec![Inline::text("Tällä sopimuksella sovitaan palveluista.")]));
//!
//! let output = write(&[Part::Document(&agreement)], &Brand::built_in()?)?;
//! assert!(output.bytes.starts_with(b"%PDF-1.7") && is_untouched(&output.bytes));
//! # Ok::<(), vuosikello_pdf::Error>(())
//! ```
//!
//! # From tree to file
//!
//! | stage | what it does | knows PDF |
//! |---|---|---|
//! | `font` | parses the typeface: measures, coverage | no |
//! | `text` | inlines → shaped words → lines, chosen for the whole paragraph at once | no |
//! | `layout` | blocks → a galley of slices → pages of positioned items; structure, links, bookmarks | no |
//! | `write` | pages → content streams and embedded subsets, on printpdf | yes |
//! | `append` | finished PDF files → pages and structure in their places, on lopdf | yes |
//! | `finish` | structure tree, annotations, outline, metadata, colour, identifier, on lopdf | yes |
//!
//! Each stage is a folder with one file per thing. Data flows one way; `layout` does not know what comes after it, so the
//! writer below it can be replaced.
//!
//! # What a file is
//!
//! Each part (the main document, each annex) is a `Part` under `Document`. Its title is a heading of level 1, its headings
//! are one level below what the tree says, and no level is skipped. Tables have captions, header cells with scope and a
//! summary; a chart is a figure with a description and the area that it takes, under its caption; lists, definitions and
//! signatures are lists; the table of contents is one. Headers, footers, rules, leaders
//! and repeated header rows are artifacts. Each part begins on a new page; pages are counted over the whole file.
//!
//! The same input gives the same bytes: no clock, no randomness, no order of hashes. The identifier of a file is the
//! hash of its bytes, by which [`is_untouched`] tells whether anybody has changed or signed it since.

mod append;
mod brand;
mod error;
mod finish;
mod font;
mod layout;
mod logo;
mod part;
mod text;
mod warning;
mod write;

pub use append::Refusal;
pub use brand::Brand;
pub use error::Error;
pub use finish::identity::is_untouched;
pub use font::Fonts;
pub use layout::PageStyle;
pub use logo::Logo;
pub use part::{ForeignAnnex, Part};
pub use vuosikello_measure::Rgb;
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
    let mut document = write::write(&laid, brand)?;
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
/// As [`write`](write()).
pub fn heading_pages(document: &Document, brand: &Brand, style: &PageStyle) -> Result<Vec<u32>, Error> {
    let laid = layout::lay_out(&[Part::Document(document)], &[], brand, style)?;
    let headings = laid.bookmarks.iter().filter(|bookmark| bookmark.level > 0);
    let pages = headings
        .filter_map(|bookmark| laid.anchors.get(bookmark.anchor))
        .map(|spot| spot.page as u32 + 1);
    Ok(pages.collect())
}
