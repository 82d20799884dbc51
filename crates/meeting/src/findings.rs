//! What the figures of a budget say, in a sentence or two: for whoever cannot see the charts.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, Money};

use crate::phrases::{of_month, share_size, signed, signed_share, size};

/// The whole year, and the group that deviates most.
pub(crate) fn top_view(views: &FinanceOverview) -> String {
    let mut text = total(views);
    let size = |figures: &Figures| {
        figures
            .deviation()
            .map_or(0, |deviation| deviation.cents().unsigned_abs())
    };
    let largest = views
        .top
        .iter()
        .max_by_key(|row| (size(&row.figures), std::cmp::Reverse(&row.name)));
    if let Some(row) = largest.filter(|row| size(&row.figures) > 0 && views.top.len() > 1) {
        text.push_str(&format!(
            " Suurin poikkeama on ryhmässä {}: {}.",
            row.name,
            deviation(&row.figures)
        ));
    }
    text
}

/// The actual costs to date.
pub(crate) fn months(views: &FinanceOverview) -> String {
    let Some(last) = views.actuals_to else {
        return format!("Vuoden {} toteumaa ei ole vielä saatu.", views.year);
    };
    let share = match views.total.actual_share() {
        Some(share) => format!(", {share} talousarviosta ({})", views.budget_version),
        None => String::new(),
    };
    let to = of_month(last);
    format!(
        "Menoja on toteutunut {to} loppuun mennessä {}{share}.",
        views.total.actual
    )
}

/// The largest of the deviations that are shown.
pub(crate) fn deviations(views: &FinanceOverview) -> String {
    match views.deviations().first() {
        Some(row) => format!("Suurin poikkeama: {}, {}.", row.name, deviation(&row.figures)),
        None => "Ennuste ei poikkea talousarviosta.".to_owned(),
    }
}

fn total(views: &FinanceOverview) -> String {
    let (year, budget) = (views.year, views.budget_version);
    let (Some(version), Some(forecast), Some(deviation)) = (
        views.forecast_version,
        views.total.forecast,
        views.total.deviation(),
    ) else {
        return format!(
            "Vuoden {year} talousarvio ({budget}) on {}. {}",
            views.total.budget,
            months(views)
        );
    };
    let what = match version {
        BudgetVersion::Closing => format!("Vuoden {year} menot olivat tilinpäätöksessä {forecast}"),
        version => format!("Vuoden {year} menojen ennuste ({version}) on {forecast}"),
    };
    let share = match views.total.deviation_share() {
        Some(share) => format!(" ({})", share_size(share)),
        None => String::new(),
    };
    let compared = match deviation.cents() {
        0 => format!("yhtä paljon kuin talousarvio ({budget})"),
        1.. => format!("{}{share} enemmän kuin talousarvio ({budget})", size(deviation)),
        _ => format!("{}{share} vähemmän kuin talousarvio ({budget})", size(deviation)),
    };
    format!("{what}, {compared}.")
}

fn deviation(figures: &Figures) -> String {
    let amount = signed(figures.deviation().unwrap_or(Money::ZERO));
    match figures.deviation_share() {
        Some(share) => format!("{amount} ({})", signed_share(share)),
        None => amount,
    }
}
