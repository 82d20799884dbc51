//! The drafts of an agreement, and the agreement with its annexes as one PDF file.

use vuosikello::agreement::{Content, Part};
use vuosikello::{Error, FinalPdf};
use vuosikello_core::AgreementStatus;

use super::Publisher;
use crate::Failure;
use crate::batch::Made;
use crate::dossier::LoadedDossier;
use crate::drafts::EditedDrafts;
use crate::folder_writer::FolderWriter;
use crate::workspace::DRAFTS;

/// An agreement that has been read, checked and rendered, ready to become files.
#[derive(Debug)]
pub struct RenderedAgreement {
    /// What it was made from.
    pub loaded: LoadedDossier,
    /// The main agreement and its annexes.
    pub parts: Vec<Part>,
}

impl Publisher {
    /// Reads, checks and renders the agreement of a customer and a year.
    ///
    /// # Errors
    /// [`Failure::Problems`] with everything that is wrong; or something could not be read.
    pub fn agreement(&self, id: &str, year: i32) -> Result<RenderedAgreement, Failure> {
        let loaded = self.workspace.dossier(id, year)?;
        match self.studio.documents(&loaded.dossier) {
            Ok(parts) => Ok(RenderedAgreement { loaded, parts }),
            Err(errors) => Err(self.failed_agreement(&loaded, &errors)),
        }
    }

    /// Makes the Word drafts of an agreement, in the folder `luonnokset` of the agreement.
    ///
    /// # Errors
    /// As [`Publisher::agreement`]; or a file could not be written.
    pub fn drafts(&self, id: &str, year: i32) -> Result<Made, Failure> {
        self.write_drafts(&self.agreement(id, year)?)
    }

    /// Makes the PDF file of an agreement, in the folder of the agreement.
    ///
    /// # Errors
    /// As [`Publisher::drafts`]; and drafts that people have edited, as `edited` says.
    pub fn final_pdf(&self, id: &str, year: i32, edited: EditedDrafts) -> Result<Made, Failure> {
        let rendered = self.agreement(id, year)?;
        let mut made = self.write_final(&rendered, edited)?;
        if rendered.loaded.dossier.agreement.status == AgreementStatus::Draft {
            let note = "sopimuksen tila on luonnos, ja PDF on merkitty luonnokseksi";
            made.notes.push(note.to_owned());
        }
        Ok(made)
    }

    /// Makes the drafts and the PDF file of one rendering; the PDF file stands first.
    ///
    /// # Errors
    /// As [`Publisher::final_pdf`]; then the drafts may have been written.
    pub fn drafts_and_final(&self, id: &str, year: i32) -> Result<Made, Failure> {
        let rendered = self.agreement(id, year)?;
        let drafts = self.write_drafts(&rendered)?;
        let mut made = self.write_final(&rendered, EditedDrafts::Refuse)?;
        made.files.extend(drafts.files);
        made.notes.splice(0..0, drafts.notes);
        Ok(made)
    }

    fn write_drafts(&self, rendered: &RenderedAgreement) -> Result<Made, Failure> {
        let drafts = self.studio.drafts_of(&rendered.parts);
        let drafts = drafts.map_err(|errors| self.failed_agreement(&rendered.loaded, &errors))?;
        let folder = rendered.loaded.origin.file(DRAFTS);
        let mut writer = FolderWriter::new(&self.output, &folder);
        for draft in drafts {
            writer.write(&draft.name, &draft.bytes)?;
        }
        writer.note_leftovers("", "sopimukseen");
        writer.finish(Ok(()), rendered.made())
    }

    fn write_final(&self, rendered: &RenderedAgreement, edited: EditedDrafts) -> Result<Made, Failure> {
        let (parts, mut notes) = self.parts_as_edited(rendered, edited)?;
        let pdf = self.pdf(&rendered.loaded, &parts)?;
        notes.extend(pdf.warnings);
        let mut writer = FolderWriter::new(&self.output, rendered.loaded.origin.folder());
        writer.write(&pdf.name, &pdf.bytes)?;
        let made = Made {
            notes,
            pages: Some(pdf.pages),
            ..rendered.made()
        };
        writer.finish(Ok(()), made)
    }

    /// Takes the finished annexes in for a trial, so that a file that cannot be taken in is found before the agreement is
    /// accepted.
    pub(super) fn check_annexes(&self, rendered: &RenderedAgreement) -> Result<(), Failure> {
        let is_file = |part: &Part| !matches!(part.content, Content::Document(_));
        if rendered.parts.iter().any(is_file) {
            self.pdf(&rendered.loaded, &rendered.parts)?;
        }
        Ok(())
    }

    fn pdf(&self, loaded: &LoadedDossier, parts: &[Part]) -> Result<FinalPdf, Failure> {
        let pdf = self.studio.final_pdf_of(parts, &loaded.annex_files);
        pdf.map_err(|errors| self.failed_agreement(loaded, &errors))
    }

    pub(crate) fn failed_agreement(&self, loaded: &LoadedDossier, errors: &[Error]) -> Failure {
        let annexes = loaded.dossier.annexes(self.workspace.configuration());
        self.failed(
            loaded.dossier.customer.id.as_str(),
            &loaded.origin,
            annexes,
            errors,
        )
    }
}

impl RenderedAgreement {
    /// Nothing made of it yet.
    pub(super) fn made(&self) -> Made {
        let dossier = &self.loaded.dossier;
        Made::of_year(dossier.customer.id.as_str(), dossier.agreement.year)
    }
}
