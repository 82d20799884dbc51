//! What was found in a file, while it is looked through.

use std::collections::BTreeMap;

use super::breach::{Breach, Breaches, Fault};

/// The most breaches that are told of one file: more of them do not help the one who asks for another file.
const MOST: usize = 40;

/// Each fault once, with the first page that has it.
#[derive(Debug, Default)]
pub(super) struct Findings {
    faults: BTreeMap<Fault, Option<usize>>,
    /// The page that is looked at, from 1.
    pub(super) page: Option<usize>,
}

impl Findings {
    /// Notes a fault of the page that is looked at.
    pub(super) fn add(&mut self, fault: Fault) {
        let page = self.page;
        self.add_at(fault, page);
    }

    /// Notes a fault of a page.
    pub(super) fn add_at(&mut self, fault: Fault, page: Option<usize>) {
        if self.faults.len() < MOST || self.faults.contains_key(&fault) {
            let known = self.faults.entry(fault).or_insert(page);
            *known = match (*known, page) {
                (Some(known), Some(page)) => Some(known.min(page)),
                (known, page) => known.or(page),
            };
        }
    }

    /// The breaches in the order of the pages.
    pub(super) fn breaches(self) -> Breaches {
        let faults = self.faults.into_iter();
        let mut breaches: Vec<Breach> = faults.map(|(fault, page)| Breach { page, fault }).collect();
        breaches.sort();
        Breaches(breaches)
    }
}
