//! What keeps documents from being made, found without making them.

use vuosikello_core::{Checked, MeetingDossier};
use vuosikello_meeting::{Brevity, Documents};

use crate::meeting_files::{invitation_files, wrong_names};
use crate::{Errors, PackInputs, Studio};

impl Studio {
    /// Finds what keeps the material of a meeting, and with notes its minutes, from being made: every template is rendered with the
    /// data, the invitation written, and the slides laid out, so that a text that no slide can hold is found; other people's slides
    /// are appended for a trial. No page is laid out, and no file of Word, PDF or Excel written, which keeps this short; what would
    /// keep those from being written are looks and fonts, which [`Studio`] has tried when it was made. Only names are asked
    /// of the attachments.
    ///
    /// # Errors
    /// Everything that would keep a file from being made.
    pub fn try_meeting(&self, dossier: &Checked<MeetingDossier>, inputs: &PackInputs) -> Result<(), Errors> {
        let mut errors = wrong_names(inputs);
        let documents = Documents::new(self.configuration(), dossier, &self.templates);
        let mut note = |found: Result<(), Errors>| errors.extend(found.err().into_iter().flatten());
        note(invitation_files(&documents, &inputs.earlier_invitations).map(drop));
        if dossier.meeting.is_cancelled() {
            return Errors::none_in(errors, ());
        }
        note(
            documents
                .agenda(Brevity::Full)
                .map(drop)
                .map_err(Errors::of_issues),
        );
        if documents.has_status_annex() {
            note(documents.status_annex().map(drop).map_err(Errors::of_issues));
        }
        note(documents.minutes_skeleton().map(drop).map_err(Errors::of_issues));
        if dossier.notes.is_some() {
            note(documents.minutes().map(drop).map_err(Errors::of_issues));
        }
        #[cfg(feature = "pdf")]
        if documents.has_finance() {
            let summary = documents.finance_summary(crate::finance_files::SUMMARY_DEVIATIONS);
            note(summary.map(drop).map_err(Errors::of_issues));
        }
        #[cfg(feature = "slides")]
        note(self.try_deck(&documents, inputs));
        Errors::none_in(errors, ())
    }

    #[cfg(feature = "slides")]
    fn try_deck(&self, documents: &Documents<'_>, inputs: &PackInputs) -> Result<(), Errors> {
        let mut deck = documents.deck().map_err(Errors::of_issues)?;
        deck.shorten = inputs.shorten;
        self.try_slides(&deck, &inputs.slides, "04-esitys.pptx")
    }
}
