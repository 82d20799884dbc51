//! Link annotations (ISO 32000-1 § 12.5.6.5): visible to nobody but the pointer, printed, described, and bound to the
//! structure (ISO 14289-1 § 7.18).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::objects::{destination, name, points, text};
use crate::layout::Laid;
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
pub(super) fn add(document: &mut Document, laid: &Laid, pages: &[ObjectId]) -> Vec<Vec<Link>> {
    let mut key = laid.pages.len() as i64;
    let mut all = Vec::with_capacity(laid.pages.len());
    for (page, page_id) in laid.pages.iter().zip(pages) {
        let mut links = Vec::with_capacity(page.annotations.len());
        for annotation in &page.annotations {
            let (area, height) = (annotation.area, laid.style.height);
            let mut link = dictionary! {
                "Type" => name("Annot"),
                "Subtype" => name("Link"),
                // Bit 3: printed (ISO 19005-2 § 6.3.2).
                "F" => 4,
                "Border" => vec![Object::Integer(0); 3],
                "Rect" => vec![
                    points(area.x),
                    points(height - area.y - area.height),
                    points(area.x + area.width),
                    points(height - area.y),
                ],
                "Contents" => text(&annotation.text),
                "P" => Object::Reference(*page_id),
                "StructParent" => key,
            };
            match &annotation.goal {
                Goal::Uri(uri) => {
                    link.set(
                        "A",
                        dictionary! { "S" => name("URI"), "URI" => Object::string_literal(uri.as_str()) },
                    );
                }
                Goal::Anchor(anchor) => link.set("Dest", destination(laid, pages, *anchor)),
            }
            links.push(Link {
                id: document.add_object(link),
                key,
                node: annotation.node,
            });
            key += 1;
        }
        all.push(links);
    }
    all
}
