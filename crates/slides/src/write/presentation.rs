//! The main part: the slides in their order, and the sections.

use vuosikello_ooxml::{Order, Package};

use super::names::free_id;
use super::xml::{Xml, new};
use crate::layout::Laid;
use crate::parts::{self, PRESENTATION_PART, relationship_kind};
use crate::template::Template;
use crate::text::one_line;
use crate::tree::Deck;

/// The order of the children of the main part (ECMA-376 Part 1 § 19.2.1.26).
pub(crate) const ORDER: Order = Order::new(&[
    "p:sldMasterIdLst",
    "p:notesMasterIdLst",
    "p:handoutMasterIdLst",
    "p:sldIdLst",
    "p:sldSz",
    "p:notesSz",
    "p:embeddedFontLst",
    "p:kinsoku",
    "p:defaultTextStyle",
    "p:extLst",
]);

/// The first id that a slide may have.
const FIRST_SLIDE: usize = 256;
/// The extension that holds the sections, and its namespace (MS-PPTX § 2.3.2).
pub(crate) const SECTIONS: &str = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";
const PPT_2010: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

/// Writes the main part and its relationships.
pub(super) fn presentation(
    deck: &Deck,
    template: &Template,
    laid: &Laid<'_>,
    slides: &[String],
    package: &mut Package,
) {
    let mut relationships = template.relationships.clone();
    let mut root: Xml = template.presentation.clone();
    let mut list = new("p:sldIdLst");
    for (number, part) in slides.iter().enumerate() {
        let id = free_id(&relationships, format!("rIdSlide{}", number + 1));
        let target = part.strip_prefix("ppt/").unwrap_or(part);
        relationships.add(id.as_str(), relationship_kind("slide"), target);
        list.push(
            new("p:sldId")
                .attribute("id", (FIRST_SLIDE + number).to_string())
                .attribute("r:id", id),
        );
    }
    let notes = relationships.of_kind("notesMaster").map(|found| found.id.clone());
    if let Some(id) = notes {
        let master = new("p:notesMasterId").attribute("r:id", id);
        root.push(new("p:notesMasterIdLst").child(master));
    }
    if !slides.is_empty() {
        root.push(list);
    }
    root.push(new("p:extLst").child(sections(deck, laid)));
    if root.get("xmlns:r").is_none() {
        root.set("xmlns:r", parts::RELATIONSHIPS);
    }
    ORDER.apply(&mut root);
    package.set_relationships(PRESENTATION_PART, &relationships);
    package.insert(PRESENTATION_PART, parts::PRESENTATION, root.to_part());
}

/// The sections, each with the ids of its slides.
fn sections(deck: &Deck, laid: &Laid<'_>) -> Xml {
    let section = |(number, section): (usize, &crate::tree::Section)| {
        let own = laid
            .slides
            .iter()
            .enumerate()
            .filter(|(_, slide)| slide.section == number);
        let ids = own.map(|(at, _)| (FIRST_SLIDE + at).to_string());
        section_of(number + 1, &section.name, ids)
    };
    let list = new("p14:sectionLst").attribute("xmlns:p14", PPT_2010).children(
        deck.sections
            .iter()
            .enumerate()
            .map(section)
            .collect::<Vec<Xml>>(),
    );
    new("p:ext").attribute("uri", SECTIONS).child(list)
}

/// The section with the given number, from 1, and the ids of its slides.
pub(crate) fn section_of(number: usize, name: &str, ids: impl Iterator<Item = String>) -> Xml {
    let name = one_line(name);
    let ids = ids.map(|id| new("p14:sldId").attribute("id", id));
    new("p14:section")
        .attribute("name", if name.is_empty() { "–".to_owned() } else { name })
        // Sections are told apart by their numbers; the rest of the identifier is fixed.
        .attribute("id", format!("{{6F1D2A54-0C3B-4E5F-9A7D-{number:012X}}}"))
        .child(new("p14:sldIdLst").children(ids.collect::<Vec<Xml>>()))
}
