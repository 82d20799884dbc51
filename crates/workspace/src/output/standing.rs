//! What stands where a file is to be written.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::outcome::Kept;

/// The most bytes of an existing file that is read before it is written anew: twice the largest annex. What is larger was not written
/// here.
pub(crate) const LARGEST: u64 = 128 << 20;

/// What stands at a path.
pub(super) enum Standing {
    Nothing,
    /// The very bytes that are to be written.
    Same,
    /// An older version that may be replaced, with its permissions.
    Ours(Permissions),
    /// Something that must stay.
    Stays(Kept),
}

/// Looks at what stands at a path; reads it only if it is a plain file of at most [`LARGEST`] bytes.
///
/// # Errors
/// The system refused, or a folder stands there.
pub(super) fn standing(path: &Path, bytes: &[u8], is_ours: &dyn Fn(&[u8]) -> bool) -> io::Result<Standing> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(error),
    };
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let stays = |because| Ok(Standing::Stays(because));
    if about.is_symlink() {
        return stays(Kept::Link);
    }
    if !about.is_file() {
        return stays(Kept::Special);
    }
    if about.len() > LARGEST {
        return stays(Kept::TooLarge);
    }
    let old = match read_plain(path, LARGEST) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(error),
    };
    Ok(if old == bytes {
        Standing::Same
    } else if !is_ours(&old) {
        Standing::Stays(Kept::Edited)
    } else if about.permissions().readonly() {
        Standing::Stays(Kept::Protected)
    } else {
        Standing::Ours(about.permissions())
    })
}

/// Reads a plain file of at most `limit` bytes: no link is followed, and no pipe or device is opened, which could block for ever
/// or never end.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] if it is no plain file, [`ErrorKind::FileTooLarge`]; or the system refused.
pub(crate) fn read_plain(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let about = fs::symlink_metadata(path)?;
    if !about.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > limit {
        true => Err(ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

/// Whether the system refused because Word has the file open: Word puts a file beside it, named `~$` and all but the first two
/// letters of its name, and Windows lets nobody else change it.
pub(super) fn is_open_in_word(path: &Path, error: &io::Error) -> bool {
    let is_refusal = matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy
    ) || crate::reason::is_sharing_violation(error);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let rest = |skipped: usize| name.chars().skip(skipped).collect::<String>();
    // Of short names fewer letters are left out.
    is_refusal
        && (0..=2)
            .map(rest)
            .any(|rest| !rest.is_empty() && path.with_file_name(format!("~${rest}")).exists())
}
