//! The budget at the time of a meeting.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, Money, ServiceRow};
use vuosikello_document::{Chart, ChartKind, Inline, Series, Unit};
use vuosikello_slides::{
    Block, Cell, ChartBlock, Column, Figures as Shown, KeyFigure, Limit, Row, Scale, Table,
};

use crate::deck::part::{Part, cents};
use crate::findings;
use crate::phrases::{of_month, share_size, signed, signed_share};

/// The most rows of the table of groups.
const GROUPS: usize = 6;
/// The most rows of a table of deviations.
const DEVIATIONS: usize = 5;
/// The most categories of a chart.
const CATEGORIES: usize = 8;
/// From a million euros, large figures are shown in millions.
const MILLION: u64 = 100_000_000;

/// The whole year in large figures.
pub(super) fn key_figures(views: &FinanceOverview) -> Part {
    let total = &views.total;
    let mut figures = vec![KeyFigure::new(
        large(total.budget, false),
        format!("Talousarvio {}", views.budget_version),
    )];
    if let Some(to) = views.actuals_to {
        figures.push(KeyFigure {
            comment: total
                .actual_share()
                .map(|share| format!("{share} talousarviosta")),
            ..KeyFigure::new(
                large(total.actual, false),
                format!("Toteuma {} loppuun", of_month(to)),
            )
        });
    }
    if let (Some(version), Some(forecast)) = (views.forecast_version, total.forecast) {
        figures.push(KeyFigure::new(large(forecast, false), forecast_name(version)));
    }
    if let Some(deviation) = total.deviation() {
        figures.push(KeyFigure {
            comment: deviation_share(total).map(|share| format!("{share} talousarviosta")),
            ..KeyFigure::new(large(deviation, true), "Poikkeama")
        });
    }
    Part::of(Block::Figures(figures)).note(findings::top_view(views))
}

/// The groups of costs, to the cent.
pub(super) fn table(views: &FinanceOverview) -> Part {
    let mut columns = vec![
        Column::text("Kustannusryhmä"),
        Column::figures(views.budget_version.label(), cents()),
        Column::figures("Toteuma", cents()),
    ];
    match views.forecast_version {
        Some(version) => columns.extend([
            Column::figures(short_forecast_name(version), cents()),
            Column::figures("Poikkeama", cents().signed()),
            Column::figures("Poikkeama,\u{a0}%", Shown::decimal(1).signed()),
        ]),
        None => columns.push(Column::figures("Toteutunut,\u{a0}%", Shown::decimal(1))),
    }
    let cells = |name: &str, figures: &Figures| {
        let mut cells = vec![
            Cell::text(name),
            Cell::Figure(figures.budget.cents()),
            Cell::Figure(figures.actual.cents()),
        ];
        let share = |share: Option<vuosikello_core::Percentage>| {
            share.map_or(Cell::Empty, |share| Cell::Figure(share.tenths()))
        };
        if views.forecast_version.is_some() {
            let money = |amount: Option<Money>| amount.map_or(Cell::Empty, |sum| Cell::Figure(sum.cents()));
            cells.extend([
                money(figures.forecast),
                money(figures.deviation()),
                share(figures.deviation_share()),
            ]);
        } else {
            cells.push(share(figures.actual_share()));
        }
        cells
    };
    let rows = views
        .top
        .iter()
        .map(|row| Row::body(cells(&row.name, &row.figures)));
    Part::of(Block::Table(Table {
        description: findings::top_view(views),
        columns,
        rows: rows
            .chain([Row::total(cells("Yhteensä", &views.total))])
            .collect(),
        limit: Limit::rows(GROUPS),
    }))
}

/// Budget, actual and forecast of each group.
pub(super) fn chart(views: &FinanceOverview) -> Part {
    let series = |name: String, pick: fn(&Figures) -> Option<Money>| Series {
        name,
        values: views
            .top
            .iter()
            .map(|row| pick(&row.figures).map(Money::cents))
            .collect(),
    };
    let mut all = vec![
        series(format!("Talousarvio {}", views.budget_version), |figures| {
            Some(figures.budget)
        }),
        series("Toteuma".to_owned(), |figures| Some(figures.actual)),
    ];
    if let Some(version) = views.forecast_version {
        all.push(series(forecast_name(version), |figures| figures.forecast));
    }
    if views.top.is_empty() {
        return Part::default();
    }
    let chart = Chart {
        caption: vec![Inline::text("Kustannusryhmittäin")],
        description: findings::top_view(views),
        kind: ChartKind::ClusteredBars,
        unit: Unit::Euro,
        categories: views.top.iter().map(|row| row.name.clone()).collect(),
        series: all,
    };
    Part::of(Block::Chart(ChartBlock {
        most: Some(CATEGORIES),
        ..ChartBlock::new(chart)
    }))
    .note(findings::months(views))
}

/// The rows that deviate most, with the reasons.
pub(super) fn deviations(views: &FinanceOverview) -> Part {
    if views.forecast_version.is_none() {
        return Part::text("Ennustetta ei ole vielä tehty.");
    }
    let deviations = views.deviations();
    if deviations.is_empty() {
        return Part::text("Ennuste ei poikkea talousarviosta.");
    }
    let rows = deviations.iter().map(|row| {
        let figures = &row.figures;
        Row::body(vec![
            Cell::text(&row.name),
            Cell::Figure(figures.deviation().unwrap_or_default().cents()),
            figures
                .deviation_share()
                .map_or(Cell::Empty, |share| Cell::Figure(share.tenths())),
            reason(row),
        ])
    });
    let table = Table {
        description: findings::deviations(views),
        columns: vec![
            Column::text("Palvelu tai kohde"),
            Column::figures("Poikkeama", cents().signed()),
            Column::figures("Poikkeama,\u{a0}%", Shown::decimal(1).signed()),
            Column::text("Syy"),
        ],
        rows: rows.collect(),
        limit: Limit {
            rows: Some(DEVIATIONS),
            slides: Some(1),
        },
    };
    Part::of(Block::Table(table)).note(of_deviations(views, &deviations))
}

/// How many rows deviate, how many of them without a reason, and the sum.
fn of_deviations(views: &FinanceOverview, deviations: &[&ServiceRow]) -> String {
    let without = deviations.iter().filter(|row| row.reason.is_none()).count();
    let sum = views.total.deviation().unwrap_or_default();
    let reasons = match without {
        0 => String::new(),
        1 => " Syy puuttuu yhdestä poikkeamasta.".to_owned(),
        without => format!(" Syy puuttuu {without} poikkeamasta."),
    };
    format!(
        "{} Poikkeamia on {} ja niiden summa on {}.{reasons}",
        findings::deviations(views),
        deviations.len(),
        signed(sum)
    )
}

/// The reason of a deviation; what nobody has explained stands out.
pub(super) fn reason(row: &ServiceRow) -> Cell {
    match &row.reason {
        Some(reason) => Cell::text(reason),
        None => Cell::Text(vec![Inline::Strong(vec![Inline::text(ServiceRow::NO_REASON)])]),
    }
}

/// The share of a deviation with its sign. One that is too small to be shown is not nothing.
pub(super) fn deviation_share(figures: &Figures) -> Option<String> {
    let share = figures.deviation_share()?;
    let is_nothing = figures.deviation() == Some(Money::ZERO);
    Some(if share.tenths() == 0 && !is_nothing {
        share_size(share)
    } else {
        signed_share(share)
    })
}

/// The name of the forecast as a series and a figure have it.
fn forecast_name(version: BudgetVersion) -> String {
    match version {
        BudgetVersion::Closing => "Tilinpäätös".to_owned(),
        version => format!("Ennuste {version}"),
    }
}

/// The same in the header of a column.
pub(super) fn short_forecast_name(version: BudgetVersion) -> String {
    match version {
        BudgetVersion::Closing => "Tilinpäätös".to_owned(),
        version => version.to_string(),
    }
}

/// A large figure: to the cent below a million, in millions above it.
pub(super) fn large(amount: Money, is_signed: bool) -> String {
    if amount.cents().unsigned_abs() < MILLION {
        return if is_signed {
            signed(amount)
        } else {
            amount.to_string()
        };
    }
    let millions = Shown {
        scale: Scale::Millions,
        decimals: 2,
        signed: is_signed,
        ..cents()
    };
    format!("{}\u{a0}milj.\u{a0}€", millions.show(amount.cents()))
}
