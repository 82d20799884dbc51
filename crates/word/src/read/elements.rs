//! Properties and containers, as WordprocessingML writes them.

use vuosikello_ooxml::Element;

/// Whether a property that is on or off is on: there, and not said to be off (ECMA-376 Part 1 § 17.17.4).
pub(super) fn is_on(properties: &Element<'_>, name: &str) -> bool {
    properties
        .find(name)
        .is_some_and(|property| !matches!(property.get("w:val"), Some("0" | "false" | "off" | "none")))
}

/// The value of a property.
pub(super) fn value<'e>(properties: &'e Element<'_>, name: &str) -> Option<&'e str> {
    properties.find(name)?.get("w:val")
}

/// The id of the style of a paragraph.
pub(super) fn style_id<'e>(paragraph: &'e Element<'_>) -> Option<&'e str> {
    value(paragraph.find("w:pPr")?, "w:pStyle")
}

/// Whether an element holds text that a reader sees as part of what encloses it: insertions, content controls and the
/// like. Deletions do not.
pub(super) fn is_transparent(name: &str) -> bool {
    matches!(
        name,
        "w:ins"
            | "w:moveTo"
            | "w:sdt"
            | "w:sdtContent"
            | "w:smartTag"
            | "w:customXml"
            | "w:fldSimple"
            | "w:dir"
            | "w:bdo"
    )
}
