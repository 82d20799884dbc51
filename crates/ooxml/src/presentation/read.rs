//! Reading a presentation that may come from anyone.

use thiserror::Error;

use super::{PRESENTATION, PRESENTATIONML};
use crate::ole::{has_stream, is_compound_file};
use crate::{Element, Package, PackageError};

/// The types of main part: presentation, template (`.potx`) and slide show (`.ppsx`).
const MAIN_TYPES: [&str; 3] = [
    PRESENTATION,
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
];

/// How many tags, or attributes, all parts of a file may have together. A deck of 400 slides with title, text and notes has
/// 64 000, one full of shapes, tables and charts about a million; the most costly two million take a second *(measured)*.
pub const MARKUP: usize = 2_000_000;

/// Why a file cannot be read as a presentation.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// It is encrypted: a password opens it.
    #[error("tiedosto on suojattu salasanalla tai salattu")]
    Encrypted,
    /// It is in the format that PowerPoint wrote before 2007.
    #[error("tiedosto on vanhassa .ppt-muodossa")]
    OldFormat,
    /// It is not a presentation: what is missing, in Finnish.
    #[error("tiedosto ei ole PowerPoint-esitys: siitä puuttuu {0}")]
    NotPowerPoint(&'static str),
    /// It is damaged, larger than allowed, or not an Office package, or a part is not readable XML.
    #[error(transparent)]
    Package(#[from] PackageError),
}

/// Reads the package of a presentation from bytes that may come from anyone, one in the strict form of the standard as transitional.
///
/// # Errors
/// [`Unreadable`]: encrypted, in the old format, damaged, or with more than [`MARKUP`] tags.
pub fn read(bytes: &[u8]) -> Result<Package, Unreadable> {
    if is_compound_file(bytes) {
        return Err(if has_stream(bytes, "EncryptedPackage") {
            Unreadable::Encrypted
        } else {
            Unreadable::OldFormat
        });
    }
    let package = Package::read(bytes)?;
    package.check_markup(MARKUP)?;
    Ok(package.into_transitional())
}

/// The tree of a part.
///
/// # Errors
/// As with [`Package::parse`].
pub fn parse<'p>(package: &'p Package, part: &str) -> Result<Element<'p>, Unreadable> {
    Ok(package.parse(part)?)
}

/// The tree of the main part, whose name is given.
///
/// # Errors
/// [`Unreadable`] if it is not the main part of a presentation.
pub fn main_part<'p>(package: &'p Package, name: &str) -> Result<Element<'p>, Unreadable> {
    let kind = package.content_types().of(name);
    if !kind.is_some_and(|kind| MAIN_TYPES.contains(&kind)) {
        return Err(Unreadable::NotPowerPoint("esityksen pääosa"));
    }
    let root = parse(package, name)?;
    match root.get("xmlns:p") {
        Some(PRESENTATIONML) if root.name == "p:presentation" => Ok(root),
        _ => Err(Unreadable::NotPowerPoint("p:presentation")),
    }
}
