//! The tables: each identifier once, and references to them.

use std::collections::BTreeSet;

use super::values::unknown;
use crate::{DataFile, DossierParts, Findings, Violation};

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
        if !ids.insert(id.as_str()) {
            let (what, value) = ("tunnus", id.clone());
            found.add(file, format!("/{i}/tunnus"), Violation::Duplicate { what, value });
        }
    }
    // A table that could not be read may hold the target.
    if parts.services.is_none() || parts.development.is_none() {
        return;
    }
    for (i, line) in parts.budget.unwrap_or_default().iter().enumerate() {
        if let Some(target) = &line.target
            && !ids.contains(target.as_str())
        {
            let known = ids.iter().copied();
            let listed = "palvelujen ja kehittämiskohteiden tunnukset";
            found.add(
                DataFile::BUDGET,
                format!("/{i}/kohde"),
                unknown("kohde", target, known, listed),
            );
        }
    }
}
