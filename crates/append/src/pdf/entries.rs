//! Entries of dictionaries, whose values may stand there or in objects of their own (ISO 32000-1 § 7.3.10).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The dictionary under a key.
pub(super) fn dictionary<'d>(
    document: &'d Document,
    holder: &'d Dictionary,
    key: &[u8],
) -> Option<&'d Dictionary> {
    holder.get_deref(key, document).ok()?.as_dict().ok()
}

/// The array under a key; empty if there is none.
pub(super) fn array<'d>(document: &'d Document, holder: &'d Dictionary, key: &[u8]) -> &'d [Object] {
    let value = holder.get_deref(key, document).and_then(Object::as_array);
    value.map_or(&[], Vec::as_slice)
}

/// The items of the array under a key, or the value itself if it is no array.
pub(super) fn items(document: &Document, holder: &Dictionary, key: &[u8]) -> Vec<Object> {
    match holder.get_deref(key, document) {
        Ok(Object::Array(items)) => items.clone(),
        _ => holder.get(key).into_iter().cloned().collect(),
    }
}

/// The pairs of a name tree (`Names`) or number tree (`Nums`), from left to right (ISO 32000-1 § 7.9.6, 7.9.7). Nodes are
/// followed down to `depth`, each once, and until there are `limit` pairs.
pub(super) fn tree_pairs(
    document: &Document,
    root: &Object,
    key: &[u8],
    depth: usize,
    limit: usize,
) -> Vec<(Object, Object)> {
    let mut walk = Walk {
        document,
        key,
        limit,
        seen: BTreeSet::new(),
        pairs: Vec::new(),
    };
    walk.node(root, depth);
    walk.pairs
}

struct Walk<'d> {
    document: &'d Document,
    key: &'d [u8],
    limit: usize,
    /// The nodes so far: in a tree each has one place, and one that lies in itself in several would never end.
    seen: BTreeSet<ObjectId>,
    pairs: Vec<(Object, Object)>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Object, depth: usize) {
        let Ok((id, node)) = self.document.dereference(node) else {
            return;
        };
        let is_new = id.is_none_or(|id| self.seen.insert(id));
        let (Some(depth), Ok(node), true) = (depth.checked_sub(1), node.as_dict(), is_new) else {
            return;
        };
        let (pairs, _) = array(self.document, node, self.key).as_chunks::<2>();
        self.pairs
            .extend(pairs.iter().cloned().map(|[key, value]| (key, value)));
        for kid in array(self.document, node, b"Kids").iter().take(self.limit) {
            if self.pairs.len() > self.limit {
                break;
            }
            self.node(kid, depth);
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::tree_pairs;

    #[test]
    fn a_node_that_lies_in_itself_many_times_is_followed_once() {
        let mut document = Document::new();
        let id = document.new_object_id();
        let kids = vec![Object::Reference(id); 9];
        let pair = vec![Object::Integer(0), Object::Null];
        document.objects.insert(
            id,
            Object::Dictionary(dictionary! { "Kids" => kids, "Nums" => pair }),
        );
        let pairs = tree_pairs(&document, &Object::Reference(id), b"Nums", 64, 100_000);
        assert_eq!(pairs, [(Object::Integer(0), Object::Null)]);
    }
}
