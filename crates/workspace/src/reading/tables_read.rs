//! What was understood of the tables of a workspace.

use std::collections::BTreeMap;
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

/// The tables that have been read, by file: a table that several documents need counts once.
#[derive(Debug, Default)]
pub(crate) struct TablesRead(Mutex<BTreeMap<String, TableRead>>);

impl TablesRead {
    /// Notes a table.
    pub(crate) fn note(&self, read: TableRead) {
        // A map that another thread left while it panicked is as whole as ever.
        let mut tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tables.insert(read.file.clone(), read);
    }

    /// The tables that have been read, in the order of their files.
    pub(crate) fn all(&self) -> Vec<TableRead> {
        let tables = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tables.values().cloned().collect()
    }

    /// The remarks on them.
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
        self.all().into_iter().flat_map(of_table).collect()
    }
}
