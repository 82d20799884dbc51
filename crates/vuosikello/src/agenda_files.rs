//! The agenda of a meeting, as a Word file and on one page of PDF.

#[cfg(feature = "pdf")]
use vuosikello_document::Document;
use vuosikello_meeting::{Brevity, Documents};
#[cfg(feature = "pdf")]
use vuosikello_pdf::PageStyle;

#[cfg(feature = "pdf")]
use crate::PackFile;
use crate::meeting_files::Files;
use crate::{Errors, Studio};

const STEM: &str = "02-asialista";

#[cfg(not(feature = "pdf"))]
impl Studio {
    /// The agenda as a Word file.
    pub(crate) fn agenda(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        let document = documents.agenda(Brevity::Full);
        self.both(&document.map_err(Errors::of_issues)?, STEM)
    }
}

/// What is tried, one after another, until the agenda has one page: how much it says, and how dense its text is. Smaller text
/// costs a reader less than what is left out.
#[cfg(feature = "pdf")]
const STEPS: [(Brevity, u8); 5] = [
    (Brevity::Full, 0),
    (Brevity::Full, 1),
    (Brevity::Full, 2),
    (Brevity::Short, 1),
    (Brevity::Short, 2),
];

#[cfg(feature = "pdf")]
impl Studio {
    /// The agenda as a Word file and on one page of PDF, with as much in it as fits.
    pub(crate) fn agenda(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        let name = format!("{STEM}.pdf");
        let mut last = Files::default();
        for (brevity, density) in STEPS {
            let document = documents.agenda(brevity).map_err(Errors::of_issues)?;
            let style = PageStyle::pdf().denser(density);
            let pdf = self.pdf_file_in(&style, &[&document], &name)?;
            last = Files {
                pages: pdf.pages,
                ..self.word_of(&document)?
            };
            last.files.push(PackFile::new(&name, pdf.bytes));
            if pdf.pages == 1 {
                return Ok(last);
            }
        }
        last.warnings.push(format!(
            "asialista ei mahdu yhdelle sivulle: siinä on {} sivua",
            last.pages
        ));
        Ok(last)
    }

    fn word_of(&self, document: &Document) -> Result<Files, Errors> {
        let name = format!("{STEM}.docx");
        let bytes = self.word_file(document, &name)?;
        Ok(vec![PackFile::new(name, bytes)].into())
    }
}
