//! The finishing pass: what makes a file of pages an archival, accessible document. One file per thing.

mod annotations;
mod compress;
mod fonts;
pub(crate) mod identity;
mod intent;
mod metadata;
mod objects;
mod outline;
mod pages;
mod structure;

use lopdf::{Document, ObjectId};
use vuosikello_document::Head;

use crate::Error;
use crate::font::Fonts;
use crate::layout::Laid;

/// Completes the document that [`write`](crate::write) made.
pub(crate) fn finish(document: &mut Document, laid: &Laid, fonts: &Fonts, head: &Head) -> Result<(), Error> {
    document.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let annotations = annotations::add(document, laid, &pages);
    structure::add(document, laid, &pages, &annotations)?;
    pages::complete(document, laid, &pages, &annotations)?;
    outline::add(document, laid, &pages)?;
    fonts::correct(document, fonts);
    intent::add(document)?;
    metadata::add(document, head)?;
    Ok(())
}

/// The bytes of the file.
pub(crate) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    compress::streams(document);
    identity::prepare(document);
    let mut bytes = Vec::new();
    document
        .save_modern(&mut bytes)
        .map_err(|error| Error::Internal(error.to_string()))?;
    identity::stamp(&mut bytes)?;
    Ok(bytes)
}
