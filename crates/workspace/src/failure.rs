//! Why something could not be read: because of the data, or because of the machine.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::output::WriteError;
use crate::problem::{Place, Problem};
use crate::reason::reason_of;

/// Why something could not be read, made or written.
#[derive(Debug, Clone, Error)]
#[non_exhaustive]
pub enum Failure {
    /// There is no workspace in the folder.
    #[error("kansiossa {} ei ole työtilaa: siitä puuttuu tiedosto vuosikello.json tai vuosikello.xlsx", .0.display())]
    NotAWorkspace(PathBuf),
    /// The data have errors: all that were found, in order.
    #[error("{}", list(.0))]
    Problems(Vec<Problem>),
    /// What was asked for is settled, so nothing was made: of the agreements that are signed the files stay as they are.
    #[error("{0}")]
    Settled(Box<Problem>),
    /// A file or folder could not be read.
    #[error("{} ei ole luettavissa: {reason}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why, and what to do, in Finnish.
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
    /// There is no such kind of documents, or no such output of a kind.
    #[error("asiakirjalajia tai asiakirjaa \"{name}\" ei ole; {hint}")]
    UnknownKind {
        /// What was asked for.
        name: String,
        /// The nearest name, or all; in Finnish.
        hint: String,
    },
    /// There is no form of such a name.
    #[error("lomaketta \"{name}\" ei ole; {hint}")]
    UnknownForm {
        /// What was asked for.
        name: String,
        /// The nearest name, or all; in Finnish.
        hint: String,
    },
    /// A form could not be written, for example because it would have more rows than a sheet can have.
    #[error("lomaketta ei voi kirjoittaa: {0}")]
    Form(String),
    /// Documents of a year were asked for without a year, or those of a meeting without a meeting.
    #[error("asiakirjan vuosi tai kokous puuttuu")]
    WrongPeriod,
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
    /// One problem with a file or folder as a whole.
    pub(crate) fn of_file<'a>(
        customer: impl Into<Option<&'a str>>,
        file: &str,
        message: impl Display,
        fix: impl Display,
    ) -> Self {
        let problem = Problem::new(customer.into(), file, Place::File, message, fix);
        Failure::Problems(vec![problem])
    }

    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Failure::Unreadable {
            path: path.to_owned(),
            reason: reason_of(error),
        }
    }
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}
