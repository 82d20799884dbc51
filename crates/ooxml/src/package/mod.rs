//! Packages: the zip file, its parts, their types and their relationships.

mod content_types;
mod encoding;
mod error;
mod link_target;
mod marks;
mod part_names;
mod read;
mod relationships;
mod strict;
mod unpack;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::xml::Element;

pub use content_types::ContentTypes;
pub use error::PackageError;
pub use link_target::{LinkTarget, link_target};
pub use part_names::PartNames;
pub use read::Limits;
pub use relationships::{
    RELATIONSHIPS, Relationship, Relationships, relationship_kind, relationships_part, resolve_target,
};

/// The part that lists the content types (ECMA-376 Part 2 § 10.1.2.2).
const CONTENT_TYPES_PART: &str = "[Content_Types].xml";

/// An Office file as named parts.
///
/// Part names are written without the leading slash: `word/document.xml`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Package {
    content_types: ContentTypes,
    parts: BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>,
}

impl Package {
    /// An empty package.
    pub fn new(content_types: ContentTypes) -> Self {
        Self {
            content_types,
            parts: BTreeMap::new(),
        }
    }

    /// The content types of the parts.
    pub fn content_types(&self) -> &ContentTypes {
        &self.content_types
    }

    /// The content of a part.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(AsRef::as_ref)
    }

    /// Name and content of each part, by name; the list of content types is not a part.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts
            .iter()
            .map(|(name, bytes)| (name.as_ref(), bytes.as_ref()))
    }

    /// Puts a part in, in place of an older one of the same name. An empty content type leaves the type to the
    /// default of the extension.
    pub fn insert(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        content_type: &str,
        bytes: impl Into<Cow<'static, [u8]>>,
    ) {
        let name = name.into();
        if !content_type.is_empty() {
            self.content_types.set(&name, content_type);
        }
        self.parts.insert(name, bytes.into());
    }

    /// Takes a part out.
    pub fn remove(&mut self, name: &str) {
        self.content_types.remove(name);
        self.parts.remove(name);
    }

    /// The relationships of a part, or of the package itself for an empty name. None at all is an empty list.
    ///
    /// # Errors
    /// [`PackageError::Part`] if the part that lists them is not readable XML.
    pub fn relationships(&self, source: &str) -> Result<Relationships, PackageError> {
        let name = relationships_part(source);
        match self.part(&name) {
            Some(bytes) => Relationships::parse(bytes).map_err(|error| PackageError::Part { name, error }),
            None => Ok(Relationships::default()),
        }
    }

    /// The part to which a relationship of `source` leads; `None` if that lies outside the package or is not there.
    pub fn target(&self, source: &str, relationship: &Relationship) -> Option<String> {
        let target = resolve_target(source, &relationship.target).filter(|_| !relationship.external);
        target.filter(|name| self.part(name).is_some())
    }

    /// The XML of a part as a tree.
    ///
    /// # Errors
    /// [`PackageError::Part`] if the part is not readable XML, or not there.
    pub fn parse(&self, part: &str) -> Result<Element<'_>, PackageError> {
        Element::parse(self.part(part).unwrap_or_default()).map_err(|error| PackageError::Part {
            name: part.to_owned(),
            error,
        })
    }

    /// Sets the relationships of a part, or of the package itself for an empty name.
    pub fn set_relationships(&mut self, source: &str, relationships: &Relationships) {
        self.parts.insert(
            Cow::Owned(relationships_part(source)),
            Cow::Owned(relationships.to_part()),
        );
    }
}
