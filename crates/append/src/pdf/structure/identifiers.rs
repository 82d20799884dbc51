//! The identifiers of elements, which are to be unique in our file: several annexes may have the same.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};

use super::Tree;

/// The identifiers of the elements of an annex in our file.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// The new identifier of each element that has one.
    pub(super) of: BTreeMap<usize, Vec<u8>>,
    /// The new one for each old one.
    new: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Identifiers {
    /// Gives new identifiers to the elements that have one, and to notes, which must have one (ISO 14289-1 § 7.9). `element` is the
    /// element of the annex in our file.
    pub(super) fn new(tree: &Tree, order: &[usize], document: &Document, element: ObjectId) -> Self {
        let mut identifiers = Self::default();
        for (number, at) in order.iter().enumerate() {
            let Some(node) = tree.elements.get(*at) else {
                continue;
            };
            let own = node.entries.get_deref(b"ID", document).and_then(Object::as_str);
            let own = own.ok().filter(|own| !own.is_empty());
            if own.is_none() && node.role != "Note" {
                continue;
            }
            let prefix = format!("annex-{:08}-", element.0);
            let mut new = match own {
                Some(own) => [prefix.as_bytes(), own].concat(),
                None => format!("{prefix}note-{number:08}").into_bytes(),
            };
            // Two elements of one identifier: header cells that are named by it are the first.
            if own.is_some_and(|own| identifiers.new.contains_key(own)) {
                new.extend(format!("-{number:08}").into_bytes());
            }
            if let Some(own) = own {
                identifiers.new.entry(own.to_vec()).or_insert_with(|| new.clone());
            }
            identifiers.of.insert(*at, new);
        }
        identifiers
    }

    /// Attributes with our identifiers of header cells; one that no element has is left out.
    pub(super) fn renamed(&self, attribute: Object, document: &Document) -> Object {
        let Object::Dictionary(mut found) = attribute else {
            return attribute;
        };
        let headers = found.get_deref(b"Headers", document).and_then(Object::as_array);
        let ours = headers.ok().map(|headers| -> Vec<Object> {
            let known = headers
                .iter()
                .filter_map(|header| self.new.get(header.as_str().ok()?));
            known.map(|new| Object::string_literal(new.clone())).collect()
        });
        match ours {
            Some(ours) if ours.is_empty() => drop(found.remove(b"Headers")),
            Some(ours) => found.set("Headers", ours),
            None => {}
        }
        found.into()
    }
}
