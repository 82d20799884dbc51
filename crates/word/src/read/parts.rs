//! The package that is read, and its parts.

use std::borrow::Cow;

use vuosikello_ooxml::active_content::active_part;
use vuosikello_ooxml::{
    CompoundFile, Element, Package, PackageError, Relationships, compound_file, resolve_target,
};

use super::error::ReadError;
use super::normalise::normalise;

/// How much markup a file may have in all its parts: tags and references, or attributes. A thousand pages have about a
/// million.
const MOST_MARKUP: usize = 1_500_000;

/// A part with text in it, and what its relationship ids lead to.
pub(super) struct Part<'e> {
    pub(super) name: String,
    pub(super) root: Element<'e>,
    pub(super) relationships: Relationships,
}

impl Part<'_> {
    /// The address outside the file to which an id leads.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        let relationship = self.relationships.with_id(id)?;
        relationship.external.then_some(relationship.target.as_str())
    }

    /// The part of the file to which an id leads.
    pub(super) fn target(&self, id: &str) -> Option<String> {
        let relationship = self.relationships.with_id(id).filter(|found| !found.external)?;
        resolve_target(&self.name, &relationship.target)
    }
}

/// A package that can be a Word file.
pub(super) struct Opened<'p> {
    pub(super) package: Cow<'p, Package>,
    /// The relationships of the package itself.
    pub(super) root: Relationships,
}

/// Opens a file, and says what it is if it is none that can be read.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'static>, ReadError> {
    match compound_file(bytes) {
        Some(CompoundFile::Encrypted) => return Err(ReadError::Encrypted),
        Some(CompoundFile::Word) => return Err(ReadError::OldWord),
        Some(_) => return Err(ReadError::NotWord),
        None => {}
    }
    let package = Package::read(bytes).map_err(|error| match error.is_encrypted() {
        true => ReadError::Encrypted,
        false => ReadError::Package(error),
    })?;
    open_package(Cow::Owned(package))
}

/// Opens a package that has been read.
pub(super) fn open_package(package: Cow<'_, Package>) -> Result<Opened<'_>, ReadError> {
    package.check_markup(MOST_MARKUP)?;
    if let Some(part) = active_part(&package) {
        return Err(ReadError::Macros(part.to_owned()));
    }
    let root = package.relationships("")?;
    Ok(Opened { package, root })
}

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

/// The root element of a part, ready to be read.
pub(super) fn element<'e>(opened: &'e Opened<'_>, name: &str) -> Result<Element<'e>, ReadError> {
    let bytes = opened.package.part(name).unwrap_or_default();
    let mut root = Element::parse(bytes).map_err(|error| ReadError::Part {
        part: name.to_owned(),
        error,
    })?;
    normalise(&mut root);
    Ok(root)
}

/// A part with what its relationship ids lead to.
pub(super) fn part<'e>(opened: &'e Opened<'_>, name: &str) -> Result<Part<'e>, ReadError> {
    Ok(Part {
        name: name.to_owned(),
        root: element(opened, name)?,
        relationships: opened.package.relationships(name)?,
    })
}

/// The part to which a relationship of the main part leads.
pub(super) fn attached<'e>(
    opened: &'e Opened<'_>,
    main: &Part<'_>,
    kind: &str,
) -> Result<Option<Part<'e>>, ReadError> {
    target(&opened.package, &main.relationships, &main.name, kind)
        .map(|name| part(opened, &name))
        .transpose()
}

/// A part whose damage does not keep the text from being read.
pub(super) fn spare<'e>(opened: &'e Opened<'_>, main: &Part<'_>, kind: &str) -> Option<Part<'e>> {
    attached(opened, main, kind).ok().flatten()
}

impl From<PackageError> for ReadError {
    fn from(error: PackageError) -> Self {
        ReadError::Package(error)
    }
}
