//! The parts of the package that is read.

use vuosikello_ooxml::{Element, Package, Relationships, resolve_target};

use super::error::ReadError;

/// The part to which the first relationship of the kind leads.
pub(super) fn target(
    package: &Package,
    relationships: &Relationships,
    source: &str,
    kind: &str,
) -> Option<String> {
    let relationship = relationships
        .of_kind(kind)
        .filter(|relationship| !relationship.external)?;
    resolve_target(source, &relationship.target).filter(|name| package.part(name).is_some())
}

pub(super) fn part<'p>(package: &'p Package, name: &str) -> Result<Element<'p>, ReadError> {
    let bytes = package.part(name).unwrap_or_default();
    Element::parse(bytes).map_err(|error| ReadError::Part {
        part: name.to_owned(),
        error,
    })
}
