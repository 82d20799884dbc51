//! What the lines of budgets and agreements refer to: services and development items.

use super::values::{Repeated, nearest_id};
use crate::{DataFile, DevelopmentItem, Dossier, Findings, Service, Violation};

/// The ids that lines may refer to.
pub(super) struct Targets<'a> {
    services: Vec<&'a str>,
    development: Vec<&'a str>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(services: &'a [Service], development: &'a [DevelopmentItem]) -> Self {
        Self {
            services: services.iter().map(|service| service.id.as_str()).collect(),
            development: development.iter().map(|item| item.id.as_str()).collect(),
        }
    }

    pub(super) fn of(dossier: &'a Dossier) -> Self {
        Self::new(&dossier.services, &dossier.development)
    }

    /// Reports each id that is none of these, at the first line that is of it.
    pub(super) fn unknown<'l>(
        &self,
        file: &DataFile,
        lines: impl Iterator<Item = Option<&'l str>>,
        found: &mut Findings,
    ) {
        let known = || self.services.iter().chain(&self.development).copied();
        let unknown = lines.map(|target| target.filter(|target| known().all(|id| id != *target)));
        for Repeated { value, first, times } in Repeated::of(unknown) {
            let violation = Violation::UnknownTarget {
                target: value.to_owned(),
                lines: times,
                nearest: nearest_id(value, known()).map(str::to_owned),
                known: each_once(known()),
                no_development: self.development.is_empty(),
            };
            found.add(file.clone(), format!("/{first}/kohde"), violation);
        }
    }
}

/// The ids in their order, each once.
fn each_once<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for id in ids {
        if !once.iter().any(|known| known == id) {
            once.push(id.to_owned());
        }
    }
    once
}
