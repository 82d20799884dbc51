//! The locks of the versions.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use vuosikello_core::{BudgetVersion, DataFile, DataFolder, Date, Lock, Period, nearest};

use crate::batch::{Made, MadeFile};
use crate::folder::DATA_BYTES;
use crate::folder_writer::FolderWriter;
use crate::output::{Outcome, read_plain};
use crate::reading::{Origin, Reading};
use crate::{Failure, Workspace};

/// The name of the file of a lock.
fn name(version: BudgetVersion) -> String {
    format!("{}.json", version.file_stem())
}

/// The folder of the locks of a customer's budget.
fn folder(customer: &str, year: i32) -> String {
    DataFolder::LOCKS.path(customer, Period::Year(year))
}

/// Reads the locks of a budget, all but that of the version `unlocked`.
pub(super) fn read(
    customer: &str,
    year: i32,
    unlocked: Option<BudgetVersion>,
    origin: &mut Origin,
    reading: &mut Reading<'_>,
) -> Result<BTreeMap<BudgetVersion, Lock>, Failure> {
    let mut locks = BTreeMap::new();
    let folder = folder(customer, year);
    for entry in reading.folder.contents(&folder)?.entries {
        let mut versions = BudgetVersion::ALL.into_iter();
        let version = versions.find(|version| name(*version) == entry.name);
        let Some(version) = version.filter(|_| !entry.is_folder) else {
            report_unknown(&folder, &entry.name, reading);
            continue;
        };
        if Some(version) == unlocked {
            continue;
        }
        let (lock, source) = reading.json::<Lock>(&DataFile::lock(version), &folder)?;
        origin.insert(DataFile::lock(version), source);
        locks.extend(lock.map(|lock| (version, lock)));
    }
    Ok(locks)
}

impl Workspace {
    /// Records the lines of a version of a customer's budget, so that a change of them is noticed; or finds them recorded already.
    ///
    /// # Errors
    /// [`Failure::Problems`]: there is no such version, or it is locked with other lines, or the budget has errors; or something could
    /// not be read or written.
    pub fn lock(&self, id: &str, year: i32, version: BudgetVersion, date: Date) -> Result<Made, Failure> {
        let Some(budget) = self.budget_to_lock(id, year, version)? else {
            let message = format!("vuoden {year} talousarviota ei ole");
            let fix = "luo kansio ja siihen version taulukko";
            let folder = DataFolder::BUDGET.path(id, Period::Year(year));
            return Err(Failure::of_file(id, &folder, message, fix));
        };
        let Some(lines) = budget.finance.versions.get(&version) else {
            let message = format!("versiota {version} ei ole");
            let stem = version.file_stem();
            let fix = format!("tallenna version taulukko kansioon nimellä {stem}");
            return Err(Failure::of_file(id, budget.origin.folder(), message, fix));
        };
        let folder = folder(id, year);
        let file = format!("{folder}/{}", name(version));
        let path = self.root().join(&file);
        let mut made = Made::of(id, Period::Year(year));
        let old = match read_plain(&path, DATA_BYTES) {
            Ok(old) => old,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // A lock has no form that could fail.
                let mut bytes =
                    serde_json::to_vec_pretty(&Lock::of(version, date, lines)).unwrap_or_default();
                bytes.push(b'\n');
                let mut writer = FolderWriter::new(self.root(), &folder, false);
                writer.write(&name(version), &bytes)?;
                return writer.finish(Ok(()), made);
            }
            Err(error) => return Err(Failure::unreadable(&path, &error)),
        };
        let old = serde_json::from_slice::<Lock>(&old).ok();
        let same = old.filter(|old| old.version == version && old.differences(lines).is_empty());
        let Some(same) = same else {
            let message = format!("versio {version} on jo lukittu eri luvuin");
            let fix =
                "palauta version luvut tai poista tämä tiedosto, jos luvut on tarkoitus lukita uudelleen";
            return Err(Failure::of_file(id, &file, message, fix));
        };
        made.files.push(MadeFile::new(&path, &Outcome::Unchanged));
        let note = format!("versio {version} on jo lukittu {} samoin luvuin", same.date);
        made.notes.push(note);
        Ok(made)
    }
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
    reading.problem(&format!("{folder}/{found}"), message, fix);
}
