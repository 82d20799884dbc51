//! Table styles, of which a deck has one list for all tables.

use std::collections::BTreeMap;

use vuosikello_ooxml::presentation::{PRESENTATION_PART, TABLE_STYLES};
use vuosikello_ooxml::{Element, Node, Package};

use super::refusal::Refusal;
use super::source::SourceDeck;

/// The styles of the deck, to which those of appended files are added as their tables need them.
#[derive(Debug, Default)]
pub(super) struct TableStyles {
    part: Option<String>,
    root: Element<'static>,
    own: usize,
}

impl TableStyles {
    pub(super) fn of(package: &Package) -> Result<Self, Refusal> {
        let relationships = package.relationships(PRESENTATION_PART)?;
        let found = relationships.of_kind("tableStyles");
        let part = found.and_then(|found| package.target(PRESENTATION_PART, found));
        let root = match &part {
            Some(part) => package.parse(part)?.into_owned(),
            None => Element::default(),
        };
        Ok(Self { part, root, own: 0 })
    }

    pub(super) fn write(self, package: &mut Package) {
        if let Some(part) = self.part {
            package.insert(part, TABLE_STYLES, self.root.to_part());
        }
    }

    fn find(&self, id: &str) -> Option<&Element<'static>> {
        self.root
            .elements()
            .find(|style| style.get("styleId") == Some(id))
    }

    /// Returns the id under which the deck has the style. The style is added if it is not there yet, under another id if
    /// that is taken by a style that looks different.
    fn add(&mut self, style: &Element<'static>) -> String {
        let mut style = style.clone();
        loop {
            let id = style.get("styleId").unwrap_or_default().to_owned();
            match self.find(&id) {
                Some(there) if *there == style => return id,
                Some(_) => {
                    self.own += 1;
                    // Styles are told apart by their numbers; the rest of the identifier is fixed.
                    let number = self.own;
                    style.set("styleId", format!("{{6F1D2A54-0C3B-4E5F-9A7E-{number:012X}}}"));
                }
                None => {
                    self.root.push(style);
                    return id;
                }
            }
        }
    }
}

/// The table styles of one appended file.
#[derive(Debug, Default)]
pub(super) struct ForeignStyles {
    styles: BTreeMap<String, Element<'static>>,
    /// The ids under which the deck has them.
    added: BTreeMap<String, String>,
}

impl ForeignStyles {
    pub(super) fn of(source: &SourceDeck) -> Result<Self, Refusal> {
        let Ok(part) = source.related(&source.main, "tableStyles") else {
            return Ok(Self::default());
        };
        let root = source.package.parse(&part)?.into_owned();
        let styles = root
            .elements()
            .filter_map(|style| Some((style.get("styleId")?.to_owned(), style.clone())));
        Ok(Self {
            styles: styles.collect(),
            added: BTreeMap::new(),
        })
    }

    /// Adds the styles of the tables in a part to those of the deck, and sets their new ids; returns whether any id changed.
    pub(super) fn take_over(&mut self, root: &mut Element<'_>, own: &mut TableStyles) -> bool {
        let mut changed = false;
        root.walk_mut(&mut |element| {
            if element.name != "a:tableStyleId" {
                return;
            }
            let id = element.own_text();
            let Some(style) = self.styles.get(&id) else {
                return;
            };
            let added = self.added.entry(id.clone()).or_insert_with(|| own.add(style));
            if *added != id {
                element.children = vec![Node::Text(added.clone().into())];
                changed = true;
            }
        });
        changed
    }
}
