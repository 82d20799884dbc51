//! The finance report: a workbook with the views of the budget.

mod headers;
mod sheets;
mod sources;

use vuosikello_document::Property;
use vuosikello_document::workbook::Workbook;

use crate::Documents;
use crate::head::due;
use crate::phrases::meeting_number;

impl Documents<'_> {
    /// The finance report of a meeting: top view, by cost type, by service, by month, the deviations, and what the figures come from. `None`
    /// while there is no budget.
    pub fn finance_report(&self) -> Option<Workbook> {
        let (configuration, dossier) = (self.configuration, self.dossier);
        let overview = self.subject.any_budget.as_ref()?;
        let customer = &dossier.agreement.customer;
        let number = meeting_number(dossier.meeting.id);
        let mut workbook = Workbook::new(
            format!("Talousraportti {number} – {}", customer.name.base),
            &configuration.organisation.name.base,
            due(configuration, dossier).naive(),
        );
        workbook.properties = Property::list([
            ("Diaarinumero", dossier.case_number().to_string()),
            ("Kokous", dossier.meeting.id.to_string()),
            ("Asiakas", customer.id.to_string()),
            ("Vuosi", overview.year.to_string()),
        ]);
        let classification = dossier.classification(configuration);
        // Every printed page says its class, also that anybody may read it; the screen only what restricts.
        let restriction = classification.mark();
        workbook.mark = Some(
            restriction
                .clone()
                .unwrap_or_else(|| classification.label.clone()),
        );
        workbook.sheets = vec![
            sheets::top_view(overview, customer),
            sheets::cost_types(overview, customer),
            sheets::services(overview, customer),
            sheets::months(overview, customer),
            sheets::deviations(overview, customer),
            sources::sources(configuration, dossier, overview),
        ];
        if let Some(mark) = &restriction {
            workbook
                .sheets
                .iter_mut()
                .for_each(|sheet| sheet.notes.insert(0, mark.clone()));
        }
        Some(workbook)
    }
}
