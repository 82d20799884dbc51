//! Writes document trees into one archival, accessible PDF file: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
//!
//! ```
//! use vuosikello_document::{Block, Document, Head, Inline};
//! use vuosikello_pdf::{Brand, is_untouched, write};
//!
//! let mut agreement = Document::new(Head::new("Palvelusopimus 2027", "Esimerkkikeskus"));
//! agreement.blocks.push(Block::Title(vec![Inline::text("Palvelusopimus 2027")]));
//! agreement.blocks.push(Block::Paragraph(vec![Inline::text("Tällä sopimuksella sovitaan palveluista.")]));
//!
//! let output = write(&[&agreement], &Brand::built_in()?)?;
//! assert!(output.bytes.starts_with(b"%PDF-1.7") && is_untouched(&output.bytes));
//! # Ok::<(), vuosikello_pdf::Error>(())
//! ```
//!
//! # From tree to file
//!
//! | stage | what it does | knows PDF |
//! |---|---|---|
//! | `font` | parses the typeface: metrics, coverage | no |
//! | `text` | inlines → shaped words → lines, chosen for the whole paragraph at once | no |
//! | `layout` | blocks → a galley of slices → pages of positioned items; structure, links, bookmarks | no |
//! | `write` | pages → content streams and embedded subsets, on printpdf | yes |
//! | `finish` | structure tree, annotations, outline, metadata, colour, identifier, on lopdf | yes |
//!
//! Each stage is a folder with one file per thing. Data flows one way; `layout` does not know what comes after it, so the
//! writer below it can be replaced.
//!
//! # What a file is
//!
//! Each segment (the main document, each annex) is a `Part` under `Document`. Its title is a heading of level 1, its headings
//! are one level below what the tree says, and no level is skipped. Tables have captions, header cells with scope and a
//! summary; a chart is a figure with a description and the area that it takes, under its caption; lists, definitions and
//! signatures are lists; the table of contents is one. Headers, footers, rules, leaders
//! and repeated header rows are artifacts. Each segment begins on a new page; pages are counted over the whole file.
//!
//! [`assemble`] leaves pages free for annexes that exist as finished files; the crate `vuosikello-append` puts them there.
//!
//! The same input gives the same bytes: no clock, no randomness, no order of hashes. The identifier of a file is the
//! hash of its bytes, by which [`is_untouched`] tells whether anybody has changed or signed it since.

mod brand;
mod error;
mod finish;
mod font;
mod hex;
mod image;
mod layout;
mod logo;
mod segment;
mod text;
mod write;

pub use brand::Brand;
pub use error::Error;
pub use finish::identity::is_untouched;
pub use finish::{Insertion, Place, text_string};
pub use font::Fonts;
pub use layout::survey::{Fault, FaultKind, LineEnd, Survey};
pub use layout::{PageEnds, PageStyle};
pub use logo::Logo;
pub use segment::{PageLines, Segment};
pub use vuosikello_measure::Rgb;

use vuosikello_document::{Document, Language, Picture};

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// How many pictures have no alternative text. With one the file does not claim to be accessible (PDF/UA-1).
    pub undescribed_pictures: usize,
}

/// Writes documents into one file: the main document first, then its annexes in order.
///
/// # Errors
/// [`Error`] if a text cannot be set, a link is broken, or a table or a head does not fit on a page.
pub fn write(documents: &[&Document], brand: &Brand) -> Result<Output, Error> {
    write_in(&PageStyle::pdf(), documents, brand)
}

/// As [`write`](write()), on pages of the caller's style.
///
/// # Errors
/// As [`write`](write()).
pub fn write_in(style: &PageStyle, documents: &[&Document], brand: &Brand) -> Result<Output, Error> {
    let segments: Vec<Segment<'_>> = documents
        .iter()
        .map(|document| Segment::Document(document))
        .collect();
    assemble_in(style, &segments, brand, |_, _| Ok(Insertion::default()))
}

/// Why a picture cannot be set, in Finnish; nothing if it can.
///
/// ```
/// use vuosikello_document::{Picture, PictureFormat};
///
/// let picture = Picture {
///     format: PictureFormat::Png,
///     bytes: vec![1, 2, 3].into(),
///     description: String::new(),
///     decorative: false,
///     crop: Default::default(),
///     turns: 0,
///     width: 1,
///     height: 1,
/// };
/// assert_eq!(vuosikello_pdf::picture_fault(&picture), Some("se ei ole ehjä PNG-kuva"));
/// ```
pub fn picture_fault(picture: &Picture) -> Option<&'static str> {
    image::Image::read(picture.format, picture.bytes.get()).err()
}

/// Writes segments into one file: the main document first, then its annexes in order. `fill` is called for each reserved
/// segment; it replaces the pages of its [`Place`] by those of a finished file, and returns what the file adds to the structure
/// and the bookmarks. The pages have to conform to PDF/A-2a and PDF/UA-1 like the rest.
///
/// # Errors
/// As [`write()`], and those of `fill`.
pub fn assemble<E: From<Error>>(
    segments: &[Segment<'_>],
    brand: &Brand,
    fill: impl FnMut(&mut lopdf::Document, Place<'_>) -> Result<Insertion, E>,
) -> Result<Output, E> {
    assemble_in(&PageStyle::pdf(), segments, brand, fill)
}

fn assemble_in<E: From<Error>>(
    style: &PageStyle,
    segments: &[Segment<'_>],
    brand: &Brand,
    fill: impl FnMut(&mut lopdf::Document, Place<'_>) -> Result<Insertion, E>,
) -> Result<Output, E> {
    let Some(main) = segments.first().and_then(Segment::document) else {
        return Err(Error::NoMainDocument.into());
    };
    let laid = layout::lay_out(segments, brand, style)?;
    let mut document = write::write(&laid, brand)?;
    finish::finish(&mut document, &laid, &brand.fonts, &main.head, fill)?;
    let bytes = finish::save(&mut document)?;
    Ok(Output {
        bytes,
        pages: laid.pages.len(),
        undescribed_pictures: laid.undescribed_pictures,
    })
}

/// How segments are set: the faults that a typographer would mend, and where lines end. Nothing is written.
///
/// ```
/// use vuosikello_document::{Block, Document, Head, Inline};
/// use vuosikello_pdf::{Brand, PageStyle, Segment, survey};
///
/// let mut letter = Document::new(Head::new("Kirje", "Esimerkkikeskus"));
/// letter.blocks.push(Block::Paragraph(vec![Inline::text("Sovimme tapaamisesta. ".repeat(20))]));
/// let survey = survey(&[Segment::Document(&letter)], &Brand::built_in()?, &PageStyle::pdf())?;
/// assert!(survey.faults.is_empty() && survey.line_ends.len() > 3);
/// # Ok::<(), vuosikello_pdf::Error>(())
/// ```
///
/// # Errors
/// As [`write`](write()).
pub fn survey(segments: &[Segment<'_>], brand: &Brand, style: &PageStyle) -> Result<Survey, Error> {
    let mut survey = Survey::default();
    layout::lay_out_surveyed(segments, brand, style, Some(&mut survey))?;
    Ok(survey)
}

/// A word with the places where it may be divided: `=` where the parts of a compound meet, `-` between other syllables.
///
/// ```
/// use vuosikello_document::Language;
/// assert_eq!(vuosikello_pdf::divided("sopimusehtojen", Language::Finnish), "sopi-mus=ehto-jen");
/// ```
pub fn divided(word: &str, language: Language) -> String {
    text::divided(word, language)
}

/// How many pages a document would have if it were set in the given style: about as many as a Word draft of it has.
///
/// # Errors
/// As [`write`](write()).
pub fn page_count(document: &Document, brand: &Brand, style: &PageStyle) -> Result<usize, Error> {
    layout::lay_out(&[Segment::Document(document)], brand, style).map(|laid| laid.pages.len())
}

/// The page of each heading of a document, counted from 1, if the document were set in the given style: the page numbers in the
/// table of contents of a Word draft, until Word itself computes them.
///
/// # Errors
/// As [`write`](write()).
pub fn heading_pages(document: &Document, brand: &Brand, style: &PageStyle) -> Result<Vec<u32>, Error> {
    let laid = layout::lay_out(&[Segment::Document(document)], brand, style)?;
    let headings = laid.bookmarks.iter().filter(|bookmark| bookmark.level > 0);
    let pages = headings
        .filter_map(|bookmark| laid.anchors.get(bookmark.anchor))
        .map(|spot| spot.page as u32 + 1);
    Ok(pages.collect())
}
