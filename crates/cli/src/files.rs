//! Files that the person at the terminal names.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use vuosikello_workspace::output::{self, Outcome, write_whole};
use vuosikello_workspace::reason_of;

use crate::console::Console;
use crate::exit::Failure;

/// Writes a Word file whole or not at all, never over one that a person has changed, and says what became of it.
pub(crate) fn write_named(path: &Path, bytes: &[u8], console: &Console) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let file = folder.join(path.file_name().unwrap_or_default());
    let outcome = write_whole(folder, &file, bytes, vuosikello::word::is_untouched)?;
    let written = match &outcome {
        Outcome::Beside { path, .. } => path,
        _ => path,
    };
    console.line(&format!("{} ({})", written.display(), outcome.label()));
    Ok(())
}

/// Writes a file that is not there yet, whole or not at all.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.exists() {
        let text = format!("{} on jo olemassa; anna toinen nimi", path.display());
        return Err(Failure::Usage(text));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let file = folder.join(path.file_name().unwrap_or_default());
    Ok(output::write_new(folder, &file, bytes)?)
}

/// The most bytes of a file.
const MOST_BYTES: u64 = 64 << 20;

/// Reads a file of at most 64 MiB.
pub(crate) fn read_named(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |reason: String| Failure::Io(format!("{} ei ole luettavissa: {reason}", path.display()));
    let refused = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => failed("tiedostoa ei ole".to_owned()),
        ErrorKind::PermissionDenied => failed("lukuoikeus puuttuu".to_owned()),
        _ => failed(reason_of(&error)),
    };
    // Looked at before it is opened: opening a pipe would wait for who writes to it.
    let metadata = fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(failed("se ei ole tiedosto".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(refused)?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(failed(format!("se on suurempi kuin {} MiB", MOST_BYTES >> 20)));
    }
    Ok(bytes)
}

/// Whether two paths lead to one file.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
