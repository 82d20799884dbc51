//! When tables were taken out of their source systems.

use chrono::{DateTime, Utc};
use serde_json::Value;
use vuosikello_core::{DataFile, Date, Declaration, Provenance};

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
    /// Whether the table tells how things are now, so that an old one is stale: statuses, needs, projects, the live budget and
    /// the actuals. Answers to a survey and the other versions of a budget stay as they are.
    pub goes_stale: bool,
}

impl Export {
    /// The rows of the file `path`, which may state in the column `poimittu` when they were taken out.
    pub(crate) fn of(
        table: &Declaration,
        path: &str,
        rows: &Value,
        folder: &Folder,
    ) -> Result<Self, Failure> {
        let rows = rows.as_array().into_iter().flatten();
        let stated = rows
            .filter_map(|row| Date::parse(row["poimittu"].as_str()?).ok())
            .max();
        let date = match stated {
            Some(date) => Some(date),
            None => changed(folder, path)?,
        };
        Ok(Self {
            table: table.file.clone(),
            file: path.to_owned(),
            date,
            is_stated: stated.is_some(),
            goes_stale: table.provenance == Provenance::Current,
        })
    }
}

/// The day on which a file was last changed.
fn changed(folder: &Folder, file: &str) -> Result<Option<Date>, Failure> {
    let Found::File((_, about)) = folder.look(file)? else {
        return Ok(None);
    };
    let time = about.modified().ok();
    Ok(time.map(|time| DateTime::<Utc>::from(time).date_naive().into()))
}
