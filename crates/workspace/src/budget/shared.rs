//! The common costs of a year, which all customers share.

use std::sync::Arc;

use vuosikello_core::{BudgetVersion, DataFile, DataFolder, Period, SharedCosts};

use super::cache::{Outcome, SharedYear};
use crate::Workspace;
use crate::reading::{Read, Reading, TableReader, holds, resolve_keys};

impl Workspace {
    /// The common costs of a year, read when they are first asked for.
    pub(super) fn shared(&self, year: i32) -> Outcome {
        self.shared.year(year, || self.read_shared(year))
    }

    fn read_shared(&self, year: i32) -> Outcome {
        let folder = DataFolder::SHARED.path("", Period::Year(year));
        let Some(listing) = self.folder.list(&folder)? else {
            return Ok(None);
        };
        // The folder may hold nothing but tables that all customers have, such as their projects.
        let registry = self.checker.registry();
        let mut of_costs = registry
            .files()
            .filter(|declared| declared.file.folder() == &DataFolder::SHARED);
        if !of_costs.any(|declared| holds(&listing, declared)) {
            return Ok(None);
        }
        let mut reading = Reading::of(self, None);
        let mut tables = TableReader::new(&listing, &mut reading);
        let keys = tables.table(&DataFile::SHARED_KEYS)?;
        // All lines refer to the keys.
        let has_keys = !keys.is_failed();
        let mut costs = SharedCosts {
            keys: keys.value().unwrap_or_default(),
            ..SharedCosts::default()
        };
        for version in BudgetVersion::ALL {
            if let Read::Value(lines) = tables.table(&DataFile::shared_version(version))? {
                costs.versions.insert(version, lines);
            }
        }
        costs.actuals = tables
            .table(&DataFile::SHARED_ACTUALS)?
            .value()
            .unwrap_or_default();
        let (exports, origin) = (tables.exports, tables.origin);
        self.resolve_shares(&mut costs.keys, &reading)?;
        resolve_keys(&mut costs, &reading.words.synonyms);
        if has_keys {
            let customers: Vec<&str> = self.customers().iter().map(String::as_str).collect();
            reading.report(&self.checker.shared_costs(year, &costs, &customers), &origin);
        }
        let year = SharedYear {
            costs,
            exports,
            origin,
        };
        reading.finish(Some(Arc::new(year)))
    }
}
