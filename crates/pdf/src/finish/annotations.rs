//! Annotations: links (ISO 32000-1 § 12.5.6.5), visible to nobody but the pointer, and fields for signatures (§ 12.7.4.5), which are
//! empty. All are printed, described, and bound to the structure (ISO 14289-1 § 7.18).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::objects::{Objects, points, text};
use crate::Error;
use crate::layout::page::{Action, Annotation, Goal};
use crate::layout::structure::NodeId;

/// An annotation in the file.
pub(super) struct Bound {
    pub(super) id: ObjectId,
    /// Its key in the parent tree.
    pub(super) key: i64,
    pub(super) node: NodeId,
}

/// Adds the annotations; returns those of each page. The keys of the parent tree begin with one per page.
pub(super) fn add(document: &mut Document, objects: &Objects<'_>) -> Result<Vec<Vec<Bound>>, Error> {
    let pages = &objects.laid.pages;
    let mut keys = pages.len() as i64..;
    let mut all = Vec::with_capacity(pages.len());
    let mut fields: Vec<Object> = Vec::new();
    for (index, (page, page_id)) in pages.iter().zip(&objects.pages).enumerate() {
        let mut bound = Vec::with_capacity(page.annotations.len());
        for (annotation, key) in page.annotations.iter().zip(&mut keys) {
            let mut entries = match annotation.action {
                Action::Link(_) => dictionary! { "Type" => "Annot", "Subtype" => "Link" },
                Action::Sign => dictionary! { "Type" => "Annot", "Subtype" => "Widget" },
            };
            // Bit 3: printed (ISO 19005-2 § 6.3.2).
            entries.set("F", 4);
            if matches!(annotation.action, Action::Link(_)) {
                entries.set("Border", vec![Object::Integer(0); 3]);
            }
            entries.set("Rect", objects.corners(index, annotation.area));
            entries.set("Contents", text(&annotation.description));
            entries.set("P", *page_id);
            entries.set("StructParent", key);
            match &annotation.action {
                Action::Link(goal) => link(&mut entries, goal, objects),
                Action::Sign => field(document, &mut entries, annotation, fields.len() + 1),
            }
            let id = document.add_object(entries);
            if annotation.action == Action::Sign {
                fields.push(id.into());
            }
            let node = annotation.node;
            bound.push(Bound { id, key, node });
        }
        all.push(bound);
    }
    if !fields.is_empty() {
        // Bit 1: the file has fields for signatures.
        let form = dictionary! { "Fields" => fields, "SigFlags" => 1 };
        document.catalog_mut()?.set("AcroForm", form);
    }
    Ok(all)
}

fn link(entries: &mut Dictionary, goal: &Goal, objects: &Objects<'_>) {
    match goal {
        Goal::Uri(uri) => {
            let uri = Object::string_literal(uri.as_str());
            entries.set("A", dictionary! { "S" => "URI", "URI" => uri });
        }
        Goal::Anchor(anchor) => entries.set("Dest", objects.destination(*anchor)),
    }
}

/// A field for a signature, named by its place in the signing order. What it looks like is nothing, until somebody signs (ISO
/// 19005-2 § 6.3.3 wants it said).
fn field(document: &mut Document, entries: &mut Dictionary, annotation: &Annotation, number: usize) {
    let (width, height) = (annotation.area.width, annotation.area.height);
    let look = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), points(width), points(height)],
        "Resources" => Dictionary::new(),
    };
    let look = document.add_object(Stream::new(look, Vec::new()));
    entries.set("FT", "Sig");
    entries.set("T", text(&format!("allekirjoitus-{number}")));
    entries.set("TU", text(&annotation.description));
    entries.set("AP", dictionary! { "N" => look });
}
