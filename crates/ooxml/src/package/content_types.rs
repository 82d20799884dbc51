//! The content types of the parts (ECMA-376 Part 2 § 10.1.2).

use std::collections::BTreeMap;

use crate::xml::{Element, XmlError};

/// The content types by extension (`Default`) and of single parts (`Override`), which take precedence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContentTypes {
    defaults: BTreeMap<String, String>,
    overrides: BTreeMap<String, String>,
}

impl ContentTypes {
    /// The defaults that every Office file has: relationships, XML, and PNG pictures.
    pub fn for_office() -> Self {
        let defaults = [
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ];
        Self {
            defaults: defaults
                .map(|(extension, kind)| (extension.to_owned(), kind.to_owned()))
                .into(),
            overrides: BTreeMap::new(),
        }
    }

    /// The content type of a part; `None` if neither it nor its extension has one.
    pub fn of(&self, part: &str) -> Option<&str> {
        let by_extension = || {
            let (_, extension) = part.rsplit_once('.')?;
            self.defaults.get(&extension.to_ascii_lowercase())
        };
        self.overrides.get(part).or_else(by_extension).map(String::as_str)
    }

    /// The parts with an override of the given content type, by name.
    pub fn parts_of<'a>(&'a self, content_type: &'a str) -> impl Iterator<Item = &'a str> {
        self.overrides
            .iter()
            .filter(move |(_, kind)| *kind == content_type)
            .map(|(part, _)| part.as_str())
    }

    /// The name and the content type of each part with an override, by name.
    pub fn overrides(&self) -> impl Iterator<Item = (&str, &str)> {
        self.overrides
            .iter()
            .map(|(part, kind)| (part.as_str(), kind.as_str()))
    }

    pub(super) fn set(&mut self, part: &str, content_type: &str) {
        if self.of(part) != Some(content_type) {
            self.overrides.insert(part.to_owned(), content_type.to_owned());
        }
    }

    pub(super) fn remove(&mut self, part: &str) {
        self.overrides.remove(part);
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, XmlError> {
        let root = Element::parse(bytes)?;
        let mut types = Self::default();
        for element in root.elements() {
            let Some(kind) = element.get("ContentType") else {
                continue;
            };
            if let Some(extension) = element.get("Extension") {
                types
                    .defaults
                    .insert(extension.to_ascii_lowercase(), kind.to_owned());
            } else if let Some(part) = element.get("PartName") {
                types
                    .overrides
                    .insert(part.trim_start_matches('/').to_owned(), kind.to_owned());
            }
        }
        Ok(types)
    }

    pub(super) fn to_part(&self) -> Vec<u8> {
        let defaults = self.defaults.iter().map(|(extension, kind)| {
            Element::new("Default")
                .attribute("Extension", extension.as_str())
                .attribute("ContentType", kind.as_str())
        });
        let overrides = self.overrides.iter().map(|(part, kind)| {
            Element::new("Override")
                .attribute("PartName", format!("/{part}"))
                .attribute("ContentType", kind.as_str())
        });
        Element::new("Types")
            .attribute(
                "xmlns",
                "http://schemas.openxmlformats.org/package/2006/content-types",
            )
            .children(defaults)
            .children(overrides)
            .to_part()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_own_type_or_that_of_its_extension() {
        let mut types = ContentTypes::for_office();
        types.set("word/document.xml", "application/example+xml");
        types.set("word/media/logo.png", "image/png");
        assert_eq!(types.of("word/document.xml"), Some("application/example+xml"));
        assert_eq!(types.of("word/other.xml"), Some("application/xml"));
        assert_eq!(types.of("word/media/logo.PNG"), Some("image/png"));
        assert_eq!(types.of("word/media/logo.jpg"), None);
        assert_eq!(
            types.parts_of("application/example+xml").collect::<Vec<_>>(),
            ["word/document.xml"]
        );
        assert_eq!(ContentTypes::parse(&types.to_part()).unwrap(), types);
    }
}
