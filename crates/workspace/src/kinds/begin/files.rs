//! The new files of one customer, written together.

use std::fs;
use std::path::{Path, PathBuf};

use vuosikello_core::Period;

use crate::batch::{Made, MadeFile};
use crate::form::path_label;
use crate::output::{LARGEST, Outcome, read_plain, write_new};
use crate::problem::Place;
use crate::{Failure, Problem, Workspace};

/// Files that are not there yet, with their paths from the root of the workspace.
#[derive(Debug)]
pub(super) struct NewFiles {
    pub customer: String,
    files: Vec<(String, Vec<u8>)>,
    /// What must still be filled in, by file.
    fill: Vec<(String, Vec<String>)>,
    notes: Vec<String>,
}

impl NewFiles {
    pub(super) fn of(customer: &str) -> Self {
        Self {
            customer: customer.to_owned(),
            files: Vec::new(),
            fill: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.files.push((path, bytes));
    }

    /// Notes that a value of a file is for a person to fill in; of a form by its label.
    pub(super) fn ask_for(&mut self, path: &str, what: &str) {
        let label = path_label(what.split('.')).to_lowercase();
        let what = if path.ends_with(".xlsx") {
            label.as_str()
        } else {
            what
        };
        match self.fill.iter_mut().find(|(known, _)| known == path) {
            Some((_, all)) if all.iter().any(|known| known == what) => {}
            Some((_, all)) => all.push(what.to_owned()),
            None => self.fill.push((path.to_owned(), vec![what.to_owned()])),
        }
    }

    /// Notes something else that a person should know.
    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Writes all files or none.
    ///
    /// # Errors
    /// [`Failure::Problems`]: a file is there already; [`Failure::Write`].
    pub(super) fn write(self, workspace: &Workspace, period: Period) -> Result<Made, Failure> {
        let root = workspace.root();
        let target = |path: &str| root.join(path.split('/').collect::<PathBuf>());
        let taken: Vec<Problem> = self
            .files
            .iter()
            .filter(|(path, _)| target(path).exists())
            .map(|(path, _)| {
                let fix = "muokkaa tiedostoa, tai poista se ensin";
                Problem::new(
                    Some(&self.customer),
                    path,
                    Place::File,
                    "tiedosto on jo olemassa",
                    fix,
                )
            })
            .collect();
        if !taken.is_empty() {
            return Err(Failure::Problems(taken));
        }
        let mut made = Made::of(&self.customer, period);
        for (path, bytes) in &self.files {
            let file = target(path);
            match write_new(root, &file, bytes) {
                Ok(()) => made.files.push(MadeFile::new(&file, &Outcome::Created)),
                Err(error) => {
                    remove(&made.files, &self.files);
                    return Err(error.into());
                }
            }
        }
        for (path, what) in self.fill {
            made.notes.push(format!("täytä {path}: {}", what.join(", ")));
        }
        made.notes.extend(self.notes);
        Ok(made)
    }
}

/// Takes away what was written before something failed, unless somebody has changed it since.
fn remove(written: &[MadeFile], files: &[(String, Vec<u8>)]) {
    for (file, (_, bytes)) in written.iter().zip(files) {
        let path = Path::new(&file.path);
        if read_plain(path, LARGEST).is_ok_and(|found| found == *bytes) {
            // What cannot be removed is found by the next run, which then refuses to write over it.
            let _ = fs::remove_file(path);
        }
    }
}
