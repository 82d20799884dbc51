//! Beginning something new: a customer, the agreement of a year, a meeting.
//!
//! The new files have what carries over from the newest of the same kind before them; what must still be filled in is told. No file that is
//! there is touched, and of one customer all files are written or none.

mod agreement;
mod customer;
mod files;
mod meeting;
mod text;
mod workspace;

use serde_json::Value;
use vuosikello_core::{DataFile, Period, StructureViolation, Violation};

use super::Kinds;
use crate::batch::Made;
use crate::form::{Choices, key_rank};
use crate::reading::{TableReader, form_in, holds};
use crate::{Failure, Workspace};
use files::NewFiles;
pub use workspace::{BegunWorkspace, OwnOrganisation};

/// Something to begin.
#[derive(Debug, Clone, Copy)]
pub struct Beginning<'a> {
    /// The customer.
    pub customer: &'a str,
    /// Whether the files are forms; otherwise they are what the customer's other files are.
    pub as_forms: bool,
}

impl Kinds {
    /// The names of the files that the new files of a customer are of one form with: whether these are forms.
    fn uses_forms(
        &self,
        workspace: &Workspace,
        beginning: &Beginning<'_>,
        folder: &str,
        file: &DataFile,
    ) -> Result<bool, Failure> {
        if beginning.as_forms {
            return Ok(true);
        }
        let own = workspace.folder.contents(folder)?;
        let customer = workspace.folder.contents(&workspace.home(beginning.customer))?;
        let root = workspace.folder.contents("")?;
        Ok(form_in(&own, file).is_some()
            || form_in(&customer, &DataFile::CUSTOMER).is_some()
            || (customer.entries.is_empty() && form_in(&root, &DataFile::CONFIGURATION).is_some()))
    }

    /// The value of a file of a folder; `None` when there is none.
    ///
    /// # Errors
    /// [`Failure::Problems`]: it has errors, which must be put right before anything carries over from it.
    fn value_in(
        &self,
        workspace: &Workspace,
        customer: &str,
        folder: &str,
        file: &DataFile,
    ) -> Result<Option<Value>, Failure> {
        let Some(declared) = workspace.checker.registry().get(file) else {
            return Ok(None);
        };
        let listing = workspace.folder.contents(folder)?;
        if !holds(&listing, declared) {
            return Ok(None);
        }
        let mut reading = workspace.reading(customer)?;
        let value = TableReader::new(&listing, &mut reading).any(declared)?;
        reading.finish(value.value())
    }

    /// Adds a file, as a form or as JSON, and what is missing in it.
    fn add_file(
        &self,
        workspace: &Workspace,
        files: &mut NewFiles,
        file: &DataFile,
        value: &Value,
        place: (&str, Option<Period>),
        as_form: bool,
    ) -> Result<(), Failure> {
        let (folder, period) = place;
        let registry = workspace.checker.registry();
        let extension = if as_form { "xlsx" } else { "json" };
        let path = format!("{folder}/{}.{extension}", file.stem());
        let bytes = if as_form {
            let mut choices = Choices::of(file.stem());
            self.offer(workspace, &files.customer, period, &mut choices)?;
            self.form_with(file, value, &choices)?
        } else {
            text::json(value).into_bytes()
        };
        let mut missing: Vec<Vec<String>> = Vec::new();
        for finding in registry.validate(file, value, |_| true) {
            let Violation::Structure(StructureViolation::MissingKey { key, .. }) = &finding.violation else {
                continue;
            };
            let steps = finding.pointer.split('/').skip(1).chain([key.as_str()]);
            missing.push(steps.filter(|step| !step.is_empty()).map(str::to_owned).collect());
        }
        missing.sort_by_key(|steps| steps.iter().map(|step| key_rank(step).0).collect::<Vec<_>>());
        missing
            .iter()
            .for_each(|steps| files.ask_for(&path, &steps.join(".")));
        files.add(path, bytes);
        Ok(())
    }
}

/// Writes the files and tells what became of them.
fn written(workspace: &Workspace, files: NewFiles, period: Period) -> Result<Made, Failure> {
    files.write(workspace, period)
}
