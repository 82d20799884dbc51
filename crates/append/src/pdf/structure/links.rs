//! The links of an annex.

use lopdf::{Object, dictionary};
use vuosikello_pdf::text_string;

use super::Structure;
use crate::pdf::entries::array;
use crate::pdf::refusal::Refusal;

/// Flags of an annotation (ISO 32000-1 § 12.5.3): printed; and invisible, hidden, not shown and toggled, which archives
/// forbid (ISO 19005-2 § 6.3.2).
const PRINTED: i64 = 4;
const UNSEEN: i64 = 1 | 2 | 32 | 256;

impl Structure<'_> {
    /// Makes the links of the pages printed and described, and each a part of the structure.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] if an annotation has no type.
    pub(in crate::pdf) fn links(&mut self) -> Result<(), Refusal> {
        for page in self.pages {
            let annotations = self.document.get_dictionary(*page);
            let annotations = annotations.map(|page| array(self.document, page, b"Annots").to_vec());
            let mut listed: Vec<Object> = Vec::new();
            for annotation in annotations.unwrap_or_default() {
                let id = match annotation {
                    Object::Reference(id) => id,
                    Object::Dictionary(direct) => self.document.add_object(direct),
                    _ => continue,
                };
                let Ok(link) = self.document.get_dictionary_mut(id) else {
                    continue;
                };
                if !link.has(b"Subtype") {
                    return Err(Refusal::Unreadable);
                }
                let flags = link.get(b"F").and_then(Object::as_i64).unwrap_or_default();
                link.set("F", (flags | PRINTED) & !UNSEEN);
                if !link.has(b"Contents") {
                    let action = link.get(b"A").and_then(Object::as_dict);
                    let uri = action
                        .and_then(|action| action.get(b"URI"))
                        .and_then(Object::as_str);
                    let said = uri.map_or_else(
                        |_| format!("Linkki, {}", self.title),
                        |uri| String::from_utf8_lossy(uri).into_owned(),
                    );
                    link.set("Contents", text_string(&said));
                }
                let said = link.get(b"Contents").cloned().unwrap_or(Object::Null);
                link.set("P", *page);
                if !link.has(b"StructParent") {
                    let element = self.document.add_object(dictionary! {
                        "Type" => "StructElem",
                        "S" => "Link",
                        "P" => self.element,
                        // The text of the link stands in the figure; here it must be said.
                        "Alt" => said,
                        "K" => dictionary! { "Type" => "OBJR", "Pg" => *page, "Obj" => id },
                    });
                    let key = self.add(element, element.into());
                    if let Ok(link) = self.document.get_dictionary_mut(id) {
                        link.set("StructParent", key);
                    }
                }
                listed.push(id.into());
            }
            if let Ok(page) = self.document.get_dictionary_mut(*page) {
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
