//! Writing files whole or not at all, and never over what a person has changed.
//!
//! A file is written under a hidden temporary name in its own folder, flushed to the disk, and then put in its place. A
//! new file takes a name only if nothing has it; an older version is exchanged for the new one, and what comes out is
//! looked at once more before it is removed. So whatever happens on the way (a full disk, a killed process, a person who saves
//! the file just then), either the old file is there or the new one, never half of one, and no edit is lost.
//!
//! What a killed process left behind is dealt with the next time something is written beside it.

mod beside;
mod manifest;
mod outcome;
mod rename;
mod standing;
mod swap;
mod temporary;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use serde::Serialize;
use thiserror::Error;

pub use manifest::Manifest;
pub use outcome::{Kept, Outcome};

use crate::reason::reason_of;
use beside::{MAX_BESIDE, beside};
use outcome::Placed;
use rename::Renames;
use standing::{Standing, standing};

pub(crate) use standing::{LARGEST, read_plain};

/// So often is a file looked at anew that others change while it is being written.
const TRIES: usize = 20;

/// Why a file was not written. The old file, if there was one, is as it was.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The file would not be inside the folder that was given for writing.
    #[error("{} ei ole kirjoituskansion sisällä; tiedostoa ei kirjoitettu: anna polku, joka ei johda kansion ulkopuolelle", .0.display())]
    Outside(PathBuf),
    /// The system refused.
    #[error("{} ei ole kirjoitettavissa: {reason}", path.display())]
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// Why, and what to do, in Finnish.
        reason: String,
    },
}

impl WriteError {
    fn refused(path: &Path, error: &io::Error) -> Self {
        let reason = match standing::is_open_in_word(path, error) {
            true => "tiedosto on auki Wordissa; tallenna ja sulje se, ja anna komento uudelleen".to_owned(),
            false => reason_of(error),
        };
        Self::because(path, reason)
    }

    pub(crate) fn because(path: &Path, reason: impl Into<String>) -> Self {
        Self::Refused {
            path: path.to_owned(),
            reason: reason.into(),
        }
    }
}

/// Writes `bytes` as the file `path`, which must be inside the folder `base`; folders are made as needed.
///
/// `is_ours` says of the bytes of an existing file whether they are as this software wrote them. If not, or if the file
/// is write-protected, a link or no file at all, it stays, and the new version is written beside it as `NAME (uusi).ext`,
/// `NAME (uusi 2).ext` and so on; such a version is replaced in turn as long as no one has changed it.
///
/// An edit that is saved while this runs stays too: what is replaced is judged again after it has been taken out of its place.
///
/// # Errors
/// [`WriteError`]; then no file has been changed.
pub fn write_whole(
    base: &Path,
    path: &Path,
    bytes: &[u8],
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<Outcome, WriteError> {
    make_folders(base, path)?;
    Writing::new(bytes, &is_ours).to(path)
}

/// Writes what `make` gives for the bytes that stand in a file (`None` if there is no file that can be read), and does so again if
/// somebody else has written it meanwhile: for files that several runs add to.
///
/// # Errors
/// [`WriteError`], also if what stands there is no file of its own.
pub(crate) fn rewrite(
    base: &Path,
    path: &Path,
    mut make: impl FnMut(Option<&[u8]>) -> Result<Vec<u8>, WriteError>,
) -> Result<Outcome, WriteError> {
    make_folders(base, path)?;
    for _ in 0..TRIES {
        let old = read_plain(path, LARGEST).ok();
        let bytes = make(old.as_deref())?;
        let is_same = |found: &[u8]| old.as_deref() == Some(found);
        match Writing::new(&bytes, &is_same).place(path)? {
            Placed::Done(outcome) => return Ok(outcome),
            Placed::Kept(Kept::Edited) => {}
            Placed::Kept(because) => {
                return Err(WriteError::because(
                    path,
                    format!("se {}; poista se", because.label()),
                ));
            }
        }
    }
    Err(WriteError::because(path, RESTLESS))
}

const RESTLESS: &str = "toinen ohjelma kirjoittaa sitä jatkuvasti; sulje ohjelma ja anna komento uudelleen";

/// Puts `new` in the place of a file that people have edited, whose bytes are `old`, and keeps the old file beside it as
/// `NAME (mark).ext`, `NAME (mark 2).ext` and so on. Returns where that is, and what became of the file: if it has changed since it
/// was read, or is write-protected, it stays and the new version is written beside it too.
///
/// # Errors
/// [`WriteError`]; then the file is as it was.
pub fn replace_edited(
    base: &Path,
    path: &Path,
    old: &[u8],
    new: &[u8],
    mark: &str,
) -> Result<(PathBuf, Outcome), WriteError> {
    make_folders(base, path)?;
    let none = |_: &[u8]| false;
    for target in (1..=MAX_BESIDE).map(|n| beside(path, mark, n)) {
        if let Placed::Done(_) = Writing::new(old, &none).place(&target)? {
            return Ok((target, write_whole(base, path, new, |bytes| bytes == old)?));
        }
    }
    Err(WriteError::because(
        path,
        "kansiossa on liikaa tiedoston vanhoja versioita; poista tarpeettomat",
    ))
}

/// What became of files that were only to be added to a folder.
#[derive(Debug, Default, Serialize)]
pub struct AddedFiles {
    /// How many files were written, or were there already with the same content.
    pub files: usize,
    /// Files that differ, and were left as they are.
    pub kept: Vec<String>,
}

/// Adds files, each given with its path from `folder`, to a folder. One that is there already is never replaced.
///
/// # Errors
/// [`WriteError`]: then the files before it have been written.
pub fn add_files<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
) -> Result<AddedFiles, WriteError> {
    let mut added = AddedFiles::default();
    for (name, bytes) in files {
        let path = folder.join(name);
        make_folders(folder, &path)?;
        match Writing::new(bytes, &|_: &[u8]| false).place(&path)? {
            Placed::Done(_) => added.files += 1,
            Placed::Kept(_) => added.kept.push(name.display().to_string()),
        }
    }
    Ok(added)
}

/// Writes a file that is not there yet.
///
/// # Errors
/// [`WriteError`]: something stands there, which stays, or the system refused.
pub fn write_new(base: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    make_folders(base, path)?;
    match Writing::new(bytes, &|_: &[u8]| false).place(path)? {
        Placed::Done(Outcome::Created) => Ok(()),
        _ => Err(WriteError::because(
            path,
            "se on jo olemassa; poista se tai anna toinen nimi",
        )),
    }
}

/// The writing of one file.
struct Writing<'a> {
    bytes: &'a [u8],
    /// Whether the bytes of an existing file are as this software wrote them.
    is_ours: &'a dyn Fn(&[u8]) -> bool,
    /// Called between the steps. Tests change files there, as a person may.
    between: &'a dyn Fn(),
    renames: Renames,
}

impl<'a> Writing<'a> {
    fn new(bytes: &'a [u8], is_ours: &'a dyn Fn(&[u8]) -> bool) -> Self {
        Self {
            bytes,
            is_ours,
            between: &|| {},
            renames: Renames::default(),
        }
    }

    /// Writes the file, or another beside it.
    fn to(&self, path: &Path) -> Result<Outcome, WriteError> {
        let because = match self.place(path)? {
            Placed::Done(outcome) => return Ok(outcome),
            Placed::Kept(because) => because,
        };
        for path in (1..=MAX_BESIDE).map(|n| beside(path, "uusi", n)) {
            if let Placed::Done(_) = self.place(&path)? {
                return Ok(Outcome::Beside { path, because });
            }
        }
        Err(WriteError::because(
            path,
            "kansiossa on liikaa tiedoston uusia versioita; poista tarpeettomat",
        ))
    }

    /// Writes the file, unless something stands there that must stay.
    fn place(&self, path: &Path) -> Result<Placed, WriteError> {
        let refused = |error| WriteError::refused(path, &error);
        temporary::sweep(path.parent().unwrap_or(Path::new(".")));
        self.settle_leftovers(path);
        for _ in 0..TRIES {
            (self.between)();
            let standing = standing(path, self.bytes, self.is_ours).map_err(refused)?;
            (self.between)();
            let placed = match standing {
                Standing::Same => return Ok(Placed::Done(Outcome::Unchanged)),
                Standing::Stays(because) => return Ok(Placed::Kept(because)),
                Standing::Nothing => self.put_new(path),
                Standing::Ours(permissions) => self.put_instead(path, permissions),
            };
            if let Some(outcome) = placed.map_err(refused)? {
                return Ok(Placed::Done(outcome));
            }
        }
        Err(WriteError::because(path, RESTLESS))
    }
}

/// Makes the folders of a file, step by step, so that no link leads out of the base on the way.
fn make_folders(base: &Path, path: &Path) -> Result<(), WriteError> {
    let outside = || WriteError::Outside(path.to_owned());
    let refused = |folder: &Path, error| WriteError::refused(folder, &error);
    let inside = path.strip_prefix(base).map_err(|_| outside())?;
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    // A file has a name, and the components leave out a slash after it.
    if inside.file_name().is_none() || !inside.components().all(is_plain) || has_final_slash(path) {
        return Err(outside());
    }
    fs::create_dir_all(base).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => refused(base, ErrorKind::NotADirectory.into()),
        _ => refused(base, error),
    })?;
    let real_base = fs::canonicalize(base).map_err(|error| refused(base, error))?;
    let mut folder = base.to_owned();
    for step in inside.parent().into_iter().flat_map(Path::components) {
        folder.push(step);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let real = fs::canonicalize(&folder).map_err(|error| refused(&folder, error))?;
                if !real.starts_with(&real_base) {
                    return Err(outside());
                }
                if !real.is_dir() {
                    return Err(refused(&folder, ErrorKind::NotADirectory.into()));
                }
            }
            made => made.map_err(|error| refused(&folder, error))?,
        }
    }
    Ok(())
}

fn has_final_slash(path: &Path) -> bool {
    path.as_os_str()
        .as_encoded_bytes()
        .last()
        .is_some_and(|byte| std::path::is_separator(char::from(*byte)))
}
