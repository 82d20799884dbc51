//! The workspaces that the program carries, to be written on disk.

use std::path::Path;

use include_dir::{Dir, include_dir};
use vuosikello_workspace::output::{self, Outcome};

use crate::exit::Failure;

/// The example of a whole service centre: twelve customers.
pub(crate) static WHOLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/ork");

/// The beginning of a new workspace: the settings and one worked example.
pub(crate) static BEGINNING: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/alku");

/// What became of the files.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// How many files were written or were there already as they should be.
    pub(crate) files: usize,
    /// Files that differ from the example, and were left as they are.
    pub(crate) kept: Vec<String>,
}

/// Writes an example into a folder. A file that is there already is never replaced.
pub(crate) fn write(example: &Dir<'_>, folder: &Path) -> Result<Written, Failure> {
    let mut written = Written::default();
    write_folder(example, folder, &mut written)?;
    Ok(written)
}

fn write_folder(example: &Dir<'_>, folder: &Path, written: &mut Written) -> Result<(), Failure> {
    for file in example.files() {
        let path = folder.join(file.path());
        match std::fs::read(&path) {
            Ok(bytes) if bytes == file.contents() => written.files += 1,
            Ok(_) => written.kept.push(file.path().display().to_string()),
            Err(_) => {
                let outcome = output::write_whole(folder, &path, file.contents(), |_| false)
                    .map_err(|error| Failure::Io(error.to_string()))?;
                match outcome {
                    Outcome::Beside(_) => written.kept.push(file.path().display().to_string()),
                    _ => written.files += 1,
                }
            }
        }
    }
    example
        .dirs()
        .try_for_each(|inner| write_folder(inner, folder, written))
}
