//! The head of a document: fields from headers and footers, properties of the file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use vuosikello_document::{Head, HeadField, Language, Property};
use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

use super::error::ReadError;
use super::parts::{part, target};
use crate::field;
use crate::properties::SEAL;

/// The most headers and footers looked into.
const MAX_PARTS: usize = 20;

/// The fields found: the first of each that says something.
#[derive(Default)]
struct Fields(BTreeMap<HeadField, String>);

impl Fields {
    fn collect(&mut self, root: &Element<'_>) {
        root.walk(&mut |element| {
            if element.name != "w:sdt" {
                return;
            }
            let tag = element
                .path(&["w:sdtPr", "w:tag"])
                .and_then(|tag| tag.get("w:val"));
            let Some(field) = tag.and_then(field::of_tag) else {
                return;
            };
            let text = element.find("w:sdtContent").map(shown_text).unwrap_or_default();
            if !text.is_empty() {
                self.0.entry(field).or_insert(text);
            }
        });
    }
}

/// The text of runs below an element, without deletions.
fn shown_text(element: &Element<'_>) -> String {
    let mut text = String::new();
    push_text(element, &mut text);
    text
}

fn push_text(element: &Element<'_>, out: &mut String) {
    for child in element.elements() {
        match child.name.as_ref() {
            "w:t" => out.extend(
                child
                    .own_text()
                    .chars()
                    .map(|c| if c.is_control() { ' ' } else { c }),
            ),
            "w:tab" | "w:br" | "w:cr" => out.push(' '),
            "w:softHyphen" => out.push('\u{ad}'),
            "w:noBreakHyphen" => out.push('\u{2011}'),
            "w:del" | "w:moveFrom" | "w:rPr" | "w:pPr" | "w:sdtPr" => {}
            _ => push_text(child, out),
        }
    }
}

pub(super) fn read(
    package: &Package,
    root: &Relationships,
    main: &str,
    document: &Element<'_>,
    relationships: &Relationships,
    language: Language,
) -> Result<Head, ReadError> {
    let mut fields = Fields::default();
    for name in heads_and_feet(document, main, relationships) {
        if package.part(&name).is_some() {
            fields.collect(&part(package, &name)?);
        }
    }
    let optional = |kind: &str| {
        target(package, root, "", kind)
            .map(|name| part(package, &name))
            .transpose()
    };
    let core = optional("core-properties")?;
    let core_text = |name: &str| {
        core.as_ref()
            .and_then(|core| core.find(name))
            .map(Element::own_text)
    };
    let custom = optional("custom-properties")?;

    let text = |name: &str| core_text(name).unwrap_or_default();
    let mut head = Head::new(text("dc:title"), text("dc:creator"));
    head.language = language;
    let created = || NaiveDate::parse_from_str(core_text("dcterms:created")?.get(..10)?, "%Y-%m-%d").ok();
    head.date = created().unwrap_or_default();
    for (field, text) in fields.0 {
        head.set_field(field, text);
    }
    head.properties = custom.as_ref().map(properties).unwrap_or_default();
    Ok(head)
}

/// The header and footer parts that the sections refer to, those of the first page first: they have every field.
fn heads_and_feet(document: &Element<'_>, main: &str, relationships: &Relationships) -> Vec<String> {
    let mut first = Vec::new();
    let mut others = Vec::new();
    document.walk(&mut |element| {
        if !matches!(element.name.as_ref(), "w:headerReference" | "w:footerReference") {
            return;
        }
        let relationship = element.get("r:id").and_then(|id| relationships.with_id(id));
        let name = relationship.and_then(|relationship| resolve_target(main, &relationship.target));
        if let Some(name) = name {
            if element.get("w:type") == Some("first") {
                first.push(name)
            } else {
                others.push(name)
            }
        }
    });
    first.append(&mut others);
    let mut seen = std::collections::BTreeSet::new();
    first.retain(|name| seen.insert(name.clone()));
    first.truncate(MAX_PARTS);
    first
}

/// The custom properties, but for the seal.
fn properties(custom: &Element<'_>) -> Vec<Property> {
    let property = |element: &Element<'_>| {
        let name = element.get("name").filter(|name| *name != SEAL)?;
        Some(Property {
            name: name.to_owned(),
            value: element.elements().next().map(Element::own_text)?,
        })
    };
    custom.elements().filter_map(property).collect()
}
