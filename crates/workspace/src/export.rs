//! When tables were taken out of their source systems.

use chrono::{DateTime, Utc};
use vuosikello_core::{BudgetVersion, DataFile, Date};

use crate::Failure;
use crate::folder::{Folder, Found};

/// A table, and the day on which it was taken out of its source system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The part of the model that the table holds.
    pub table: DataFile,
    /// The file from the root of the workspace.
    pub file: String,
    /// The latest day in the column `poimittu`, or else the day (in UTC) on which the file was last changed; `None` when neither
    /// is known.
    pub date: Option<Date>,
    /// Whether the table itself states the day. That of the file says little: copying a file may change it.
    pub is_stated: bool,
}

impl Export {
    /// A table of the file `file` whose rows state that they were taken out on `stated`.
    pub(crate) fn of(
        table: DataFile,
        file: &str,
        stated: impl Iterator<Item = Date>,
        folder: &Folder,
    ) -> Result<Self, Failure> {
        let stated = stated.max();
        let date = match stated {
            Some(date) => Some(date),
            None => changed(folder, file)?,
        };
        Ok(Self {
            table,
            file: file.to_owned(),
            date,
            is_stated: stated.is_some(),
        })
    }

    /// Whether the table tells how things are now, so that an old one is stale: statuses, needs, projects, the live budget and
    /// the actuals. Answers to a survey and the other versions of a budget stay as they are.
    pub fn goes_stale(&self) -> bool {
        matches!(
            self.table,
            DataFile::ServiceStatus
                | DataFile::Needs
                | DataFile::Projects
                | DataFile::Actuals
                | DataFile::SharedActuals
                | DataFile::Version(BudgetVersion::TaeB0)
                | DataFile::SharedVersion(BudgetVersion::TaeB0)
        )
    }
}

/// The day on which a file was last changed.
fn changed(folder: &Folder, file: &str) -> Result<Option<Date>, Failure> {
    let Found::File(_, about) = folder.look(file)? else {
        return Ok(None);
    };
    let time = about.modified().ok();
    Ok(time.map(|time| DateTime::<Utc>::from(time).date_naive().into()))
}
