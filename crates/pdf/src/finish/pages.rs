//! What pages must say of themselves beyond their content, and their labels.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::annotations::Link;
use super::objects::{catalog_mut, dictionary_mut, name};
use crate::Error;
use crate::layout::Laid;

/// Completes the dictionaries of our own pages: their key in the parent tree, the order of the tab key (ISO 14289-1 § 7.18.3),
/// their links. Numbers the pages from 1.
pub(super) fn complete(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    links: &[Vec<Link>],
) -> Result<(), Error> {
    for (index, id) in pages
        .iter()
        .enumerate()
        .filter(|(index, _)| !laid.is_reserved(*index))
    {
        let page = dictionary_mut(document, *id)?;
        for key in ["TrimBox", "CropBox", "Annots"] {
            page.remove(key.as_bytes());
        }
        page.set("StructParents", index as i64);
        page.set("Tabs", name("S"));
        if let Some(links) = links.get(index).filter(|links| !links.is_empty()) {
            let links: Vec<Object> = links.iter().map(|link| Object::Reference(link.id)).collect();
            page.set("Annots", links);
        }
    }
    let catalog = catalog_mut(document)?;
    catalog.set(
        "PageLabels",
        dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => name("D") }.into()] },
    );
    Ok(())
}
