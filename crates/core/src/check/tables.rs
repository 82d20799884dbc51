//! The tables: each identifier once, and references to them.

use std::collections::BTreeSet;

use super::{Report, unknown};
use crate::Parts;
use crate::finding::{Kind, Source};

pub(super) fn identifiers(parts: &Parts<'_>, found: &mut Report) {
    let services = parts
        .services
        .unwrap_or_default()
        .iter()
        .map(|s| (Source::Services, &s.id, &s.name))
        .enumerate();
    let development = parts
        .development
        .unwrap_or_default()
        .iter()
        .map(|d| (Source::Development, &d.id, &d.name))
        .enumerate();
    let mut ids = BTreeSet::new();
    for (i, (source, id, name)) in services.chain(development) {
        for (what, value) in [("tunnus", id), ("nimi", name)] {
            if value.trim().is_empty() {
                found(source, format!("/{i}/{what}"), Kind::Empty { what });
            }
        }
        if !ids.insert(id.as_str()) {
            let (what, value) = ("tunnus", id.clone());
            found(source, format!("/{i}/tunnus"), Kind::Duplicate { what, value });
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
                Source::Budget,
                format!("/{i}/kohde"),
                unknown("kohde", target, known, listed),
            );
        }
    }
}
