//! How the program ends.

use std::process::ExitCode;

/// The exit status, from the mildest to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything was done.
    Done,
    /// The data or the templates have errors.
    Data,
    /// The command was used wrongly.
    Usage,
    /// Something could not be read or written.
    Io,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Data => 1,
            Exit::Usage => 2,
            Exit::Io => 3,
        })
    }
}

/// What ends a command before its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The data or the templates have errors.
    Problems(Vec<vuosikello_workspace::Problem>),
    /// The command was used wrongly; in Finnish, with what would be right.
    Usage(String),
    /// Something could not be read or written.
    Io(String),
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Failure::Problems(_) => Exit::Data,
            Failure::Usage(_) => Exit::Usage,
            Failure::Io(_) => Exit::Io,
        }
    }
}

impl From<vuosikello_workspace::Failure> for Failure {
    fn from(failure: vuosikello_workspace::Failure) -> Self {
        match failure {
            vuosikello_workspace::Failure::Problems(problems) => Failure::Problems(problems),
            // Nothing to work on is a matter of how the command was called.
            missing @ vuosikello_workspace::Failure::NotAWorkspace(_) => Failure::Usage(missing.to_string()),
            other => Failure::Io(other.to_string()),
        }
    }
}
