//! The files of a workspace, and nothing but them.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::Failure;

/// The most bytes in a file of data.
pub(crate) const DATA_BYTES: u64 = 16 << 20;
/// The most bytes in a finished annex.
pub(crate) const PDF_BYTES: u64 = 64 << 20;

/// The root folder of a workspace; reads what is inside it, never what is outside.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// What stands at a path.
#[derive(Debug)]
pub(crate) enum Content {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// Nothing.
    Missing,
    /// Something that is not read, with message and fix in Finnish.
    Refused(String, &'static str),
}

impl Folder {
    pub(crate) fn open(root: &Path) -> Result<Self, Failure> {
        let root = fs::canonicalize(root).map_err(|error| Failure::unreadable(root, &error))?;
        Ok(Self { root })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        let mut path = self.root.clone();
        path.extend(file.split('/'));
        path
    }

    /// Reads a regular file of at most `limit` bytes.
    pub(crate) fn read(&self, file: &str, limit: u64) -> Result<Content, Failure> {
        let path = self.path(file);
        let unreadable = |error: std::io::Error| Failure::unreadable(&path, &error);
        let real = match fs::canonicalize(&path) {
            Ok(real) => real,
            Err(error) if is_missing(&error) => return Ok(Content::Missing),
            Err(error) => return Err(unreadable(error)),
        };
        if !real.starts_with(&self.root) {
            let message = "linkki johtaa työtilan ulkopuolelle".to_owned();
            return Ok(Content::Refused(message, "kopioi tiedosto työtilaan"));
        }
        // A pipe or a device could block for ever when opened.
        if !fs::metadata(&real).map_err(unreadable)?.is_file() {
            return Ok(Content::Refused(
                "ei ole tavallinen tiedosto".to_owned(),
                "korvaa se tiedostolla",
            ));
        }
        let mut bytes = Vec::new();
        let opened = File::open(&real).map_err(unreadable)?;
        opened
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            let message = format!("tiedosto on suurempi kuin {} Mt", limit >> 20);
            return Ok(Content::Refused(message, "pienennä tiedostoa"));
        }
        Ok(Content::Bytes(bytes))
    }

    /// The names in a folder in order, without hidden ones; `None` when there is no such folder in the workspace.
    pub(crate) fn list(&self, folder: &str) -> Result<Option<Vec<Entry>>, Failure> {
        let path = self.path(folder);
        let unreadable = |error: std::io::Error| Failure::unreadable(&path, &error);
        match fs::canonicalize(&path) {
            Ok(real) if real.starts_with(&self.root) && real.is_dir() => {}
            Ok(_) => return Ok(None),
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                let kind = entry.file_type().map_err(unreadable)?;
                let is_folder = kind.is_dir() || (kind.is_symlink() && entry.path().is_dir());
                entries.push(Entry { name, is_folder });
            }
        }
        entries.sort();
        Ok(Some(entries))
    }
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub name: String,
    pub is_folder: bool,
}

/// A name that the file system cannot hold is the name of nothing.
fn is_missing(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
    )
}
