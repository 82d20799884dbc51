//! A glance at the files of a customer.

use vuosikello_core::Period;

use super::Kinds;
use crate::folder::{Entry, is_clutter};
use crate::inventory::{CustomerInventory, FolderInventory};
use crate::kind::Kind;
use crate::reading::{Reading, holds};
use crate::{Failure, Workspace};

impl Kinds {
    /// What a customer's files tell at a glance, with the errors in those of them that were read.
    ///
    /// # Errors
    /// [`Failure::Unreadable`].
    pub fn inventory(&self, workspace: &Workspace, customer: &str) -> Result<CustomerInventory, Failure> {
        let mut inventory = CustomerInventory::default();
        let mut reading = match workspace.reading(customer) {
            Ok(reading) => reading,
            Err(Failure::Problems(problems)) => {
                inventory.misnamed.clone_from(&problems);
                inventory.problems = problems;
                return Ok(inventory);
            }
            Err(other) => return Err(other),
        };
        let mut periods = Vec::new();
        for kind in self.iter() {
            periods.push(workspace.periods(&kind.folder, &kind.name, customer, &mut reading)?);
        }
        inventory.misnamed.clone_from(&reading.problems);
        (inventory.customer, _) = workspace.customer(customer, &mut reading)?;
        for (kind, periods) in self.iter().zip(periods) {
            let folders = periods.into_iter();
            let folders = folders.map(|period| look(workspace, kind, customer, period, &mut reading));
            let folders = folders.collect::<Result<_, _>>()?;
            inventory.folders.insert(kind.name.to_string(), folders);
        }
        reading.problems.sort();
        inventory.problems = reading.problems;
        Ok(inventory)
    }
}

/// What a folder holds.
fn look(
    workspace: &Workspace,
    kind: &Kind,
    customer: &str,
    period: Period,
    reading: &mut Reading<'_>,
) -> Result<FolderInventory, Failure> {
    let folder = kind.folder.path(customer, period);
    let listing = workspace.folder.contents(&folder)?;
    let mut about = FolderInventory {
        period,
        is_planned: is_planned(kind, &listing.entries),
        is_right: true,
        date: None,
        is_settled: false,
        is_cancelled: false,
        data: Vec::new(),
        made: [].into(),
        folder,
    };
    for output in &kind.outputs {
        let names = &output.names;
        let inner = format!("{}/{}", about.folder, names.folder);
        let inner = workspace.folder.contents(&inner)?;
        let files = inner.files().filter(|name| names.fit(name)).map(str::to_owned);
        about.made.insert(output.name.to_string(), files.collect());
    }
    for folder in kind.folders() {
        let listing = workspace.folder.contents(&folder.path(customer, period))?;
        for declared in workspace.checker.registry().of_folder(folder) {
            if holds(&listing, declared) || reading.file_for_all(&listing, declared)?.is_some() {
                about.data.push(declared.file.clone());
            } else {
                about.is_right &= !declared.is_required;
            }
        }
    }
    if let Some(functions) = &kind.functions {
        (functions.glance)(workspace, &mut about, reading)?;
    }
    Ok(about)
}

/// Whether what stands in a folder is more than what was made for the documents before.
fn is_planned(kind: &Kind, entries: &[Entry]) -> bool {
    let of_others = kind.outputs.iter().any(|output| output.is_for_next);
    let is_made = |entry: &Entry| kind.outputs.iter().any(|output| output.names.hold(entry));
    !of_others
        || entries
            .iter()
            .any(|entry| !is_made(entry) && !is_clutter(&entry.name))
}
