//! The places to which links may lead.

use std::collections::{BTreeMap, BTreeSet};

use vuosikello_document::Target;
use vuosikello_ooxml::Element;

use super::fields::FieldKind;
use super::outline::heading_level;
use super::styles::Styles;

/// The places to which links of the document may lead.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// From each bookmark at a heading to the id of the heading.
    headings: BTreeMap<String, String>,
    /// The other bookmarks to which something leads.
    places: BTreeSet<String>,
}

impl Anchors {
    pub(super) fn new(document: &Element<'_>, styles: &Styles<'_>) -> Self {
        let mut anchors = Self::default();
        let (mut there, mut wanted) = (BTreeSet::new(), BTreeSet::new());
        let mut code = String::new();
        anchors.headings(document, styles);
        document.walk(&mut |element| match element.name.as_ref() {
            "w:bookmarkStart" => there.extend(element.get("w:name")),
            "w:hyperlink" => wanted.extend(element.get("w:anchor").map(str::to_owned)),
            "w:fldSimple" => wanted.extend(place_of(element.get("w:instr").unwrap_or_default())),
            // A code may be parted into several runs.
            "w:fldChar" => {
                wanted.extend(place_of(&code));
                code.clear();
            }
            "w:instrText" if code.len() < LONGEST_CODE => code.push_str(&element.own_text()),
            _ => {}
        });
        anchors.places = wanted
            .into_iter()
            .filter(|name| there.contains(name.as_str()) && !anchors.headings.contains_key(name))
            .collect();
        anchors
    }

    /// Collects the bookmarks at headings. What looks like a heading in a table or a box is none.
    fn headings(&mut self, parent: &Element<'_>, styles: &Styles<'_>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" if heading_level(element, styles).is_some() => {
                    let names = bookmarks(element);
                    if let Some(id) = heading_id(&names) {
                        let entries = names.iter().map(|name| ((*name).to_owned(), id.to_owned()));
                        self.headings.extend(entries);
                    }
                }
                "w:p" | "w:tbl" => {}
                _ => self.headings(element, styles),
            }
        }
    }

    /// Where a link to a bookmark leads.
    pub(super) fn target(&self, bookmark: &str) -> Option<Target> {
        let heading = self.headings.get(bookmark).cloned().map(Target::Heading);
        heading.or_else(|| self.places.get(bookmark).cloned().map(Target::Bookmark))
    }

    /// Whether something leads to a bookmark that stands at no heading.
    pub(super) fn is_place(&self, bookmark: &str) -> bool {
        self.places.contains(bookmark)
    }
}

/// The longest code of a field that is looked at, in bytes.
const LONGEST_CODE: usize = 4_000;

/// The bookmark to which the text of a field leads.
fn place_of(code: &str) -> Option<String> {
    match FieldKind::of(code) {
        FieldKind::Link { address, place } if address.is_empty() => Some(place),
        FieldKind::Reference { place, is_link: true } => Some(place),
        _ => None,
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
