//! The finishing pass, which makes pages an archival and accessible document.

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

use lopdf::Document;
use vuosikello_document::Head;

use self::objects::Objects;
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
    let objects = Objects::new(document, laid);
    let links = annotations::add(document, &objects)?;
    // The keys of the parent tree: one per page, one per link, then those of the finished files.
    let mut next_key = (laid.pages.len() + links.iter().map(Vec::len).sum::<usize>()) as i64;
    let inserted = insertion::insert(document, &objects, &mut next_key, fill)?;
    structure::add(document, &objects, &links, &inserted, next_key)?;
    pages::complete(document, &objects, &links)?;
    outline::add(document, &objects, &inserted)?;
    intent::add(document)?;
    let any = |of: fn(&Insertion) -> bool| inserted.iter().any(|one| of(&one.insertion));
    let claims = metadata::Claims {
        archival: !any(|it| it.is_not_archival),
        accessible: laid.undescribed_pictures == 0 && !any(|it| it.is_not_accessible),
    };
    metadata::add(document, head, claims)?;
    Ok(())
}

/// The bytes of the file.
pub(crate) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    identity::reserve(document);
    let mut bytes = file::write(document);
    identity::stamp(&mut bytes)?;
    Ok(bytes)
}
