//! What checks of all subjects ask of values: whether they are known, whether they stand twice, whether they are years.

use std::collections::BTreeSet;

use crate::{DataFile, Findings, Violation, nearest};

/// A value that is not among those `known`, which stand in what is `listed`.
pub(super) fn unknown<'a>(
    what: &'static str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
    listed: &'static str,
) -> Violation {
    Violation::Unknown {
        what,
        value: value.to_owned(),
        nearest: nearest(value, known).map(str::to_owned),
        listed,
    }
}

/// Reports each value that has already been seen; case is no difference.
pub(super) fn duplicates<'a>(
    file: &DataFile,
    what: &'static str,
    values: impl Iterator<Item = (String, &'a str)>,
    found: &mut Findings,
) {
    let mut seen = BTreeSet::new();
    for (pointer, value) in values {
        if !seen.insert(value.to_lowercase()) {
            let value = value.to_owned();
            found.add(file.clone(), pointer, Violation::Duplicate { what, value });
        }
    }
}

/// The year that a key is, if it is one: four digits.
pub(super) fn year(key: &str) -> Option<i32> {
    let digits = key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| key.parse().ok()).flatten()
}
