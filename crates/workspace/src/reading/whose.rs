//! Whose the rows of a table are: an export of a source system may hold those of all customers.

use std::collections::BTreeMap;

use serde_json::Value;
use vuosikello_core::{DataFile, DataFolder, Declaration, Period, Registry};
use vuosikello_intake::{Cell, Column, Grid, Kind, Table, Wanted, same_word};

use super::Reading;
use super::references::References;
use super::table_files::{files, has_stem_of, year_of};
use crate::Failure;
use crate::folder::{Listing, extension};

/// The key of the column that says whose a row is.
pub(crate) const CUSTOMER: &str = "asiakas";

/// The forms of a file for all customers: rows kept as JSON have no further keys.
const FORMS: [&str; 2] = ["csv", "xlsx"];

/// So many rows of a sheet can stand above the heading of the column.
const ROWS_LOOKED_AT: usize = 100;

/// Whose a row is.
enum Whose {
    Own,
    /// Of other customers, the first of whom is named.
    Others(String),
    /// The word that names no customer; empty when there is none.
    Nobody(String),
}

/// Whether one file of `yhteiset/<vuosi>` may hold the rows of all customers: the file of a table that each customer has for a period, and that is no table of
/// common costs.
pub(crate) fn may_be_for_all(registry: &Registry, declared: &Declaration) -> bool {
    let folder = declared.file.folder();
    let is_of_customer = folder.is_of_customer() && folder.rhythm().is_some();
    let is_taken = || {
        registry
            .get(&DataFile::new(
                DataFolder::SHARED,
                declared.file.stem().to_owned(),
            ))
            .is_some()
    };
    declared.is_table() && is_of_customer && !is_taken()
}

/// Whether a file of the folder of common files is read as one for all customers.
pub(crate) fn is_for_all(registry: &Registry, name: &str) -> bool {
    let is_form = FORMS.contains(&extension(name).as_str());
    let mut declared = registry
        .files()
        .filter(|declared| may_be_for_all(registry, declared));
    is_form && declared.any(|declared| has_stem_of(name, &declared.file))
}

/// Adds the column of customers to what is wanted of a table that has none of its own, where it must be there or a heading names it.
pub(crate) fn wanted_customers(wanted: &mut Wanted, grids: &[Grid], required: bool) {
    let mut cells = grids
        .iter()
        .flat_map(|grid| grid.rows.iter().take(ROWS_LOOKED_AT))
        .flat_map(|row| &row.cells);
    let names_customers = |cell: &Cell| match cell {
        Cell::Text(text) => same_word(text, CUSTOMER),
        other => same_word(&other.shown(), CUSTOMER),
    };
    let is_there = required || cells.any(|(_, cell)| names_customers(cell));
    if is_there && !wanted.columns.iter().any(|column| column.key == CUSTOMER) {
        wanted.columns.push(Column {
            key: CUSTOMER.to_owned(),
            names: Vec::new(),
            kind: Kind::Text,
            required,
            expected: false,
        });
    }
}

/// Whether a table that was read has a column of customers.
pub(crate) fn has_customers(read: &Table) -> bool {
    read.account.columns.iter().any(|taken| taken.key == CUSTOMER)
}

impl Reading<'_> {
    /// The file for all customers that holds a table, where the customer's own folder has none: its path.
    pub(crate) fn file_for_all(
        &self,
        folder: &Listing,
        declared: &Declaration,
    ) -> Result<Option<String>, Failure> {
        let year = year_of(&folder.path)
            .filter(|_| self.customer.is_some() && may_be_for_all(self.registry, declared));
        let Some(year) = year else { return Ok(None) };
        let shared = self
            .folder
            .contents(&DataFolder::SHARED.path("", Period::Year(year)))?;
        let found = files(&shared, &declared.file, &FORMS);
        Ok(found.first().map(|name| format!("{}/{name}", shared.path)))
    }

    /// Leaves the rows of other customers out of a table. `is_declared` says that the column is one of the table's own; in a file for all customers rows that
    /// belong to nobody are told, and left out too.
    pub(super) fn keep_own_rows(
        &self,
        customers: &References<'_>,
        is_declared: bool,
        is_for_all: bool,
        read: &mut Table,
    ) {
        let Some(own) = self.customer else { return };
        let rows = read.value.as_array().into_iter().flatten();
        let whose: Vec<Option<Whose>> = rows.map(|row| whose(row, own, customers)).collect();
        if whose.iter().all(Option::is_none) && !is_for_all {
            return;
        }
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        let mut nobody: Vec<String> = Vec::new();
        let mut keep = Vec::new();
        for (index, whose) in whose.iter().enumerate() {
            let row = || read.places.row_number(index).unwrap_or_default();
            keep.push(match whose {
                Some(Whose::Own) => true,
                Some(Whose::Others(id)) => {
                    *others.entry(id).or_default() += 1;
                    false
                }
                // In a customer's own file a word that names no customer is an error, which the checks tell.
                Some(Whose::Nobody(_)) | None if is_declared && !is_for_all => true,
                Some(Whose::Nobody(word)) if !word.is_empty() => {
                    nobody.push(format!("{} (\"{word}\")", row()));
                    false
                }
                Some(Whose::Nobody(_)) | None => {
                    nobody.push(row().to_string());
                    false
                }
            });
        }
        let left: usize = others.values().sum();
        if left > 0 && !is_for_all {
            let others: Vec<String> = others.iter().map(|(id, rows)| format!("{id} {rows}")).collect();
            read.remarks.push(format!(
                "muiden asiakkaiden rivejä ei lueta: {}",
                others.join(", ")
            ));
        }
        if !nobody.is_empty() {
            read.remarks.push(format!(
                "rivit eivät ole kenenkään asiakkaan, eikä niitä lueta: {}",
                nobody.join(", ")
            ));
        }
        let mut kept = keep.iter().copied();
        if let Value::Array(rows) = &mut read.value {
            rows.retain(|_| kept.next().unwrap_or(true));
            if !is_declared {
                rows.iter_mut().filter_map(Value::as_object_mut).for_each(|row| {
                    row.remove(CUSTOMER);
                });
            }
        }
        read.places.retain_rows(&keep);
        read.account.rows = keep.iter().filter(|kept| **kept).count();
    }
}

/// Whose a row is; `None` when its table has no customers.
fn whose(row: &Value, own: &str, customers: &References<'_>) -> Option<Whose> {
    let words = row.get(CUSTOMER)?.as_str()?;
    let ids: Vec<&str> = match customers.id(words) {
        Some(id) => vec![id],
        None => words
            .split([',', ';'])
            .filter_map(|word| customers.id(word.trim()))
            .collect(),
    };
    Some(match ids.first() {
        _ if ids.contains(&own) => Whose::Own,
        Some(first) => Whose::Others((*first).to_owned()),
        None => Whose::Nobody(words.trim().to_owned()),
    })
}
