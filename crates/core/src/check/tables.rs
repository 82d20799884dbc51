//! The tables: each identifier once, and references to them.

use std::collections::BTreeSet;

use super::targets::Targets;
use super::values::{Repeated, unknown};
use crate::{
    Agreement, Annex, AnnexKind, Configuration, DataFile, DossierParts, Findings, Service, Violation,
};

pub(super) fn identifiers(parts: &DossierParts<'_>, found: &mut Findings) {
    let services = parts
        .services
        .unwrap_or_default()
        .iter()
        .map(|s| (DataFile::SERVICES, &s.id))
        .enumerate();
    let development = parts
        .development
        .unwrap_or_default()
        .iter()
        .map(|d| (DataFile::DEVELOPMENT, &d.id))
        .enumerate();
    let mut ids = BTreeSet::new();
    for (i, (file, id)) in services.chain(development) {
        // Identifiers are read without regard to case.
        if !ids.insert(id.trim().to_lowercase()) {
            let (what, value) = ("tunnus", id.clone());
            found.add(file, format!("/{i}/tunnus"), Violation::Duplicate { what, value });
        }
    }
    // A table that could not be read may hold the target.
    if let (Some(services), Some(development)) = (parts.services, parts.development) {
        let lines = parts.budget.unwrap_or_default().iter();
        let targets = lines.map(|line| line.target.as_deref());
        Targets::new(services, development).unknown(&DataFile::BUDGET, targets, found);
    }
}

/// Each level is one that the annex of the services defines. An annex that is a finished file defines its own.
pub(super) fn levels(
    configuration: &Configuration,
    agreement: Option<&Agreement>,
    services: &[Service],
    found: &mut Findings,
) {
    let annexes = agreement.map(|agreement| agreement.annexes_of(configuration));
    let is_finished = |annex: &Annex| annex.kind == AnnexKind::Services && annex.file.is_some();
    let known = &configuration.defaults.service_levels;
    if known.is_empty()
        || annexes
            .as_ref()
            .is_some_and(|annexes| annexes.iter().any(is_finished))
    {
        return;
    }
    let unlisted = services.iter().map(|service| Some(service.level.as_str()));
    let unlisted = unlisted.map(|level| level.filter(|level| known.iter().all(|known| known != level)));
    for Repeated { value, first, times } in Repeated::of(unlisted) {
        let known = known.iter().map(String::as_str);
        let set_in = "vuosikello.json, oletukset.palvelutasot; luokat määrittelee liite Jatkuvat palvelut";
        let mut violation = unknown("palvelutaso", value, known, set_in);
        if let Violation::Unknown { times: counted, .. } = &mut violation {
            *counted = times;
        }
        found.add(DataFile::SERVICES, format!("/{first}/palvelutaso"), violation);
    }
}
