//! Sections: how their pages lie, and which headers and footers show on them.

use std::collections::BTreeMap;

use vuosikello_document::Orientation;
use vuosikello_ooxml::Element;

use super::elements::is_on;
use super::report::Pages;

/// The sections of a body, in order: each stands in the last paragraph of its text, the last at the end of the body.
pub(super) fn sections<'e>(body: &'e Element<'e>) -> Vec<&'e Element<'e>> {
    let mut sections = Vec::new();
    body.walk(&mut |element| {
        if element.name == "w:sectPr" {
            sections.push(element);
        }
    });
    sections
}

/// The pages that a reference to a header or footer is for, if such pages are in the section.
pub(super) fn pages(reference: &Element<'_>, section: &Element<'_>, has_even: bool) -> Option<Pages> {
    match reference.get("w:type") {
        Some("first") => is_on(section, "w:titlePg").then_some(Pages::First),
        Some("even") => has_even.then_some(Pages::Even),
        _ => Some(Pages::Default),
    }
}

/// How the pages of a section lie.
fn orientation(section: &Element<'_>) -> Orientation {
    let size = section.find("w:pgSz");
    let side = |name: &str| size?.get(name)?.parse::<u32>().ok();
    match (side("w:w"), side("w:h")) {
        (Some(width), Some(height)) if width > height => Orientation::Landscape,
        _ => Orientation::Portrait,
    }
}

/// Where pages begin to stand or lie otherwise than before.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// How the first pages lie.
    pub(super) first: Orientation,
    /// How those after a section lie, by the address of its element, where they lie otherwise than its own.
    after: BTreeMap<usize, Orientation>,
}

impl Turns {
    pub(super) fn of(body: &Element<'_>) -> Self {
        let sections = sections(body);
        let pairs = sections.iter().zip(sections.iter().skip(1));
        let turns = pairs.filter_map(|(section, next)| {
            let to = orientation(next);
            (to != orientation(section)).then(|| (address(section), to))
        });
        Self {
            first: sections
                .first()
                .map(|first| orientation(first))
                .unwrap_or_default(),
            after: turns.collect(),
        }
    }

    /// How the pages lie that follow a section, where they lie otherwise than its own.
    pub(super) fn after(&self, section: &Element<'_>) -> Option<Orientation> {
        self.after.get(&address(section)).copied()
    }
}

fn address(element: &Element<'_>) -> usize {
    std::ptr::from_ref(element).addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_other_kinds_than_the_section_has_do_not_count() {
        let reference = |kind: &'static str| Element::new("w:headerReference").attribute("w:type", kind);
        let plain = Element::new("w:sectPr");
        let titled = Element::new("w:sectPr").child(Element::new("w:titlePg"));
        assert_eq!(pages(&reference("first"), &plain, true), None);
        assert_eq!(pages(&reference("first"), &titled, false), Some(Pages::First));
        assert_eq!(pages(&reference("even"), &titled, false), None);
        assert_eq!(pages(&reference("default"), &plain, false), Some(Pages::Default));
    }
}
