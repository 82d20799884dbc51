//! The finance report: a workbook with the views of the budget.

mod headers;
mod sheets;
mod sources;

use vuosikello_core::{Checked, Configuration, MeetingDossier};
use vuosikello_document::Property;
use vuosikello_document::workbook::Workbook;

use crate::head::due;
use crate::missing::of_any_budget;
use crate::phrases::meeting_number;

/// The finance report of a meeting: top view, by service, by month, the deviations, and what the figures come from. `None`
/// while there is no budget.
pub fn finance_report(
    configuration: &Checked<Configuration>,
    dossier: &Checked<MeetingDossier>,
) -> Option<Workbook> {
    let views = of_any_budget(configuration, dossier)?;
    let customer = &dossier.agreement.customer;
    let number = meeting_number(dossier.meeting.id);
    let mut workbook = Workbook::new(
        format!("Talousraportti {number} – {}", customer.name.base),
        &configuration.organisation.name.base,
        due(configuration, dossier).naive(),
    );
    let properties = [
        ("Diaarinumero", dossier.case_number().to_string()),
        ("Kokous", dossier.meeting.id.to_string()),
        ("Asiakas", customer.id.to_string()),
        ("Vuosi", views.year.to_string()),
    ];
    let property = |(name, value): (&str, String)| Property {
        name: name.to_owned(),
        value,
    };
    workbook.properties = properties.map(property).into();
    workbook.sheets = vec![
        sheets::top_view(&views, customer),
        sheets::services(&views, customer),
        sheets::months(&views, customer),
        sheets::deviations(&views, customer),
        sources::sources(configuration, dossier, &views),
    ];
    Some(workbook)
}
