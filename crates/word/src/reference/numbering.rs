//! The numbering part: multilevel headings, bullets and numbered lists (ECMA-376 Part 1 § 17.9).

use std::borrow::Cow;
use std::collections::BTreeMap;

use vuosikello_ooxml::{Element, Node};

use crate::role::Role;

/// The text of the numbering part, open at the end: each list of a document adds an instance of its own.
#[derive(Debug, Clone)]
pub(crate) struct Numbering {
    /// The part up to the place where instances (`w:num`) are added.
    head: String,
    /// The first number free for an instance.
    next_instance: u32,
    definitions: Definitions,
}

/// The list definitions to which the styles of a reference refer.
#[derive(Debug, Clone)]
pub(super) struct Definitions {
    /// The id of the definition (`w:abstractNum`) of bulleted lists.
    pub(super) bullet: String,
    /// The id of the definition of numbered lists.
    pub(super) number: String,
    /// The *instance* whose numbers show nothing.
    pub(super) unnumbered: u32,
}

/// A list of a document: an instance of a definition, so that its numbers begin anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListInstance {
    /// The number of the instance.
    pub(crate) id: u32,
    /// How deep the list lies in others, from zero.
    pub(crate) depth: usize,
    /// The first number of a numbered list; `None` for bullets.
    pub(crate) start: Option<u32>,
}

impl Numbering {
    /// The first number free for the lists of a document.
    pub(crate) fn next_instance(&self) -> u32 {
        self.next_instance
    }

    /// The instance that takes a heading out of the numbering of its style.
    pub(crate) fn unnumbered(&self) -> u32 {
        self.definitions.unnumbered
    }

    /// The part with the lists of a document in it.
    pub(crate) fn part(&self, lists: &[ListInstance]) -> Vec<u8> {
        let mut out = String::with_capacity(self.head.len() + 160 * lists.len() + 20);
        out.push_str(&self.head);
        for list in lists {
            let definition = match list.start {
                Some(_) => &self.definitions.number,
                None => &self.definitions.bullet,
            };
            let start = list.start.map(|start| {
                let start = Element::new("w:startOverride").attribute("w:val", start.to_string());
                let level = Element::new("w:lvlOverride").attribute("w:ilvl", list.depth.to_string());
                level.child(start)
            });
            instance(list.id.to_string(), definition.as_str())
                .children(start)
                .write_to(&mut out);
        }
        out.push_str("</w:numbering>");
        out.into_bytes()
    }
}

/// An instance (`w:num`) of a definition.
fn instance<'a>(id: String, definition: impl Into<Cow<'a, str>>) -> Element<'a> {
    Element::new("w:num")
        .attribute("w:numId", id)
        .child(Element::new("w:abstractNumId").attribute("w:val", definition))
}

/// The child of the numbering part with the name and the id.
fn with_id<'r, 'a>(root: &'r Element<'a>, name: &str, attribute: &str, id: &str) -> Option<&'r Element<'a>> {
    root.elements()
        .find(|child| child.name == name && child.get(attribute) == Some(id))
}

/// The definition of the built-in brand whose numbers show nothing: the standard has number 0 for a paragraph without
/// numbering, but checkers of files look for an instance of that number.
pub(super) const UNNUMBERED: &str = "3";

/// The root of the numbering part while a reference is being made.
pub(super) struct Root<'a>(pub(super) Element<'a>);

impl<'a> Root<'a> {
    /// The id of the definition of an instance.
    pub(super) fn definition_of(&self, instance: &str) -> Option<String> {
        let instance = with_id(&self.0, "w:num", "w:numId", instance)?;
        let id = instance.find("w:abstractNumId")?.get("w:val")?;
        with_id(&self.0, "w:abstractNum", "w:abstractNumId", id).map(|_| id.to_owned())
    }

    fn next(&self, element: &str, attribute: &str) -> u32 {
        let numbers = self.0.elements().filter(|child| child.name == element);
        numbers
            .filter_map(|child| child.get(attribute)?.parse::<u32>().ok())
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }

    /// Copies a definition from another numbering part, with the ids of its styles replaced; returns the id of the definition and
    /// that of its first instance.
    pub(super) fn take_over(
        &mut self,
        from: &Element<'a>,
        definition: &str,
        styles: &BTreeMap<String, String>,
    ) -> Option<(String, u32)> {
        let mut taken = with_id(from, "w:abstractNum", "w:abstractNumId", definition)?.clone();
        let id = self.next("w:abstractNum", "w:abstractNumId").to_string();
        taken.set("w:abstractNumId", id.clone());
        // `w:nsid` and `w:tmpl` identify a definition and must not occur twice; both are optional.
        taken.retain(|child| child.name != "w:nsid" && child.name != "w:tmpl");
        taken.walk_mut(&mut |element| {
            if element.name == "w:pStyle"
                && let Some(style) = element.get("w:val").and_then(|style| styles.get(style))
            {
                element.set("w:val", style.clone());
            }
        });
        let after = |node: &Node<'_>| matches!(node, Node::Element(child) if child.name == "w:abstractNum");
        let at = self.0.children.iter().rposition(after).map_or(0, |last| last + 1);
        self.0.children.insert(at, Node::Element(taken));
        let number = self.next("w:num", "w:numId");
        self.0.push(instance(number.to_string(), id.clone()));
        Some((id, number))
    }

    pub(super) fn finish(mut self, definitions: Definitions) -> Numbering {
        // Word for Mac ends the part with this element, after which no instance may stand; it is optional.
        self.0.retain(|child| child.name != "w:numIdMacAtCleanup");
        let next_instance = self.next("w:num", "w:numId");
        let mut head = String::from_utf8(self.0.to_part()).unwrap_or_default();
        match head.strip_suffix("</w:numbering>") {
            Some(open) => head.truncate(open.len()),
            None => head.truncate(head.trim_end_matches("/>").len()),
        }
        if !head.ends_with('>') {
            head.push('>');
        }
        Numbering {
            head,
            next_instance,
            definitions,
        }
    }
}

/// The roles whose styles carry a numbering, with the definition of the built-in brand that each has.
pub(super) const NUMBERED: [(Role, &str); 5] = [
    (Role::Heading1, "0"),
    (Role::Heading2, "0"),
    (Role::Heading3, "0"),
    (Role::ListBullet, "1"),
    (Role::ListNumber, "2"),
];
