//! Where data were read.

use std::collections::BTreeMap;
use std::sync::Arc;

use vuosikello_core::{DataFile, Finding};

use super::source::SourceFile;
use crate::form::in_form;
use crate::problem::{Place, Problem};

/// The settings, as messages name them.
const SETTINGS: &str = "vuosikello.json";

/// The folder that data were read from, with the file and the place of each of their values.
#[derive(Debug, Clone)]
pub struct Origin {
    files: BTreeMap<DataFile, Arc<SourceFile>>,
    /// The folder itself, for parts that were not read.
    folder: Arc<SourceFile>,
}

impl Origin {
    /// No files yet, of what is read from `folder`.
    pub(crate) fn of(folder: &str) -> Self {
        Self {
            files: BTreeMap::new(),
            folder: Arc::new(SourceFile::missing(folder)),
        }
    }

    pub(crate) fn insert(&mut self, part: DataFile, file: impl Into<Arc<SourceFile>>) {
        self.files.insert(part, file.into());
    }

    pub(crate) fn extend(&mut self, others: &Origin) {
        let others = others.files.iter();
        self.files
            .extend(others.map(|(part, file)| (part.clone(), Arc::clone(file))));
    }

    pub(crate) fn source(&self, part: &DataFile) -> &SourceFile {
        self.files.get(part).unwrap_or(&self.folder)
    }

    /// What a check has found, as a problem in its file. What it says of the settings is said as they are kept.
    pub(crate) fn problem(&self, customer: Option<&str>, finding: &Finding) -> Problem {
        let mut problem = self.source(&finding.file).problem(customer, finding);
        if self.source(&DataFile::CONFIGURATION).is_form() && problem.fix.contains(SETTINGS) {
            problem.fix = in_form(&problem.fix);
        }
        problem
    }

    /// The file (from the root of the workspace) and the place in it of the value that a JSON pointer names, or of the
    /// nearest value that would hold it. In notes of a meeting the pointer is the number of the line.
    pub fn locate(&self, part: &DataFile, pointer: &str) -> (String, Place) {
        let file = self.source(part);
        (file.file.clone(), file.locate(pointer))
    }

    /// The folder, from the root of the workspace.
    pub fn folder(&self) -> &str {
        &self.folder.file
    }

    /// A file of the folder, from the root of the workspace.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder())
    }
}
