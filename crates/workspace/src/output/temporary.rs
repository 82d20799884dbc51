//! Temporary files: how they are called, filled, and swept when a killed process has left them.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// Begins the names of temporary files; the dot hides them.
pub(super) const PREFIX: &str = ".vuosikello-";
/// Ends the names of files that may be half written.
const SUFFIX: &str = ".tmp";

/// A file this old that nobody has locked has no process that is just about to lock it.
const UNLOCKED_AGE: Duration = Duration::from_secs(2);

/// A file this old has no process any more that writes it, where the file system knows no locks.
const LEFTOVER_AGE: Duration = Duration::from_secs(60 * 60);

/// A temporary file in `folder` that `write` has filled and that is on the disk. It stays locked as long as the value lives, so that no
/// other run takes it for a leftover.
pub(super) fn filled(
    folder: &Path,
    permissions: Option<Permissions>,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        // As of any new file; the user's umask takes away what it takes.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    // Without locks its age tells.
    let _ = temporary.as_file().try_lock();
    write(temporary.as_file_mut())?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Writes all bytes; for [`filled`].
pub(super) fn all(bytes: &[u8]) -> impl FnOnce(&mut File) -> io::Result<()> {
    move |file| file.write_all(bytes)
}

/// Removes the temporary files that killed processes have left in a folder; what cannot be removed stays hidden and harms no one.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_temporary = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if is_temporary && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether no process writes a temporary file any more.
pub(super) fn is_left(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let least = match file.try_lock() {
        Ok(()) => UNLOCKED_AGE,
        Err(fs::TryLockError::WouldBlock) => return false,
        Err(fs::TryLockError::Error(_)) => LEFTOVER_AGE,
    };
    let modified = file.metadata().and_then(|about| about.modified());
    let age = modified.map(|modified| SystemTime::now().duration_since(modified));
    matches!(age, Ok(Ok(age)) if age >= least)
}

/// Flushes the names of a folder. Some file systems cannot; then a rename reaches the disk later, and whole all the same.
pub(super) fn flush_names(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}
