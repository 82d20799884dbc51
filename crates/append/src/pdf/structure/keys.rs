//! Where pages, forms and objects stand in the parent tree.

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::{Holder, Tree};

/// The keys of pages, forms and objects in the parent tree (ISO 32000-1 § 14.7.4.4).
#[derive(Debug, Default)]
pub(in crate::pdf) struct Keys {
    pub(in crate::pdf) of_holder: BTreeMap<Holder, i64>,
    pub(in crate::pdf) of_object: BTreeMap<ObjectId, i64>,
    /// The first key that is free.
    pub(in crate::pdf) next: i64,
}

impl Keys {
    /// Gives keys from `first` on to what the structure refers to.
    pub(in crate::pdf) fn new(tree: &Tree, first: i64) -> Self {
        let mut keys = Self {
            next: first,
            ..Self::default()
        };
        for mark in tree.marks.keys() {
            if !keys.of_holder.contains_key(&mark.holder) {
                keys.of_holder.insert(mark.holder, keys.next);
                keys.next += 1;
            }
        }
        for object in tree.objects.keys() {
            keys.of_object.insert(*object, keys.next);
            keys.next += 1;
        }
        keys
    }
}
