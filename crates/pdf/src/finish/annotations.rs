//! Link annotations (ISO 32000-1 § 12.5.6.5): visible to nobody but the pointer, printed, described, and bound to the
//! structure (ISO 14289-1 § 7.18).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::objects::{Objects, text};
use crate::layout::page::Goal;
use crate::layout::structure::NodeId;

/// A link annotation in the file.
pub(super) struct Link {
    pub(super) id: ObjectId,
    /// Its key in the parent tree.
    pub(super) key: i64,
    pub(super) node: NodeId,
}

/// Adds the links; returns those of each page. The keys of the parent tree begin with one per page.
pub(super) fn add(document: &mut Document, objects: &Objects<'_>) -> Vec<Vec<Link>> {
    let pages = &objects.laid.pages;
    let mut keys = pages.len() as i64..;
    let mut all = Vec::with_capacity(pages.len());
    for (page, page_id) in pages.iter().zip(&objects.pages) {
        let mut links = Vec::with_capacity(page.annotations.len());
        for (annotation, key) in page.annotations.iter().zip(&mut keys) {
            let mut link = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                // Bit 3: printed (ISO 19005-2 § 6.3.2).
                "F" => 4,
                "Border" => vec![Object::Integer(0); 3],
                "Rect" => objects.corners(annotation.area),
                "Contents" => text(&annotation.link.description),
                "P" => *page_id,
                "StructParent" => key,
            };
            match &annotation.link.goal {
                Goal::Uri(uri) => {
                    let uri = Object::string_literal(uri.as_str());
                    link.set("A", dictionary! { "S" => "URI", "URI" => uri });
                }
                Goal::Anchor(anchor) => link.set("Dest", objects.destination(*anchor)),
            }
            let (id, node) = (document.add_object(link), annotation.link.node);
            links.push(Link { id, key, node });
        }
        all.push(links);
    }
    all
}
