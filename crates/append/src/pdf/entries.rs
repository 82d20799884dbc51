//! Entries of dictionaries, whose values may stand there or in objects of their own (ISO 32000-1 § 7.3.10).

use lopdf::{Dictionary, Document, Object};

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
/// followed down to `depth`, and until there are `limit` pairs.
pub(super) fn tree_pairs(
    document: &Document,
    root: &Object,
    key: &[u8],
    depth: usize,
    limit: usize,
) -> Vec<(Object, Object)> {
    let node = document.dereference(root).and_then(|(_, node)| node.as_dict());
    let (Some(depth), Ok(node)) = (depth.checked_sub(1), node) else {
        return Vec::new();
    };
    let (pairs, _) = array(document, node, key).as_chunks::<2>();
    let mut pairs: Vec<_> = pairs.iter().cloned().map(|[key, value]| (key, value)).collect();
    for kid in array(document, node, b"Kids").iter().take(limit) {
        pairs.extend(tree_pairs(document, kid, key, depth, limit));
        if pairs.len() > limit {
            break;
        }
    }
    pairs
}
