//! The main part of a presentation: the order of its children, and its sections.

use crate::{Element, Order, order};

/// The order of the children of the main part (ECMA-376 Part 1 § 19.2.1.26).
pub const MAIN_PART_ORDER: Order = order!(p:
    sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst kinsoku
    defaultTextStyle extLst);

/// The URI of the extension of the main part that holds the sections (MS-PPTX § 2.3.2).
pub const SECTION_LIST: &str = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";

/// The section with the given number, from 1, its name, and the ids of its slides.
pub fn section(number: usize, name: &str, slides: impl Iterator<Item = String>) -> Element<'static> {
    let slides = slides.map(|id| Element::new("p14:sldId").attribute("id", id));
    Element::new("p14:section")
        .attribute("name", if name.is_empty() { "–" } else { name }.to_owned())
        // Sections are told apart by their numbers; the rest of the identifier is fixed.
        .attribute("id", format!("{{6F1D2A54-0C3B-4E5F-9A7D-{number:012X}}}"))
        .child(Element::new("p14:sldIdLst").children(slides.collect::<Vec<_>>()))
}
