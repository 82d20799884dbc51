//! Where links lead: addresses from the relationships, headings from the bookmarks.

use std::collections::BTreeMap;

use vuosikello_core::link_address;
use vuosikello_document::Target;
use vuosikello_ooxml::{Element, Relationships};

use super::elements::style_id;
use super::styles::Styles;
use crate::role::Role;

/// The targets of links, and the names of headings.
#[derive(Debug, Default)]
pub(super) struct Links {
    addresses: BTreeMap<String, String>,
    /// From each bookmark at a heading to the id of the heading.
    headings: BTreeMap<String, String>,
}

impl Links {
    pub(super) fn new(document: &Element<'_>, styles: &Styles, relationships: &Relationships) -> Self {
        let addresses = relationships
            .iter()
            .filter(|relationship| relationship.external && link_address(&relationship.target).is_some())
            .map(|relationship| (relationship.id.clone(), relationship.target.clone()))
            .collect();
        let mut headings = BTreeMap::new();
        document.walk(&mut |element| {
            if element.name == "w:p" && is_heading(element, styles) {
                let names = bookmarks(element);
                if let Some(id) = heading_id(&names) {
                    headings.extend(names.iter().map(|name| ((*name).to_owned(), id.to_owned())));
                }
            }
        });
        Self { addresses, headings }
    }

    /// Where a `w:hyperlink` leads, if it is a place that a document may link to.
    pub(super) fn target(&self, hyperlink: &Element<'_>) -> Option<Target> {
        if let Some(id) = hyperlink.get("r:id") {
            return self.addresses.get(id).cloned().map(Target::Uri);
        }
        self.headings
            .get(hyperlink.get("w:anchor")?)
            .cloned()
            .map(Target::Heading)
    }
}

fn is_heading(element: &Element<'_>, styles: &Styles) -> bool {
    let role = style_id(element).and_then(|id| styles.role(id));
    matches!(role, Some(Role::Heading1 | Role::Heading2 | Role::Heading3))
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
