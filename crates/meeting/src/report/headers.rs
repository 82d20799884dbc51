//! The headers of the columns of figures. Excel names columns by them in formulas, so they have ordinary spaces.

use vuosikello_core::{BudgetVersion, FinanceOverview};
use vuosikello_document::Table;

use crate::views::budget as views;

/// The header of the budget's column.
pub(super) fn budget(views: &FinanceOverview) -> String {
    format!("Talousarvio {}", plain(views.budget_version))
}

/// The header of the forecast's column, when there is one.
pub(super) fn forecast(views: &FinanceOverview) -> Option<String> {
    match views.forecast_version? {
        BudgetVersion::Closing => Some("Tilinpäätös".to_owned()),
        version => Some(format!("Ennuste {}", plain(version))),
    }
}

/// The name of a version as it can stand in a formula that names a column.
fn plain(version: BudgetVersion) -> String {
    version.label().replace('\u{a0}', " ")
}

/// The columns of a table of the budget that the report shows: those of `first`, then budget, actual, and, with a forecast, it
/// and the deviation from the budget, or without one the actual as a share of the budget, then those of `last`; each as key
/// and header.
pub(super) fn chosen(
    table: &Table,
    overview: &FinanceOverview,
    first: &[(&str, &str)],
    last: &[(&str, &str)],
) -> Table {
    let (budget, forecast) = (budget(overview), forecast(overview));
    let figures = [("talousarvio", budget.as_str()), ("toteuma", "Toteuma")];
    let compared = match &forecast {
        Some(forecast) => vec![
            ("ennuste", forecast.as_str()),
            ("poikkeama", "Poikkeama, €"),
            ("poikkeamaprosentti", "Poikkeama, %"),
        ],
        None => vec![("toteumaprosentti", "Toteutunut, %")],
    };
    let choices = [first, &figures, &compared, last].concat();
    views::chosen(table, &choices)
}
