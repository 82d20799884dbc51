//! The main part: the slides in their order, and the sections.

use vuosikello_ooxml::Package;
use vuosikello_ooxml::drawing::{Xml, new};

use crate::layout::Laid;
use crate::parts::{self, FIRST_SLIDE, MAIN_PART_ORDER, PRESENTATION_PART, SECTION_LIST};
use crate::template::Template;
use crate::text::one_line;
use crate::tree::Deck;

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
    for (number, part) in (0..).zip(slides) {
        let id = relationships.free_id(format!("rIdSlide{}", number + 1));
        let target = part.strip_prefix("ppt/").unwrap_or(part);
        relationships.relate(id.as_str(), "slide", target);
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
    MAIN_PART_ORDER.apply(&mut root);
    package.set_relationships(PRESENTATION_PART, &relationships);
    package.insert(PRESENTATION_PART, parts::PRESENTATION, root.to_part());
}

/// The sections, each with the ids of its slides.
fn sections(deck: &Deck, laid: &Laid<'_>) -> Xml {
    let section = |(number, section): (usize, &crate::tree::Section)| {
        let slides = (FIRST_SLIDE..).zip(&laid.slides);
        let own = slides.filter(|(_, slide)| slide.section == number);
        let ids = own.map(|(id, _)| id.to_string());
        parts::section(number + 1, &one_line(&section.name), ids)
    };
    let list = new("p14:sectionLst").attribute("xmlns:p14", PPT_2010);
    let list = list.children(deck.sections.iter().enumerate().map(section));
    new("p:ext").attribute("uri", SECTION_LIST).child(list)
}
