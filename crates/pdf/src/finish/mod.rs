//! The finishing pass: what makes a file of pages an archival, accessible document. One file per thing.

mod annotations;
mod compress;
mod file;
mod fonts;
pub(crate) mod identity;
mod insertion;
mod intent;
mod metadata;
mod objects;
mod outline;
mod pages;
mod structure;
mod syntax;

pub use insertion::{Insertion, Place};
pub use objects::text as text_string;

use lopdf::{Document, ObjectId};
use vuosikello_document::Head;

use crate::Error;
use crate::font::Fonts;
use crate::layout::Laid;

/// Completes the document that [`write`](mod@crate::write) made; `fill` puts a finished file into each reserved place.
pub(crate) fn finish<E: From<Error>>(
    document: &mut Document,
    laid: &Laid,
    fonts: &Fonts,
    head: &Head,
    fill: impl FnMut(&mut Document, Place<'_>) -> Result<Insertion, E>,
) -> Result<(), E> {
    document.version = "1.7".to_owned();
    fonts::correct(document, fonts);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let elements: Vec<ObjectId> = laid
        .structure
        .nodes
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let annotations = annotations::add(document, laid, &pages);
    // The keys of the parent tree: one per page, one per link, then those of the finished files.
    let mut next_key = (pages.len() + annotations.iter().map(Vec::len).sum::<usize>()) as i64;
    let inserted = insertion::insert(document, laid, (&pages, &elements), &mut next_key, fill)?;
    structure::add(
        document,
        laid,
        &pages,
        &annotations,
        &elements,
        &inserted,
        next_key,
    )?;
    pages::complete(document, laid, &pages, &annotations)?;
    outline::add(document, laid, &pages, &inserted)?;
    intent::add(document)?;
    metadata::add(document, head)?;
    Ok(())
}

/// The bytes of the file.
pub(crate) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    identity::reserve(document);
    let mut bytes = file::write(document);
    identity::stamp(&mut bytes)?;
    Ok(bytes)
}
