//! What was understood of the tables of a workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use vuosikello_intake::Account;

/// A table that was read: what was taken and what was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRead {
    /// The folder of the customer; `None` for a table of all customers.
    pub customer: Option<String>,
    /// The file, from the root of the workspace.
    pub file: String,
    /// What became of its cells.
    #[serde(flatten)]
    pub account: Account,
    /// What a person must know of it, in Finnish.
    #[serde(skip)]
    pub remarks: Vec<String>,
}

/// Something that a person must know of a file, and that is no error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// The folder of the customer; `None` when the remark concerns the whole workspace.
    pub customer: Option<String>,
    /// The file or folder, from the root of the workspace.
    pub file: String,
    /// What, in Finnish.
    pub message: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

/// The tables that have been read, by file: a table that several documents need counts once; and what a person must know of other
/// files.
#[derive(Debug, Default)]
pub(crate) struct TablesRead {
    tables: Mutex<BTreeMap<String, TableRead>>,
    others: Mutex<BTreeSet<Remark>>,
}

impl TablesRead {
    /// Notes a table.
    pub(crate) fn note(&self, read: TableRead) {
        // A map that another thread left while it panicked is as whole as ever.
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.insert(read.file.clone(), read);
    }

    /// Notes what a person must know of a file besides.
    pub(crate) fn remark(&self, remark: Remark) {
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        others.insert(remark);
    }

    /// Whether a file has been read as a table.
    pub(crate) fn has(&self, file: &str) -> bool {
        let tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.contains_key(file)
    }

    /// The tables that have been read, in the order of their files.
    pub(crate) fn all(&self) -> Vec<TableRead> {
        let tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.values().cloned().collect()
    }

    /// The remarks on them and on other files.
    pub(crate) fn remarks(&self) -> Vec<Remark> {
        let of_table = |read: TableRead| {
            let (customer, file) = (read.customer, read.file);
            let remarks = read.remarks.into_iter();
            remarks.map(move |message| Remark {
                customer: customer.clone(),
                file: file.clone(),
                message,
            })
        };
        let others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let others = others.iter().cloned();
        self.all().into_iter().flat_map(of_table).chain(others).collect()
    }
}
