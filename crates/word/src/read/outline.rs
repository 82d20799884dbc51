//! The level of a paragraph in the outline.

use vuosikello_ooxml::Element;

use super::elements::{number, value};
use super::styles::{Style, Styles};
use crate::role::Role;

/// The level of a paragraph as a heading, from 1: by the name of its style, whatever its id; by its own place in the outline;
/// or by that of its style.
pub(super) fn heading_level(paragraph: &Element<'_>, styles: &Styles<'_>) -> Option<u8> {
    let properties = paragraph.find("w:pPr");
    let style = styles.of_paragraph(properties.and_then(|properties| value(properties, "w:pStyle")));
    level(properties, style)
}

/// The outline level of text that is no heading.
const BODY: u8 = 9;

pub(super) fn level(properties: Option<&Element<'_>>, style: &Style<'_>) -> Option<u8> {
    if style.heading.is_some() {
        return style.heading;
    }
    // A title or an entry of a table of contents is none, whatever its place in the outline.
    if style.role.is_some_and(|role| !matches!(role, Role::Body)) {
        return None;
    }
    let own: Option<u8> = properties.and_then(|properties| number(properties, "w:outlineLvl"));
    let outline = own.or(style.outline).unwrap_or(BODY);
    (outline < BODY).then(|| outline + 1)
}
