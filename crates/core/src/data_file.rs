//! The files of data that a workspace holds.

use std::borrow::Cow;
use std::fmt;

use crate::{BudgetVersion, Period, Rhythm};

/// A kind of folder that holds files of data, as its path from the root of the workspace: `<tunnus>` stands for the id of a
/// customer, and the last name may be that of a [`Period`], `<vuosi>` or `<kokous>`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DataFolder {
    path: Cow<'static, str>,
    /// Stands before the names of its files where messages must tell them from those of other folders: `lukitut/`.
    prefix: Cow<'static, str>,
}

impl DataFolder {
    /// The root of the workspace.
    pub const WORKSPACE: Self = Self::new("", "");
    /// The folder of the look.
    pub const LOOK: Self = Self::new("ilme", "");
    /// The folder of a customer.
    pub const CUSTOMER: Self = Self::new("asiakkaat/<tunnus>", "");
    /// The folder of an agreement.
    pub const AGREEMENT: Self = Self::new("asiakkaat/<tunnus>/sopimukset/<vuosi>", "");
    /// The folder of a meeting.
    pub const MEETING: Self = Self::new("asiakkaat/<tunnus>/kokoukset/<kokous>", "");
    /// The folder of a budget.
    pub const BUDGET: Self = Self::new("asiakkaat/<tunnus>/budjetti/<vuosi>", "");
    /// What was locked of a budget.
    pub const LOCKS: Self = Self::new("asiakkaat/<tunnus>/budjetti/<vuosi>/lukitut", "lukitut/");
    /// The costs that customers share.
    pub const SHARED: Self = Self::new("yhteiset/<vuosi>", "yhteiset/");

    const fn new(path: &'static str, prefix: &'static str) -> Self {
        Self {
            path: Cow::Borrowed(path),
            prefix: Cow::Borrowed(prefix),
        }
    }

    /// A folder `name` of a customer, with a folder for each period in it: `asiakkaat/<tunnus>/muistiot/<vuosi>`. The name is
    /// that of a file ([`is_file_name`](crate::is_file_name)); a registry refuses any other.
    pub fn of_customer(name: &str, rhythm: Rhythm) -> Self {
        Self {
            path: format!("{}/{name}/{}", Self::CUSTOMER.path, rhythm.placeholder()).into(),
            prefix: format!("{name}/").into(),
        }
    }

    /// Whether each customer has such a folder.
    pub fn is_of_customer(&self) -> bool {
        self.path.split('/').any(|step| step == "<tunnus>")
    }

    /// How often there is a new one; `None` for a folder that is there once.
    pub fn rhythm(&self) -> Option<Rhythm> {
        let is_last = |rhythm: &Rhythm| self.path.ends_with(rhythm.placeholder());
        [Rhythm::Yearly, Rhythm::Quarterly].into_iter().find(is_last)
    }

    /// The path with its placeholders, from the root of the workspace; empty for the root itself.
    ///
    /// ```
    /// use vuosikello_core::DataFolder;
    /// assert_eq!(DataFolder::SHARED.pattern(), "yhteiset/<vuosi>");
    /// ```
    pub fn pattern(&self) -> &str {
        &self.path
    }

    /// The path of the folder of a customer and a period.
    ///
    /// ```
    /// use vuosikello_core::{DataFolder, Period};
    /// assert_eq!(DataFolder::LOCKS.path("RISE", Period::Year(2027)), "asiakkaat/RISE/budjetti/2027/lukitut");
    /// ```
    pub fn path(&self, customer: &str, period: Period) -> String {
        let period = period.to_string();
        let steps = self.path.split('/').map(|step| match step {
            "<tunnus>" => customer,
            "<vuosi>" | "<kokous>" => &period,
            step => step,
        });
        steps.collect::<Vec<_>>().join("/")
    }

    /// The path of the folder that holds those of all periods.
    pub fn home(&self, customer: &str) -> String {
        let home = self.path.rsplit_once('/').map_or("", |(home, _)| home);
        home.replace("<tunnus>", customer)
    }
}

/// A file of data: the kind of folder that it stands in, and its name there. What it holds is declared in the
/// [`Registry`](crate::Registry).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DataFile {
    folder: DataFolder,
    stem: Cow<'static, str>,
}

impl DataFile {
    /// `vuosikello.json`
    pub const CONFIGURATION: Self = Self::built_in(DataFolder::WORKSPACE, "vuosikello");
    /// The table of the headings of exports, and what they mean.
    pub const COLUMN_RULES: Self = Self::built_in(DataFolder::WORKSPACE, "sarakkeet");
    /// `ilme.json`
    pub const LOOK: Self = Self::built_in(DataFolder::LOOK, "ilme");
    /// `asiakas.json`
    pub const CUSTOMER: Self = Self::built_in(DataFolder::CUSTOMER, "asiakas");
    /// `sopimus.json`
    pub const AGREEMENT: Self = Self::built_in(DataFolder::AGREEMENT, "sopimus");
    /// The table of the continuous services.
    pub const SERVICES: Self = Self::built_in(DataFolder::AGREEMENT, "palvelut");
    /// The table of the development work of the year.
    pub const DEVELOPMENT: Self = Self::built_in(DataFolder::AGREEMENT, "kehittaminen");
    /// The table of the budget lines of an agreement.
    pub const BUDGET: Self = Self::built_in(DataFolder::AGREEMENT, "talous");
    /// `kokous.json`
    pub const MEETING: Self = Self::built_in(DataFolder::MEETING, "kokous");
    /// `muistiinpanot.md`; a pointer into it is the line, counted from 1.
    pub const NOTES: Self = Self::built_in(DataFolder::MEETING, "muistiinpanot");
    /// The table of the status of the services.
    pub const SERVICE_STATUS: Self = Self::built_in(DataFolder::MEETING, "palvelutilanne");
    /// The table of the development needs.
    pub const NEEDS: Self = Self::built_in(DataFolder::MEETING, "kehitystarpeet");
    /// The table of the projects.
    pub const PROJECTS: Self = Self::built_in(DataFolder::MEETING, "projektit");
    /// The table of the answers to the survey.
    pub const SURVEY: Self = Self::built_in(DataFolder::MEETING, "kysely");
    /// The minutes of the meeting before, as finished files.
    pub const PREVIOUS_MINUTES: Self = Self::built_in(DataFolder::MEETING, "poytakirja");
    /// The other attachments of a meeting, as finished files.
    pub const ATTACHMENTS: Self = Self::built_in(DataFolder::MEETING, "liitteet");
    /// The slides that others made for a meeting.
    pub const PRESENTATIONS: Self = Self::built_in(DataFolder::MEETING, "esitykset");
    /// The table of the actual costs by month.
    pub const ACTUALS: Self = Self::built_in(DataFolder::BUDGET, "toteuma");
    /// The table of the risks of a budget.
    pub const RISKS: Self = Self::built_in(DataFolder::BUDGET, "riskit");
    /// The table of the keys by which common costs are split.
    pub const SHARED_KEYS: Self = Self::built_in(DataFolder::SHARED, "jyvitys");
    /// The table of the common actual costs.
    pub const SHARED_ACTUALS: Self = Self::built_in(DataFolder::SHARED, "toteuma");

    const fn built_in(folder: DataFolder, stem: &'static str) -> Self {
        Self {
            folder,
            stem: Cow::Borrowed(stem),
        }
    }

    /// A file of a folder, by its name without the extension.
    pub fn new(folder: DataFolder, stem: impl Into<Cow<'static, str>>) -> Self {
        let stem = stem.into();
        Self { folder, stem }
    }

    /// The table of a version of a budget.
    pub fn version(version: BudgetVersion) -> Self {
        Self::built_in(DataFolder::BUDGET, version.file_stem())
    }

    /// What was recorded of a version when it was locked.
    pub fn lock(version: BudgetVersion) -> Self {
        Self::built_in(DataFolder::LOCKS, version.file_stem())
    }

    /// The table of the common costs of a version.
    pub fn shared_version(version: BudgetVersion) -> Self {
        Self::built_in(DataFolder::SHARED, version.file_stem())
    }

    /// The folder that it stands in.
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The name of the file without its extension, and of the sheet of an Excel file.
    pub fn stem(&self) -> &str {
        &self.stem
    }
}

/// The name, with that of the folder where it tells files of one name apart: `sopimus`, `lukitut/tae-b1`, `yhteiset/toteuma`.
impl fmt::Display for DataFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.folder.prefix, self.stem)
    }
}
