//! The numbering part: multilevel headings, bullets and numbered lists (ECMA-376 Part 1 § 17.9).

use std::borrow::Cow;
use std::collections::BTreeMap;

use vuosikello_core::clean_line;
use vuosikello_document::{Marker, Numeral};
use vuosikello_ooxml::{Element, Node};

use crate::role::Role;

/// The numbering part, open where the lists of a document add definitions and instances of their own.
#[derive(Debug, Clone)]
pub(crate) struct Numbering {
    /// The part up to the place where definitions (`w:abstractNum`) are added.
    definitions: String,
    /// The instances (`w:num`) that come after the definitions.
    instances: String,
    /// The first number free for a definition.
    next_definition: u32,
    /// The first number free for an instance.
    next_instance: u32,
    /// The id of the definition of bulleted lists.
    bullet: String,
    /// The definition of numbered lists: those with markers of their own are made after it.
    number: Element<'static>,
    /// The definition of the numbers of headings, and its instance.
    heading: Element<'static>,
    heading_instance: u32,
    /// The instance whose numbers show nothing.
    unnumbered: u32,
}

/// The list definitions to which the styles of a reference refer.
#[derive(Debug, Clone)]
pub(super) struct Definitions {
    /// The id of the definition (`w:abstractNum`) of bulleted lists.
    pub(super) bullet: String,
    /// The id of the definition of numbered lists.
    pub(super) number: String,
    /// The *instance* that numbers headings.
    pub(super) heading: String,
    /// The *instance* whose numbers show nothing.
    pub(super) unnumbered: u32,
}

/// What an instance of a document numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// The items of a list, with bullets.
    Bullets,
    /// The items of a list, with numbers from this on, and the marker of their own if they have one.
    Numbers { start: u32, marker: Option<Marker> },
    /// Headings, which go on with this number on their level.
    Headings { from: u32 },
    /// A heading with this for a number.
    Literal(String),
}

/// An instance of the numbering for a list or a heading of a document, so that its numbers begin anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListInstance {
    /// The number of the instance.
    pub(crate) id: u32,
    /// How deep the list lies in others, from zero.
    pub(crate) depth: usize,
    pub(crate) numbered: Numbered,
}

impl Numbering {
    /// The first number free for the lists of a document.
    pub(crate) fn next_instance(&self) -> u32 {
        self.next_instance
    }

    /// The instance that takes a heading out of the numbering of its style.
    pub(crate) fn unnumbered(&self) -> u32 {
        self.unnumbered
    }

    /// The instance that numbers headings.
    pub(crate) fn heading(&self) -> u32 {
        self.heading_instance
    }

    /// The part with the lists of a document in it.
    pub(crate) fn part(&self, lists: &[ListInstance]) -> Vec<u8> {
        let room = self.definitions.len() + self.instances.len() + 160 * lists.len() + 20;
        let mut out = String::with_capacity(room);
        out.push_str(&self.definitions);
        let mut instances = String::with_capacity(160 * lists.len());
        let mut next = self.next_definition;
        for list in lists {
            let own = self.definition(list, next);
            if let Some(own) = &own {
                own.write_to(&mut out);
                next += 1;
            }
            let definition = match (&own, &list.numbered) {
                (Some(own), _) => id_of(own),
                (None, Numbered::Bullets) => &self.bullet,
                (None, Numbered::Headings { .. }) => id_of(&self.heading),
                (None, _) => id_of(&self.number),
            };
            let start = match &list.numbered {
                Numbered::Numbers { start, .. } | Numbered::Headings { from: start } => Some(*start),
                Numbered::Bullets | Numbered::Literal(_) => None,
            };
            let start = start.map(|start| {
                let start = Element::new("w:startOverride").attribute("w:val", start.to_string());
                let level = Element::new("w:lvlOverride").attribute("w:ilvl", list.depth.to_string());
                level.child(start)
            });
            instance(list.id.to_string(), definition)
                .children(start)
                .write_to(&mut instances);
        }
        out.push_str(&self.instances);
        out.push_str(&instances);
        out.push_str("</w:numbering>");
        out.into_bytes()
    }

    /// The definition of a list that looks otherwise than the others.
    fn definition(&self, list: &ListInstance, id: u32) -> Option<Element<'static>> {
        let (like, numeral, text) = match &list.numbered {
            Numbered::Numbers {
                marker: Some(marker), ..
            } => {
                let text = format!("{}%{}{}", marker.before, list.depth + 1, marker.after);
                (&self.number, numeral_name(marker.numeral), text)
            }
            Numbered::Literal(text) => (&self.heading, "decimal", text.clone()),
            _ => return None,
        };
        let mut definition = like.clone();
        definition.set("w:abstractNumId", id.to_string());
        // Word joins definitions that bear the same signature.
        definition.retain(|child| child.name != "w:nsid" && child.name != "w:tmpl");
        for level in definition.elements_mut() {
            // Styles belong to the definition that this one is made after.
            level.retain(|child| child.name != "w:pStyle");
            if level.get("w:ilvl").and_then(|level| level.parse().ok()) == Some(list.depth) {
                level.edit("w:numFmt", |format| format.set("w:val", numeral));
                level.edit("w:lvlText", |shown| {
                    shown.set("w:val", clean_line(&text).into_owned())
                });
            }
        }
        Some(definition)
    }
}

fn id_of<'d>(definition: &'d Element<'_>) -> &'d str {
    definition.get("w:abstractNumId").unwrap_or_default()
}

/// The name of a way to write numbers (ECMA-376 Part 1 § 17.18.59).
fn numeral_name(numeral: Numeral) -> &'static str {
    match numeral {
        Numeral::Decimal => "decimal",
        Numeral::DecimalZero => "decimalZero",
        Numeral::LowerLetter => "lowerLetter",
        Numeral::UpperLetter => "upperLetter",
        Numeral::LowerRoman => "lowerRoman",
        Numeral::UpperRoman => "upperRoman",
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
        let (next_instance, next_definition) = (
            self.next("w:num", "w:numId"),
            self.next("w:abstractNum", "w:abstractNumId"),
        );
        let heading = self.definition_of(&definitions.heading).unwrap_or_default();
        let definition = |id: &str| {
            let found = with_id(&self.0, "w:abstractNum", "w:abstractNumId", id);
            found.cloned().unwrap_or_default().into_owned()
        };
        let (heading, number) = (definition(&heading), definition(&definitions.number));
        let is_instance = |node: &Node<'_>| matches!(node, Node::Element(child) if child.name == "w:num");
        let at = self.0.children.iter().position(is_instance);
        let rest = self.0.children.split_off(at.unwrap_or(self.0.children.len()));
        let mut instances = String::new();
        for node in rest {
            if let Node::Element(instance) = node {
                instance.write_to(&mut instances);
            }
        }
        let mut head = String::from_utf8(self.0.to_part()).unwrap_or_default();
        match head.strip_suffix("</w:numbering>") {
            Some(open) => head.truncate(open.len()),
            None => head.truncate(head.trim_end_matches("/>").len()),
        }
        if !head.ends_with('>') {
            head.push('>');
        }
        Numbering {
            definitions: head,
            instances,
            next_definition,
            next_instance,
            bullet: definitions.bullet,
            number,
            heading,
            heading_instance: definitions.heading.parse().unwrap_or_default(),
            unnumbered: definitions.unnumbered,
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
