//! The budget of a year: budget, actuals, forecast and the deviation between them, by group, cost type and service; the
//! largest deviations; the months.

use vuosikello_core::{BudgetVersion, Figures, FinanceOverview, Money, ServiceRow};
use vuosikello_document::deck::{Block, Limit};
use vuosikello_document::{Cell, Column, ColumnKind, Formula, Inline, KeyFigure, Row, RowKind, Table, View};

use super::columns::columns;
use super::deviations as largest;
use crate::findings;
use crate::phrases::{of_month, share_size, signed, signed_share};

/// The most rows of the table of groups on slides.
const GROUPS: usize = 6;
/// How many deviations stand by themselves on slides.
const DEVIATIONS: usize = 4;

/// The name of the forecast in the header of a column.
pub(crate) fn forecast_header(version: BudgetVersion) -> &'static str {
    match version {
        BudgetVersion::Closing => "Tilinpäätös",
        version => version.label(),
    }
}

/// The name of the forecast where it stands by itself: `Ennuste TPE 1`.
pub(crate) fn forecast_name(version: BudgetVersion) -> String {
    match version {
        BudgetVersion::Closing => "Tilinpäätös".to_owned(),
        version => format!("Ennuste {version}"),
    }
}

/// A row of figures of a table.
struct FigureRow<'a> {
    kind: RowKind,
    name: &'a str,
    figures: Figures,
    cost_types: String,
    reason: Option<Reason<'a>>,
}

/// Why a row deviates, or that nobody has explained it.
#[derive(Clone, Copy)]
enum Reason<'a> {
    Given(&'a str),
    Missing,
}

impl<'a> FigureRow<'a> {
    fn new(kind: RowKind, name: &'a str, figures: Figures) -> Self {
        Self {
            kind,
            name,
            figures,
            cost_types: String::new(),
            reason: None,
        }
    }

    fn of_service(row: &'a ServiceRow) -> Self {
        let deviates = row
            .figures
            .deviation()
            .is_some_and(|deviation| deviation != Money::ZERO);
        Self {
            cost_types: row.cost_types.join(", "),
            reason: match &row.reason {
                Some(reason) => Some(Reason::Given(reason)),
                None => deviates.then_some(Reason::Missing),
            },
            ..Self::new(RowKind::Body, &row.name, row.figures)
        }
    }

    fn row(&self) -> Row {
        let figures = &self.figures;
        let (reason, stressed) = match self.reason {
            Some(Reason::Given(reason)) => (Cell::text(reason), Cell::text(reason)),
            Some(Reason::Missing) => {
                let text = vec![Inline::text(ServiceRow::NO_REASON)];
                (Cell::Text(text.clone()), Cell::Text(vec![Inline::Strong(text)]))
            }
            None => (Cell::Empty, Cell::Empty),
        };
        Row::new(
            self.kind,
            vec![
                Cell::text(self.name),
                figures.budget.into(),
                figures.actual.into(),
                figures.actual_share().into(),
                figures.forecast.into(),
                figures.deviation().into(),
                figures.deviation_share().into(),
                Cell::text(&self.cost_types),
                reason,
                stressed,
            ],
        )
    }
}

/// A table of rows with their figures: every column that a document, a slide or a report shows of a budget.
fn table<'a>(
    overview: &FinanceOverview,
    description: String,
    rows: impl IntoIterator<Item = FigureRow<'a>>,
) -> Table {
    let (budget, actual, forecast, deviation) = (1, 2, 4, 5);
    let forecast_header = overview.forecast_version.map_or("Ennuste", forecast_header);
    let of_budget = |part| Formula::Ratio { part, whole: budget };
    let columns = vec![
        Column::text("Kustannusryhmä").key("nimi"),
        Column::money(overview.budget_version.label()).key("talousarvio"),
        Column::money("Toteuma").key("toteuma"),
        Column::figures("Toteutunut,\u{a0}%", ColumnKind::Share)
            .key("toteumaprosentti")
            .computed(of_budget(actual)),
        Column::money(forecast_header).key("ennuste"),
        Column::money("Poikkeama")
            .key("poikkeama")
            .signed()
            .computed(Formula::Difference {
                minuend: forecast,
                subtrahend: budget,
            }),
        Column::figures("Poikkeama,\u{a0}%", ColumnKind::Share)
            .key("poikkeamaprosentti")
            .signed()
            .computed(of_budget(deviation)),
        Column::text("Kustannuslajit").key("kustannuslajit").wide(20),
        Column::text("Syy").key("syy"),
        Column::text("Syy").key("syy_korostettuna"),
    ];
    Table::new(description, columns).with_rows(rows.into_iter().map(|row| row.row()))
}

fn total(overview: &FinanceOverview) -> FigureRow<'static> {
    FigureRow::new(RowKind::Total, "Yhteensä", overview.total)
}

/// The groups of costs and their sum.
pub(crate) fn groups(overview: &FinanceOverview) -> Table {
    let rows = overview
        .top
        .iter()
        .map(|row| FigureRow::new(RowKind::Body, &row.name, row.figures));
    table(
        overview,
        findings::top_view(overview),
        rows.chain([total(overview)]),
    )
}

/// The cost types under their groups, with the sum of each group.
pub(crate) fn cost_types(overview: &FinanceOverview) -> Table {
    let sums: Vec<String> = overview
        .top
        .iter()
        .map(|row| format!("{} yhteensä", row.name))
        .collect();
    let rows = overview.top.iter().zip(&sums).flat_map(|(row, sum)| {
        let types = row.cost_types.iter();
        let types = types.map(|view| FigureRow::new(RowKind::Body, &view.cost_type, view.figures));
        [FigureRow::new(RowKind::Group, &row.name, Figures::default())]
            .into_iter()
            .chain(types)
            .chain([FigureRow::new(RowKind::Subtotal, sum, row.figures)])
    });
    let description =
        "Talousarvio, toteuma ja ennuste kustannuslajeittain, ryhmien välisummat ja loppusumma".to_owned();
    let mut table = table(overview, description, rows.chain([total(overview)]));
    for row in table.rows.iter_mut().filter(|row| row.kind == RowKind::Group) {
        row.cells.iter_mut().skip(1).for_each(|cell| *cell = Cell::Empty);
    }
    table
}

/// Every service, development item and other line, with the reason of its deviation.
pub(crate) fn services(overview: &FinanceOverview) -> Table {
    let description = "Talousarvio, toteuma ja ennuste palveluittain sekä poikkeamien syyt".to_owned();
    let rows = overview.services.iter().map(FigureRow::of_service);
    let mut table = table(overview, description, rows.chain([total(overview)]));
    if let Some(first) = table.columns.first_mut() {
        first.header = vec![Inline::text("Palvelu tai kohde")];
    }
    table
}

/// The rows whose forecast deviates from the budget, the largest deviation first, and their sum.
pub(crate) fn deviations(overview: &FinanceOverview) -> Table {
    let deviations = overview.deviations();
    let sum = deviations.iter().map(|row| row.figures).sum();
    let sum = FigureRow::new(RowKind::Total, "Poikkeavat rivit yhteensä", sum);
    let rows = deviations.into_iter().map(FigureRow::of_service);
    let mut table = table(overview, findings::deviations(overview), rows.chain([sum]));
    if let Some(first) = table.columns.first_mut() {
        first.header = vec![Inline::text("Palvelu tai kohde")];
    }
    table
}

/// The rows that are no sum.
pub(crate) fn without_total(mut table: Table) -> Table {
    table.rows.retain(|row| row.kind != RowKind::Total);
    table
}

/// The months of the year: the actual costs, and their sum beside a budget that is used evenly.
pub(crate) fn months(overview: &FinanceOverview) -> Table {
    let columns = vec![
        Column::text("Kuukausi").key("kuukausi"),
        Column::money("Tasainen talousarvio").key("tasainen"),
        Column::money("Toteuma").key("toteuma"),
        Column::money("Talousarvio kertyneenä")
            .key("tasainen_kertyneena")
            .computed(Formula::RunningTotal { of: 1 }),
        Column::money("Toteuma kertyneenä")
            .key("toteuma_kertyneena")
            .computed(Formula::RunningTotal { of: 2 }),
    ];
    let known = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    let rows = overview.year_months().into_iter().map(|row| {
        Row::body(vec![
            Cell::text(row.month.to_string()),
            row.even_budget.into(),
            known(row.actual),
            row.even_cumulative.into(),
            known(row.cumulative),
        ])
    });
    // The sum of a column whose rows are sums already would say nothing.
    let total = Row::total(vec![
        Cell::text("Yhteensä"),
        overview.total.budget.into(),
        overview.total.actual.into(),
        Cell::Empty,
        Cell::Empty,
    ]);
    let description =
        "Toteuma kuukausittain ja vuoden alusta kertyneenä, vertailuna tasaisesti jaettu talousarvio";
    Table::new(description, columns).with_rows(rows.chain([total]))
}

/// The whole year in large figures.
pub(super) fn key_figures(overview: &FinanceOverview) -> View {
    let total = &overview.total;
    let mut figures = vec![KeyFigure::new(
        total.budget,
        format!("Talousarvio {}", overview.budget_version),
    )];
    let of_budget = |figure: KeyFigure, share: Option<String>| match share {
        Some(share) => figure.comment(format!("{share} talousarviosta")),
        None => figure,
    };
    if let Some(to) = overview.actuals_to {
        let actual = KeyFigure::new(total.actual, format!("Toteuma {} loppuun", of_month(to)));
        figures.push(of_budget(
            actual,
            total.actual_share().map(|share| share.to_string()),
        ));
    }
    if let (Some(version), Some(forecast)) = (overview.forecast_version, total.forecast) {
        figures.push(KeyFigure::new(forecast, forecast_name(version)));
    }
    if let Some(deviation) = total.deviation() {
        let deviation = KeyFigure::new(deviation, "Poikkeama").signed();
        figures.push(of_budget(deviation, deviation_share(total)));
    }
    View::of(Block::Figures(figures)).note(findings::top_view(overview))
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

/// The groups of costs, to the cent.
pub(super) fn groups_view(overview: &FinanceOverview) -> View {
    let keys: &[&str] = match overview.forecast_version {
        Some(_) => &[
            "nimi",
            "talousarvio",
            "toteuma",
            "ennuste",
            "poikkeama",
            "poikkeamaprosentti",
        ],
        None => &["nimi", "talousarvio", "toteuma", "toteumaprosentti"],
    };
    let mut view =
        View::table_of(groups(overview), keys, Limit::rows(GROUPS)).note(findings::top_view(overview));
    if overview.forecast_version.is_some() {
        // In a narrow table figures are in thousands; the speaker has them exact.
        view.notes.push(findings::months(overview));
    }
    view
}

/// The rows that deviate most, with the reasons; nothing where there is no forecast or no deviation, which the title says.
pub(super) fn deviations_view(overview: &FinanceOverview) -> View {
    let deviations_of_all = overview.deviations();
    if deviations_of_all.is_empty() {
        return View::default();
    }
    let words = largest::Words {
        amount: "Poikkeama",
        below: "Alittaa",
        above: "Ylittää",
    };
    let finding = findings::deviations(overview);
    let (block, exact) = largest::block(&deviations_of_all, DEVIATIONS, &words, finding);
    let mut view = View::of(block).note(of_deviations(overview, &deviations_of_all));
    view.table = Some(without_total(deviations(overview)));
    view.notes.extend(exact);
    view.notes.push(findings::top_view(overview));
    view.notes.extend(exact_groups(overview));
    view
}

/// The figures of each group to the cent, for the speaker: slides have fewer digits.
fn exact_groups(overview: &FinanceOverview) -> Vec<String> {
    let total = ("Yhteensä", &overview.total);
    let groups = overview.top.iter().map(|row| (row.name.as_str(), &row.figures));
    let sentence = |(name, figures): (&str, &Figures)| {
        let forecast = figures.forecast.zip(figures.deviation());
        let forecast = forecast
            .map(|(forecast, deviation)| format!(", ennuste {forecast}, poikkeama {}", signed(deviation)));
        format!(
            "{name}: talousarvio {}, toteuma {}{}.",
            figures.budget,
            figures.actual,
            forecast.unwrap_or_default()
        )
    };
    groups.chain([total]).map(sentence).collect()
}

/// How many rows deviate, how many of them without a reason, and the sum.
fn of_deviations(overview: &FinanceOverview, deviations: &[&ServiceRow]) -> String {
    let without = deviations.iter().filter(|row| row.reason.is_none()).count();
    let sum = overview.total.deviation().unwrap_or_default();
    let reasons = match without {
        0 => String::new(),
        1 => " Syy puuttuu yhdestä poikkeamasta.".to_owned(),
        without => format!(" Syy puuttuu {without} poikkeamasta."),
    };
    format!(
        "{} Poikkeamia on {} ja niiden summa on {}.{reasons}",
        findings::deviations(overview),
        deviations.len(),
        signed(sum)
    )
}

/// The columns of figures that a report and a budget day show under their own headers.
pub(crate) fn chosen(table: &Table, choices: &[(&str, &str)]) -> Table {
    columns(table, choices)
}
