//! The structure of an annex as a part of ours.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use vuosikello_pdf::text_string;

use super::refusal::Refusal;
use super::roles::standard_role;

/// What becomes of the structure.
pub(super) struct Structure {
    pub(super) kids: Vec<Object>,
    pub(super) parents: Vec<(i64, Object)>,
    pub(super) next_key: i64,
    pub(super) figures_without_text: usize,
}

impl Structure {
    pub(super) fn new(next_key: i64) -> Self {
        Structure {
            kids: Vec::new(),
            parents: Vec::new(),
            next_key,
            figures_without_text: 0,
        }
    }

    /// Takes over the tree of a tagged file: standard types instead of mapped ones, parents that are right, and what
    /// PDF/UA asks of headings, header cells and figures (ISO 14289-1 § 7.3–7.5).
    pub(super) fn tree(
        &mut self,
        document: &mut Document,
        kids: Vec<Object>,
        roles: &Dictionary,
        element: ObjectId,
        title: &str,
    ) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        let mut level = 0;
        let mut stack: Vec<(Object, ObjectId)> =
            kids.iter().rev().map(|kid| (kid.clone(), element)).collect();
        while let Some((kid, parent)) = stack.pop() {
            let Ok(id) = kid.as_reference() else { continue };
            let Ok(node) = document.get_dictionary(id) else {
                continue;
            };
            let Ok(role) = node.get(b"S").and_then(Object::as_name) else {
                continue;
            };
            if !seen.insert(id) {
                return Err(Refusal::Unreadable);
            }
            let below = node.get_deref(b"K", document).ok();
            let below: Vec<Object> = match below {
                Some(Object::Array(kids)) => kids.clone(),
                _ => node.get(b"K").into_iter().cloned().collect(),
            };
            let has_elements = below.iter().any(|kid| kid.as_reference().is_ok());
            let role = standard_role(role, roles, &mut level, has_elements);
            let mut attributes = None;
            if role == "TH" && !has_scope(document, node) {
                attributes = Some(with_scope(document, node));
            }
            let silent = role == "Figure" && !node.has(b"Alt") && !node.has(b"ActualText");
            let Ok(node) = document.get_dictionary_mut(id) else {
                continue;
            };
            node.set("S", Object::Name(role.into_bytes()));
            node.set("P", Object::Reference(parent));
            node.remove(b"NS");
            if let Some(attributes) = attributes {
                node.set("A", attributes);
            }
            if silent {
                self.figures_without_text += 1;
                node.set("Alt", text_string(&format!("Kuva, {title}")));
            }
            stack.extend(below.into_iter().rev().map(|kid| (kid, id)));
        }
        self.kids = kids;
        Ok(())
    }

    /// The pages of an untagged file as figures, one each.
    pub(super) fn figures(
        &mut self,
        document: &mut Document,
        pages: &[ObjectId],
        element: ObjectId,
        title: &str,
    ) {
        for (index, page) in pages.iter().enumerate() {
            let bounds = document
                .get_dictionary(*page)
                .ok()
                .and_then(|page| page.get(b"MediaBox").ok())
                .cloned();
            let figure = document.add_object(dictionary! {
                "Type" => "StructElem",
                "S" => "Figure",
                "P" => Object::Reference(element),
                "Pg" => Object::Reference(*page),
                "K" => 0,
                "Alt" => text_string(&format!("{title}, sivu {}", index + 1)),
                "A" => dictionary! {
                    "O" => "Layout",
                    "Placement" => "Block",
                    "BBox" => bounds.unwrap_or(Object::Null),
                },
            });
            let key = self.next_key;
            self.next_key += 1;
            self.parents
                .push((key, Object::Array(vec![Object::Reference(figure)])));
            self.kids.push(Object::Reference(figure));
            if let Ok(page) = document.get_dictionary_mut(*page) {
                page.set("StructParents", key);
            }
        }
    }
}

/// The attribute dictionaries of an element.
fn attributes(document: &Document, node: &Dictionary) -> Vec<Object> {
    match node.get_deref(b"A", document) {
        Ok(Object::Array(attributes)) => attributes.clone(),
        Ok(_) => node.get(b"A").into_iter().cloned().collect(),
        Err(_) => Vec::new(),
    }
}

fn has_scope(document: &Document, node: &Dictionary) -> bool {
    attributes(document, node).iter().any(|attribute| {
        let attribute = document
            .dereference(attribute)
            .ok()
            .and_then(|(_, attribute)| attribute.as_dict().ok());
        attribute.is_some_and(|attribute| attribute.has(b"Scope"))
    })
}

fn with_scope(document: &Document, node: &Dictionary) -> Vec<Object> {
    let mut attributes = attributes(document, node);
    attributes.push(dictionary! { "O" => "Table", "Scope" => "Column" }.into());
    attributes
}
