//! The files of a workspace, and nothing but them.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Failure;
use crate::kept::{Kept, KeptFolders};

/// The most bytes in a file of data.
pub(crate) const DATA_BYTES: u64 = 16 << 20;
/// The most bytes in a finished annex.
pub(crate) const PDF_BYTES: u64 = 64 << 20;
/// The most bytes of a Word file. A contract of a thousand pages with pictures is smaller; the office program that edits it gives up
/// sooner.
pub(crate) const WORD_BYTES: u64 = 64 << 20;

/// The root folder of a workspace; reads what is inside it, never what is outside.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    root: PathBuf,
    kept: Arc<KeptFolders>,
}

/// What stands at a path.
#[derive(Debug)]
pub(crate) enum Found<T> {
    /// A regular file.
    File(T),
    /// Nothing.
    Missing,
    /// Something that is not read, with message and fix in Finnish.
    Refused(String, &'static str),
}

/// What is said of a file that is larger than it may be.
pub(crate) fn too_large(limit: u64) -> (String, &'static str) {
    let message = format!("tiedosto on suurempi kuin {} Mt", limit >> 20);
    (message, "pienennä tiedostoa")
}

impl Folder {
    pub(crate) fn open(root: &Path) -> Result<Self, Failure> {
        let root = fs::canonicalize(root).map_err(|error| Failure::unreadable(root, &error))?;
        let kept = Arc::default();
        Ok(Self { root, kept })
    }

    /// Keeps what is read below a folder of the workspace while the returned value lives: files that are changed meanwhile are seen as they were.
    /// For tasks that only read.
    pub(crate) fn keep(&self, folder: &str) -> Arc<Kept> {
        self.kept.keep(folder)
    }

    /// What is kept of the folder that a path leads into.
    pub(crate) fn kept(&self, path: &str) -> Option<Arc<Kept>> {
        self.kept.of(path)
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
    pub(crate) fn read(&self, file: &str, limit: u64) -> Result<Found<Vec<u8>>, Failure> {
        let (real, _) = match self.look(file)? {
            Found::File(found) => found,
            Found::Missing => return Ok(Found::Missing),
            Found::Refused(message, fix) => return Ok(Found::Refused(message, fix)),
        };
        let unreadable = |error: std::io::Error| Failure::unreadable(&self.path(file), &error);
        let mut bytes = Vec::new();
        let opened = File::open(&real).map_err(unreadable)?;
        opened
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            let (message, fix) = too_large(limit);
            return Ok(Found::Refused(message, fix));
        }
        Ok(Found::File(bytes))
    }

    /// Looks for a regular file without opening it: its real path, and what the system tells of it.
    pub(crate) fn look(&self, file: &str) -> Result<Found<(PathBuf, Metadata)>, Failure> {
        let path = self.path(file);
        let unreadable = |error: std::io::Error| Failure::unreadable(&path, &error);
        let (real, about) = match self.real(file) {
            Ok(real) => real,
            Err(error) if is_missing(&error) => return Ok(Found::Missing),
            Err(error) => return Err(unreadable(error)),
        };
        if !real.starts_with(&self.root) {
            let message = "linkki johtaa työtilan ulkopuolelle".to_owned();
            return Ok(Found::Refused(message, "kopioi tiedosto työtilaan"));
        }
        // A pipe or a device could block for ever when opened.
        if !about.is_file() {
            return Ok(Found::Refused(
                "ei ole tavallinen tiedosto".to_owned(),
                "korvaa se tiedostolla",
            ));
        }
        Ok(Found::File((real, about)))
    }

    /// The real path of a file or folder, and what the system tells of it. As the root is a real path, only what lies below it can be a link.
    fn real(&self, file: &str) -> std::io::Result<(PathBuf, Metadata)> {
        let mut path = self.root.clone();
        let mut about = None;
        for step in file.split('/') {
            let is_plain = !matches!(step, "" | "." | "..");
            path.push(step);
            about = Some(fs::symlink_metadata(&path)?).filter(|about| is_plain && !about.is_symlink());
            if about.is_none() {
                break;
            }
        }
        match about {
            Some(about) => Ok((path, about)),
            None => {
                let real = fs::canonicalize(self.path(file))?;
                let about = fs::metadata(&real)?;
                Ok((real, about))
            }
        }
    }

    /// Whether Word or LibreOffice has a file open. Word then puts one beside it that is named after all but the first two letters,
    /// LibreOffice a hidden one.
    pub(crate) fn is_open(&self, file: &str) -> Result<bool, Failure> {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        if matches!(self.look(&lock_of(folder, name))?, Found::File(_)) {
            return Ok(true);
        }
        let listing = self.contents(folder)?;
        let is_its = |lock: &str| {
            lock.strip_prefix("~$")
                .is_some_and(|rest| !rest.is_empty() && name.ends_with(rest))
        };
        Ok(listing.files().any(is_its))
    }

    /// The names in a folder, none when there is no such folder.
    pub(crate) fn contents(&self, folder: &str) -> Result<Listing, Failure> {
        let none = || Listing {
            path: folder.to_owned(),
            entries: Vec::new(),
        };
        Ok(self.list(folder)?.unwrap_or_else(none))
    }

    /// The names in a folder in order, without hidden ones; `None` when there is no such folder in the workspace.
    pub(crate) fn list(&self, folder: &str) -> Result<Option<Listing>, Failure> {
        match self.kept(folder) {
            Some(kept) => kept.once(folder, || self.look_into(folder)),
            None => self.look_into(folder),
        }
    }

    fn look_into(&self, folder: &str) -> Result<Option<Listing>, Failure> {
        let path = self.path(folder);
        let unreadable = |error: std::io::Error| Failure::unreadable(&path, &error);
        match self.real(folder) {
            Ok((real, about)) if real.starts_with(&self.root) && about.is_dir() => {}
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
        let path = folder.to_owned();
        Ok(Some(Listing { path, entries }))
    }
}

/// What stands in a folder.
#[derive(Debug, Clone)]
pub(crate) struct Listing {
    /// The folder, from the root of the workspace.
    pub path: String,
    /// The names, in order.
    pub entries: Vec<Entry>,
}

impl Listing {
    /// The names of the files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        let files = self.entries.iter().filter(|entry| !entry.is_folder);
        files.map(|entry| entry.name.as_str())
    }

    /// The names of the folders.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &str> {
        let folders = self.entries.iter().filter(|entry| entry.is_folder);
        folders.map(|entry| entry.name.as_str())
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

/// The file by which LibreOffice says that it has another one open; it begins with a comma and the name of who has.
pub(crate) fn lock_of(folder: &str, name: &str) -> String {
    format!("{folder}/.~lock.{name}#")
}

/// Whether a file is one that systems and programs leave behind, such as the mark of a document that is open in Word.
pub(crate) fn is_clutter(name: &str) -> bool {
    let folded = name.to_lowercase();
    // Word names the file that it is just writing ~WRL0001.tmp.
    name.starts_with("~$")
        || (name.starts_with('~') && folded.ends_with(".tmp"))
        || ["thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"].contains(&folded.as_str())
}

/// The name of a file without its extension.
pub(crate) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The extension of a file in lower case.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map_or(String::new(), |(_, extension)| extension.to_lowercase())
}
