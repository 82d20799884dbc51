//! What checks of all subjects ask of values: whether they are known, whether they stand twice, whether they are years.

use std::collections::{BTreeMap, BTreeSet};

use crate::{DataFile, Findings, Violation, nearest};

/// A value that is not among those `known`, which are set in a place of the data.
pub(super) fn unknown<'a>(
    what: &'static str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
    set_in: &'static str,
) -> Violation {
    let mut choices: Vec<&str> = Vec::new();
    for choice in known {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    Violation::Unknown {
        what,
        value: value.to_owned(),
        nearest: nearest(value, choices.iter().copied()).map(str::to_owned),
        known: choices.into_iter().map(str::to_owned).collect(),
        set_in,
        times: 1,
    }
}

/// An identifier that is not among those `known`, as [`unknown`].
pub(super) fn unknown_id<'a>(
    what: &'static str,
    id: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    set_in: &'static str,
) -> Violation {
    let near = nearest_id(id, known.clone()).map(str::to_owned);
    match unknown(what, id, known, set_in) {
        Violation::Unknown {
            what,
            value,
            known,
            set_in,
            times,
            ..
        } => Violation::Unknown {
            what,
            value,
            nearest: near,
            known,
            set_in,
            times,
        },
        other => other,
    }
}

/// The identifier that was probably meant: the letters before its number tell what it is of, so that K01 is never taken for P01, and of numbers only one that
/// is the same without zeros, or the only one that differs by a digit, so that P99 is not taken for P01.
pub(super) fn nearest_id<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    fn series(id: &str) -> String {
        let letters = id.chars().take_while(|c| c.is_alphabetic());
        letters.flat_map(char::to_lowercase).collect()
    }
    let has_number = |id: &str| id.chars().any(|c| c.is_ascii_digit());
    if !has_number(id) {
        return nearest(id, known);
    }
    let without_zeros = |id: &str| -> String {
        let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.trim_start_matches('0').to_lowercase()
    };
    let own = series(id);
    let known: Vec<&str> = known
        .filter(|other| has_number(other) && series(other) == own)
        .collect();
    let same = known
        .iter()
        .copied()
        .find(|other| without_zeros(other) == without_zeros(id));
    let differ_by_one = |other: &&str| strsim::osa_distance(&other.to_lowercase(), &id.to_lowercase()) <= 1;
    let mut close = known.iter().copied().filter(differ_by_one);
    same.or_else(|| close.next().filter(|_| close.next().is_none()))
}

/// A value that stands in several places.
pub(super) struct Repeated<'a> {
    pub value: &'a str,
    /// The index of the first place.
    pub first: usize,
    /// In how many places it stands.
    pub times: usize,
}

impl<'a> Repeated<'a> {
    /// The values in the order in which they first stand; a mistake that is repeated is one mistake.
    pub(super) fn of(values: impl Iterator<Item = Option<&'a str>>) -> Vec<Self> {
        let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, value) in values.enumerate() {
            if let Some(value) = value {
                places.entry(value).or_insert((at, 0)).1 += 1;
            }
        }
        let mut repeated: Vec<Self> = places
            .into_iter()
            .map(|(value, (first, times))| Self { value, first, times })
            .collect();
        repeated.sort_by_key(|one| one.first);
        repeated
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_meant_only_when_little_else_can_be() {
        let known = ["P01", "P02", "P03", "P10", "K01", "JATKUVA"];
        for (id, meant) in [
            ("P99", None),
            ("P04", None),
            ("P1", Some("P01")),
            ("p001", Some("P01")),
            ("P100", Some("P10")),
            ("K02", Some("K01")),
            ("K99", None),
            ("X01", None),
            ("JATKUVAT", Some("JATKUVA")),
        ] {
            assert_eq!(nearest_id(id, known.into_iter()), meant, "{id}");
        }
    }
}
