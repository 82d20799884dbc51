//! The tables that a workspace has.

use vuosikello_core::{BudgetVersion, DataFile};

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Services,
    Development,
    Budget,
    ServiceStatus,
    Needs,
    Projects,
    Survey,
    Version(BudgetVersion),
    Actuals,
    Risks,
    SharedKeys,
    SharedVersion(BudgetVersion),
    SharedActuals,
}

impl Table {
    /// The tables of an agreement.
    const OF_AGREEMENT: [Table; 3] = [Table::Services, Table::Development, Table::Budget];
    /// The tables of a meeting.
    pub(crate) const OF_MEETING: [Table; 4] =
        [Table::ServiceStatus, Table::Needs, Table::Projects, Table::Survey];

    /// The name of the file without its extension, and of the sheet.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Table::Services => "palvelut",
            Table::Development => "kehittaminen",
            Table::Budget => "talous",
            Table::ServiceStatus => "palvelutilanne",
            Table::Needs => "kehitystarpeet",
            Table::Projects => "projektit",
            Table::Survey => "kysely",
            Table::Version(version) | Table::SharedVersion(version) => version.file_stem(),
            Table::Actuals | Table::SharedActuals => "toteuma",
            Table::Risks => "riskit",
            Table::SharedKeys => "jyvitys",
        }
    }

    /// The part of the model that it holds.
    pub(crate) fn part(self) -> DataFile {
        match self {
            Table::Services => DataFile::Services,
            Table::Development => DataFile::Development,
            Table::Budget => DataFile::Budget,
            Table::ServiceStatus => DataFile::ServiceStatus,
            Table::Needs => DataFile::Needs,
            Table::Projects => DataFile::Projects,
            Table::Survey => DataFile::Survey,
            Table::Version(version) => DataFile::Version(version),
            Table::Actuals => DataFile::Actuals,
            Table::Risks => DataFile::Risks,
            Table::SharedKeys => DataFile::SharedKeys,
            Table::SharedVersion(version) => DataFile::SharedVersion(version),
            Table::SharedActuals => DataFile::SharedActuals,
        }
    }

    /// The column whose sum a row *Yhteensä* states, in the tables that have such rows.
    pub(crate) fn summed_column(self) -> Option<&'static str> {
        match self {
            Table::Budget
            | Table::Version(_)
            | Table::Actuals
            | Table::SharedVersion(_)
            | Table::SharedActuals => Some("summa"),
            _ => None,
        }
    }

    /// Whether there need not be one in a folder of its kind.
    pub(crate) fn is_optional(self) -> bool {
        !matches!(self, Table::Services | Table::Budget | Table::SharedKeys)
    }

    /// The tables of the same folder, itself among them.
    pub(crate) fn of_folder(self) -> Vec<Table> {
        let versions = |table: fn(BudgetVersion) -> Table| BudgetVersion::ALL.into_iter().map(table);
        match self {
            Table::Services | Table::Development | Table::Budget => Self::OF_AGREEMENT.to_vec(),
            Table::ServiceStatus | Table::Needs | Table::Projects | Table::Survey => {
                Self::OF_MEETING.to_vec()
            }
            Table::Version(_) | Table::Actuals | Table::Risks => versions(Table::Version)
                .chain([Table::Actuals, Table::Risks])
                .collect(),
            Table::SharedKeys | Table::SharedVersion(_) | Table::SharedActuals => [Table::SharedKeys]
                .into_iter()
                .chain(versions(Table::SharedVersion))
                .chain([Table::SharedActuals])
                .collect(),
        }
    }
}
