//! The head of a document: fields from headers and footers, properties of the file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use vuosikello_document::{Head, HeadField, Language, Property};
use vuosikello_ooxml::Element;

use super::error::ReadError;
use super::parts::{Opened, element, target};
use crate::properties::SEAL;

pub(super) fn read(
    opened: &Opened<'_>,
    fields: BTreeMap<HeadField, String>,
    language: Language,
) -> Result<Head, ReadError> {
    let optional = |kind: &str| {
        target(&opened.package, &opened.root, "", kind)
            .map(|name| element(opened, &name))
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
    for (field, text) in fields {
        head.set_field(field, text);
    }
    head.properties = custom.as_ref().map(properties).unwrap_or_default();
    Ok(head)
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
