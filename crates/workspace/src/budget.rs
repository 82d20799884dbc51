//! The budget of a customer and a year.

mod locks;
mod shared;

use vuosikello_core::{BudgetVersion, DataFile, Dossier, Finance, FinanceParts};

pub(crate) use locks::locked;
use shared::SharedYear;
pub(crate) use shared::SharedYears;

use crate::export::Export;
use crate::origin::Origin;
use crate::reading::{Read, Reading, Sources, TableFolder, TableReader};
use crate::workspace::CUSTOMERS;
use crate::{Failure, Workspace};

/// The folder of a customer's budgets, from the root of the workspace.
pub(crate) fn home(customer: &str) -> String {
    format!("{CUSTOMERS}/{customer}/budjetti")
}

/// The folder of a budget, from the root of the workspace.
pub(crate) fn folder(customer: &str, year: i32) -> String {
    format!("{}/{year}", home(customer))
}

/// A budget without errors, and where each of its values was read.
#[derive(Debug)]
pub struct LoadedBudget {
    /// The budget, with the customer's shares of the common costs.
    pub finance: Finance,
    /// When its tables, and those of the common costs, were taken out of their source systems.
    pub exports: Vec<Export>,
    /// What a person should know: versions that have not been locked.
    pub remarks: Vec<String>,
    /// Where it was read.
    pub origin: Origin,
}

impl LoadedBudget {
    /// The file of the lock of a version, from the root of the workspace.
    pub fn lock_file(&self, version: BudgetVersion) -> String {
        locks::file(self.origin.folder(), version)
    }
}

impl Workspace {
    /// The years for which a customer has a folder of a budget, in order.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn budget_years(&self, customer: &str) -> Result<Vec<i32>, Failure> {
        self.year_folders(customer, "budjetti")
    }

    /// Reads and checks the budget of a customer and a year, with the locks of its versions and the customer's shares of the
    /// common costs; `None` when there is no budget yet. Targets are compared with the agreement of that year, where there is one
    /// without errors.
    ///
    /// # Errors
    /// As those of [`Workspace::dossier`].
    pub fn budget(&self, customer: &str, year: i32) -> Result<Option<LoadedBudget>, Failure> {
        self.budget_without_lock(customer, year, None)
    }

    /// As [`Workspace::budget`], without regard to the lock that a version has: for locking it.
    ///
    /// # Errors
    /// As those of [`Workspace::budget`].
    pub fn budget_to_lock(
        &self,
        customer: &str,
        year: i32,
        version: BudgetVersion,
    ) -> Result<Option<LoadedBudget>, Failure> {
        self.budget_without_lock(customer, year, Some(version))
    }

    fn budget_without_lock(
        &self,
        customer: &str,
        year: i32,
        unlocked: Option<BudgetVersion>,
    ) -> Result<Option<LoadedBudget>, Failure> {
        let mut reading = self.reading(customer)?;
        let agreement = if self.years(customer)?.contains(&year) {
            // What is wrong with the agreement is not wrong with the budget.
            let mut aside = self.reading(customer)?;
            let parts = self.agreement(customer, year, &mut aside)?;
            parts.dossier().filter(|_| aside.problems.is_empty())
        } else {
            None
        };
        let agreement = agreement.as_ref().map(|(dossier, ..)| dossier);
        let budget = self.finance(customer, year, agreement, unlocked, &mut reading)?;
        if reading.problems.is_empty() {
            Ok(budget)
        } else {
            Err(reading.failed())
        }
    }

    /// Reads and checks a budget; `None` when there is none yet. What is wrong is reported, and then the budget is not whole.
    pub(crate) fn finance(
        &self,
        customer: &str,
        year: i32,
        agreement: Option<&Dossier>,
        unlocked: Option<BudgetVersion>,
        reading: &mut Reading<'_>,
    ) -> Result<Option<LoadedBudget>, Failure> {
        let folder = folder(customer, year);
        let Some(entries) = self.folder.list(&folder)? else {
            return Ok(None);
        };
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let mut own = OwnTables::of(year, &folder);
        own.read(tables, reading)?;
        own.finance.locks = locks::read(&folder, unlocked, &mut own.sources, reading)?;
        if !own.is_there && own.finance.locks.is_empty() {
            return Ok(None);
        }
        let shared = match self.shared(year) {
            Ok(shared) => shared,
            Err(Failure::Problems(problems)) => {
                reading.problems.extend(problems);
                own.unread = BudgetVersion::ALL.to_vec();
                None
            }
            Err(other) => return Err(other),
        };
        if let Some(shared) = &shared {
            own.sources.extend(&shared.sources);
        }
        let shared = shared.as_deref();
        let parts = FinanceParts {
            finance: &own.finance,
            shared: shared.map(|shared| &shared.costs),
            customer,
            agreement,
            unread: &own.unread,
        };
        reading.report(&self.checker.budget(parts), &own.sources);
        Ok(Some(own.with_shares(shared, customer)))
    }
}

/// The tables of the customer's own.
struct OwnTables {
    finance: Finance,
    /// Whether there is any table.
    is_there: bool,
    /// The versions that could not be read.
    unread: Vec<BudgetVersion>,
    exports: Vec<Export>,
    folder: String,
    sources: Sources,
}

impl OwnTables {
    fn of(year: i32, folder: &str) -> Self {
        Self {
            finance: Finance {
                year,
                ..Finance::default()
            },
            is_there: false,
            unread: Vec::new(),
            exports: Vec::new(),
            folder: folder.to_owned(),
            sources: Sources::of(folder),
        }
    }

    fn read(&mut self, folder: TableFolder<'_>, reading: &mut Reading<'_>) -> Result<(), Failure> {
        let mut tables = TableReader::new(folder, reading);
        for version in BudgetVersion::ALL {
            let lines = tables.table(DataFile::version(version))?;
            self.is_there |= !matches!(lines, Read::Absent);
            match lines {
                Read::Value(lines) => {
                    self.finance.versions.insert(version, lines);
                }
                Read::Absent => {}
                Read::Failed => self.unread.push(version),
            }
        }
        let actuals = tables.table(DataFile::ACTUALS)?;
        self.is_there |= !matches!(actuals, Read::Absent);
        self.finance.actuals = actuals.value().unwrap_or_default();
        self.finance.risks = tables.table(DataFile::RISKS)?.value();
        self.sources.extend(&tables.sources);
        self.exports = tables.exports;
        Ok(())
    }

    /// The whole budget, with the customer's shares of the common costs.
    fn with_shares(self, shared: Option<&SharedYear>, customer: &str) -> LoadedBudget {
        let (mut finance, mut exports) = (self.finance, self.exports);
        if let Some(shared) = shared.filter(|shared| shared.costs.concern(customer)) {
            finance.add(
                shared.costs.versions_of(customer),
                shared.costs.actuals_of(customer),
            );
            exports.extend(shared.exports.iter().cloned());
        }
        let unlocked = finance
            .versions
            .keys()
            .filter(|version| version.can_be_locked() && !finance.locks.contains_key(version));
        let remarks = unlocked
            .map(|version| format!("versiota {version} ei ole lukittu"))
            .collect();
        LoadedBudget {
            finance,
            exports,
            remarks,
            origin: Origin::new(self.folder, self.sources),
        }
    }
}
