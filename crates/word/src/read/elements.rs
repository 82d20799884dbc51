//! Properties and containers, as WordprocessingML writes them.

use vuosikello_ooxml::Element;

/// A property that is on or off, where it is given: on if it is there and not said to be off (ECMA-376 Part 1 § 17.17.4).
pub(super) fn toggle(properties: &Element<'_>, name: &str) -> Option<bool> {
    let property = properties.find(name)?;
    Some(vuosikello_ooxml::is_on(property.get("w:val")))
}

/// Whether a property that is on or off is on.
pub(super) fn is_on(properties: &Element<'_>, name: &str) -> bool {
    toggle(properties, name).unwrap_or(false)
}

/// The value of a property.
pub(super) fn value<'e>(properties: &'e Element<'_>, name: &str) -> Option<&'e str> {
    properties.find(name)?.get("w:val")
}

/// A whole number: the value of a property.
pub(super) fn number<T: std::str::FromStr>(properties: &Element<'_>, name: &str) -> Option<T> {
    value(properties, name)?.trim().parse().ok()
}

/// Whether an element holds text that a reader sees as part of what encloses it: content controls and the like. Tracked
/// changes do not belong here: whether they show depends on the view.
pub(super) fn is_transparent(name: &str) -> bool {
    matches!(
        name,
        "w:sdt" | "w:sdtContent" | "w:smartTag" | "w:customXml" | "w:fldSimple" | "w:dir" | "w:bdo"
    )
}

/// Whether an element is a tracked change round text.
pub(super) fn is_change(name: &str) -> bool {
    matches!(name, "w:ins" | "w:del" | "w:moveTo" | "w:moveFrom")
}

/// Whether an element shows nothing wherever it stands: marks of ranges that others lead to, of proofing, of permissions
/// and of what changed between sessions.
pub(super) fn is_silent(name: &str) -> bool {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    match prefix {
        "w" => {
            local.ends_with("Pr")
                || local.ends_with("RangeStart")
                || local.ends_with("RangeEnd")
                || matches!(
                    local,
                    "bookmarkStart"
                        | "bookmarkEnd"
                        | "proofErr"
                        | "permStart"
                        | "permEnd"
                        | "lastRenderedPageBreak"
                        | "tblGrid"
                        | "sdtEndPr"
                        | "annotationRef"
                        | "footnoteRef"
                        | "endnoteRef"
                        | "separator"
                        | "continuationSeparator"
                        | "sectPr"
                )
        }
        // Extensions of properties, and identifiers.
        "w14" | "w15" | "w16" | "w16cid" | "w16cex" | "w16se" | "w16du" | "w16sdtdh" | "w16sdtfl" => true,
        _ => false,
    }
}
