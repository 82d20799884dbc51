//! Why something could not be read: because of the data, or because of the machine.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::Problem;

/// Why a workspace or a customer could not be read.
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
}

impl Failure {
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

/// The usual reasons in Finnish; of the rare ones the system's own words.
pub(crate) fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "tiedostoa tai kansiota ei ole".into(),
        ErrorKind::PermissionDenied => "käyttöoikeus puuttuu".into(),
        ErrorKind::StorageFull => "levy on täynnä".into(),
        ErrorKind::QuotaExceeded => "levytila on loppunut (kiintiö)".into(),
        ErrorKind::ReadOnlyFilesystem => "levylle ei voi kirjoittaa (vain luku)".into(),
        ErrorKind::IsADirectory => "samanniminen kansio on jo olemassa".into(),
        ErrorKind::NotADirectory => "polulla oleva nimi on tiedosto eikä kansio".into(),
        ErrorKind::InvalidFilename => "nimi on liian pitkä tai siinä on merkki, jota levy ei hyväksy".into(),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "toinen ohjelma käyttää sitä".into(),
        _ => error.to_string(),
    }
}
