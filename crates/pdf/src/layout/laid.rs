//! Segments laid out: composed into a galley, and then on their pages.

use std::ops::Range;

use vuosikello_document::Head;

use super::frame::Place;
use super::furniture::Furniture;
use super::galley::Galley;
use super::page::{AnchorId, Page};
use super::structure::{NodeId, Structure};
use super::style::PageStyle;
use crate::image::Image;

/// A segment before painting, or a run of its pages that stand or lie.
pub(super) struct Composed<'a> {
    /// Its element.
    pub(super) node: NodeId,
    /// The anchor of its beginning.
    pub(super) title: AnchorId,
    /// The style of its pages.
    pub(super) style: PageStyle,
    /// Whether it goes on with the segment before, whose pages lie or stand otherwise.
    pub(super) continued: bool,
    pub(super) body: Body<'a>,
}

/// The content of a segment before painting.
pub(super) enum Body<'a> {
    Document {
        furniture: Furniture,
        galley: Box<Galley>,
        places: Vec<Vec<Place>>,
    },
    Reserved {
        head: &'a Head,
        pages: usize,
    },
}

impl Composed<'_> {
    /// Whether its page with this index is the first of the whole segment, which has a header of its own.
    pub(super) fn is_first(&self, index: usize) -> bool {
        index == 0 && !self.continued
    }

    pub(super) fn pages(&self) -> usize {
        match &self.body {
            Body::Document { places, .. } => places.len(),
            Body::Reserved { pages, .. } => *pages,
        }
    }
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    /// 0 for a segment, 1 to 6 for its headings.
    pub(crate) level: u8,
    pub(crate) text: String,
    pub(crate) anchor: AnchorId,
}

/// The position of an anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    /// From the upper edge of the page, in points.
    pub(crate) y: f32,
}

/// The pages of one segment.
#[derive(Debug)]
pub(crate) struct LaidSegment {
    pub(crate) node: NodeId,
    pub(crate) pages: Range<usize>,
    /// Whether its pages hold nothing but the stamp and are left free for a finished file.
    pub(crate) reserved: bool,
}

/// A laid-out file.
#[derive(Debug)]
pub(crate) struct Laid {
    pub(crate) pages: Vec<Page>,
    pub(crate) structure: Structure,
    pub(crate) anchors: Vec<Spot>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) segments: Vec<LaidSegment>,
    pub(crate) images: Vec<Image>,
    pub(crate) undescribed_pictures: usize,
    pub(crate) style: PageStyle,
}

impl Laid {
    /// Whether a page is left free for a finished file.
    pub(crate) fn is_reserved(&self, page: usize) -> bool {
        self.reserved().any(|segment| segment.pages.contains(&page))
    }

    /// The segments whose pages are left free.
    pub(crate) fn reserved(&self) -> impl Iterator<Item = &LaidSegment> {
        self.segments.iter().filter(|segment| segment.reserved)
    }
}
