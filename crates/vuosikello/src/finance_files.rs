//! The budget in the material of a meeting: the report in Excel, and its summary on one page of PDF.

use vuosikello_core::{Checked, FinanceOverview, MeetingDossier};
use vuosikello_meeting as meeting;

#[cfg(feature = "sheet")]
use crate::PackFile;
use crate::meeting_files::{Files, Packing};
use crate::{Errors, Studio};

/// The most deviations that the summary of the budget shows; fewer where they would not fit on its page.
#[cfg(feature = "pdf")]
const SUMMARY_DEVIATIONS: usize = 6;

impl Studio {
    /// Puts the files of the budget into a pack; none while it has not come, or has no row.
    pub(crate) fn pack_finance(&self, dossier: &Checked<MeetingDossier>, packing: &mut Packing) {
        let overview = dossier.finance.as_ref().and_then(|finance| {
            FinanceOverview::of(
                self.configuration(),
                &dossier.agreement,
                &dossier.meeting,
                finance,
            )
        });
        if overview.is_none_or(|overview| overview.top.is_empty()) {
            return;
        }
        #[cfg(feature = "sheet")]
        packing.take(self.finance_report(dossier));
        #[cfg(feature = "pdf")]
        packing.take(self.finance_summary(dossier));
    }

    #[cfg(feature = "sheet")]
    fn finance_report(&self, dossier: &Checked<MeetingDossier>) -> Result<Files, Errors> {
        let Some(workbook) = meeting::finance_report(self.configuration(), dossier) else {
            return Ok(Files::default());
        };
        let name = "05-talousraportti.xlsx";
        let bytes = self.sheet_file(&workbook, name)?;
        Ok(vec![PackFile::new(name, bytes)].into())
    }

    /// The summary of the budget, with as many deviations as fit on one page.
    #[cfg(feature = "pdf")]
    fn finance_summary(&self, dossier: &Checked<MeetingDossier>) -> Result<Files, Errors> {
        for deviations in (1..=SUMMARY_DEVIATIONS).rev() {
            let files = self.finance_summary_with(dossier, deviations)?;
            if files.pages <= 1 {
                return Ok(files);
            }
        }
        let mut files = self.finance_summary_with(dossier, 0)?;
        if files.pages > 1 {
            files.warnings.push(format!(
                "talouden yhteenveto ei mahdu yhdelle sivulle: siinä on {} sivua",
                files.pages
            ));
        }
        Ok(files)
    }

    #[cfg(feature = "pdf")]
    fn finance_summary_with(
        &self,
        dossier: &Checked<MeetingDossier>,
        deviations: usize,
    ) -> Result<Files, Errors> {
        let document = meeting::finance_summary(self.configuration(), dossier, &self.templates, deviations);
        let document = document.map_err(Errors::of_issues)?;
        Ok(self.one_pdf(&document, "05-talousyhteenveto.pdf")?)
    }
}
