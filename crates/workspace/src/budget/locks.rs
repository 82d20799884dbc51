//! The locks of the versions.

use std::collections::BTreeMap;

use vuosikello_core::{BudgetVersion, DataFile, Lock, nearest};

use crate::Failure;
use crate::folder::Folder;
use crate::problem::Place;
use crate::reading::{Reading, Sources};
use crate::schema::SHAPES;

const FOLDER: &str = "lukitut";

/// The file of the lock of a version of the budget in `folder`.
pub(super) fn file(folder: &str, version: BudgetVersion) -> String {
    format!("{folder}/{FOLDER}/{}", name(version))
}

fn name(version: BudgetVersion) -> String {
    format!("{}.json", version.file_stem())
}

/// The versions of the budget in `folder` that have a lock, whatever is in it.
pub(crate) fn locked(root: &Folder, folder: &str) -> Result<Vec<BudgetVersion>, Failure> {
    let entries = root.list(&format!("{folder}/{FOLDER}"))?.unwrap_or_default();
    let has = |version: &BudgetVersion| entries.iter().any(|entry| entry.name == name(*version));
    Ok(BudgetVersion::ALL.into_iter().filter(has).collect())
}

/// Reads the locks of the budget in `folder`, all but that of the version `unlocked`.
pub(super) fn read(
    folder: &str,
    unlocked: Option<BudgetVersion>,
    sources: &mut Sources,
    reading: &mut Reading<'_>,
) -> Result<BTreeMap<BudgetVersion, Lock>, Failure> {
    let mut locks = BTreeMap::new();
    let entries = reading.folder.list(&format!("{folder}/{FOLDER}"))?;
    for entry in entries.into_iter().flatten() {
        let version = BudgetVersion::ALL
            .into_iter()
            .find(|version| name(*version) == entry.name);
        let Some(version) = version.filter(|_| !entry.is_folder) else {
            report_unknown(&format!("{folder}/{FOLDER}"), &entry.name, reading);
            continue;
        };
        if Some(version) == unlocked {
            continue;
        }
        let (lock, source) = reading.json::<Lock>(&file(folder, version), &SHAPES.lock, "")?;
        sources.insert(DataFile::Lock(version), source);
        locks.extend(lock.map(|lock| (version, lock)));
    }
    Ok(locks)
}

/// A lock with a name that is none is not compared with anything, which must be seen.
fn report_unknown(folder: &str, found: &str, reading: &mut Reading<'_>) {
    let versions = BudgetVersion::ALL.into_iter();
    let lockable = versions.filter(|version| version.can_be_locked());
    let names: Vec<String> = lockable.map(name).collect();
    let fix = match nearest(found, names.iter().map(String::as_str)) {
        Some(near) => format!("nimeä tiedosto {near} tai poista se"),
        None => format!("poista se; lukitusten nimet ovat {}", names.join(", ")),
    };
    let message = "tiedosto ei ole minkään version lukitus";
    reading.problem(&format!("{folder}/{found}"), Place::File, message, fix);
}
