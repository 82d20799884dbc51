//! Bookmarks (ISO 32000-1 § 12.3.3): one per part, its headings below it. The main document is open one level deep, so
//! that its chapters and all annexes are seen at once.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::insertion::Inserted;
use super::objects::{catalog_mut, destination, dictionary_mut, name, text};
use crate::Error;
use crate::layout::{Bookmark, Laid};

/// A bookmark in the tree: who is above it and below it.
struct Item {
    parent: Option<usize>,
    children: Vec<usize>,
    open: bool,
}

/// Adds the bookmarks to the document.
pub(super) fn add(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    inserted: &[Inserted<'_>],
) -> Result<(), Error> {
    let items = tree(laid);
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = items.iter().map(|_| document.new_object_id()).collect();
    let reference = |index: &usize| ids.get(*index).map_or(Object::Null, |id| Object::Reference(*id));
    let top: Vec<usize> = (0..items.len())
        .filter(|i| items.get(*i).is_some_and(|item| item.parent.is_none()))
        .collect();

    for (index, (item, bookmark)) in items.iter().zip(&laid.bookmarks).enumerate() {
        let siblings = item
            .parent
            .and_then(|parent| items.get(parent))
            .map_or(&top, |parent| &parent.children);
        let place = siblings.binary_search(&index).unwrap_or_default();
        let mut entry = dictionary! {
            "Title" => text(&bookmark.text),
            "Parent" => item.parent.map_or(Object::Reference(root), |parent| reference(&parent)),
            "Dest" => destination(laid, pages, bookmark.anchor),
        };
        if let Some(previous) = place.checked_sub(1).and_then(|place| siblings.get(place)) {
            entry.set("Prev", reference(previous));
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", reference(next));
        }
        if let (Some(first), Some(last)) = (item.children.first(), item.children.last()) {
            entry.set("First", reference(first));
            entry.set("Last", reference(last));
            // Negative: closed. Its children are closed too, so only they count.
            let count = item.children.len() as i64;
            entry.set("Count", if item.open { count } else { -count });
        }
        let Some(id) = ids.get(index) else { continue };
        if let Some(outline) = own_outline(laid, inserted, item, bookmark) {
            nest(document, &mut entry, *id, outline)?;
        }
        document.set_object(*id, entry);
    }
    let (Some(first), Some(last)) = (top.first(), top.last()) else {
        return Ok(());
    };
    let shown = top.len()
        + items
            .iter()
            .filter(|item| item.open)
            .map(|item| item.children.len())
            .sum::<usize>();
    document.set_object(
        root,
        dictionary! {
            "Type" => name("Outlines"),
            "First" => reference(first),
            "Last" => reference(last),
            "Count" => shown as i64,
        },
    );
    let catalog = catalog_mut(document)?;
    catalog.set("Outlines", Object::Reference(root));
    catalog.set("PageMode", name("UseOutlines"));
    Ok(())
}

/// The nearest bookmark before of a lower level is the parent, so that levels may be skipped.
fn tree(laid: &Laid) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(laid.bookmarks.len());
    let mut above: Vec<(u8, usize)> = Vec::new();
    for (index, bookmark) in laid.bookmarks.iter().enumerate() {
        while above.last().is_some_and(|(level, _)| *level >= bookmark.level) {
            above.pop();
        }
        let parent = above.last().map(|(_, parent)| *parent);
        if let Some(parent) = parent.and_then(|parent| items.get_mut(parent)) {
            parent.children.push(index);
        }
        items.push(Item {
            parent,
            children: Vec::new(),
            open: index == 0,
        });
        above.push((bookmark.level, index));
    }
    items
}

/// The bookmarks that a finished file brought along, for the bookmark of its segment.
fn own_outline<'p>(
    laid: &Laid,
    inserted: &'p [Inserted<'_>],
    item: &Item,
    bookmark: &Bookmark,
) -> Option<&'p [ObjectId]> {
    let page = laid
        .anchors
        .get(bookmark.anchor)
        .filter(|_| item.parent.is_none())?
        .page;
    let found = inserted.iter().find(|one| one.segment.pages.start == page)?;
    Some(found.insertion.outline.as_slice()).filter(|outline| !outline.is_empty())
}

/// Puts bookmarks of a finished file below ours, closed.
fn nest(
    document: &mut Document,
    entry: &mut Dictionary,
    id: ObjectId,
    outline: &[ObjectId],
) -> Result<(), Error> {
    for (index, child) in outline.iter().enumerate() {
        let child = dictionary_mut(document, *child)?;
        child.set("Parent", Object::Reference(id));
        for (key, neighbour) in [("Prev", index.checked_sub(1)), ("Next", index.checked_add(1))] {
            match neighbour.and_then(|neighbour| outline.get(neighbour)) {
                Some(neighbour) => child.set(key, Object::Reference(*neighbour)),
                None => {
                    child.remove(key.as_bytes());
                }
            }
        }
    }
    if let (Some(first), Some(last)) = (outline.first(), outline.last()) {
        entry.set("First", Object::Reference(*first));
        entry.set("Last", Object::Reference(*last));
        entry.set("Count", -(outline.len() as i64));
    }
    Ok(())
}
