//! The columns that the views share.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview};
use vuosikello_sheet::{Cell, Column, Formula, Kind};

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

/// The columns of figures behind `before` others: budget, actual, and, with a forecast, it and the deviation from the
/// budget; without one, the actual as a share of the budget.
pub(super) fn figures(views: &FinanceOverview, before: usize) -> Vec<Column> {
    let mut columns = vec![Column::euro(budget(views)), Column::euro("Toteuma")];
    match forecast(views) {
        Some(forecast) => {
            let difference = Formula::Difference {
                minuend: before + 2,
                subtrahend: before,
            };
            let share = Formula::Ratio {
                part: before + 3,
                whole: before,
            };
            columns.push(Column::euro(forecast));
            columns.push(Column::computed("Poikkeama, €", Kind::SignedEuro, difference));
            columns.push(Column::computed("Poikkeama, %", Kind::SignedPercent, share));
        }
        None => {
            let share = Formula::Ratio {
                part: before + 1,
                whole: before,
            };
            columns.push(Column::computed("Toteutunut, %", Kind::Percent, share));
        }
    }
    columns
}

/// The cells of these columns.
pub(super) fn cells(figures: &Figures) -> Vec<Cell> {
    let mut cells = vec![figures.budget.into(), figures.actual.into()];
    match figures.forecast {
        Some(forecast) => cells.extend([forecast.into(), Cell::Computed, Cell::Computed]),
        None => cells.push(Cell::Computed),
    }
    cells
}
