//! The charts of a budget.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, Money};
use vuosikello_document::deck::{Block, ChartBlock};
use vuosikello_document::{Chart, ChartKind, Unit, View};

use super::budget::forecast_name;
use crate::findings;

/// The most categories of a chart on slides.
pub(super) const CATEGORIES: usize = 8;

/// Budget, actual and forecast of each group.
pub(crate) fn groups(overview: &FinanceOverview) -> Chart {
    let title = title(overview);
    let description = format!(
        "Pylväskaavio: {}. {}",
        title.replacen('T', "t", 1),
        findings::top_view(overview)
    );
    let values = |pick: fn(&Figures) -> Option<Money>| {
        overview
            .top
            .iter()
            .map(move |row| pick(&row.figures).map(Money::cents))
    };
    let chart = Chart::new(ChartKind::ClusteredBars, Unit::Euro, title, description)
        .categories(overview.top.iter().map(|row| &row.name))
        .series(
            format!("Talousarvio {}", overview.budget_version),
            values(|figures| Some(figures.budget)),
        )
        .series("Toteuma", values(|figures| Some(figures.actual)));
    match overview.forecast_version {
        None => chart,
        Some(version) => chart.series(forecast_name(version), values(|figures| figures.forecast)),
    }
}

/// What the chart of the groups compares.
fn title(overview: &FinanceOverview) -> &'static str {
    match overview.forecast_version {
        None => "Talousarvio ja toteuma kustannusryhmittäin",
        Some(BudgetVersion::Closing) => "Talousarvio, toteuma ja tilinpäätös kustannusryhmittäin",
        Some(_) => "Talousarvio, toteuma ja ennuste kustannusryhmittäin",
    }
}

/// The chart on a slide, whose title says what is compared.
pub(super) fn groups_view(overview: &FinanceOverview) -> View {
    if overview.top.is_empty() {
        return View::default();
    }
    let mut chart = groups(overview);
    chart.caption = vec![vuosikello_document::Inline::text("Kustannusryhmittäin")];
    chart.description = findings::top_view(overview);
    bars(chart).note(findings::months(overview))
}

/// A chart of which the categories that have no room are summed up.
pub(super) fn bars(chart: Chart) -> View {
    View::of(Block::Chart(ChartBlock {
        most: Some(CATEGORIES),
        ..ChartBlock::new(chart)
    }))
}
