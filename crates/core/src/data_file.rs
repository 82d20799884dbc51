//! The files of data that a workspace holds.

use std::fmt;

use crate::BudgetVersion;

/// A kind of folder that holds files of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataFolder {
    /// The root of the workspace.
    Workspace,
    /// `asiakkaat/<tunnus>`
    Customer,
    /// `asiakkaat/<tunnus>/sopimukset/<vuosi>`
    Agreement,
    /// `asiakkaat/<tunnus>/kokoukset/<kokous>`
    Meeting,
    /// `asiakkaat/<tunnus>/budjetti/<vuosi>`
    Budget,
    /// `lukitut` in the folder of a budget.
    Locks,
    /// `yhteiset/<vuosi>`: the costs that customers share.
    Shared,
}

/// A file of data: the kind of folder that it stands in, and its name there. What it holds is declared in the
/// [`Registry`](crate::Registry).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DataFile {
    folder: DataFolder,
    stem: &'static str,
}

impl DataFile {
    /// `vuosikello.json`
    pub const CONFIGURATION: Self = Self::new(DataFolder::Workspace, "vuosikello");
    /// `asiakas.json`
    pub const CUSTOMER: Self = Self::new(DataFolder::Customer, "asiakas");
    /// `sopimus.json`
    pub const AGREEMENT: Self = Self::new(DataFolder::Agreement, "sopimus");
    /// The table of the continuous services.
    pub const SERVICES: Self = Self::new(DataFolder::Agreement, "palvelut");
    /// The table of the development work of the year.
    pub const DEVELOPMENT: Self = Self::new(DataFolder::Agreement, "kehittaminen");
    /// The table of the budget lines of an agreement.
    pub const BUDGET: Self = Self::new(DataFolder::Agreement, "talous");
    /// `kokous.json`
    pub const MEETING: Self = Self::new(DataFolder::Meeting, "kokous");
    /// `muistiinpanot.md`; a pointer into it is the line, counted from 1.
    pub const NOTES: Self = Self::new(DataFolder::Meeting, "muistiinpanot");
    /// The table of the status of the services.
    pub const SERVICE_STATUS: Self = Self::new(DataFolder::Meeting, "palvelutilanne");
    /// The table of the development needs.
    pub const NEEDS: Self = Self::new(DataFolder::Meeting, "kehitystarpeet");
    /// The table of the projects.
    pub const PROJECTS: Self = Self::new(DataFolder::Meeting, "projektit");
    /// The table of the answers to the survey.
    pub const SURVEY: Self = Self::new(DataFolder::Meeting, "kysely");
    /// The minutes of the meeting before, as finished files.
    pub const PREVIOUS_MINUTES: Self = Self::new(DataFolder::Meeting, "poytakirja");
    /// The other attachments of a meeting, as finished files.
    pub const ATTACHMENTS: Self = Self::new(DataFolder::Meeting, "liitteet");
    /// The slides that others made for a meeting.
    pub const PRESENTATIONS: Self = Self::new(DataFolder::Meeting, "esitykset");
    /// The table of the actual costs by month.
    pub const ACTUALS: Self = Self::new(DataFolder::Budget, "toteuma");
    /// The table of the risks of a budget.
    pub const RISKS: Self = Self::new(DataFolder::Budget, "riskit");
    /// The table of the keys by which common costs are split.
    pub const SHARED_KEYS: Self = Self::new(DataFolder::Shared, "jyvitys");
    /// The table of the common actual costs.
    pub const SHARED_ACTUALS: Self = Self::new(DataFolder::Shared, "toteuma");

    const fn new(folder: DataFolder, stem: &'static str) -> Self {
        Self { folder, stem }
    }

    /// The table of a version of a budget.
    pub fn version(version: BudgetVersion) -> Self {
        Self::new(DataFolder::Budget, version.file_stem())
    }

    /// What was recorded of a version when it was locked.
    pub fn lock(version: BudgetVersion) -> Self {
        Self::new(DataFolder::Locks, version.file_stem())
    }

    /// The table of the common costs of a version.
    pub fn shared_version(version: BudgetVersion) -> Self {
        Self::new(DataFolder::Shared, version.file_stem())
    }

    /// The folder that it stands in.
    pub fn folder(self) -> DataFolder {
        self.folder
    }

    /// The name of the file without its extension, and of the sheet of an Excel file.
    pub fn stem(self) -> &'static str {
        self.stem
    }
}

/// The name, with that of the folder where it tells files of one name apart: `sopimus`, `lukitut/tae-b1`, `yhteiset/toteuma`.
impl fmt::Display for DataFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = match self.folder {
            DataFolder::Locks => "lukitut/",
            DataFolder::Shared => "yhteiset/",
            _ => "",
        };
        write!(f, "{folder}{}", self.stem)
    }
}
