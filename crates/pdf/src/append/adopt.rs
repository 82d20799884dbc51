//! The structure of a foreign file as a part of ours.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::refusal::Refusal;
use crate::finish::{name, text};

/// The standard structure types (ISO 32000-1 § 14.8.4).
const STANDARD: [&str; 49] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
];
/// A chain of roles mapped to roles is followed this far; a longer one is a circle.
const ROLE_CHAIN: usize = 16;

/// What becomes of the structure.
pub(super) struct Adopted {
    pub(super) kids: Vec<Object>,
    pub(super) parents: Vec<(i64, Object)>,
    pub(super) next_key: i64,
    pub(super) figures_without_text: usize,
}

impl Adopted {
    pub(super) fn new(next_key: i64) -> Self {
        Adopted {
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
            let role = self.role(
                role,
                roles,
                &mut level,
                below.iter().any(|kid| kid.as_reference().is_ok()),
            );
            let mut attributes = None;
            if role == "TH" && !has_scope(document, node) {
                attributes = Some(with_scope(document, node));
            }
            let silent = role == "Figure" && !node.has(b"Alt") && !node.has(b"ActualText");
            let Ok(node) = document.get_dictionary_mut(id) else {
                continue;
            };
            node.set("S", name(&role));
            node.set("P", Object::Reference(parent));
            node.remove(b"NS");
            if let Some(attributes) = attributes {
                node.set("A", attributes);
            }
            if silent {
                self.figures_without_text += 1;
                node.set("Alt", text(&format!("Kuva, {title}")));
            }
            stack.extend(below.into_iter().rev().map(|kid| (kid, id)));
        }
        self.kids = kids;
        Ok(())
    }

    /// The standard type of an element.
    fn role(&self, role: &[u8], roles: &Dictionary, level: &mut u8, has_elements: bool) -> String {
        let mut role = role;
        for _ in 0..ROLE_CHAIN {
            if STANDARD.iter().any(|standard| standard.as_bytes() == role) {
                break;
            }
            match roles.get(role).and_then(Object::as_name) {
                Ok(mapped) => role = mapped,
                Err(_) => break,
            }
        }
        let role = match role {
            b"Document" => "Sect".to_owned(),
            b"Title" | b"Sub" | b"FENote" | b"DocumentFragment" | b"Aside" if has_elements => {
                "Div".to_owned()
            }
            b"Title" => "P".to_owned(),
            role if STANDARD.iter().any(|standard| standard.as_bytes() == role) => {
                String::from_utf8_lossy(role).into_owned()
            }
            _ if has_elements => "Div".to_owned(),
            _ => "Span".to_owned(),
        };
        // Levels of headings may not be skipped, and the two ways of counting them may not be mixed.
        let heading = match role.as_str() {
            "H" => Some(*level + 1),
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => role.as_bytes().get(1).map(|digit| digit - b'0'),
            _ => None,
        };
        match heading {
            Some(wanted) => {
                *level = wanted.min(*level + 1).min(6);
                format!("H{level}")
            }
            None => role,
        }
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
                "Type" => name("StructElem"),
                "S" => name("Figure"),
                "P" => Object::Reference(element),
                "Pg" => Object::Reference(*page),
                "K" => 0,
                "Alt" => text(&format!("{title}, sivu {}", index + 1)),
                "A" => dictionary! {
                    "O" => name("Layout"),
                    "Placement" => name("Block"),
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
                    link.set("Contents", text(&said));
                }
                let said = link.get(b"Contents").cloned().unwrap_or(Object::Null);
                link.set("P", Object::Reference(*page));
                if !link.has(b"StructParent") {
                    let key = self.next_key;
                    self.next_key += 1;
                    link.set("StructParent", key);
                    let node = document.add_object(dictionary! {
                        "Type" => name("StructElem"),
                        "S" => name("Link"),
                        "P" => Object::Reference(element),
                        // The text of the link stands in the figure; here it must be said.
                        "Alt" => said,
                        "K" => dictionary! {
                            "Type" => name("OBJR"),
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
    attributes.push(dictionary! { "O" => name("Table"), "Scope" => name("Column") }.into());
    attributes
}
