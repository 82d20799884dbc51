//! The properties of the file.

use vuosikello_ooxml::{Package, Relationships, core_properties, custom_properties, extended_properties};

use crate::parts::{self, PRESENTATION_PART, relationship_kind};
use crate::text::one_line;
use crate::tree::Head;

/// Title, language, dates, organisation, and the relationships of the package. `slides` and `notes` are how many there are.
pub(super) fn properties(package: &mut Package, head: &Head, slides: usize, notes: usize) {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let mut root = Relationships::default();
    root.add("rId1", relationship_kind("officeDocument"), PRESENTATION_PART);
    root.add("rId2", core, "docProps/core.xml");
    root.add(
        "rId3",
        relationship_kind("extended-properties"),
        "docProps/app.xml",
    );
    root.add(
        "rId4",
        relationship_kind("custom-properties"),
        vuosikello_ooxml::CUSTOM_PROPERTIES_PART,
    );
    package.set_relationships("", &root);

    let date = head.date.format("%Y-%m-%d").to_string();
    let (title, organisation) = (one_line(&head.title), one_line(&head.organisation));
    let properties = core_properties(&title, &organisation, head.language.tag(), &date);
    package.insert("docProps/core.xml", parts::CORE, properties.to_part());
    let counts = [("Slides", slides), ("Notes", notes)];
    let properties = extended_properties(&organisation, &counts);
    package.insert("docProps/app.xml", parts::APP, properties.to_part());
}

/// The user's properties, in their order, and the seal.
pub(super) fn custom(head: &Head, seal: &str) -> Vec<u8> {
    let own = head
        .properties
        .iter()
        .map(|property| (one_line(&property.name), one_line(&property.value)));
    custom_properties(own, seal).to_part()
}
