//! The budget of a customer and a year.

mod cache;
mod locks;
mod shared;

use vuosikello_core::{BudgetVersion, DataFile, DataFolder, Dossier, Finance, FinanceParts, Period};

pub(crate) use cache::SharedYears;

use crate::export::Export;
use crate::folder::Listing;
use crate::reading::{Origin, Read, Reading, TableReader, resolve_targets};
use crate::{Failure, Workspace};

/// A budget without errors, and where each of its values was read.
#[derive(Debug, Clone)]
pub struct LoadedBudget {
    /// The budget, with the customer's shares of the common costs.
    pub finance: Finance,
    /// When its tables, and those of the common costs, were taken out of their source systems.
    pub exports: Vec<Export>,
    /// What a person should know: versions that have not been locked.
    pub remarks: Vec<String>,
    /// What a person should look at in the data: tables without rows.
    pub oddities: Vec<String>,
    /// Where it was read.
    pub origin: Origin,
}

impl Workspace {
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
        let agreement = if self.years(&DataFolder::AGREEMENT, customer)?.contains(&year) {
            // What is wrong with the agreement is not wrong with the budget.
            let mut aside = self.reading(customer)?;
            let parts = self.agreement(customer, year, &mut aside)?;
            parts.dossier().filter(|_| aside.problems.is_empty())
        } else {
            None
        };
        let agreement = agreement.as_ref().map(|(dossier, _)| dossier);
        let budget = self.finance(customer, year, agreement, unlocked, &mut reading)?;
        reading.finish(budget)
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
        if unlocked.is_some() {
            return self.read_finance(customer, year, agreement, unlocked, reading);
        }
        // Without an agreement the targets are not compared with anything.
        let key = format!("{year} {}", agreement.is_some());
        reading.once(&key, |reading| {
            self.read_finance(customer, year, agreement, None, reading)
        })
    }

    fn read_finance(
        &self,
        customer: &str,
        year: i32,
        agreement: Option<&Dossier>,
        unlocked: Option<BudgetVersion>,
        reading: &mut Reading<'_>,
    ) -> Result<Option<LoadedBudget>, Failure> {
        let folder = DataFolder::BUDGET.path(customer, Period::Year(year));
        let Some(listing) = self.folder.list(&folder)? else {
            return Ok(None);
        };
        let (mut own, mut unread, is_there) = own_tables(year, &listing, reading)?;
        if let Some(agreement) = agreement {
            resolve_targets(&mut own.finance, agreement, &reading.words.synonyms);
        }
        own.finance.locks = locks::read(customer, year, unlocked, &mut own.origin, reading)?;
        if !is_there && own.finance.locks.is_empty() {
            return Ok(None);
        }
        let shared = match self.shared(year) {
            Ok(shared) => shared,
            Err(Failure::Problems(problems)) => {
                reading.problems.extend(problems);
                unread = BudgetVersion::ALL.to_vec();
                None
            }
            Err(other) => return Err(other),
        };
        own.oddities = own.tables_without_rows();
        let shared = shared.as_deref();
        if let Some(shared) = shared {
            own.origin.extend(&shared.origin);
        }
        let parts = FinanceParts {
            finance: &own.finance,
            shared: shared.map(|shared| &shared.costs),
            customer,
            agreement,
            unread: &unread,
        };
        reading.report(&self.checker.compared_budget(parts), &own.origin);
        if let Some(shared) = shared.filter(|shared| shared.costs.concern(customer)) {
            let costs = &shared.costs;
            own.finance
                .add(costs.versions_of(customer), costs.actuals_of(customer));
            own.exports.extend(shared.exports.iter().cloned());
        }
        let Finance { versions, locks, .. } = &own.finance;
        let unlocked = versions.keys();
        let unlocked = unlocked.filter(|version| version.can_be_locked() && !locks.contains_key(version));
        own.remarks = unlocked
            .map(|version| format!("versiota {version} ei ole lukittu"))
            .collect();
        Ok(Some(own))
    }
}

/// The tables of the customer's own, the versions among them that could not be read, and whether there is any table of costs.
fn own_tables(
    year: i32,
    folder: &Listing,
    reading: &mut Reading<'_>,
) -> Result<(LoadedBudget, Vec<BudgetVersion>, bool), Failure> {
    let mut tables = TableReader::new(folder, reading);
    let mut finance = Finance {
        year,
        ..Finance::default()
    };
    let (mut unread, mut is_there) = (Vec::new(), false);
    for version in BudgetVersion::ALL {
        let lines = tables.table(&DataFile::version(version))?;
        is_there |= !matches!(lines, Read::Absent);
        match lines {
            Read::Value(lines) => {
                finance.versions.insert(version, lines);
            }
            Read::Absent => {}
            Read::Failed => unread.push(version),
        }
    }
    let actuals = tables.table(&DataFile::ACTUALS)?;
    is_there |= !matches!(actuals, Read::Absent);
    finance.actuals = actuals.value().unwrap_or_default();
    finance.risks = tables.table(&DataFile::RISKS)?.value();
    let (exports, origin) = (tables.exports, tables.origin);
    let own = LoadedBudget {
        finance,
        exports,
        remarks: Vec::new(),
        oddities: Vec::new(),
        origin,
    };
    Ok((own, unread, is_there))
}

impl LoadedBudget {
    /// Says of each table of a version that it has no rows.
    fn tables_without_rows(&self) -> Vec<String> {
        let versions = self.finance.versions.iter();
        let empty = versions.filter(|(_, lines)| lines.is_empty());
        empty
            .map(|(version, _)| {
                let (file, _) = self.origin.locate(&DataFile::version(*version), "");
                format!("{file}: taulukossa ei ole yhtään riviä")
            })
            .collect()
    }
}
