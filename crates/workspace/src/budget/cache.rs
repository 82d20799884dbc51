//! The common costs of the years that have been read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use vuosikello_core::SharedCosts;

use crate::Failure;
use crate::export::Export;
use crate::reading::Origin;

/// The common costs of a year, and where they were read.
#[derive(Debug)]
pub(super) struct SharedYear {
    pub costs: SharedCosts,
    pub exports: Vec<Export>,
    pub origin: Origin,
}

/// What reading a year gave; `None` when it has no common costs.
pub(super) type Outcome = Result<Option<Arc<SharedYear>>, Failure>;

/// The years that have been read: each once, however many customers ask for it, also at the same time.
#[derive(Debug, Default)]
pub(crate) struct SharedYears(Mutex<BTreeMap<i32, Arc<OnceLock<Outcome>>>>);

impl SharedYears {
    /// What `read` gave when the year was first asked for.
    pub(super) fn year(&self, year: i32, read: impl FnOnce() -> Outcome) -> Outcome {
        // A map that another thread left while it panicked is as whole as ever.
        let mut years = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = Arc::clone(years.entry(year).or_default());
        drop(years);
        known.get_or_init(read).clone()
    }
}
