//! The drafts of an agreement, and the agreement with its annexes as one PDF file.

use std::fs;

use vuosikello::agreement::{Content, Part};
use vuosikello::{Error, FinalPdf, word};
use vuosikello_core::AgreementStatus;

use super::Publisher;
use crate::Failure;
use crate::batch::Made;
use crate::dossier::LoadedDossier;
use crate::folder_writer::FolderWriter;
use crate::problem::{Place, Problem};
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
    /// As [`Publisher::drafts`]; and a draft that a person has edited is a problem, unless those are ignored.
    pub fn final_pdf(&self, id: &str, year: i32, ignore_edited_drafts: bool) -> Result<Made, Failure> {
        let rendered = self.agreement(id, year)?;
        let mut made = self.write_final(&rendered, ignore_edited_drafts)?;
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
        let mut made = self.write_final(&rendered, false)?;
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

    fn write_final(&self, rendered: &RenderedAgreement, ignore_edited_drafts: bool) -> Result<Made, Failure> {
        if !ignore_edited_drafts {
            self.refuse_edited_drafts(&rendered.loaded)?;
        }
        let pdf = self.pdf(rendered)?;
        let mut writer = FolderWriter::new(&self.output, rendered.loaded.origin.folder());
        writer.write(&pdf.name, &pdf.bytes)?;
        let made = Made {
            notes: pdf.warnings,
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
            self.pdf(rendered)?;
        }
        Ok(())
    }

    fn pdf(&self, rendered: &RenderedAgreement) -> Result<FinalPdf, Failure> {
        let loaded = &rendered.loaded;
        let pdf = self.studio.final_pdf_of(&rendered.parts, &loaded.annex_files);
        pdf.map_err(|errors| self.failed_agreement(loaded, &errors))
    }

    /// Drafts in the workspace that a person has edited are problems: what they wrote would be missing from a PDF made from the data.
    fn refuse_edited_drafts(&self, loaded: &LoadedDossier) -> Result<(), Failure> {
        let drafts = loaded.origin.file(DRAFTS);
        let folder = self.workspace.root().join(&drafts);
        let Ok(entries) = fs::read_dir(&folder) else {
            return Ok(());
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".docx") && !name.starts_with(['.', '~']))
            .collect();
        names.sort();
        let mut problems = Vec::new();
        for name in names {
            let path = folder.join(&name);
            let bytes = fs::read(&path).map_err(|error| Failure::io(&path, error))?;
            if !word::is_untouched(&bytes) {
                let message =
                    "luonnosta on muokattu Wordissa; muutokset jäisivät pois tiedoista tehtävästä PDF:stä";
                let fix = "vie muutokset tietoihin ja siirrä muokattu tiedosto muualle, tai anna --ignore-edited-drafts";
                let (id, file) = (loaded.dossier.customer.id.as_str(), format!("{drafts}/{name}"));
                problems.push(Problem::new(Some(id), &file, Place::File, message, fix));
            }
        }
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Failure::Problems(problems)),
        }
    }

    fn failed_agreement(&self, loaded: &LoadedDossier, errors: &[Error]) -> Failure {
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
