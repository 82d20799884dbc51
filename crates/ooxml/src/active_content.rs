//! Active content: macros, controls and programs in a file, which run on the machine of whoever opens it.

use thiserror::Error;

use crate::ole::{has_stream, is_compound_file};
use crate::{Element, Limits, Package, PackageError};

/// How many levels of files embedded in embedded files are searched; deeper ones are refused.
const DEPTH: usize = 3;

/// How many bytes all embedded files may have together, unpacked.
const EMBEDDED: u64 = 192 << 20;

/// The first bytes of executable files of Windows (PE) and of Linux (ELF).
const PROGRAMS: [&[u8]; 2] = [b"MZ", b"\x7fELF"];

/// The first bytes of a zip file, those of its end record, and the most bytes from there to the end of the file: the record
/// itself and a comment (APPNOTE.TXT § 4.3.7 and § 4.3.16).
const ZIP: &[u8] = b"PK\x03\x04";
const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP_END_REACH: usize = 22 + 0xffff;

/// Why a part is refused.
#[derive(Debug, Error)]
pub enum ActiveContentError {
    /// It is or contains active content, or an object that may be a program.
    #[error("tiedostossa on makroja tai ohjelmakoodia (osa {0})")]
    Contained(String),
    /// It is an embedded file that cannot be unpacked, and so not be searched.
    #[error("upotettu tiedosto {part} ei ole luettavissa: {error}")]
    Embedded {
        /// The name of the part.
        part: String,
        /// Why not.
        error: PackageError,
    },
}

/// The first part whose name or content type is that of macros or controls.
pub fn active_part(package: &Package) -> Option<&str> {
    let types = package.content_types();
    let mut parts = package.parts().map(|(name, _)| name);
    parts.find(|name| is_active(name, types.of(name).unwrap_or_default()))
}

fn is_active(name: &str, kind: &str) -> bool {
    let (name, kind) = (name.to_ascii_lowercase(), kind.to_ascii_lowercase());
    ["vbaproject", "activex"]
        .iter()
        .any(|word| name.contains(word) || kind.contains(word))
        || kind.contains("macroenabled")
}

/// A search for active content in parts and in files embedded in them, which may have 192 MiB together, unpacked.
#[derive(Debug)]
pub struct Search {
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Default for Search {
    fn default() -> Self {
        Self { left: EMBEDDED }
    }
}

impl Search {
    /// Searches all parts.
    ///
    /// # Errors
    /// [`ActiveContentError`] for the first part that is refused.
    pub fn package(&mut self, package: &Package) -> Result<(), ActiveContentError> {
        self.deep(package, 0)
    }

    /// Searches one part.
    ///
    /// # Errors
    /// [`ActiveContentError`] if it is refused.
    pub fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), ActiveContentError> {
        self.embedded(name, bytes, 0)
    }

    fn deep(&mut self, package: &Package, depth: usize) -> Result<(), ActiveContentError> {
        if let Some(part) = active_part(package) {
            return Err(ActiveContentError::Contained(part.to_owned()));
        }
        let mut parts = package.parts();
        parts.try_for_each(|(name, bytes)| self.embedded(name, bytes, depth))
    }

    fn embedded(&mut self, name: &str, bytes: &[u8], depth: usize) -> Result<(), ActiveContentError> {
        let is_active = if is_program(bytes) {
            true
        } else if is_compound_file(bytes) {
            // Streams with macros; files of any type that the object packager has wrapped; and Office files with macros, whose
            // zip file has the names of its entries unpacked.
            ["_VBA_PROJECT", "Ole10Native"]
                .iter()
                .any(|stream| has_stream(bytes, stream))
                || holds(bytes, b"vbaproject")
        } else if bytes.starts_with(ZIP) {
            let package = self.unpack(bytes).map_err(|error| ActiveContentError::Embedded {
                part: name.to_owned(),
                error,
            })?;
            self.inner(&package, depth)?
        } else if ends_as_zip(bytes) {
            // What stands before a zip file does not keep it from being opened. Most such bytes are pictures.
            match self.unpack(bytes) {
                Ok(package) => self.inner(&package, depth)?,
                Err(_) => holds(bytes, b"vbaproject"),
            }
        } else {
            false
        };
        if is_active {
            Err(ActiveContentError::Contained(name.to_owned()))
        } else {
            Ok(())
        }
    }

    /// Whether an embedded package has code, or is too deep to be looked into.
    fn inner(&mut self, package: &Package, depth: usize) -> Result<bool, ActiveContentError> {
        if depth >= DEPTH {
            return Ok(true);
        }
        match self.deep(package, depth + 1) {
            Err(ActiveContentError::Contained(_)) => Ok(true),
            other => other.map(|()| false),
        }
    }

    fn unpack(&mut self, bytes: &[u8]) -> Result<Package, PackageError> {
        let limits = Limits {
            total_bytes: self.left,
            ..Limits::default()
        };
        let package = Package::read_within(bytes, &limits)?;
        let size: usize = package.parts().map(|(_, bytes)| bytes.len()).sum();
        self.left = self.left.saturating_sub(size as u64);
        Ok(package)
    }
}

/// Whether the target of a relationship may be a program; `relationship` is the last segment of its kind. An embedded object
/// (`oleObject`) that is neither a compound file nor a zip file may be anything.
pub fn may_run(relationship: &str, bytes: &[u8]) -> bool {
    is_program(bytes) || (relationship == "oleObject" && !is_object(bytes))
}

fn is_program(bytes: &[u8]) -> bool {
    PROGRAMS.iter().any(|start| bytes.starts_with(start))
}

/// Whether bytes can be a file of Office: a compound file or a zip file.
pub fn is_object(bytes: &[u8]) -> bool {
    is_compound_file(bytes) || bytes.starts_with(ZIP)
}

fn ends_as_zip(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(ZIP_END_REACH)..);
    end.is_some_and(|end| end.windows(ZIP_END.len()).any(|window| window == ZIP_END))
}

/// Whether bytes hold a word of small letters, in letters of any case.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word))
}

/// Whether an element is an action on a mouse click or a mouse-over: `hlinkClick`, `hlinkHover`, `hlinkMouseOver`.
pub fn is_link(element: &Element<'_>) -> bool {
    let (_, name) = element.name.split_once(':').unwrap_or(("", &element.name));
    name.starts_with("hlink")
}

/// Whether an element is such an action (`ppaction://…`) of one of the given kinds, in lower case.
pub fn is_click(element: &Element<'_>, kinds: &[&str]) -> bool {
    let action = element.get("action").unwrap_or_default().trim();
    let action = action.split_once("://");
    let kind = action.map(|(_, kind)| kind.to_ascii_lowercase());
    is_link(element) && kind.is_some_and(|kind| kinds.iter().any(|one| kind.starts_with(one)))
}

/// The kinds of actions, for [`is_click`], that start a macro or a program.
pub const STARTS: [&str; 2] = ["macro", "program"];
