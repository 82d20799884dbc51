//! Where data were read.

use vuosikello_core::DataFile;

use crate::problem::Place;
use crate::reading::Sources;

/// The folder that data were read from, with the file and the place of each of their values.
#[derive(Debug)]
pub struct Origin {
    folder: String,
    pub(crate) sources: Sources,
}

impl Origin {
    pub(crate) fn new(folder: String, sources: Sources) -> Self {
        Self { folder, sources }
    }

    /// The file (from the root of the workspace) and the place in it of the value that a JSON pointer names, or of the
    /// nearest value that would hold it. In notes of a meeting the pointer is the number of the line.
    pub fn locate(&self, part: DataFile, pointer: &str) -> (String, Place) {
        self.sources.locate(part, pointer)
    }

    /// The folder, from the root of the workspace.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// A file of the folder, from the root of the workspace.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }
}
