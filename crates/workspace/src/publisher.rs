//! Documents made from a workspace and written as files.

mod agreement;
mod location;
mod look;
mod terms;

use std::path::{Path, PathBuf};

use vuosikello::{Error, Studio, can_show};
use vuosikello_core::Annex;

pub use agreement::RenderedAgreement;
pub use terms::TermsState;

use crate::reading::Origin;
use crate::{Failure, Problem, Workspace};

/// A workspace with the templates and looks that it brings. It makes the documents of one customer at a time, all of them or none, and
/// writes them to the folders of the workspace, or to the same folders elsewhere.
///
/// It can be used from several threads at once; [`batch::run`](crate::batch::run) does so.
#[derive(Debug)]
pub struct Publisher {
    workspace: Workspace,
    studio: Studio,
    remarks: Vec<Problem>,
    output: PathBuf,
}

impl Publisher {
    /// Opens the workspace whose root is `root`, with the templates in `mallipohjat/fi` and the looks in `ilme`.
    ///
    /// # Errors
    /// As [`Workspace::open`]; [`Failure::Problems`] also where templates or looks have errors.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        Self::open_with(Workspace::open(root, can_show)?, [].into_iter())
    }

    /// The same with further templates, given as name and source.
    pub(crate) fn open_with<'a>(
        workspace: Workspace,
        templates: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Result<Self, Failure> {
        let (studio, remarks) = look::studio(&workspace, templates)?;
        Ok(Self {
            remarks,
            output: workspace.root().to_owned(),
            workspace,
            studio,
        })
    }

    /// Writes to `output` instead of the workspace; the folders below it are the same.
    #[must_use]
    pub fn with_output(self, output: PathBuf) -> Self {
        Self { output, ..self }
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What makes the documents, with the templates and looks of the workspace.
    pub fn studio(&self) -> &Studio {
        &self.studio
    }

    /// What the looks of the workspace have that Word files do not use.
    pub fn remarks(&self) -> &[Problem] {
        &self.remarks
    }

    /// Where files are written.
    pub(crate) fn output(&self) -> &Path {
        &self.output
    }

    /// What is wrong with the documents of a customer, located in the files that they are made from.
    pub(crate) fn failed(&self, id: &str, origin: &Origin, annexes: &[Annex], errors: &[Error]) -> Failure {
        Failure::Problems(location::problems(&self.workspace, id, origin, annexes, errors))
    }
}
