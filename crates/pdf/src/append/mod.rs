//! Annexes that exist as finished PDF files: they are taken in page by page, with their structure, or refused with the
//! reason.
//!
//! - [`read`] parses a file within bounds and refuses what cannot be archived or carried over as a whole.
//! - [`import`] copies the objects that pages and structure reach, and refuses what is wrong with any of them.
//! - [`adopt`] makes the structure of the file a part of ours.
//! - [`stamp`] lays case number, annex and page number over its pages.
//!
//! The pages of an annex take the places of those that the layout has made for it, which hold nothing but the stamp: so
//! the order of pages, and whatever leads to them, need no second thought.
//!
//! - [`content`], [`programs`] and [`unicode`] look into its content streams, fonts and Unicode maps.
//!
//! What it does not do: make an annex that does not conform to PDF/A conform, but for its bullets. Some of what is wrong
//! is refused; text without Unicode mappings, for one, stays as it is, so an annex should be a PDF/A file itself.

mod adopt;
mod content;
mod import;
mod programs;
mod read;
mod refusal;
mod stamp;
mod tokens;
mod unicode;

use lopdf::{Document, Object, ObjectId};

pub use self::refusal::Refusal;

use self::adopt::Adopted;
use self::import::Importer;
pub(crate) use self::read::Foreign;
use crate::layout::Laid;
use crate::layout::structure::NodeId;
use crate::{Error, Warning};

/// A foreign annex in its place.
pub(crate) struct Placed {
    /// The element of the part.
    pub(crate) node: NodeId,
    /// The elements below it.
    pub(crate) kids: Vec<Object>,
    /// Its part of the parent tree.
    pub(crate) parents: Vec<(i64, Object)>,
    /// The language of the file, if it says.
    pub(crate) language: Option<Object>,
    /// Its own bookmarks: those of the top level.
    pub(crate) outline: Vec<ObjectId>,
    pub(crate) first_page: usize,
}

/// Puts foreign files into the places that the layout has made. `elements` are the objects of the elements of the
/// layout; the keys of the parent tree go on from `next_key`.
pub(crate) fn place(
    document: &mut Document,
    laid: &Laid,
    files: &[Foreign],
    elements: &[ObjectId],
    next_key: &mut i64,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Placed>, Error> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let mut placed = Vec::with_capacity(files.len());
    let parts = laid.parts.iter().filter(|part| part.foreign);
    for (part, file) in parts.zip(files) {
        let own = pages
            .get(part.first_page..part.first_page + part.pages)
            .unwrap_or_default();
        let element = elements.get(part.node).copied().unwrap_or_default();
        let refuse = |reason| Error::Foreign {
            title: file.title.clone(),
            reason,
        };

        let importer = Importer::new(document, file, own, element, *next_key);
        let imported = importer.import().map_err(refuse)?;
        let mut adopted = Adopted::new(imported.next_key);
        if file.tagged {
            adopted
                .tree(document, imported.structure, &file.roles, element, &file.title)
                .map_err(refuse)?;
            adopted.parents.extend(imported.parents);
        } else {
            adopted.figures(document, own, element, &file.title);
            warnings.push(Warning::UntaggedAnnex {
                title: file.title.clone(),
            });
        }
        adopted
            .links(document, own, element, &file.title)
            .map_err(refuse)?;
        if adopted.figures_without_text > 0 {
            let count = adopted.figures_without_text;
            warnings.push(Warning::FiguresWithoutText {
                title: file.title.clone(),
                count,
            });
        }
        let size = (laid.style.width, laid.style.height);
        stamp::lay_over(document, own, &imported.stamps, size, !file.tagged).map_err(refuse)?;
        *next_key = adopted.next_key;
        placed.push(Placed {
            node: part.node,
            kids: adopted.kids,
            parents: adopted.parents,
            language: file.language.clone(),
            outline: imported.outline,
            first_page: part.first_page,
        });
    }
    Ok(placed)
}
