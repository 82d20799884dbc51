//! Small constructors of PDF objects.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use crate::Error;
use crate::layout::Laid;
use crate::layout::page::AnchorId;

pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

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

/// A number of points, to hundredths.
pub(super) fn points(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

/// The destination of an anchor: its page, scrolled so that the place is at the top (ISO 32000-1 § 12.3.2.2).
pub(super) fn destination(laid: &Laid, pages: &[ObjectId], anchor: AnchorId) -> Object {
    /// A little of what stands above the place, in points.
    const ABOVE: f32 = 8.0;
    let spot = laid.anchors.get(anchor);
    let page = spot.and_then(|spot| pages.get(spot.page)).or(pages.first());
    let top = spot.map_or(laid.style.height, |spot| {
        (laid.style.height - spot.y + ABOVE).min(laid.style.height)
    });
    Object::Array(vec![
        page.map_or(Object::Null, |page| Object::Reference(*page)),
        name("XYZ"),
        Object::Integer(0),
        points(top),
        Object::Null,
    ])
}

/// The dictionary of an object that this crate has made.
pub(super) fn dictionary_mut(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, Error> {
    document
        .get_dictionary_mut(id)
        .map_err(|error| Error::Internal(error.to_string()))
}

pub(super) fn catalog_mut(document: &mut Document) -> Result<&mut Dictionary, Error> {
    document
        .catalog_mut()
        .map_err(|error| Error::Internal(error.to_string()))
}
