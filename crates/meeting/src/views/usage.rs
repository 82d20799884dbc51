//! How much of the budget has been used, beside how much of the year is gone: shares of one whole, since the costs of a few months
//! cannot be compared with a budget for twelve.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, Money, Month, Percentage};
use vuosikello_document::deck::{Block, Plot, PlotKind};
use vuosikello_document::{Cell, Chart, ChartKind, Column, ColumnKind, Row, Table, Unit, View};

use super::amounts::short;
use super::budget;
use crate::findings;
use crate::phrases::of_month;

/// The whole, in tenths of a per cent.
const WHOLE: i64 = 1_000;

/// How much of the year is gone with the last month that has actuals; nothing before the first.
pub(crate) fn elapsed(overview: &FinanceOverview) -> Option<Percentage> {
    let last = overview.actuals_to?;
    let months = match last.year().cmp(&overview.year) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => i64::from(last.number()),
        std::cmp::Ordering::Greater => 12,
    };
    Percentage::of(Money::from_cents(months), Money::from_cents(12))
}

/// The budget and its forecast in a few words: `TAE B3 24,65 milj. €, ennuste TAE B0 24,64 milj. €`.
pub(super) fn totals(overview: &FinanceOverview) -> String {
    let budget = format!("{} {}", overview.budget_version, short(overview.total.budget));
    match (overview.forecast_version, overview.total.forecast) {
        (Some(BudgetVersion::Closing), Some(forecast)) => {
            format!("{budget}, tilinpäätös {}", short(forecast))
        }
        (Some(version), Some(forecast)) => format!("{budget}, ennuste {version} {}", short(forecast)),
        _ => budget,
    }
}

/// What is used of the budget, and how much of the year is gone; by group where nothing deviates, so that the slide says where
/// the money goes.
pub(super) fn view(overview: &FinanceOverview) -> View {
    let (Some(last), Some(elapsed)) = (overview.actuals_to, elapsed(overview)) else {
        return budget::groups_view(overview);
    };
    let name = |figures: &Figures, name: &str| format!("{name}, {}", short(figures.actual));
    let used = name(
        &overview.total,
        &format!("Käytetty {} loppuun mennessä", of_month(last)),
    );
    let by_group = overview.deviations().is_empty() && overview.top.len() > 1;
    let groups = overview.top.iter().filter(|_| by_group);
    let rows: Vec<(String, Option<Percentage>)> = groups
        .map(|row| (name(&row.figures, &row.name), row.figures.actual_share()))
        .chain([
            (used, overview.total.actual_share()),
            ("Vuodesta kulunut".to_owned(), Some(elapsed)),
        ])
        .collect();
    let last = rows.len().saturating_sub(1);
    let tenths = |is_year: bool| {
        let shares = rows.iter().enumerate();
        shares.map(move |(at, (_, share))| {
            let tenths = share.map(Percentage::tenths)?;
            ((at == last) == is_year).then_some(tenths)
        })
    };
    let most = rows
        .iter()
        .filter_map(|(_, share)| share.map(Percentage::tenths))
        .max();
    let description = findings::months(overview);
    let plot = Plot {
        range: Some((0, most.unwrap_or_default().max(WHOLE))),
        ..Plot::new(
            2,
            PlotKind::Bars,
            Unit::Share,
            format!("Pylväät: {description} Vuodesta on kulunut {elapsed}."),
        )
        .series("Käytetty", tenths(false))
        .series("Kulunut", tenths(true))
    };
    let columns = vec![
        Column::text(totals(overview)),
        Column::figures("Osuus, %", ColumnKind::Share),
        Column::text("Koko vuoden talousarviosta"),
    ];
    let table = Table::new(description, columns).with_rows(
        rows.into_iter()
            .map(|(name, share)| Row::body(vec![Cell::text(name), share.into(), Cell::Empty])),
    );
    View::of(Block::plotted(table, plot)).note(findings::months(overview))
}

/// The share of each group's budget that is used, of all, and the share of the year that is gone.
fn shares(overview: &FinanceOverview) -> Vec<(String, Option<Percentage>)> {
    let elapsed = elapsed(overview).map(|share| ("Vuodesta kulunut".to_owned(), Some(share)));
    let several = overview.top.len() > 1;
    let total = several.then(|| ("Yhteensä".to_owned(), overview.total.actual_share()));
    let groups = overview.top.iter();
    let groups = groups.map(|row| (row.name.clone(), row.figures.actual_share()));
    groups.chain(total).chain(elapsed).collect()
}

/// What the shares are of, up to the last month that has actuals.
pub(crate) fn caption(last: Month) -> String {
    format!("Käytetty talousarviosta {} loppuun mennessä", of_month(last))
}

/// The shares as a table.
pub(crate) fn table(overview: &FinanceOverview) -> Table {
    let columns = vec![
        Column::text("Käyttö ja aika"),
        Column::figures("Osuus, %", ColumnKind::Share),
    ];
    let rows = shares(overview).into_iter();
    let rows = rows.map(|(name, share)| Row::body(vec![Cell::text(name), share.into()]));
    let description = "Käytetty osuus talousarviosta kustannusryhmittäin ja vuodesta kulunut osuus";
    Table::new(description, columns).with_rows(rows)
}

/// The shares as a chart.
pub(crate) fn chart(overview: &FinanceOverview) -> Chart {
    let caption = match overview.actuals_to {
        Some(last) => caption(last),
        None => "Käytetty talousarviosta".to_owned(),
    };
    let description = format!("Pylväskaavio: {}", findings::top_view(overview));
    let rows = shares(overview);
    Chart::new(ChartKind::ClusteredBars, Unit::Share, caption, description)
        .categories(rows.iter().map(|(name, _)| name))
        .series(
            "Osuus",
            rows.iter().map(|(_, share)| share.map(Percentage::tenths)),
        )
}
