//! The properties of the file: title, language and dates; the organisation; the user's own.

use std::collections::BTreeSet;

use vuosikello_document::Head;
use vuosikello_ooxml::Element;

use super::text::one_line;

/// The format of custom properties (ECMA-376 Part 1 § 22.3.2.3).
const CUSTOM_FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The longest name of a property that Word takes.
const MAX_NAME: usize = 255;

/// The custom property that holds the seal; see [`crate::is_untouched`].
pub(crate) const SEAL: &str = "vuosikello";

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

/// The user's properties, in their order, and the seal. Names are unique whatever their case, as Word wants them: of
/// several alike the first counts.
pub(super) fn custom(head: &Head, seal: &str) -> Vec<u8> {
    let mut taken = BTreeSet::from([SEAL.to_owned()]);
    let own = head.properties.iter().filter_map(|property| {
        let name: String = one_line(&property.name).chars().take(MAX_NAME).collect();
        (!name.is_empty() && taken.insert(name.to_lowercase())).then(|| (name, one_line(&property.value)))
    });
    let all = own.chain(std::iter::once((SEAL.to_owned(), seal.to_owned())));
    // Numbers 0 and 1 are reserved.
    let properties = all.zip(2u32..).map(|((name, value), number)| {
        Element::new("property")
            .attribute("fmtid", CUSTOM_FORMAT)
            .attribute("pid", number.to_string())
            .attribute("name", name)
            .child(Element::new("vt:lpwstr").text(value))
    });
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        )
        .attribute(
            "xmlns:vt",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        )
        .children(properties.collect::<Vec<_>>())
        .to_part()
}
