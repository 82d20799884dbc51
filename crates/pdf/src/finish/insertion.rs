//! Finished files in the pages that the layout has left free for them.

use lopdf::{Document, Object, ObjectId};

use super::objects::Objects;
use crate::layout::LaidSegment;

/// Pages that are left free for a finished file, and their place in the structure.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Place<'a> {
    /// The number of the place among the reserved segments, from 0.
    pub index: usize,
    /// The page objects. They hold nothing but the stamp.
    pub pages: &'a [ObjectId],
    /// The width and height of these pages, in points.
    pub size: (f32, f32),
    /// The structure element of the segment (a `Part`), below which those of the file belong. It is written later.
    pub element: ObjectId,
    /// The first key of the parent tree that is free.
    pub next_key: i64,
}

/// The structure and the bookmarks that a finished file adds beside its pages.
#[derive(Debug, Default)]
pub struct Insertion {
    /// The elements below that of the segment.
    pub kids: Vec<Object>,
    /// Its entries of the parent tree.
    pub parents: Vec<(i64, Object)>,
    /// The first key of the parent tree that is free after them.
    pub next_key: i64,
    /// The language of the file (`Lang`), if it has one.
    pub language: Option<Object>,
    /// Its bookmarks of the top level.
    pub outline: Vec<ObjectId>,
    /// Its elements that have an identifier, which must be unique in the whole file.
    pub identifiers: Vec<(Vec<u8>, ObjectId)>,
    /// It breaks a clause of PDF/A-2a: the file does not claim to conform.
    pub is_not_archival: bool,
    /// It breaks a clause of PDF/UA-1: the file does not claim to conform.
    pub is_not_accessible: bool,
}

/// A finished file in its place.
pub(super) struct Inserted<'l> {
    pub(super) segment: &'l LaidSegment,
    pub(super) insertion: Insertion,
}

/// Calls `fill` for each place; the keys of the parent tree go on from `next_key`.
pub(super) fn insert<'l, E>(
    document: &mut Document,
    objects: &Objects<'l>,
    next_key: &mut i64,
    mut fill: impl FnMut(&mut Document, Place<'_>) -> Result<Insertion, E>,
) -> Result<Vec<Inserted<'l>>, E> {
    let laid = objects.laid;
    let mut inserted = Vec::new();
    for (index, segment) in laid.reserved().enumerate() {
        let place = Place {
            index,
            pages: objects.pages.get(segment.pages.clone()).unwrap_or_default(),
            size: (laid.style.width, laid.style.height),
            element: objects.elements.get(segment.node).copied().unwrap_or_default(),
            next_key: *next_key,
        };
        let insertion = fill(document, place)?;
        *next_key = insertion.next_key;
        inserted.push(Inserted { segment, insertion });
    }
    Ok(inserted)
}
