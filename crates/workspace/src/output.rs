//! Writing files whole or not at all, and never over what a person has changed.
//!
//! A file is written under a hidden temporary name in its own folder, flushed to the disk, and renamed over the old one:
//! whatever happens on the way (a full disk, a killed process), either the old file is there or the new one, never half
//! of one. A temporary file that a killed process left behind is removed the next time something is written beside it.

mod manifest;

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::Serialize;
use thiserror::Error;

pub use manifest::Manifest;

use crate::reason::reason;

/// Begins the names of temporary files; the dot hides them.
const TEMPORARY_PREFIX: &str = ".vuosikello-";
const TEMPORARY_SUFFIX: &str = ".tmp";

/// A temporary file this old has no process any more that writes it.
const LEFTOVER_AGE: Duration = Duration::from_secs(60 * 60);

/// So many newer versions beside a changed file are a sign of something else than editing.
const MAX_BESIDE: usize = 99;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// There was none before.
    Created,
    /// An older version, untouched by people, was replaced.
    Replaced,
    /// The file had the same content already and was not written.
    Unchanged,
    /// The file had been changed by a person and was left alone; the new version is in this file beside it.
    Beside(PathBuf),
}

impl Outcome {
    /// The Finnish word.
    pub fn label(&self) -> &'static str {
        match self {
            Outcome::Created => "uusi",
            Outcome::Replaced => "korvattu",
            Outcome::Unchanged => "ennallaan",
            Outcome::Beside(_) => "muokatun viereen",
        }
    }
}

/// Why a file was not written. The old file, if there was one, is as it was.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The file would not be inside the folder that was given for writing.
    #[error("{} ei ole kirjoituskansion sisällä; tiedostoa ei kirjoitettu", .0.display())]
    Outside(PathBuf),
    /// The system refused.
    #[error("{} ei ole kirjoitettavissa: {reason}", path.display())]
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// Why, in Finnish.
        reason: String,
        /// The system's own error.
        source: io::Error,
    },
}

impl WriteError {
    fn refused(path: &Path, source: io::Error) -> Self {
        Self::Refused {
            path: path.to_owned(),
            reason: reason(&source),
            source,
        }
    }
}

/// Writes `bytes` as the file `path`, which must be inside the folder `base`; folders are made as needed.
///
/// `is_ours` says of the bytes of an existing file whether they are as this software wrote them. If not, or if the file
/// is write-protected or a link, it stays, and the new version is written beside it as `NAME (uusi).ext`,
/// `NAME (uusi 2).ext` and so on; such a version is replaced in turn as long as no one has changed it.
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
    for attempt in 0..=MAX_BESIDE {
        let target = match attempt {
            0 => path.to_owned(),
            1 => beside(path, "uusi"),
            n => beside(path, &format!("uusi {n}")),
        };
        let outcome = match standing(&target, bytes, &is_ours).map_err(|e| WriteError::refused(&target, e))? {
            Standing::Changed => continue,
            Standing::Same => Outcome::Unchanged,
            Standing::Nothing => {
                replace(&target, None, |temporary| temporary.write_all(bytes))?;
                Outcome::Created
            }
            Standing::Ours(permissions) => {
                replace(&target, Some(permissions), |temporary| temporary.write_all(bytes))?;
                Outcome::Replaced
            }
        };
        return Ok(if attempt == 0 {
            outcome
        } else {
            Outcome::Beside(target)
        });
    }
    let too_many = io::Error::other("kansiossa on liikaa tiedoston uusia versioita");
    Err(WriteError::refused(path, too_many))
}

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
    for attempt in 1..=MAX_BESIDE {
        let target = match attempt {
            1 => beside(path, mark),
            n => beside(path, &format!("{mark} {n}")),
        };
        match standing(&target, old, &|_: &[u8]| false).map_err(|e| WriteError::refused(&target, e))? {
            Standing::Changed | Standing::Ours(_) => continue,
            Standing::Same => {}
            Standing::Nothing => replace(&target, None, |temporary| temporary.write_all(old))?,
        }
        return Ok((target, write_whole(base, path, new, |bytes| bytes == old)?));
    }
    let too_many = io::Error::other("kansiossa on liikaa tiedoston vanhoja versioita");
    Err(WriteError::refused(path, too_many))
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
        let is_kept = match fs::read(&path) {
            Ok(old) => old != bytes,
            Err(_) => matches!(write_whole(folder, &path, bytes, |_| false)?, Outcome::Beside(_)),
        };
        if is_kept {
            added.kept.push(name.display().to_string());
        } else {
            added.files += 1;
        }
    }
    Ok(added)
}

/// Makes the folders of a file, step by step, so that no link leads out of the base on the way.
fn make_folders(base: &Path, path: &Path) -> Result<(), WriteError> {
    let outside = || WriteError::Outside(path.to_owned());
    let refused = |folder: &Path, error| WriteError::refused(folder, error);
    let inside = path.strip_prefix(base).map_err(|_| outside())?;
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    // A file has a name, and the components leave out a slash after it.
    if inside.file_name().is_none() || !inside.components().all(is_plain) || has_final_slash(path) {
        return Err(outside());
    }
    fs::create_dir_all(base).map_err(|error| refused(base, error))?;
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

/// What stands where a file is to be written.
enum Standing {
    Nothing,
    Same,
    /// An older version that may be replaced, with its permissions.
    Ours(Permissions),
    /// Something that must stay.
    Changed,
}

fn standing(path: &Path, bytes: &[u8], is_ours: &impl Fn(&[u8]) -> bool) -> io::Result<Standing> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(error),
    };
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Ok(Standing::Changed);
    }
    let old = fs::read(path)?;
    Ok(if old == bytes {
        Standing::Same
    } else if !about.permissions().readonly() && is_ours(&old) {
        Standing::Ours(about.permissions())
    } else {
        Standing::Changed
    })
}

/// `NAME (uusi).ext`
fn beside(path: &Path, mark: &str) -> PathBuf {
    let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stem = text(path.file_stem());
    let name = match path.extension() {
        Some(extension) => format!("{stem} ({mark}).{}", text(Some(extension))),
        None => format!("{stem} ({mark})"),
    };
    path.with_file_name(name)
}

/// Puts a file that `write` fills in the place of `path` in one step.
fn replace(
    path: &Path,
    permissions: Option<Permissions>,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), WriteError> {
    let refused = |error| WriteError::refused(path, error);
    let folder = path.parent().unwrap_or(Path::new("."));
    remove_leftovers(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    #[cfg(unix)]
    {
        // As of any new file; the user's umask takes away what it takes.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder).map_err(refused)?;
    write(temporary.as_file_mut()).map_err(refused)?;
    if let Some(permissions) = permissions {
        temporary
            .as_file()
            .set_permissions(permissions)
            .map_err(refused)?;
    }
    temporary.as_file().sync_all().map_err(refused)?;
    temporary.persist(path).map_err(|error| refused(error.error))?;
    // The rename itself reaches the disk with its folder. Some file systems cannot flush a folder; then it reaches the
    // disk later, and whole all the same.
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Removes temporary files that a killed process has left; what cannot be removed stays hidden and harms no one.
fn remove_leftovers(folder: &Path) {
    let now = SystemTime::now();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_old = || {
            let modified = entry.metadata().and_then(|about| about.modified());
            modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|age| age > LEFTOVER_AGE))
        };
        if name.starts_with(TEMPORARY_PREFIX) && name.ends_with(TEMPORARY_SUFFIX) && is_old() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn ours(bytes: &[u8]) -> bool {
        bytes.starts_with(b"oma")
    }

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let temporary = tempfile::tempdir().unwrap();
        let base = temporary.path().join("ulos");
        fs::create_dir(&base).unwrap();
        (temporary, base)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_created_then_left_alone_then_replaced() {
        let (_temporary, base) = folder();
        let write = |bytes| write_whole(&base, &base.join("a/b/x.docx"), bytes, ours).unwrap();
        assert_eq!(write(b"oma 1"), Outcome::Created);
        assert_eq!(write(b"oma 1"), Outcome::Unchanged);
        assert_eq!(write(b"oma 2"), Outcome::Replaced);
        assert_eq!(fs::read(base.join("a/b/x.docx")).unwrap(), b"oma 2");
        assert_eq!(names(&base.join("a/b")), ["x.docx"]);
    }

    #[test]
    fn an_edited_file_is_replaced_and_kept() {
        let (_temporary, base) = folder();
        let path = base.join("x.docx");
        fs::write(&path, b"muokattu").unwrap();
        let (kept, outcome) = replace_edited(&base, &path, b"muokattu", b"1", "vanha").unwrap();
        assert_eq!((kept, outcome), (base.join("x (vanha).docx"), Outcome::Replaced));
        let (kept, _) = replace_edited(&base, &path, b"1", b"2", "vanha").unwrap();
        assert_eq!(fs::read(kept).unwrap(), b"1");
        assert_eq!(names(&base), ["x (vanha 2).docx", "x (vanha).docx", "x.docx"]);
        // Somebody has saved it meanwhile.
        let (_, outcome) = replace_edited(&base, &path, b"1", b"3", "vanha").unwrap();
        assert_eq!(outcome, Outcome::Beside(base.join("x (uusi).docx")));
        assert_eq!(fs::read(&path).unwrap(), b"2");
    }

    #[test]
    fn what_a_person_has_changed_is_never_overwritten() {
        let (_temporary, base) = folder();
        let path = |name: &str| base.join(name);
        let write = |bytes| write_whole(&base, &base.join("x.docx"), bytes, ours).unwrap();
        fs::write(path("x.docx"), "muokattu").unwrap();
        assert_eq!(write(b"oma 1"), Outcome::Beside(path("x (uusi).docx")));
        assert_eq!(write(b"oma 2"), Outcome::Beside(path("x (uusi).docx")));
        fs::write(path("x (uusi).docx"), "muokattu").unwrap();
        assert_eq!(write(b"oma 3"), Outcome::Beside(path("x (uusi 2).docx")));
        assert_eq!(write(b"oma 3"), Outcome::Beside(path("x (uusi 2).docx")));
        assert_eq!(names(&base), ["x (uusi 2).docx", "x (uusi).docx", "x.docx"]);
        assert_eq!(fs::read(path("x.docx")).unwrap(), b"muokattu");
        assert_eq!(fs::read(path("x (uusi).docx")).unwrap(), b"muokattu");
        assert_eq!(fs::read(path("x (uusi 2).docx")).unwrap(), b"oma 3");
    }

    #[test]
    fn files_are_added_to_those_that_are_there() {
        let (_temporary, base) = folder();
        fs::write(base.join("b"), "oma").unwrap();
        let files = [("a/a", "1"), ("b", "2"), ("c", "3")];
        let add = || {
            add_files(
                &base,
                files.map(|(name, text)| (Path::new(name), text.as_bytes())),
            )
            .unwrap()
        };
        for added in [add(), add()] {
            assert_eq!((added.files, added.kept), (2, vec!["b".to_owned()]));
        }
        assert_eq!(fs::read(base.join("b")).unwrap(), b"oma");
        assert_eq!(fs::read(base.join("a/a")).unwrap(), b"1");
    }

    #[test]
    fn a_write_protected_file_is_left_alone() {
        let (_temporary, base) = folder();
        let path = base.join("x.docx");
        fs::write(&path, "oma 1").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let outcome = write_whole(&base, &base.join("x.docx"), b"oma 2", ours).unwrap();
        assert_eq!(outcome, Outcome::Beside(base.join("x (uusi).docx")));
    }

    #[test]
    fn a_write_that_fails_halfway_leaves_the_old_file_and_nothing_else() {
        let (_temporary, base) = folder();
        let path = base.join("x.docx");
        fs::write(&path, "vanha").unwrap();
        let error = replace(&path, None, |file| {
            file.write_all(b"puolet")?;
            Err(ErrorKind::StorageFull.into())
        });
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("{} ei ole kirjoitettavissa: levy on täynnä", path.display())
        );
        assert_eq!(fs::read(&path).unwrap(), b"vanha");
        assert_eq!(names(&base), ["x.docx"]);
    }

    #[test]
    fn folders_that_cannot_be_made_are_told_with_the_path() {
        let (_temporary, base) = folder();
        fs::write(base.join("a"), "tiedosto").unwrap();
        let error = write_whole(&base, &base.join("a/x.docx"), b"oma", ours)
            .unwrap_err()
            .to_string();
        assert!(
            error.ends_with("a ei ole kirjoitettavissa: polulla oleva nimi on tiedosto eikä kansio"),
            "{error}"
        );
        fs::create_dir(base.join("y.docx")).unwrap();
        let error = write_whole(&base, &base.join("y.docx"), b"oma", ours)
            .unwrap_err()
            .to_string();
        assert!(error.ends_with("samanniminen kansio on jo olemassa"), "{error}");
        let below = base.join("a/b");
        assert!(write_whole(&below, &below.join("x"), b"oma", ours).is_err());
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        let (temporary, base) = folder();
        for file in ["../x", "a/../../x", "/x", "", "a/..", "x/"] {
            let result = write_whole(&base, &base.join(file), b"oma", ours);
            assert!(matches!(result, Err(WriteError::Outside(_))), "{file}");
        }
        assert_eq!(names(temporary.path()), ["ulos"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_neither_followed_out_of_the_folder_nor_replaced() {
        let (temporary, base) = folder();
        let elsewhere = temporary.path().join("muualla");
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, base.join("a")).unwrap();
        assert!(matches!(
            write_whole(&base, &base.join("a/x"), b"oma", ours),
            Err(WriteError::Outside(_))
        ));
        fs::write(elsewhere.join("y.docx"), "oma 1").unwrap();
        std::os::unix::fs::symlink(elsewhere.join("y.docx"), base.join("y.docx")).unwrap();
        let outcome = write_whole(&base, &base.join("y.docx"), b"oma 2", ours).unwrap();
        assert_eq!(outcome, Outcome::Beside(base.join("y (uusi).docx")));
        assert_eq!(fs::read(elsewhere.join("y.docx")).unwrap(), b"oma 1");
    }

    #[test]
    fn leftovers_of_a_killed_run_are_removed_when_they_are_old() {
        let (_temporary, base) = folder();
        let [old, new] = [".vuosikello-old.tmp", ".vuosikello-new.tmp"].map(|name| base.join(name));
        for path in [&old, &new] {
            fs::write(path, "puolet").unwrap();
        }
        let earlier = SystemTime::now() - Duration::from_secs(2 * 60 * 60);
        File::options()
            .write(true)
            .open(&old)
            .unwrap()
            .set_modified(earlier)
            .unwrap();
        write_whole(&base, &base.join("x.docx"), b"oma", ours).unwrap();
        assert_eq!(names(&base), [".vuosikello-new.tmp", "x.docx"]);
    }
}
