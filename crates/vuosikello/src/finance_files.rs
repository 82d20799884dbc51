//! The budget in the material of a meeting: the report in Excel, and its summary on one page of PDF.

use vuosikello_meeting::Documents;

#[cfg(feature = "sheet")]
use crate::PackFile;
use crate::meeting_files::{Files, Packing};
use crate::{Errors, Studio};

/// The most deviations that the summary of the budget shows; fewer where they would not fit on its page.
#[cfg(feature = "pdf")]
pub(crate) const SUMMARY_DEVIATIONS: usize = 6;

impl Studio {
    /// Puts the files of the budget into a pack; none while it has not come, or has no row.
    pub(crate) fn pack_finance(&self, documents: &Documents<'_>, packing: &mut Packing) {
        if !documents.has_finance() {
            return;
        }
        #[cfg(feature = "sheet")]
        packing.take(self.finance_report(documents));
        #[cfg(feature = "pdf")]
        packing.take(self.finance_summary(documents));
    }

    #[cfg(feature = "sheet")]
    fn finance_report(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        let Some(workbook) = documents.finance_report() else {
            return Ok(Files::default());
        };
        let name = "05-talousraportti.xlsx";
        let bytes = self.sheet_file(&workbook, name)?;
        Ok(vec![PackFile::new(name, bytes)].into())
    }

    /// The summary of the budget, with as many deviations as fit on one page.
    #[cfg(feature = "pdf")]
    fn finance_summary(&self, documents: &Documents<'_>) -> Result<Files, Errors> {
        for deviations in (1..=SUMMARY_DEVIATIONS).rev() {
            let files = self.finance_summary_with(documents, deviations)?;
            if files.pages <= 1 {
                return Ok(files);
            }
        }
        let mut files = self.finance_summary_with(documents, 0)?;
        if files.pages > 1 {
            files.warnings.push(format!(
                "talouden yhteenveto ei mahdu yhdelle sivulle: siinä on {} sivua",
                files.pages
            ));
        }
        Ok(files)
    }

    #[cfg(feature = "pdf")]
    fn finance_summary_with(&self, documents: &Documents<'_>, deviations: usize) -> Result<Files, Errors> {
        let document = documents.finance_summary(deviations).map_err(Errors::of_issues)?;
        Ok(self.one_pdf(&document, "05-talousyhteenveto.pdf")?)
    }
}
