//! Where links inside the document lead: to headings, by the bookmarks at them.

use std::collections::BTreeMap;

use vuosikello_document::Target;
use vuosikello_ooxml::Element;

use super::paragraph::heading_level;
use super::styles::Styles;

/// From each bookmark at a heading to the id of the heading.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    headings: BTreeMap<String, String>,
}

impl Anchors {
    pub(super) fn new(document: &Element<'_>, styles: &Styles<'_>) -> Self {
        let mut anchors = Self::default();
        document.walk(&mut |element| {
            if element.name == "w:p" && heading_level(element, styles).is_some() {
                let names = bookmarks(element);
                if let Some(id) = heading_id(&names) {
                    let entries = names.iter().map(|name| ((*name).to_owned(), id.to_owned()));
                    anchors.headings.extend(entries);
                }
            }
        });
        anchors
    }

    /// Where a link to a bookmark leads.
    pub(super) fn target(&self, bookmark: &str) -> Option<Target> {
        self.headings.get(bookmark).cloned().map(Target::Heading)
    }
}

/// The names of the bookmarks in a paragraph.
pub(super) fn bookmarks<'e>(paragraph: &'e Element<'_>) -> Vec<&'e str> {
    let mut names = Vec::new();
    paragraph.walk(&mut |element| {
        if element.name == "w:bookmarkStart"
            && let Some(name) = element.get("w:name")
        {
            names.push(name);
        }
    });
    names
}

/// The id of a heading: the name that a person or this crate gave it, before one that Word made.
pub(super) fn heading_id<'n>(names: &[&'n str]) -> Option<&'n str> {
    names
        .iter()
        .find(|name| !name.starts_with('_'))
        .or_else(|| names.first())
        .copied()
}
