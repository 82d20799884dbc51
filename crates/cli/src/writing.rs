//! Writing the files that a command has made.

use std::path::Path;

use vuosikello_workspace::output::{self, Outcome};

use crate::batch::MadeFile;
use crate::exit::Failure;

/// Writes one file, whole or not at all, and never over a file that a person has changed: `is_ours` says of the bytes of
/// an existing file whether they are as this program wrote them. A remark tells where a file could not be replaced.
pub(crate) fn write_file(
    base: &Path,
    file: &Path,
    bytes: &[u8],
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(MadeFile, Option<String>), Failure> {
    let path = base.join(file);
    let outcome =
        output::write_whole(base, &path, bytes, is_ours).map_err(|error| Failure::Io(error.to_string()))?;
    let made = |path: &Path, outcome| MadeFile {
        path: path.display().to_string(),
        outcome,
    };
    Ok(match outcome {
        Outcome::Created => (made(&path, "uusi"), None),
        Outcome::Replaced => (made(&path, "korvattu"), None),
        Outcome::Unchanged => (made(&path, "ennallaan"), None),
        Outcome::Beside(beside) => {
            let note = format!(
                "{} on muokattu, joten sitä ei korvattu; uusi on {}",
                path.display(),
                beside.display()
            );
            (made(&beside, "muokatun viereen"), Some(note))
        }
    })
}
