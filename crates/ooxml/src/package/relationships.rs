//! Relationships between parts (ECMA-376 Part 2 § 9.3).

use crate::xml::{Element, XmlError};

/// One relationship: how a part refers to another part, or to an address outside the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// The name by which the XML of the source part refers to it.
    pub id: String,
    /// The kind of relationship, a URI.
    pub kind: String,
    /// Where it leads: a path relative to the source part, or an address.
    pub target: String,
    /// Whether the target lies outside the package.
    pub external: bool,
}

impl Relationship {
    /// The last segment of the kind: the strict and the transitional form of the standard have different URIs that end
    /// alike.
    pub fn name(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }

    fn element(&self) -> Element<'_> {
        let element = Element::new("Relationship")
            .attribute("Id", self.id.as_str())
            .attribute("Type", self.kind.as_str())
            .attribute("Target", self.target.as_str());
        if self.external {
            element.attribute("TargetMode", "External")
        } else {
            element
        }
    }
}

/// The namespace of the kinds of relationships in Office files (ECMA-376 Part 1 § 7.2, transitional form in Part 4).
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The kind of relationship with the last segment `name`.
pub fn relationship_kind(name: &str) -> String {
    format!("{RELATIONSHIPS}/{name}")
}

/// The relationships of one part, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relationships(Vec<Relationship>);

impl Relationships {
    /// Adds a relationship to a part.
    pub fn add(&mut self, id: impl Into<String>, kind: impl Into<String>, target: impl Into<String>) {
        self.0.push(Relationship {
            id: id.into(),
            kind: kind.into(),
            target: target.into(),
            external: false,
        });
    }

    /// Adds a relationship to an address outside the package.
    pub fn add_external(
        &mut self,
        id: impl Into<String>,
        kind: impl Into<String>,
        target: impl Into<String>,
    ) {
        self.add(id, kind, target);
        if let Some(added) = self.0.last_mut() {
            added.external = true;
        }
    }

    /// Adds a relationship to a part, of the [kind](relationship_kind()) with the last segment `name`.
    pub fn relate(&mut self, id: impl Into<String>, name: &str, target: impl Into<String>) {
        self.add(id, relationship_kind(name), target);
    }

    /// The relationships, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Relationship> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first relationship whose kind has the last segment `name`.
    pub fn of_kind<'a>(&'a self, name: &str) -> Option<&'a Relationship> {
        self.0.iter().find(|relationship| relationship.name() == name)
    }

    /// The relationship with the id.
    pub fn with_id(&self, id: &str) -> Option<&Relationship> {
        self.0.iter().find(|relationship| relationship.id == id)
    }

    /// The id itself if no relationship has it, or else with letters added until none does.
    pub fn free_id(&self, id: String) -> String {
        let mut id = id;
        while self.with_id(&id).is_some() {
            id.push('x');
        }
        id
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, XmlError> {
        let root = Element::parse(bytes)?;
        let relationship = |element: &Element<'_>| {
            Some(Relationship {
                id: element.get("Id")?.to_owned(),
                kind: element.get("Type")?.to_owned(),
                target: element.get("Target")?.to_owned(),
                external: element.get("TargetMode") == Some("External"),
            })
        };
        Ok(Self(root.elements().filter_map(relationship).collect()))
    }

    /// The relationships as the text of their part.
    pub fn to_part(&self) -> Vec<u8> {
        Element::new("Relationships")
            .attribute(
                "xmlns",
                "http://schemas.openxmlformats.org/package/2006/relationships",
            )
            .children(self.0.iter().map(Relationship::element))
            .to_part()
    }
}

/// The name of the part that lists the relationships of `source`; of the package itself for an empty name.
pub fn relationships_part(source: &str) -> String {
    match source.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{source}.rels"),
    }
}

/// The name of the part to which a target leads from `source`; `None` if it leaves the package.
pub fn resolve_target(source: &str, target: &str) -> Option<String> {
    let (base, path) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (source.rsplit_once('/').map_or("", |(folder, _)| folder), target),
    };
    let mut segments: Vec<&str> = base.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relationships_survive_writing_and_reading() {
        let mut relationships = Relationships::default();
        relationships.add("rId1", "http://example/styles", "styles.xml");
        relationships.add_external("rId2", "http://example/hyperlink", "https://example.fi/?a=1&b=2");
        let read = Relationships::parse(&relationships.to_part()).unwrap();
        assert_eq!(read, relationships);
        assert_eq!(
            read.of_kind("styles").map(|found| found.target.as_str()),
            Some("styles.xml")
        );
        assert!(read.with_id("rId2").unwrap().external);
    }

    #[test]
    fn targets_are_relative_to_the_folder_of_the_source() {
        assert_eq!(relationships_part(""), "_rels/.rels");
        assert_eq!(
            relationships_part("word/document.xml"),
            "word/_rels/document.xml.rels"
        );
        assert_eq!(
            resolve_target("word/document.xml", "media/a.png").as_deref(),
            Some("word/media/a.png")
        );
        assert_eq!(
            resolve_target("word/document.xml", "../docProps/core.xml").as_deref(),
            Some("docProps/core.xml")
        );
        assert_eq!(
            resolve_target("word/document.xml", "/word/styles.xml").as_deref(),
            Some("word/styles.xml")
        );
        assert_eq!(
            resolve_target("", "word/document.xml").as_deref(),
            Some("word/document.xml")
        );
        assert_eq!(resolve_target("word/document.xml", "../../etc/passwd"), None);
    }
}
