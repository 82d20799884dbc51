//! A workspace one of whose files is changed.

use std::fs;
use std::path::{Path, PathBuf};

use vuosikello_workspace::Kinds;

/// Puts a changed file into a copy of the workspace, checks it all, and puts the file back. What is said of the data is as it should be;
/// only that it ends, and without a panic, is looked at.
pub(crate) fn check(root: &Path, file: &str, bytes: &[u8]) -> Option<String> {
    let path = root.join(file);
    let old = fs::read(&path).ok()?;
    fs::write(&path, bytes).ok()?;
    let kinds = Kinds::built_in();
    if let Ok(publisher) = kinds.publisher(root) {
        let ids: Vec<&str> = publisher
            .workspace()
            .customers()
            .iter()
            .map(String::as_str)
            .collect();
        let _ = kinds.check(&publisher, &ids, None, &());
    }
    fs::write(&path, old).err().map(|error| error.to_string())
}

/// Copies a workspace, so that the given one stays as it is.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<PathBuf, String> {
    let said = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(said)?;
    for entry in fs::read_dir(from).map_err(said)? {
        let entry = entry.map_err(said)?;
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => drop(copy(&entry.path(), &target)?),
            false => drop(fs::copy(entry.path(), target).map_err(said)?),
        }
    }
    Ok(to.to_owned())
}
