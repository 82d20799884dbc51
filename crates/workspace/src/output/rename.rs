//! Renaming that replaces nothing unseen.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// How files change their names. Tests put in the ways of poorer file systems.
#[derive(Debug, Clone, Copy)]
pub(super) struct Renames {
    /// Exchanges two files in one step; fails with [`ErrorKind::Unsupported`] where the system cannot.
    pub exchange: fn(&Path, &Path) -> io::Result<()>,
    /// Renames unless the new name is taken: [`ErrorKind::AlreadyExists`].
    pub to_free_name: fn(&Path, &Path) -> io::Result<()>,
}

impl Default for Renames {
    fn default() -> Self {
        Self {
            exchange,
            to_free_name,
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::fs::{CWD, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, from, CWD, to, flags).map_err(|error| match error {
        // Kernels and file systems that do not know the flag say so in any of these ways.
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match with(from, to, rustix::fs::RenameFlags::NOREPLACE) {
        Err(error) if error.kind() == ErrorKind::Unsupported => linked(from, to),
        done => done,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    linked(from, to)
}

/// Gives a file a second name, which fails if the name is taken, and takes the first away. On a file system without such links nothing
/// better is left than to look and rename.
fn linked(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        // The file has its new name; the old one is swept later if it stays.
        Ok(()) => fs::remove_file(from).or(Ok(())),
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_stays_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b, c] = ["a", "b", "c"].map(|name| folder.path().join(name));
        for rename in [to_free_name, linked] {
            fs::write(&a, "a").unwrap();
            fs::write(&b, "b").unwrap();
            assert_eq!(rename(&a, &b).unwrap_err().kind(), ErrorKind::AlreadyExists);
            rename(&a, &c).unwrap();
            assert_eq!(
                (a.exists(), fs::read(&b).unwrap(), fs::read(&c).unwrap()),
                (false, b"b".to_vec(), b"a".to_vec())
            );
            assert_eq!(rename(&a, &b).unwrap_err().kind(), ErrorKind::NotFound);
            fs::remove_file(&c).unwrap();
        }
    }

    #[test]
    fn two_files_are_exchanged_where_the_system_can() {
        let folder = tempfile::tempdir().unwrap();
        let [a, b] = ["a", "b"].map(|name| folder.path().join(name));
        fs::write(&a, "a").unwrap();
        assert!(exchange(&a, &b).is_err());
        fs::write(&b, "b").unwrap();
        match exchange(&a, &b) {
            Ok(()) => assert_eq!(
                (fs::read(&a).unwrap(), fs::read(&b).unwrap()),
                (b"b".to_vec(), b"a".to_vec())
            ),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Unsupported),
        }
    }
}
