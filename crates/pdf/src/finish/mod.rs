//! The finishing pass: what makes a file of pages an archival, accessible document. One file per thing.

mod annotations;
mod compress;
mod file;
mod fonts;
pub(crate) mod identity;
mod intent;
mod metadata;
mod objects;
mod outline;
mod pages;
mod structure;
mod syntax;

pub(crate) use objects::{name, text};

use lopdf::{Document, ObjectId};
use vuosikello_document::Head;

use crate::append::{self, Foreign};
use crate::font::Fonts;
use crate::layout::Laid;
use crate::{Error, Warning};

/// Completes the document that [`write`](mod@crate::write) made, and takes in the foreign annexes.
pub(crate) fn finish(
    document: &mut Document,
    laid: &Laid,
    fonts: &Fonts,
    head: &Head,
    files: &[Foreign],
) -> Result<Vec<Warning>, Error> {
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
    // The keys of the parent tree: one per page, one per link, then those of the foreign files.
    let mut next_key = (pages.len() + annotations.iter().map(Vec::len).sum::<usize>()) as i64;
    let mut warnings = Vec::new();
    let foreign = append::place(document, laid, files, &elements, &mut next_key, &mut warnings)?;
    structure::add(
        document,
        laid,
        &pages,
        &annotations,
        &elements,
        &foreign,
        next_key,
    )?;
    pages::complete(document, laid, &pages, &annotations)?;
    outline::add(document, laid, &pages, &foreign)?;
    intent::add(document)?;
    metadata::add(document, head)?;
    Ok(warnings)
}

/// The bytes of the file.
pub(crate) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    identity::reserve(document);
    let mut bytes = file::write(document);
    identity::stamp(&mut bytes)?;
    Ok(bytes)
}
