//! The names of versions beside a file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// So many newer versions beside a changed file are a sign of something else than editing.
pub(super) const MAX_BESIDE: usize = 99;

/// `NAME (mark).ext`, and from the second on `NAME (mark 2).ext`.
pub(super) fn beside(path: &Path, mark: &str, number: usize) -> PathBuf {
    let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let stem = text(path.file_stem());
    let mark = match number {
        0 | 1 => mark.to_owned(),
        number => format!("{mark} {number}"),
    };
    let name = match path.extension() {
        Some(extension) => format!("{stem} ({mark}).{}", text(Some(extension))),
        None => format!("{stem} ({mark})"),
    };
    path.with_file_name(name)
}
