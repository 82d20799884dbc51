//! The structure of an annex as a part of ours.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use vuosikello_pdf::{Insertion, text_string};

use super::entries::items;
use super::refusal::Refusal;
use super::roles::standard_role;

/// The structure of an annex whose objects are copied into our document.
pub(super) struct Structure<'a> {
    pub(super) document: &'a mut Document,
    pub(super) pages: &'a [ObjectId],
    /// The element below which the structure belongs.
    pub(super) element: ObjectId,
    /// The title of the annex.
    pub(super) title: &'a str,
    pub(super) insertion: Insertion,
    pub(super) figures_without_text: usize,
}

impl Structure<'_> {
    /// Takes over the tree of a tagged file: standard types instead of mapped ones, parents that are right, and what
    /// PDF/UA asks of headings, header cells and figures (ISO 14289-1 § 7.3–7.5).
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] if an element stands in the tree twice.
    pub(super) fn tree(&mut self, roles: &Dictionary) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        let mut level = 0;
        let kids = self.insertion.kids.iter().rev();
        let mut stack: Vec<(Object, ObjectId)> = kids.map(|kid| (kid.clone(), self.element)).collect();
        while let Some((kid, parent)) = stack.pop() {
            let Ok(id) = kid.as_reference() else { continue };
            let Ok(node) = self.document.get_dictionary(id) else {
                continue;
            };
            let Ok(role) = node.get(b"S").and_then(Object::as_name) else {
                continue;
            };
            if !seen.insert(id) {
                return Err(Refusal::Unreadable);
            }
            let below = items(self.document, node, b"K");
            let has_elements = below.iter().any(|kid| kid.as_reference().is_ok());
            let role = standard_role(role, roles, &mut level, has_elements);
            let attributes = (role == "TH").then(|| with_scope(self.document, node)).flatten();
            let is_silent = role == "Figure" && !node.has(b"Alt") && !node.has(b"ActualText");
            let Ok(node) = self.document.get_dictionary_mut(id) else {
                continue;
            };
            node.set("S", role.as_str());
            node.set("P", parent);
            node.remove(b"NS");
            if let Some(attributes) = attributes {
                node.set("A", attributes);
            }
            if is_silent {
                self.figures_without_text += 1;
                node.set("Alt", text_string(&format!("Kuva, {}", self.title)));
            }
            stack.extend(below.into_iter().rev().map(|kid| (kid, id)));
        }
        Ok(())
    }

    /// Makes each page of an untagged file a figure.
    pub(super) fn figures(&mut self) {
        for (index, page) in self.pages.iter().enumerate() {
            let bounds = self.document.get_dictionary(*page);
            let bounds = bounds.and_then(|page| page.get(b"MediaBox")).cloned();
            let figure = self.document.add_object(dictionary! {
                "Type" => "StructElem",
                "S" => "Figure",
                "P" => self.element,
                "Pg" => *page,
                "K" => 0,
                "Alt" => text_string(&format!("{}, sivu {}", self.title, index + 1)),
                "A" => dictionary! {
                    "O" => "Layout",
                    "Placement" => "Block",
                    "BBox" => bounds.unwrap_or(Object::Null),
                },
            });
            let key = self.add(figure, vec![Object::from(figure)].into());
            if let Ok(page) = self.document.get_dictionary_mut(*page) {
                page.set("StructParents", key);
            }
        }
    }

    /// Adds an element below that of the annex, and its entry in the parent tree; returns the key of that.
    pub(super) fn add(&mut self, element: ObjectId, parents: Object) -> i64 {
        let key = self.insertion.next_key;
        self.insertion.next_key += 1;
        self.insertion.parents.push((key, parents));
        self.insertion.kids.push(element.into());
        key
    }
}

/// The attributes of a header cell with a scope, which PDF/UA asks for; `None` if it has one.
fn with_scope(document: &Document, node: &Dictionary) -> Option<Vec<Object>> {
    let mut attributes = items(document, node, b"A");
    let has_scope = |attribute: &Object| {
        let attribute = document
            .dereference(attribute)
            .and_then(|(_, value)| value.as_dict());
        attribute.is_ok_and(|attribute| attribute.has(b"Scope"))
    };
    if attributes.iter().any(has_scope) {
        return None;
    }
    attributes.push(dictionary! { "O" => "Table", "Scope" => "Column" }.into());
    Some(attributes)
}
