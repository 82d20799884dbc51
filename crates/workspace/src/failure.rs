//! Why something could not be read: because of the data, or because of the machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::output::WriteError;
use crate::problem::{Place, Problem};
use crate::reason::reason;

/// Why something could not be read, made or written.
#[derive(Debug, Clone, Error)]
pub enum Failure {
    /// There is no workspace in the folder.
    #[error("kansiossa {} ei ole työtilaa: siitä puuttuu tiedosto vuosikello.json", .0.display())]
    NotAWorkspace(PathBuf),
    /// The data have errors: all that were found, in order.
    #[error("{}", list(.0))]
    Problems(Vec<Problem>),
    /// A file or folder could not be read.
    #[error("{} ei ole luettavissa: {reason}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why, in Finnish.
        reason: String,
    },
    /// The workspace has no such customer.
    #[error("työtilassa ei ole asiakasta \"{id}\"; {hint}")]
    UnknownCustomer {
        /// What was asked for.
        id: String,
        /// The nearest id, or what an id is; in Finnish.
        hint: String,
    },
    /// The settings do not have a year.
    #[error("vuodella {year} ei ole asetuksia tiedostossa vuosikello.json; vuodet ovat {}", known.join(", "))]
    UnknownYear {
        /// What was asked for.
        year: i32,
        /// The years of the settings.
        known: Vec<String>,
    },
    /// What is built in, or a calendar, could not be made.
    #[error(transparent)]
    Making(Arc<vuosikello::Error>),
    /// A file could not be written.
    #[error(transparent)]
    Write(Arc<WriteError>),
    /// A file that this software made earlier could not be read.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's own error.
        error: Arc<std::io::Error>,
    },
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Failure::Write(Arc::new(error))
    }
}

impl From<vuosikello::Error> for Failure {
    fn from(error: vuosikello::Error) -> Self {
        Failure::Making(Arc::new(error))
    }
}

impl Failure {
    /// One problem of a customer, with a file or folder as a whole.
    pub(crate) fn of_file(
        customer: &str,
        file: &str,
        message: impl std::fmt::Display,
        fix: impl std::fmt::Display,
    ) -> Self {
        Failure::Problems(vec![Problem::new(
            Some(customer),
            file,
            Place::File,
            message,
            fix,
        )])
    }

    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        Failure::Io {
            path: path.to_owned(),
            error: Arc::new(error),
        }
    }

    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Failure::Unreadable {
            path: path.to_owned(),
            reason: reason(error),
        }
    }
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}
