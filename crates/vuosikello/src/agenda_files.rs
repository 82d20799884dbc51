//! The agenda of a meeting, as a Word file and on one page of PDF.

#[cfg(feature = "pdf")]
use vuosikello_document::Document;
use vuosikello_meeting::{Brevity, Documents};
#[cfg(feature = "pdf")]
use vuosikello_pdf::PageStyle;

use crate::meeting_files::Files;
use crate::{Errors, Studio};
#[cfg(feature = "pdf")]
use crate::{PackFile, PdfFile};

const STEM: &str = "02-asialista";

#[cfg(not(feature = "pdf"))]
impl Studio {
    /// The agenda as a Word file.
    pub(crate) fn agenda(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        let document = documents.agenda(Brevity::Full);
        self.both(&document.map_err(Errors::of_issues)?, STEM)
    }
}

/// How much the agenda may say, most first.
#[cfg(feature = "pdf")]
const BREVITIES: [Brevity; 3] = [Brevity::Full, Brevity::Names, Brevity::Short];

/// How dense the text of the PDF may be: smaller text costs a reader less than what is left out. A Word file has one density.
#[cfg(feature = "pdf")]
const DENSITIES: [u8; 3] = [0, 1, 2];

#[cfg(feature = "pdf")]
impl Studio {
    /// The agenda as a Word file and as PDF, both on one page and saying the same, with as much in it as fits.
    pub(crate) fn agenda(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        let (word, pdf) = (format!("{STEM}.docx"), format!("{STEM}.pdf"));
        let mut made = None;
        for brevity in BREVITIES {
            let document = documents.agenda(brevity).map_err(Errors::of_issues)?;
            // Positions are left out for Word's sake, by an estimate of its pages; what is proposed is not.
            if brevity != Brevity::Full || self.word_pages(&document, &word)? == 1 {
                let set = self.set_densely(&document, &pdf)?;
                let is_done = set.pages == 1;
                made = Some((document, set));
                if is_done {
                    break;
                }
            }
        }
        let Some((document, set)) = made else {
            return Ok(Files::default());
        };
        let mut files = Files {
            files: vec![
                PackFile::new(&word, self.word_file(&document, &word)?),
                PackFile::new(pdf, set.bytes),
            ],
            pages: set.pages,
            ..Files::default()
        };
        if set.pages > 1 {
            let message = format!("asialista ei mahdu yhdelle sivulle: siinä on {} sivua", set.pages);
            files.warnings.push(message);
        }
        Ok(files)
    }

    /// A document on one page of PDF, as loosely as it fits there; as densely as it may be where it does not.
    fn set_densely(&self, document: &Document, name: &str) -> Result<PdfFile, Errors> {
        let mut densities = DENSITIES.into_iter().peekable();
        loop {
            let style = PageStyle::pdf().denser(densities.next().unwrap_or_default());
            let set = self.pdf_file_in(&style, &[document], name)?;
            if set.pages == 1 || densities.peek().is_none() {
                return Ok(set);
            }
        }
    }
}
