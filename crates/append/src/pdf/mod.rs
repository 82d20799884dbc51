//! Annexes that exist as finished PDF files: they are taken in page by page, with their structure, or refused with the
//! reason.
//!
//! | file | what it does |
//! |---|---|
//! | `annex_file` | reads a file within bounds, and refuses what cannot be archived or carried over as a whole |
//! | `copy` | copies the objects that pages, structure and bookmarks reach, and refuses what is wrong with any of them |
//! | `actions`, `programs`, `content`, `tokens`, `unicode` | look into actions, font programs, content streams and Unicode maps |
//! | `entries` | reads entries of dictionaries, arrays and trees |
//! | `structure`, `roles`, `links` | make the structure of the file and its links a part of ours |
//! | `stamp` | lays case number, annex and page number over the pages |
//!
//! The pages of an annex take the object numbers of the pages that the layout has made for it, which hold nothing but the stamp:
//! the order of pages and the destinations that lead to them stay valid.
//!
//! An annex that does not conform to PDF/A does not become conformant, except for its bullets. Some violations are refused;
//! others, such as text without Unicode mappings, stay, so an annex should be a PDF/A file itself.

mod actions;
mod annex_file;
mod content;
mod copy;
mod entries;
mod error;
mod links;
mod programs;
mod refusal;
mod roles;
mod stamp;
mod structure;
mod tokens;
mod unicode;
mod warning;

use lopdf::Document as File;
use vuosikello_document::{Document, Head};
use vuosikello_pdf::{Brand, Insertion, Place, Segment, assemble};

pub use error::Error;
pub use refusal::Refusal;
pub use warning::Warning;

use annex_file::AnnexFile;
use copy::{Copied, Copier};
use structure::Structure;

/// What goes into one file: the main document, and its annexes.
#[derive(Debug, Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a file has a handful of components; a box would only burden the caller"
)]
pub enum Component<'a> {
    /// A document tree: the main document (the first component) or an annex.
    Document(&'a Document),
    /// The same, signed electronically: its signature block has fields in the place of lines.
    Signed(&'a Document),
    /// An annex that exists as a finished PDF file.
    Annex(Annex<'a>),
}

/// An annex that someone else has made.
#[derive(Debug, Clone)]
pub struct Annex<'a> {
    /// The fields that are stamped on its pages (case number, annex, publicity); `annex` is its designation and `title`
    /// its title, as the table of contents and the bookmarks show them.
    pub head: Head,
    /// The file.
    pub bytes: &'a [u8],
}

/// A finished file, and what its maker should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// What a person should check; empty unless an annex gives cause.
    pub warnings: Vec<Warning>,
}

/// Writes documents and finished PDF files into one file: the main document first, then its annexes in order.
///
/// # Errors
/// [`Error::Annex`] for a file that cannot be taken in, and every error of [`vuosikello_pdf::write()`].
pub fn write(components: &[Component<'_>], brand: &Brand) -> Result<Output, Error> {
    if !matches!(
        components.first(),
        Some(Component::Document(_) | Component::Signed(_))
    ) {
        return Err(vuosikello_pdf::Error::NoMainDocument.into());
    }
    let files = components.iter().filter_map(|component| match component {
        Component::Annex(annex) => Some(AnnexFile::read(&annex.head, annex.bytes)),
        Component::Document(_) | Component::Signed(_) => None,
    });
    let files = files.collect::<Result<Vec<_>, _>>()?;
    let mut pages = files.iter().map(|file| file.pages.len());
    let segments = components.iter().map(|component| match component {
        Component::Document(document) => Segment::Document(document),
        Component::Signed(document) => Segment::Signed(document),
        Component::Annex(annex) => Segment::Reserved {
            head: &annex.head,
            pages: pages.next().unwrap_or_default(),
        },
    });
    let segments: Vec<Segment<'_>> = segments.collect();
    let mut warnings = Vec::new();
    let output = assemble(&segments, brand, |document, place| match files.get(place.index) {
        Some(file) => insert(document, file, place, &mut warnings).map_err(|reason| Error::Annex {
            title: file.title.clone(),
            reason,
        }),
        None => Ok(Insertion::default()),
    })?;
    let count = output.undescribed_pictures;
    if count > 0 {
        warnings.push(Warning::PicturesWithoutText { count });
    }
    Ok(Output {
        bytes: output.bytes,
        pages: output.pages,
        warnings,
    })
}

/// Puts the pages of a file into their place; returns what the file adds to the structure and the bookmarks.
fn insert(
    document: &mut File,
    file: &AnnexFile,
    place: Place<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Insertion, Refusal> {
    let Place { pages, element, .. } = place;
    let title = &file.title;
    let Copied {
        stamps,
        insertion,
        classes,
    } = Copier::new(document, file, pages, element, place.next_key).copy()?;
    let mut structure = Structure {
        document,
        pages,
        element,
        title,
        insertion,
        figures_without_text: 0,
    };
    if file.tagged {
        structure.tree(&file.roles, &classes)?;
    } else {
        structure.figures();
        warnings.push(Warning::UntaggedAnnex { title: title.clone() });
    }
    structure.links()?;
    let Structure {
        insertion,
        figures_without_text: count,
        ..
    } = structure;
    if count > 0 {
        let title = title.clone();
        warnings.push(Warning::FiguresWithoutText { title, count });
    }
    stamp::lay_over(document, pages, &stamps, place.size, !file.tagged)?;
    Ok(insertion)
}
