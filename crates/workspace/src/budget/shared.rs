//! The common costs of a year, which all customers share.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use vuosikello_core::{
    BudgetVersion, DataFile, KeyShare, SharedActual, SharedCosts, SharedLine, check_shared_costs,
};

use crate::export::Export;
use crate::reading::{Read, Reading, Sources, TableFolder};
use crate::schema::SHAPES;
use crate::table::Table;
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
        let mut reading = Reading {
            folder: &self.folder,
            customer: None,
            can_show: self.can_show,
            problems: Vec::new(),
        };
        let mut shared = SharedYear {
            costs: SharedCosts::default(),
            exports: Vec::new(),
            sources: Sources::of(&folder),
        };
        let has_keys = shared.read(tables, &mut reading)?;
        if has_keys {
            let customers: Vec<&str> = self.customers().iter().map(String::as_str).collect();
            let findings = check_shared_costs(&self.configuration, year, &shared.costs, &customers);
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
        let (keys, source) = reading.table::<KeyShare>(folder, Table::SharedKeys, &SHAPES.shared_keys)?;
        self.sources.insert(DataFile::SharedKeys, source);
        let has_keys = !keys.is_failed();
        self.costs.keys = keys.value().unwrap_or_default();
        for version in BudgetVersion::ALL {
            let table = Table::SharedVersion(version);
            let (lines, source) = reading.table::<SharedLine>(folder, table, &SHAPES.shared_version)?;
            if let Read::Value(lines) = lines {
                let export = Export::of(table.part(), &source.file, std::iter::empty(), reading.folder)?;
                self.exports.push(export);
                self.costs.versions.insert(version, lines);
            }
            self.sources.insert(table.part(), source);
        }
        let table = Table::SharedActuals;
        let (actuals, source) = reading.table::<SharedActual>(folder, table, &SHAPES.shared_actuals)?;
        if let Read::Value(actuals) = actuals {
            let stated = actuals.iter().filter_map(|line| line.extracted);
            let export = Export::of(table.part(), &source.file, stated, reading.folder)?;
            self.exports.push(export);
            self.costs.actuals = actuals;
        }
        self.sources.insert(table.part(), source);
        Ok(has_keys)
    }
}
