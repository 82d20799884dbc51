//! Cases that were found before: run again, and made smaller.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vuosikello::ooxml::{NodeId, Package, SourceTree};

use crate::targets::{Case, Target};

/// The most tries to make one case smaller.
const MOST_TRIES: usize = 3_000;

/// The cases of a folder that `--found` was given as, by their numbers.
pub(crate) fn cases(folder: &Path, target: Target) -> Result<BTreeMap<u64, Case>, String> {
    let mut found: BTreeMap<u64, Case> = BTreeMap::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((number, name)) = stem.split_once('-') else {
            continue;
        };
        let known = target.names().iter().find(|known| **known == name);
        if let (Ok(number), Some(name)) = (number.parse(), known) {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            found.entry(number).or_default().push((name, bytes));
        }
    }
    // In the order in which the target names them, whatever that of the folder is.
    for case in found.values_mut() {
        case.sort_by_key(|(name, _)| target.names().iter().position(|known| known == name));
    }
    Ok(found)
}

/// The same case with less in its Office files: parts of later files as in the first one, and elements left out, as long as it
/// fails in the same way.
pub(crate) fn shrunk(case: Case, fails: &mut impl FnMut(&Case) -> bool) -> Case {
    let mut case = case;
    let mut tries = MOST_TRIES;
    let mut fails = |case: &Case| {
        tries = tries.saturating_sub(1);
        tries > 0 && fails(case)
    };
    for at in 1..case.len() {
        for name in names(&case, at) {
            if let Some(other) = with_part_of_first(&case, at, &name).filter(&mut fails) {
                case = other;
            }
        }
    }
    loop {
        let before = size(&case);
        for name in names(&case, 0) {
            case = without_elements(case, &name, &mut fails);
        }
        if size(&case) == before {
            return case;
        }
    }
}

fn size(case: &Case) -> usize {
    let of_file = |bytes: &[u8]| match Package::read(bytes) {
        Ok(package) => package.parts().map(|(_, part)| part.len()).sum(),
        Err(_) => bytes.len(),
    };
    case.iter().map(|(_, bytes)| of_file(bytes)).sum()
}

/// The parts of a file.
fn names(case: &Case, at: usize) -> Vec<String> {
    let package = case.get(at).and_then(|(_, bytes)| Package::read(bytes).ok());
    let names = package
        .iter()
        .flat_map(Package::parts)
        .map(|(name, _)| name.to_owned());
    names.filter(|name| name.ends_with(".xml")).collect()
}

/// The case with a part of one file as in the first one; `None` if it is that already.
fn with_part_of_first(case: &Case, at: usize, name: &str) -> Option<Case> {
    let first = Package::read(&case.first()?.1).ok()?;
    let mut package = Package::read(&case.get(at)?.1).ok()?;
    let part = first.part(name)?;
    if package.part(name) == Some(part) {
        return None;
    }
    package.insert(name.to_owned(), "", part.to_vec());
    let mut case = case.clone();
    case.get_mut(at)?.1 = package.write().ok()?;
    Some(case)
}

/// Leaves elements of a part out, the outermost first: the same in all files at once, or that of one file alone.
fn without_elements(case: Case, name: &str, fails: &mut impl FnMut(&Case) -> bool) -> Case {
    let mut case = case;
    for at in 0..case.len() {
        let mut place = 0;
        while let Some((source, range)) = element(&case, at, name, place) {
            let all = (0..case.len()).map(|other| (other, source.as_str()));
            let together = without(&case, name, all.collect());
            let smaller = match together.filter(|case| fails(case)) {
                Some(smaller) => Some(smaller),
                None => without_range(&case, at, name, range).filter(|case| fails(case)),
            };
            match smaller {
                Some(smaller) => case = smaller,
                None => place += 1,
            }
        }
    }
    case
}

/// An element of a part, by its place in document order below the root, with where it stands.
fn element(case: &Case, at: usize, name: &str, place: usize) -> Option<(String, std::ops::Range<usize>)> {
    let package = Package::read(&case.get(at)?.1).ok()?;
    let tree = SourceTree::parse(package.part(name)?).ok()?;
    let mut open: Vec<NodeId> = tree.elements(tree.root()).rev().collect();
    let mut count = 0;
    while let Some(node) = open.pop() {
        if count == place {
            return Some((tree.source(node).to_owned(), tree.node(node).span.clone()));
        }
        count += 1;
        open.extend(tree.elements(node).rev());
    }
    None
}

/// The case without the first place of a text in a part of some files; `None` if one does not have it.
fn without(case: &Case, name: &str, texts: Vec<(usize, &str)>) -> Option<Case> {
    let mut smaller = case.clone();
    for (at, text) in texts {
        let package = Package::read(&case.get(at)?.1).ok()?;
        let start = std::str::from_utf8(package.part(name)?).ok()?.find(text)?;
        smaller = without_range(&smaller, at, name, start..start + text.len())?;
    }
    Some(smaller)
}

fn without_range(case: &Case, at: usize, name: &str, range: std::ops::Range<usize>) -> Option<Case> {
    let mut smaller = case.clone();
    let bytes = &mut smaller.get_mut(at)?.1;
    let mut package = Package::read(bytes).ok()?;
    let mut part = package.part(name)?.to_vec();
    part.drain(range);
    package.insert(name.to_owned(), "", part);
    *bytes = package.write().ok()?;
    Some(smaller)
}
