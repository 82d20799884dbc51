//! Entries of dictionaries, whose values may stand there or in objects of their own (ISO 32000-1 § 7.3.10).

use std::borrow::Cow;
use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::budget::Budget;
use super::refusal::Refusal;

/// Entries of a page that mean nothing in another file.
pub(super) const OF_PAGES: [&[u8]; 7] = [
    b"Parent",
    b"Thumb",
    b"B",
    b"Metadata",
    b"PresSteps",
    b"Trans",
    b"Dur",
];
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

/// The pairs of a name tree (`Names`) or number tree (`Nums`), from left to right (ISO 32000-1 § 7.9.6, 7.9.7). Each node is
/// followed once: in a tree it has one place, and one that lies in itself in several would never end.
///
/// # Errors
/// [`Refusal::TooLarge`] if the nodes and pairs are more than the budget has steps left.
pub(super) fn tree_pairs(
    document: &Document,
    root: &Object,
    key: &[u8],
    budget: &Budget,
) -> Result<Vec<(Object, Object)>, Refusal> {
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        budget.step(1)?;
        let Ok((id, node)) = document.dereference(node) else {
            continue;
        };
        let is_new = id.is_none_or(|id| seen.insert(id));
        let (Ok(node), true) = (node.as_dict(), is_new) else {
            continue;
        };
        let (pairs, _) = array(document, node, key).as_chunks::<2>();
        budget.step(pairs.len())?;
        found.extend(pairs.iter().cloned().map(|[key, value]| (key, value)));
        open.extend(array(document, node, b"Kids").iter().rev());
    }
    Ok(found)
}

/// Whether an entry of a dictionary stays behind: actions on events, metadata of parts, private data of other programs, layers,
/// places in the structure (which is written anew). Resources, whose names are anything, have neither type nor kind.
pub(super) fn stays_behind(holder: &Dictionary, key: &[u8]) -> bool {
    let is_typed =
        holder.has(b"Type") || holder.has(b"Subtype") || holder.has(b"BBox") || holder.has(b"Filter");
    match key {
        b"AA" | b"PieceInfo" | b"LastModified" | b"Metadata" | b"OC" => is_typed,
        b"StructParent" | b"StructParents" => true,
        b"SE" => holder.has(b"Title"),
        b"SD" => holder.has(b"S"),
        _ => false,
    }
}

/// The names of the filters of a stream, in the order in which they are undone; `?` for what is no name.
pub(super) fn filters<'d>(document: &'d Document, stream: &'d Dictionary) -> Vec<&'d [u8]> {
    let filters = match stream.get_deref(b"Filter", document) {
        Ok(Object::Array(filters)) => filters.as_slice(),
        Ok(filter) => std::slice::from_ref(filter),
        Err(_) => &[],
    };
    let name = |filter| document.dereference(filter).ok()?.1.as_name().ok();
    filters
        .iter()
        .map(|filter| name(filter).unwrap_or(b"?"))
        .collect()
}

/// The data of an image in JPEG 2000, without what packs them once more; `None` for any other stream.
pub(super) fn jpeg2000<'d>(
    document: &'d Document,
    stream: &'d Stream,
    budget: &Budget,
) -> Result<Option<Cow<'d, [u8]>>, Refusal> {
    let mut before = filters(document, &stream.dict);
    if before.pop() != Some(b"JPXDecode") {
        return Ok(None);
    }
    if before.is_empty() {
        return Ok(Some(Cow::Borrowed(&stream.content)));
    }
    let mut packed = stream.clone();
    let before = before.into_iter().map(|filter| Object::Name(filter.to_vec()));
    packed.dict.set("Filter", before.collect::<Vec<Object>>());
    Ok(Some(Cow::Owned(budget.unpack(&packed)?.unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object, dictionary};

    use super::{Budget, tree_pairs};

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
        let pairs = tree_pairs(&document, &Object::Reference(id), b"Nums", &Budget::new()).unwrap();
        assert_eq!(pairs, [(Object::Integer(0), Object::Null)]);
    }
}
