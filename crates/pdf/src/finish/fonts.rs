//! Font descriptors: printpdf writes the ascent as the height of capitals.

use lopdf::{Document, Object};

use crate::font::{Fonts, Style};

/// Sets the height of capitals in the font descriptors (ISO 32000-1 § 9.8).
pub(super) fn correct(document: &mut Document, fonts: &Fonts) {
    for object in document.objects.values_mut() {
        let Object::Dictionary(descriptor) = object else {
            continue;
        };
        if !descriptor.has_type(b"FontDescriptor") {
            continue;
        }
        let name = descriptor
            .get(b"FontName")
            .and_then(Object::as_name)
            .unwrap_or_default()
            .to_vec();
        let face = Style::ALL
            .map(|style| fonts.face(style))
            .into_iter()
            .find(|face| name.split(|byte| *byte == b'+').next_back() == Some(face.name.as_bytes()));
        if let Some(face) = face {
            descriptor.set("CapHeight", face.cap_height.round() as i64);
        }
    }
}
