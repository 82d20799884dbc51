//! The tables: each identifier once, and references to them.

use std::collections::BTreeSet;

use super::{Report, unknown};
use crate::DossierParts;
use crate::finding::{DataFile, Violation};

pub(super) fn identifiers(parts: &DossierParts<'_>, found: &mut Report) {
    let services = parts
        .services
        .unwrap_or_default()
        .iter()
        .map(|s| (DataFile::Services, &s.id, &s.name))
        .enumerate();
    let development = parts
        .development
        .unwrap_or_default()
        .iter()
        .map(|d| (DataFile::Development, &d.id, &d.name))
        .enumerate();
    let mut ids = BTreeSet::new();
    for (i, (file, id, name)) in services.chain(development) {
        for (what, value) in [("tunnus", id), ("nimi", name)] {
            if value.trim().is_empty() {
                found(file, format!("/{i}/{what}"), Violation::Empty { what });
            }
        }
        if !ids.insert(id.as_str()) {
            let (what, value) = ("tunnus", id.clone());
            found(file, format!("/{i}/tunnus"), Violation::Duplicate { what, value });
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
            found(
                DataFile::Budget,
                format!("/{i}/kohde"),
                unknown("kohde", target, known, listed),
            );
        }
    }
}
