//! The dictionaries and the labels of pages.

use lopdf::{Document, Object, dictionary};

use super::annotations::Bound;
use super::objects::Objects;
use crate::Error;

/// Completes the dictionaries of the pages that are not those of finished files: key in the parent tree, tab order (ISO 14289-1
/// § 7.18.3), links. Labels the pages from 1.
pub(super) fn complete(
    document: &mut Document,
    objects: &Objects<'_>,
    links: &[Vec<Bound>],
) -> Result<(), Error> {
    let pages = objects.pages.iter().zip(links).enumerate();
    for (index, (id, links)) in pages.filter(|(index, _)| !objects.laid.is_reserved(*index)) {
        let page = document.get_dictionary_mut(*id)?;
        for key in ["TrimBox", "CropBox", "Annots"] {
            page.remove(key.as_bytes());
        }
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
        if !links.is_empty() {
            let links: Vec<Object> = links.iter().map(|link| link.id.into()).collect();
            page.set("Annots", links);
        }
    }
    let labels = vec![0.into(), dictionary! { "S" => "D" }.into()];
    document
        .catalog_mut()?
        .set("PageLabels", dictionary! { "Nums" => labels });
    Ok(())
}
