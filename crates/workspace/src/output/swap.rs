//! A new version in the place of an old one, with a second look at what comes out.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Writing;
use super::beside::{MAX_BESIDE, beside};
use super::outcome::Outcome;
use super::standing::{Standing, standing};
use super::temporary::{self, PREFIX};

/// Ends the names of whole files on their way into a place or out of it. They may be a person's, so none is removed unread.
const SUFFIX: &str = ".vaihto";

/// What marks an edit that somebody saved while a newer one took its place.
const RESCUED: &str = "talteen";

impl Writing<'_> {
    /// Gives the new file a name that nothing has. `None`: something has it by now.
    pub(super) fn put_new(&self, path: &Path) -> io::Result<Option<Outcome>> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let temporary = temporary::filled(folder, None, temporary::all(self.bytes))?;
        let (_handle, temporary) = temporary.keep().map_err(|kept| kept.error)?;
        (self.between)();
        if let Err(error) = (self.renames.to_free_name)(&temporary, path) {
            remove(&temporary);
            return if is_contest(&error) { Ok(None) } else { Err(error) };
        }
        temporary::flush_names(folder);
        Ok(Some(Outcome::Created))
    }

    /// Exchanges an older version for the new one. `None`: a person has changed it since it was looked at; what the person saved stands in
    /// its place again.
    pub(super) fn put_instead(&self, path: &Path, permissions: Permissions) -> io::Result<Option<Outcome>> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let temporary = temporary::filled(folder, Some(permissions), temporary::all(self.bytes))?;
        let swap = swap_name(path, temporary.path());
        // The handle keeps the lock, by which others see that somebody still works on the file.
        let _handle = temporary.persist(&swap).map_err(|error| error.error)?;
        (self.between)();
        let done = match (self.renames.exchange)(&swap, path) {
            Ok(()) => self.judge_swapped(path, &swap),
            Err(error) if error.kind() == ErrorKind::Unsupported => self.put_after_moving(path, &swap),
            Err(error) => {
                remove(&swap);
                if is_contest(&error) { Ok(false) } else { Err(error) }
            }
        };
        temporary::flush_names(folder);
        Ok(done?.then_some(Outcome::Replaced))
    }

    /// After an exchange: whether what came out was ours. A person's file goes back.
    fn judge_swapped(&self, path: &Path, swap: &Path) -> io::Result<bool> {
        (self.between)();
        if self.is_dispensable(swap) {
            remove(swap);
            return Ok(true);
        }
        (self.between)();
        match (self.renames.exchange)(swap, path) {
            Ok(()) => {
                (self.between)();
                if self.is_dispensable(swap) {
                    remove(swap);
                } else {
                    // Somebody has saved once more, on top of the new file: the newest edit gets the place.
                    let _ = (self.renames.exchange)(swap, path);
                    self.rescue(path, swap)?;
                }
            }
            // The new file has been taken away, or another run has rescued the old one.
            Err(_) => self.give_back(path, swap)?,
        }
        Ok(false)
    }

    /// Where two files cannot be exchanged: moves the old one aside, looks at it, and gives the name to the new one if nobody has taken it.
    fn put_after_moving(&self, path: &Path, swap: &Path) -> io::Result<bool> {
        let aside = swap.with_extension(format!("vanha{SUFFIX}"));
        if let Err(error) = (self.renames.to_free_name)(path, &aside) {
            remove(swap);
            return if is_contest(&error) { Ok(false) } else { Err(error) };
        }
        (self.between)();
        if !self.is_dispensable(&aside) {
            remove(swap);
            (self.between)();
            self.give_back(path, &aside)?;
            return Ok(false);
        }
        (self.between)();
        match (self.renames.to_free_name)(swap, path) {
            Ok(()) => {
                remove(&aside);
                Ok(true)
            }
            Err(error) => {
                remove(swap);
                self.give_back(path, &aside)?;
                if is_contest(&error) { Ok(false) } else { Err(error) }
            }
        }
    }

    /// Puts a file back where it was, or beside it if another stands there by now.
    fn give_back(&self, path: &Path, from: &Path) -> io::Result<()> {
        match (self.renames.to_free_name)(from, path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && self.is_dispensable(from) => {
                remove(from);
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.rescue(path, from),
            // Another run has dealt with it.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Puts a person's file, in whose place another stands, beside it: `NAME (talteen).ext`.
    fn rescue(&self, path: &Path, from: &Path) -> io::Result<()> {
        for target in (1..=MAX_BESIDE).map(|n| beside(path, RESCUED, n)) {
            match (self.renames.to_free_name)(from, &target) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                done => return done,
            }
        }
        // It stays under its hidden name, and the next run tries again.
        Ok(())
    }

    /// Deals with what a killed run left of its work on a file: our own versions go, a person's comes back.
    pub(super) fn settle_leftovers(&self, path: &Path) {
        let prefix = format!("{PREFIX}{}-", mark_of(path));
        let folder = path.parent().unwrap_or(Path::new("."));
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let left = entry.path();
            if name.starts_with(&prefix) && name.ends_with(SUFFIX) && temporary::is_left(&left) {
                // What fails now is tried again by the next run.
                let _ = self.give_back_leftover(path, &left);
            }
        }
    }

    fn give_back_leftover(&self, path: &Path, left: &Path) -> io::Result<()> {
        let is_ours = self.is_dispensable(left);
        match fs::symlink_metadata(path) {
            Ok(_) if is_ours => {
                remove(left);
                Ok(())
            }
            Ok(_) => self.rescue(path, left),
            Err(_) => self.give_back(path, left),
        }
    }

    /// Whether a file is ours, or says the same as the new one, or is gone: another run has dealt with it.
    fn is_dispensable(&self, path: &Path) -> bool {
        let standing = standing(path, self.bytes, self.is_ours);
        matches!(
            standing,
            Ok(Standing::Same | Standing::Ours(_) | Standing::Nothing)
        )
    }
}

/// Whether a step failed because somebody else did something with the file meanwhile.
fn is_contest(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound)
}

/// The name of a file on its way into the place `path`, made from that of its temporary file.
pub(super) fn swap_name(path: &Path, temporary: &Path) -> PathBuf {
    let stem = temporary.file_stem().unwrap_or_default().to_string_lossy();
    let random = stem.strip_prefix(PREFIX).unwrap_or(&stem);
    temporary.with_file_name(format!("{PREFIX}{}-{random}{SUFFIX}", mark_of(path)))
}

/// Tells the files of one place from those of others: its name may be as long as a name can be.
fn mark_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    let hash = Sha256::digest(name.as_encoded_bytes());
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// What cannot be removed stays hidden, and the next run tries again.
fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}
