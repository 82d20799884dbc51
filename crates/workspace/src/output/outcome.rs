//! What became of a file.

use std::path::PathBuf;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// There was none before.
    Created,
    /// An older version, untouched by people, was replaced.
    Replaced,
    /// The file had the same content already and was not written.
    Unchanged,
    /// What stood there was left alone; the new version is beside it.
    Beside {
        /// The new version.
        path: PathBuf,
        /// Why the other one stayed.
        because: Kept,
    },
}

impl Outcome {
    /// The Finnish word.
    pub fn label(&self) -> &'static str {
        match self {
            Outcome::Created => "uusi",
            Outcome::Replaced => "korvattu",
            Outcome::Unchanged => "ennallaan",
            Outcome::Beside {
                because: Kept::Edited,
                ..
            } => "muokatun viereen",
            Outcome::Beside { .. } => "entisen viereen",
        }
    }

    /// Whether the new version is in another file than the one that was to be written.
    pub fn is_beside(&self) -> bool {
        matches!(self, Outcome::Beside { .. })
    }
}

/// Why a file was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A person has changed it, or it was not written by this software.
    Edited,
    /// It is write-protected.
    Protected,
    /// It is a link; what it leads to has not been read.
    Link,
    /// It is a pipe, a device or the like, and has not been read.
    Special,
    /// It is larger than anything that is written here, and has not been read.
    TooLarge,
}

impl Kept {
    /// What is said of the file, in Finnish: `on muokattu`.
    pub fn label(self) -> &'static str {
        match self {
            Kept::Edited => "on muokattu",
            Kept::Protected => "on kirjoitussuojattu",
            Kept::Link => "on linkki",
            Kept::Special => "ei ole tavallinen tiedosto",
            Kept::TooLarge => "on suurempi kuin mikään vuosikellon tekemä tiedosto",
        }
    }
}

/// What became of a file that was to be written.
pub(super) enum Placed {
    Done(Outcome),
    /// What stands there must stay.
    Kept(Kept),
}
