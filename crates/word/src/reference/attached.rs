//! The parts that every document takes from the reference as they are: theme, fonts, and what these refer to.

use vuosikello_ooxml::presentation::is_xml;
use vuosikello_ooxml::{ContentTypes, Package, Relationships, carried, relationships_part, validate};

use super::ReferenceError;

/// How many parts a theme, a font table or pictures as bullets may bring along.
const MAX_PARTS: usize = 64;

/// Parts, and the relationships of the main document part to some of them.
#[derive(Debug, Clone)]
pub(crate) struct Attached {
    pub(crate) parts: Package,
    pub(crate) relationships: Relationships,
}

impl Attached {
    /// No parts yet.
    pub(super) fn new() -> Self {
        Self {
            parts: Package::new(ContentTypes::for_office()),
            relationships: Relationships::default(),
        }
    }

    /// Relates the main document part to a part.
    pub(super) fn relate(&mut self, kind: &str, target: &str) {
        let number = self.relationships.iter().count() + 1;
        self.relationships
            .relate(format!("rIdBrand{number}"), kind, target);
    }

    /// Takes over a part to which the main document part of a package is related, under its own name.
    ///
    /// # Errors
    /// As with [`Attached::follow`].
    pub(super) fn take(&mut self, package: &Package, name: &str, kind: &str) -> Result<(), ReferenceError> {
        self.copy(package, name)?;
        self.relate(kind, &format!("/{name}"));
        self.follow(package, name, name)
    }

    /// Takes over what a part refers to inside its package, and its relationships under the part's new name.
    ///
    /// # Errors
    /// [`ReferenceError::Package`] if a part or its relationships are not readable XML, [`ReferenceError::Damaged`] if it is not what
    /// its type says, and [`ReferenceError::Outside`] if it shows what lies outside the file: every document would.
    pub(super) fn follow(
        &mut self,
        package: &Package,
        name: &str,
        new_name: &str,
    ) -> Result<(), ReferenceError> {
        let relationships = package.relationships(name)?;
        let mut kept = Relationships::default();
        for relationship in relationships.iter() {
            if relationship.external {
                return Err(ReferenceError::Outside {
                    part: name.to_owned(),
                    target: relationship.target.clone(),
                });
            } else if let Some(target) = package.target(name, relationship) {
                self.copy(package, &target)?;
                kept.add(&relationship.id, &relationship.kind, format!("/{target}"));
            }
        }
        if !relationships.is_empty() && self.parts.part(&relationships_part(new_name)).is_none() {
            self.parts.set_relationships(new_name, &kept);
        }
        Ok(())
    }

    fn copy(&mut self, package: &Package, name: &str) -> Result<(), ReferenceError> {
        let Some(bytes) = package.part(name) else {
            return Ok(());
        };
        if self.parts.parts().count() >= MAX_PARTS || self.parts.part(name).is_some() {
            return Ok(());
        }
        let kind = package
            .content_types()
            .of(name)
            .unwrap_or("application/octet-stream");
        let damaged = |fault| ReferenceError::Damaged {
            part: name.to_owned(),
            fault,
        };
        let found = package.relationships(name)?;
        validate::relationships(&found).map_err(damaged)?;
        let root = is_xml(kind).then(|| package.parse(name)).transpose()?;
        validate::part(kind, bytes, root.as_ref(), &found).map_err(damaged)?;
        let content = carried(bytes, root.as_ref()).into_owned();
        self.parts.insert(name.to_owned(), kind, content);
        Ok(())
    }
}
