//! Bookmarks (ISO 32000-1 § 12.3.3): one per part, its headings below it. The main document is open one level deep, so
//! that its chapters and all annexes are seen at once.

use lopdf::{Dictionary, Document, ObjectId, dictionary};

use super::insertion::Inserted;
use super::objects::{Objects, reference, text};
use crate::Error;
use crate::layout::Bookmark;

/// A bookmark in the tree: the one above it and those below it.
#[derive(Default)]
struct Item {
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Adds the bookmarks to the document.
pub(super) fn add(
    document: &mut Document,
    objects: &Objects<'_>,
    inserted: &[Inserted<'_>],
) -> Result<(), Error> {
    let bookmarks = &objects.laid.bookmarks;
    let items = tree(bookmarks);
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = items.iter().map(|_| document.new_object_id()).collect();
    let top = items.iter().enumerate().filter(|(_, item)| item.parent.is_none());
    let top: Vec<usize> = top.map(|(index, _)| index).collect();

    for (index, ((item, bookmark), id)) in items.iter().zip(bookmarks).zip(&ids).enumerate() {
        let parent = item
            .parent
            .and_then(|parent| Some((items.get(parent)?, ids.get(parent)?)));
        let (siblings, parent) = parent.map_or((&top, root), |(item, id)| (&item.children, *id));
        let place = siblings.binary_search(&index).unwrap_or_default();
        let mut entry = dictionary! {
            "Title" => text(&bookmark.text),
            "Parent" => parent,
            "Dest" => objects.destination(bookmark.anchor),
        };
        let neighbours = [("Prev", place.checked_sub(1)), ("Next", place.checked_add(1))];
        for (key, neighbour) in neighbours {
            if let Some(id) = neighbour.and_then(|place| ids.get(*siblings.get(place)?)) {
                entry.set(key, *id);
            }
        }
        // Only the children count: theirs are closed.
        let children: Vec<ObjectId> = item
            .children
            .iter()
            .filter_map(|child| ids.get(*child).copied())
            .collect();
        set_children(&mut entry, &children, index == 0);
        let outline = own_outline(objects, inserted, bookmark).filter(|_| item.parent.is_none());
        if let Some(outline) = outline {
            nest(document, *id, outline)?;
            set_children(&mut entry, outline, false);
        }
        document.set_object(*id, entry);
    }
    let (Some(first), Some(last)) = (top.first(), top.last()) else {
        return Ok(());
    };
    let open = items.first().map_or(0, |main| main.children.len());
    document.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => reference(ids.get(*first)),
            "Last" => reference(ids.get(*last)),
            "Count" => (top.len() + open) as i64,
        },
    );
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// The nearest bookmark before of a lower level is the parent, so that levels may be skipped.
fn tree(bookmarks: &[Bookmark]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(bookmarks.len());
    let mut above: Vec<(u8, usize)> = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while above.last().is_some_and(|(level, _)| *level >= bookmark.level) {
            above.pop();
        }
        let parent = above.last().map(|(_, parent)| *parent);
        if let Some(parent) = parent.and_then(|parent| items.get_mut(parent)) {
            parent.children.push(index);
        }
        items.push(Item {
            parent,
            ..Item::default()
        });
        above.push((bookmark.level, index));
    }
    items
}

/// Sets the first and the last of the bookmarks below one, and their count, which is negative where they are not shown.
fn set_children(entry: &mut Dictionary, children: &[ObjectId], is_open: bool) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        entry.set("First", *first);
        entry.set("Last", *last);
        let count = children.len() as i64;
        entry.set("Count", if is_open { count } else { -count });
    }
}

/// The bookmarks that a finished file brought along, for the bookmark of its segment.
fn own_outline<'p>(
    objects: &Objects<'_>,
    inserted: &'p [Inserted<'_>],
    bookmark: &Bookmark,
) -> Option<&'p [ObjectId]> {
    let page = objects.laid.anchors.get(bookmark.anchor)?.page;
    let found = inserted.iter().find(|one| one.segment.pages.start == page)?;
    Some(found.insertion.outline.as_slice()).filter(|outline| !outline.is_empty())
}

/// Puts bookmarks of a finished file below one of ours.
fn nest(document: &mut Document, parent: ObjectId, outline: &[ObjectId]) -> Result<(), Error> {
    for (index, child) in outline.iter().enumerate() {
        let child = document.get_dictionary_mut(*child)?;
        child.set("Parent", parent);
        for (key, neighbour) in [("Prev", index.checked_sub(1)), ("Next", index.checked_add(1))] {
            match neighbour.and_then(|neighbour| outline.get(neighbour)) {
                Some(neighbour) => child.set(key, *neighbour),
                None => drop(child.remove(key.as_bytes())),
            }
        }
    }
    Ok(())
}
