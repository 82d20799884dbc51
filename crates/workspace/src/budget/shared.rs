//! The common costs of a year, which all customers share.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use vuosikello_core::{BudgetVersion, DataFile, SharedCosts};

use crate::export::Export;
use crate::reading::{Read, Reading, Sources, TableFolder, TableReader};
use crate::{Failure, Workspace};

const FOLDER: &str = "yhteiset";

/// The common costs of a year, and where they were read.
#[derive(Debug)]
pub(super) struct SharedYear {
    pub costs: SharedCosts,
    pub exports: Vec<Export>,
    pub sources: Sources,
}

/// What reading a year gave; `None` when it has no common costs.
type Outcome = Result<Option<Arc<SharedYear>>, Failure>;

/// The years that have been read: each once, however many customers ask for it, also at the same time.
#[derive(Debug, Default)]
pub(crate) struct SharedYears(Mutex<BTreeMap<i32, Arc<OnceLock<Outcome>>>>);

impl SharedYears {
    fn year(&self, year: i32) -> Arc<OnceLock<Outcome>> {
        // A map that another thread left while it panicked is as whole as ever.
        let mut years = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(years.entry(year).or_default())
    }
}

impl Workspace {
    /// The common costs of a year, read when they are first asked for.
    pub(super) fn shared(&self, year: i32) -> Outcome {
        self.shared
            .year(year)
            .get_or_init(|| self.read_shared(year))
            .clone()
    }

    fn read_shared(&self, year: i32) -> Outcome {
        let folder = format!("{FOLDER}/{year}");
        let Some(entries) = self.folder.list(&folder)? else {
            return Ok(None);
        };
        let tables = TableFolder {
            path: &folder,
            entries: &entries,
        };
        let mut reading = Reading::of(&self.folder, None, &self.checker);
        let mut shared = SharedYear {
            costs: SharedCosts::default(),
            exports: Vec::new(),
            sources: Sources::of(&folder),
        };
        let has_keys = shared.read(tables, &mut reading)?;
        if has_keys {
            let customers: Vec<&str> = self.customers().iter().map(String::as_str).collect();
            let findings = self.checker.shared_costs(year, &shared.costs, &customers);
            reading.report(&findings, &shared.sources);
        }
        if reading.problems.is_empty() {
            Ok(Some(Arc::new(shared)))
        } else {
            Err(reading.failed())
        }
    }
}

impl SharedYear {
    /// Reads the tables; whether the keys, which all lines refer to, could be read.
    fn read(&mut self, folder: TableFolder<'_>, reading: &mut Reading<'_>) -> Result<bool, Failure> {
        let mut tables = TableReader::new(folder, reading);
        let keys = tables.table(DataFile::SHARED_KEYS)?;
        let has_keys = !keys.is_failed();
        self.costs.keys = keys.value().unwrap_or_default();
        for version in BudgetVersion::ALL {
            if let Read::Value(lines) = tables.table(DataFile::shared_version(version))? {
                self.costs.versions.insert(version, lines);
            }
        }
        self.costs.actuals = tables
            .table(DataFile::SHARED_ACTUALS)?
            .value()
            .unwrap_or_default();
        self.exports = tables.exports;
        self.sources = tables.sources;
        Ok(has_keys)
    }
}
