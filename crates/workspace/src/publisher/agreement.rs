//! Agreements rendered from a workspace.

use vuosikello::agreement::AgreementPart;
use vuosikello::word::Tracked;
use vuosikello::{AnnexChecks, Error, FinalPdf, SetAnnexes};

use super::Publisher;
use crate::Failure;
use crate::dossier::LoadedDossier;
use crate::kind::EditedDrafts;

/// An agreement that has been read, checked and rendered, ready to become files.
#[derive(Debug)]
pub struct RenderedAgreement {
    /// What it was made from.
    pub loaded: LoadedDossier,
    /// The main agreement and its annexes.
    pub parts: Vec<AgreementPart>,
}

impl Publisher {
    /// Reads, checks and renders the agreement of a customer and a year.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong; or something could not be read.
    pub fn agreement(&self, id: &str, year: i32) -> Result<RenderedAgreement, Failure> {
        let loaded = self.workspace().dossier(id, year)?;
        match self.studio().documents(&loaded.dossier) {
            Ok(parts) => Ok(RenderedAgreement { loaded, parts }),
            Err(errors) => Err(self.failed_agreement(&loaded, &errors)),
        }
    }

    pub(crate) fn pdf_of(
        &self,
        loaded: &LoadedDossier,
        parts: &[AgreementPart],
        annexes_as_is: bool,
    ) -> Result<FinalPdf, Failure> {
        let checks = match annexes_as_is {
            true => AnnexChecks::TakeAsIs,
            false => AnnexChecks::Refuse,
        };
        let pdf = self.studio().final_pdf_with(parts, &loaded.annex_files, checks);
        pdf.map_err(|errors| self.failed_agreement(loaded, &errors))
    }

    /// The parts with the annexes that are Word files set as documents.
    pub(crate) fn word_annexes<'p>(
        &self,
        loaded: &LoadedDossier,
        parts: &'p [AgreementPart],
        edited: EditedDrafts,
    ) -> Result<SetAnnexes<'p>, Failure> {
        let tracked = match edited {
            EditedDrafts::Refuse | EditedDrafts::Ignore => None,
            EditedDrafts::Accept => Some(Tracked::Accepted),
            EditedDrafts::Reject => Some(Tracked::Rejected),
        };
        let set = self
            .studio()
            .set_word_annexes(parts, &loaded.annex_files, tracked);
        set.map_err(|errors| self.failed_agreement(loaded, &errors))
    }

    pub(crate) fn failed_agreement(&self, loaded: &LoadedDossier, errors: &[Error]) -> Failure {
        let annexes = loaded.dossier.annexes(self.workspace().configuration());
        self.failed(
            loaded.dossier.customer.id.as_str(),
            &loaded.origin,
            &annexes,
            errors,
        )
    }
}
