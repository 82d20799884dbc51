//! The properties of an Office file: core, extended and custom (ECMA-376 Part 2 § 11, Part 1 § 22.2 and § 22.3).

use crate::{Element, Package, Relationships};

/// What the properties of a file say of it.
#[derive(Debug, Clone, Copy)]
pub struct Properties<'a> {
    /// The title.
    pub title: &'a str,
    /// The organisation that publishes it: its author, and its company.
    pub organisation: &'a str,
    /// The language as a tag (BCP 47).
    pub language: &'a str,
    /// The day of creation and change as `2026-11-23`; one that the format cannot hold, before the year 0 or after 9999, is
    /// left out.
    pub date: &'a str,
    /// Counts by the names of their elements, in the order of the schema: `("Slides", 12)`.
    pub counts: &'a [(&'static str, usize)],
}

impl Package {
    /// Adds core and extended properties, and the relationships of the package: to `main_part`, to these properties, and to the
    /// custom properties that [`Package::seal`] adds.
    pub fn set_properties(&mut self, main_part: &str, properties: &Properties<'_>) {
        let mut root = Relationships::default();
        root.relate("rId1", "officeDocument", main_part);
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        root.add("rId2", core, "docProps/core.xml");
        root.relate("rId3", "extended-properties", "docProps/app.xml");
        root.relate("rId4", "custom-properties", crate::seal::CUSTOM_PROPERTIES_PART);
        self.set_relationships("", &root);
        let core_type = "application/vnd.openxmlformats-package.core-properties+xml";
        self.insert(
            "docProps/core.xml",
            core_type,
            core_properties(properties).to_part(),
        );
        let extended_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
        let extended = extended_properties(properties).to_part();
        self.insert("docProps/app.xml", extended_type, extended);
    }
}

fn core_properties<'a>(properties: &Properties<'a>) -> Element<'a> {
    let date = properties.date;
    let moment = |name: &'static str| {
        Element::new(name)
            .attribute("xsi:type", "dcterms:W3CDTF")
            .text(format!("{date}T00:00:00Z"))
    };
    let root = Element::new("cp:coreProperties")
        .attribute(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attribute("xmlns:dcmitype", "http://purl.org/dc/dcmitype/")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(properties.title))
        .child(Element::new("dc:creator").text(properties.organisation))
        .child(Element::new("dc:language").text(properties.language));
    // W3CDTF has years of four digits.
    if date.len() == "2026-11-23".len() && !date.starts_with(['+', '-']) {
        root.child(moment("dcterms:created"))
            .child(moment("dcterms:modified"))
    } else {
        root
    }
}

fn extended_properties<'a>(properties: &Properties<'a>) -> Element<'a> {
    let count = |(name, count): &(&'static str, usize)| Element::new(*name).text(count.to_string());
    Element::new("Properties")
        .attribute(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text("vuosikello"))
        .children(properties.counts.iter().map(count))
        .child(Element::new("Company").text(properties.organisation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_the_format_cannot_hold_is_left_out() {
        let dates = |date| {
            let properties = Properties {
                title: "Otsikko",
                organisation: "Keskus",
                language: "fi-FI",
                date,
                counts: &[],
            };
            core_properties(&properties).elements().count()
        };
        assert_eq!(dates("2026-11-23"), 5);
        assert_eq!(dates("+12026-11-23"), 3);
        assert_eq!(dates("-0001-11-23"), 3);
    }
}
