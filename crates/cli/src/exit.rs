//! How the program ends.

use std::process::ExitCode;

use vuosikello_workspace::Problem;

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

impl Exit {
    /// Of a command that shows what there is, and what is wrong in it.
    pub(crate) fn of_problems(problems: &[Problem]) -> Self {
        if problems.is_empty() {
            Exit::Done
        } else {
            Exit::Data
        }
    }
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
    Problems(Vec<Problem>),
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

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Failure::Usage(error.to_string())
    }
}

impl From<vuosikello_workspace::Failure> for Failure {
    fn from(failure: vuosikello_workspace::Failure) -> Self {
        use vuosikello_workspace::Failure as Reason;
        match failure {
            Reason::Problems(problems) => Failure::Problems(problems),
            Reason::Settled(problem) => Failure::Problems(vec![*problem]),
            // Nothing to work on is a matter of how the command was called.
            wrong @ (Reason::NotAWorkspace(_)
            | Reason::UnknownCustomer { .. }
            | Reason::UnknownYear { .. }
            | Reason::UnknownKind { .. }
            | Reason::UnknownForm { .. }
            | Reason::WrongPeriod) => Failure::Usage(wrong.to_string()),
            other => Failure::Io(other.to_string()),
        }
    }
}

impl From<vuosikello_workspace::output::WriteError> for Failure {
    fn from(error: vuosikello_workspace::output::WriteError) -> Self {
        Failure::Io(error.to_string())
    }
}
