//! The links of an annex.

use lopdf::{Document, Object, ObjectId, dictionary};
use vuosikello_pdf::text_string;

use super::refusal::Refusal;
use super::structure::Structure;

impl Structure {
    /// Links: printed, described, and each in the structure.
    pub(super) fn links(
        &mut self,
        document: &mut Document,
        pages: &[ObjectId],
        element: ObjectId,
        title: &str,
    ) -> Result<(), Refusal> {
        for page in pages {
            let annotations = document
                .get_dictionary(*page)
                .ok()
                .and_then(|page| page.get_deref(b"Annots", document).ok());
            let annotations = annotations
                .and_then(|list| list.as_array().ok())
                .cloned()
                .unwrap_or_default();
            let mut listed = Vec::with_capacity(annotations.len());
            for annotation in annotations {
                let id = match annotation {
                    Object::Reference(id) => id,
                    Object::Dictionary(direct) => document.add_object(direct),
                    _ => continue,
                };
                let Ok(link) = document.get_dictionary_mut(id) else {
                    continue;
                };
                if !link.has(b"Subtype") {
                    return Err(Refusal::Unreadable);
                }
                /// Bits of F (ISO 32000-1 § 12.5.3): invisible, hidden, no view; and printed.
                const UNSEEN: i64 = 1 | 2 | 32;
                const PRINTED: i64 = 4;
                let flags = link.get(b"F").and_then(Object::as_i64).unwrap_or_default();
                link.set("F", (flags | PRINTED) & !UNSEEN & !256);
                if !link.has(b"Contents") {
                    let uri = link
                        .get(b"A")
                        .and_then(Object::as_dict)
                        .and_then(|a| a.get(b"URI"))
                        .and_then(Object::as_str);
                    let said = uri.map_or_else(
                        |_| format!("Linkki, {title}"),
                        |uri| String::from_utf8_lossy(uri).into_owned(),
                    );
                    link.set("Contents", text_string(&said));
                }
                let said = link.get(b"Contents").cloned().unwrap_or(Object::Null);
                link.set("P", Object::Reference(*page));
                if !link.has(b"StructParent") {
                    let key = self.next_key;
                    self.next_key += 1;
                    link.set("StructParent", key);
                    let node = document.add_object(dictionary! {
                        "Type" => "StructElem",
                        "S" => "Link",
                        "P" => Object::Reference(element),
                        // The text of the link stands in the figure; here it must be said.
                        "Alt" => said,
                        "K" => dictionary! {
                            "Type" => "OBJR",
                            "Pg" => Object::Reference(*page),
                            "Obj" => Object::Reference(id),
                        },
                    });
                    self.parents.push((key, Object::Reference(node)));
                    self.kids.push(Object::Reference(node));
                }
                listed.push(Object::Reference(id));
            }
            if let Ok(page) = document.get_dictionary_mut(*page) {
                if listed.is_empty() {
                    page.remove(b"Annots");
                } else {
                    page.set("Annots", listed);
                }
            }
        }
        Ok(())
    }
}
