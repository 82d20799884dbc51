//! The sheet that says what the figures come from.

use vuosikello_core::{BudgetVersion, Configuration, Date, Finance, FinanceOverview, MeetingDossier};
use vuosikello_document::workbook::{Sheet, SheetTable};
use vuosikello_document::{Cell, Column, Row, Table};

use crate::phrases::{day, meeting_number, of_month};

/// The meeting, the versions that are compared, and the dates of the figures.
pub(super) fn sources(
    configuration: &Configuration,
    dossier: &MeetingDossier,
    views: &FinanceOverview,
) -> Sheet {
    let customer = &dossier.agreement.customer;
    let meeting = &dossier.meeting;
    let mut sheet = Sheet::new("Tiedot", format!("Raportin tiedot – {}", customer.name.base));
    let finance = dossier.finance.as_ref();
    let classification = dossier.classification(configuration);
    let secrecy = classification
        .mark()
        .unwrap_or_else(|| classification.label.clone());
    let rows = [
        ("Asiakas", customer.name.base.clone()),
        ("Vuosi", views.year.to_string()),
        (
            "Kokous",
            format!("{}, {}", meeting_number(meeting.id), day(meeting.date)),
        ),
        ("Talousarvio", version(finance, Some(views.budget_version))),
        ("Ennuste", version(finance, views.forecast_version)),
        (
            "Toteuma",
            views.actuals_to.map_or("ei vielä saatu".to_owned(), |to| {
                format!("{} loppuun", of_month(to))
            }),
        ),
        ("Toteuma poimittu", extracted(finance)),
        ("Diaarinumero", dossier.case_number().to_string()),
        ("Julkisuus", secrecy),
    ];
    let columns = vec![Column::text("Tieto"), Column::text("Arvo").wide(60)];
    let rows = rows
        .into_iter()
        .map(|(name, value)| Row::body(vec![Cell::text(name), Cell::text(value)]));
    let table = Table::new("Mistä raportin luvut ovat", columns).with_rows(rows);
    sheet.tables.push(SheetTable::new("Tiedot", table));
    sheet
}

/// A version, and when it was locked.
fn version(finance: Option<&Finance>, version: Option<BudgetVersion>) -> String {
    let Some(version) = version else {
        return "ei vielä tehty".to_owned();
    };
    match finance.and_then(|finance| finance.locks.get(&version)) {
        Some(lock) => format!("{version}, lukittu {}", lock.date),
        None if version.can_be_locked() => format!("{version}, lukitsematta"),
        None => format!("{version}, muuttuu jatkuvasti"),
    }
}

/// When the actuals were taken from the source systems: a day, or the first and the last.
fn extracted(finance: Option<&Finance>) -> String {
    let days = || {
        finance
            .iter()
            .flat_map(|finance| &finance.actuals)
            .filter_map(|line| line.extracted)
    };
    let (first, last): (Option<Date>, Option<Date>) = (days().min(), days().max());
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(day), _) => day.to_string(),
        _ => "ei tiedossa".to_owned(),
    }
}
