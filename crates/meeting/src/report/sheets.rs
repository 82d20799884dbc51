//! The sheets.

use vuosikello_core::{BudgetVersion, Customer, FinanceOverview, Money, Month, ServiceRow, apportion};
use vuosikello_sheet::{Cell, ChartKind, Column, Formula, Kind, Place, Row, Sheet, SheetChart, Table};

use super::columns::{budget, cells, figures, forecast};
use crate::findings;
use crate::phrases::of_month;

/// The most rows that a chart of deviations shows.
const CHARTED: usize = 10;

/// The groups with a chart of them, and below them the cost types of each.
pub(super) fn top_view(views: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Yleisnäkymä", "Talouden yleisnäkymä", views, customer);
    let mut groups = table(
        "Ryhmat",
        "Talousarvio, toteuma ja ennuste kustannusryhmittäin",
        [Column::text("Kustannusryhmä")],
        views,
    );
    groups.caption = "Kustannusryhmät".to_owned();
    groups.rows = views
        .top
        .iter()
        .map(|row| body([&row.name], cells(&row.figures), []))
        .collect();
    groups.total = Some("Yhteensä".to_owned());
    let mut types = table(
        "Kustannuslajit",
        "Talousarvio, toteuma ja ennuste kustannuslajeittain, ryhmien välisummat ja loppusumma",
        [Column::text("Kustannuslaji")],
        views,
    );
    types.caption = "Kustannuslajit ryhmittäin".to_owned();
    for row in &views.top {
        types.rows.push(Row::Group(row.name.clone()));
        let of_group = row.cost_types.iter();
        types
            .rows
            .extend(of_group.map(|view| body([&view.cost_type], cells(&view.figures), [])));
        types.rows.push(Row::Subtotal(format!("{} yhteensä", row.name)));
    }
    types.total = Some("Yhteensä".to_owned());
    if !views.top.is_empty() {
        let series = (1..=if views.forecast_version.is_some() { 3 } else { 2 }).collect();
        let finding = findings::top_view(views);
        sheet.charts.push(SheetChart::new(
            ChartKind::Columns,
            title(views),
            finding,
            "Ryhmat",
            series,
        ));
    }
    sheet.tables = vec![groups, types];
    sheet
}

/// What the chart of the groups compares.
fn title(views: &FinanceOverview) -> &'static str {
    match views.forecast_version {
        None => "Talousarvio ja toteuma",
        Some(BudgetVersion::Closing) => "Talousarvio, toteuma ja tilinpäätös",
        Some(_) => "Talousarvio, toteuma ja ennuste",
    }
}

/// Every service, development item and other line, with the reason of its deviation.
pub(super) fn services(views: &FinanceOverview, customer: &Customer) -> Sheet {
    let title = "Tietohallintomenot palveluittain";
    let mut sheet = sheet("Palveluittain", title, views, customer);
    let mut table = table(
        "Palveluittain",
        "Talousarvio, toteuma ja ennuste palveluittain sekä poikkeamien syyt",
        [
            Column::text("Palvelu tai kohde"),
            Column::text("Kustannuslajit").wide(20),
        ],
        views,
    );
    table.columns.push(Column::text("Poikkeaman syy").wide(42));
    table.rows = views
        .services
        .iter()
        .map(|row| {
            let names = [&row.name, &row.cost_types.join(", ")];
            body(names, cells(&row.figures), [Cell::text(reason(row))])
        })
        .collect();
    table.total = Some("Yhteensä".to_owned());
    table.filter = true;
    sheet.tables.push(table);
    sheet
}

/// The reason of a deviation, what stands in its place, or nothing where there is no deviation.
fn reason(row: &ServiceRow) -> &str {
    let deviates = row
        .figures
        .deviation()
        .is_some_and(|deviation| deviation != Money::ZERO);
    let without = if deviates { ServiceRow::NO_REASON } else { "" };
    row.reason.as_deref().unwrap_or(without)
}

/// The months of the year: the actual costs, and their sum beside a budget that is used evenly.
pub(super) fn months(views: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Kuukausittain", "Toteuma kuukausittain", views, customer);
    sheet.notes.push(
        "Tasainen talousarvio on talousarvio jaettuna yhtä suuriin osiin vuoden kuukausille.".to_owned(),
    );
    let columns = vec![
        Column::text("Kuukausi"),
        Column::euro("Tasainen talousarvio"),
        Column::euro("Toteuma"),
        Column::computed(
            "Talousarvio kertyneenä",
            Kind::Euro,
            Formula::RunningTotal { of: 1 },
        ),
        Column::computed("Toteuma kertyneenä", Kind::Euro, Formula::RunningTotal { of: 2 }),
    ];
    let description =
        "Toteuma kuukausittain ja vuoden alusta kertyneenä, vertailuna tasaisesti jaettu talousarvio";
    // The sum of a column whose rows are sums already would say nothing.
    let columns = columns.into_iter().map(|column| Column {
        total: column.total && column.formula.is_none(),
        ..column
    });
    let mut table = Table::new("Kuukausittain", description, columns.collect());
    let even = apportion(views.total.budget.cents(), &[1; 12]).unwrap_or_default();
    let months = (1..=12).filter_map(|number| Month::new(views.year, number));
    table.rows = months
        .zip(even)
        .map(|(month, even)| {
            let actual = views.months.iter().find(|row| row.month == month);
            let (actual, cumulative) = match actual {
                Some(row) => (row.actual.into(), Cell::Computed),
                None => (Cell::Empty, Cell::Empty),
            };
            let even = Money::from_cents(even).into();
            Row::Body(vec![
                Cell::text(month.to_string()),
                even,
                actual,
                Cell::Computed,
                cumulative,
            ])
        })
        .collect();
    table.total = Some("Yhteensä".to_owned());
    if !table.rows.is_empty() && !views.months.is_empty() {
        sheet.charts.push(SheetChart {
            place: Place::Right,
            size: Some((640, 380)),
            ..SheetChart::new(
                ChartKind::Lines,
                "Toteuma vuoden alusta",
                findings::months(views),
                "Kuukausittain",
                vec![3, 4],
            )
        });
    }
    sheet.tables.push(table);
    sheet
}

/// The rows whose forecast deviates from the budget, the largest deviation first.
pub(super) fn deviations(views: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = sheet("Poikkeamat", "Suurimmat poikkeamat", views, customer);
    let Some(forecast) = forecast(views) else {
        return sheet;
    };
    let deviations = views.deviations();
    if deviations.is_empty() {
        sheet.notes.push("Ennuste ei poikkea talousarviosta.".to_owned());
        return sheet;
    }
    let difference = Formula::Difference {
        minuend: 2,
        subtrahend: 1,
    };
    let columns = vec![
        Column::text("Palvelu tai kohde"),
        Column::euro(budget(views)),
        Column::euro(forecast),
        Column::computed("Poikkeama, €", Kind::SignedEuro, difference),
        Column::computed(
            "Poikkeama, %",
            Kind::SignedPercent,
            Formula::Ratio { part: 3, whole: 1 },
        ),
        Column::text("Syy").wide(60),
    ];
    let description = "Palvelut ja kohteet, joiden ennuste poikkeaa talousarviosta, suurin poikkeama ensin";
    let mut table = Table::new("Poikkeamat", description, columns);
    table.rows = deviations
        .iter()
        .map(|row| {
            let forecast = row.figures.forecast.unwrap_or_default();
            let figures = vec![
                row.figures.budget.into(),
                forecast.into(),
                Cell::Computed,
                Cell::Computed,
            ];
            body([&row.name], figures, [Cell::text(reason(row))])
        })
        .collect();
    table.total = Some("Poikkeavat rivit yhteensä".to_owned());
    table.filter = true;
    sheet.charts.push(SheetChart {
        rows: Some(0..deviations.len().min(CHARTED)),
        ..SheetChart::new(
            ChartKind::Bars,
            "Suurimmat poikkeamat",
            findings::deviations(views),
            "Poikkeamat",
            vec![3],
        )
    });
    sheet.tables.push(table);
    sheet
}

fn sheet(name: &str, title: &str, views: &FinanceOverview, customer: &Customer) -> Sheet {
    let mut sheet = Sheet::new(name, format!("{title} {} – {}", views.year, customer.name.base));
    let versions = match views.forecast_version {
        None => format!(
            "Talousarvion versio on {}. Ennustetta ei ole vielä tehty.",
            views.budget_version
        ),
        Some(BudgetVersion::Closing) => {
            format!(
                "Talousarvion versio on {}. Sitä verrataan tilinpäätökseen.",
                views.budget_version
            )
        }
        Some(version) => {
            format!(
                "Talousarvion versio on {} ja ennusteen {version}.",
                views.budget_version
            )
        }
    };
    let actual = match views.actuals_to {
        Some(month) => format!("Toteuma on {} loppuun mennessä.", of_month(month)),
        None => "Toteumaa ei ole vielä saatu.".to_owned(),
    };
    sheet.notes.push(format!("{versions} {actual}"));
    if views.forecast_version.is_some() {
        let sign =
            "Poikkeama on ennuste vähennettynä talousarviolla: plusmerkkinen summa ylittää talousarvion.";
        sheet.notes.push(sign.to_owned());
    }
    sheet
}

/// A table whose figures stand behind the columns `first`.
fn table<const N: usize>(
    name: &str,
    description: &str,
    first: [Column; N],
    views: &FinanceOverview,
) -> Table {
    let columns = first.into_iter().chain(figures(views, N));
    Table::new(name, description, columns.collect())
}

fn body<const N: usize, const M: usize>(names: [&String; N], figures: Vec<Cell>, last: [Cell; M]) -> Row {
    let names = names.into_iter().map(|name| Cell::text(name.as_str()));
    Row::Body(names.chain(figures).chain(last).collect())
}
