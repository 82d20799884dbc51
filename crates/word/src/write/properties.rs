//! The properties of the file: title, language and dates; the organisation; the user's own.

use vuosikello_document::Head;
pub(crate) use vuosikello_ooxml::SEAL_PROPERTY as SEAL;
use vuosikello_ooxml::{Element, custom_properties};

use super::text::one_line;

/// Title, language and dates (ECMA-376 Part 2 § 11). The date is that of the document: no clock is read.
pub(super) fn core(head: &Head) -> Vec<u8> {
    let date = format!("{}T00:00:00Z", head.date.format("%Y-%m-%d"));
    let moment = |name: &'static str| {
        Element::new(name)
            .attribute("xsi:type", "dcterms:W3CDTF")
            .text(date.clone())
    };
    let mut root = Element::new("cp:coreProperties")
        .attribute(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:dcmitype", "http://purl.org/dc/dcmitype/")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(one_line(&head.title)))
        .child(Element::new("dc:creator").text(one_line(&head.organisation)))
        .child(Element::new("dc:language").text(head.language.tag()));
    // W3CDTF has years of four digits; a date beyond them goes without.
    if date.len() == "2026-11-23T00:00:00Z".len() && !date.starts_with(['+', '-']) {
        root = root
            .child(moment("dcterms:created"))
            .child(moment("dcterms:modified"));
    }
    root.to_part()
}

/// The program and the organisation (ECMA-376 Part 1 § 22.2).
pub(super) fn app(head: &Head) -> Vec<u8> {
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text("vuosikello"))
        .child(Element::new("Company").text(one_line(&head.organisation)))
        .to_part()
}

/// The user's properties, in their order, and the seal.
pub(super) fn custom(head: &Head, seal: &str) -> Vec<u8> {
    let own = head
        .properties
        .iter()
        .map(|property| (one_line(&property.name), one_line(&property.value)));
    custom_properties(own, seal).to_part()
}
