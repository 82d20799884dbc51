//! PDF objects: constructors, and those that stand for the pages and the elements of the layout.

use lopdf::{Document, Object, ObjectId, StringFormat};

use crate::layout::Laid;
use crate::layout::page::AnchorId;
use crate::layout::rectangle::Rectangle;
use crate::layout::structure::NodeId;

/// A text string: in ASCII where that suffices, else in UTF-16 with a byte order mark (ISO 32000-1 § 7.9.2.2).
pub fn text(text: &str) -> Object {
    // Control characters have meanings of their own in text strings; none has a place in ours.
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    if text.is_ascii() {
        return Object::String(text.into_bytes(), StringFormat::Literal);
    }
    let bytes = [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A length in points, rounded to hundredths.
pub(super) fn points(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

/// The objects that stand for the pages and the elements of the layout.
pub(super) struct Objects<'l> {
    pub(super) laid: &'l Laid,
    pub(super) pages: Vec<ObjectId>,
    pub(super) elements: Vec<ObjectId>,
}

impl<'l> Objects<'l> {
    /// Finds the pages, and reserves an object for each element.
    pub(super) fn new(document: &mut Document, laid: &'l Laid) -> Self {
        let pages = document.page_iter().collect();
        let nodes = laid.structure.nodes.iter();
        let elements = nodes.map(|_| document.new_object_id()).collect();
        Objects {
            laid,
            pages,
            elements,
        }
    }

    /// A reference to a page.
    pub(super) fn page(&self, index: usize) -> Object {
        reference(self.pages.get(index))
    }

    /// A reference to an element.
    pub(super) fn element(&self, node: NodeId) -> Object {
        reference(self.elements.get(node))
    }

    /// The destination of an anchor: its page, scrolled so that the place is at the top (ISO 32000-1 § 12.3.2.2).
    pub(super) fn destination(&self, anchor: AnchorId) -> Object {
        /// The space above the place that a viewer shows too, in points.
        const ABOVE: f32 = 8.0;
        let spot = self.laid.anchors.get(anchor);
        let height = self.height(spot.map_or(0, |spot| spot.page));
        let page = spot.and_then(|spot| self.pages.get(spot.page));
        let top = spot.map_or(height, |spot| (height - spot.y + ABOVE).min(height));
        let page = reference(page.or(self.pages.first()));
        vec![page, "XYZ".into(), 0.into(), points(top), Object::Null].into()
    }

    /// The height of a page, in points.
    fn height(&self, page: usize) -> f32 {
        let page = self.laid.pages.get(page);
        page.map_or(self.laid.style.height, |page| page.size.1)
    }

    /// The corners of an area of a page as PDF has them: left, bottom, right and top, counted from its lower edge.
    pub(super) fn corners(&self, page: usize, area: Rectangle) -> Vec<Object> {
        let top = self.height(page) - area.y;
        [area.x, top - area.height, area.x + area.width, top]
            .map(points)
            .to_vec()
    }
}

/// A reference to an object, or null.
pub(super) fn reference(id: Option<&ObjectId>) -> Object {
    id.map_or(Object::Null, |id| Object::Reference(*id))
}
