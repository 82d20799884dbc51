//! The numbers of cases: each is of one document.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::problem::{Place, Problem};

/// The documents of each case number: the file, the customer, and the place of the number.
#[derive(Debug, Default)]
pub(crate) struct CaseNumbers(Mutex<BTreeMap<String, Vec<Use>>>);

/// Where a case number stands: the file, the customer, and the place in the file.
type Use = (String, String, Place);

impl CaseNumbers {
    /// Notes where a number stands; also from several threads at once.
    pub(crate) fn add(&self, number: String, customer: &str, (file, place): (String, Place)) {
        // A map that another thread left while it panicked is as whole as ever.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let documents = known.entry(number).or_default();
        documents.push((file, customer.to_owned(), place));
    }

    /// A case is opened for one agreement: a number that stands in two is a mistake, easily made by copying a folder.
    pub(crate) fn shared(self) -> Vec<Problem> {
        let known = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut problems = Vec::new();
        for (number, documents) in known.iter().filter(|(_, documents)| documents.len() > 1) {
            let mut files: Vec<&str> = documents.iter().map(|(file, ..)| file.as_str()).collect();
            files.sort_unstable();
            for (file, id, place) in documents {
                let others: Vec<&str> = files.iter().copied().filter(|other| other != file).collect();
                let message = format!("diaarinumero {number} on myös tiedostossa {}", others.join(", "));
                let fix = "kirjoita kumpaankin sopimukseen sen oman asian numero";
                problems.push(Problem::new(Some(id), file, place.clone(), message, fix));
            }
        }
        problems
    }
}
