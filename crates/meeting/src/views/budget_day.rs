//! The budget on a budget day: a version beside the one that it is compared with.

use vuosikello_core::{BudgetVersion, Figures, Finance, FinanceOverview, Percentage, ServiceRow};
use vuosikello_document::deck::{Block, Item, Limit, List};
use vuosikello_document::{Chart, ChartKind, Inline, KeyFigure, RowKind, Table, Unit, View};

use super::budget::{self, deviation_share, forecast_header};
use super::columns::columns;
use super::{charts, risks};
use crate::phrases::{of_month, share_size, signed, size};

/// The most rows of a table.
const ROWS: usize = 8;
/// The most rows of the table with the reasons, which have more text.
const REASONS: usize = 5;

/// A version of a budget on a budget day.
pub(crate) struct BudgetDay<'a> {
    pub(crate) finance: &'a Finance,
    /// The version that is shown.
    pub(crate) version: BudgetVersion,
    /// The version that it is compared with.
    pub(crate) compared: Option<BudgetVersion>,
    /// The compared version as the budget, the shown one as the forecast. Without a version to compare with, the shown one
    /// is the budget.
    pub(crate) overview: FinanceOverview,
}

/// Makes a view of a budget day.
type MakeView = fn(&BudgetDay<'_>) -> View;

/// Every view by the name under which templates place it.
pub(crate) const DAY_VIEWS: [(&str, MakeView); 8] = [
    ("talousluvut", |day| day.key_figures()),
    ("taloustaulukko", |day| day.groups()),
    ("talouskaavio", |day| day.chart()),
    ("palvelumuutokset", |day| day.services()),
    ("muutoskaavio", |day| day.changes()),
    ("poikkeamat", |day| day.reasons()),
    ("riskit", |day| risks::view(day.finance, day.version)),
    ("avoimet", |day| day.open()),
];

impl BudgetDay<'_> {
    /// The sum of the shown version, and how it compares.
    pub(crate) fn finding(&self) -> String {
        let (year, total) = (self.overview.year, &self.overview.total);
        let shown = forecast_header(self.version);
        let (Some(compared), Some(forecast), Some(change)) =
            (self.compared, total.forecast, total.deviation())
        else {
            return format!("Vuosi {year}: {shown} on {}.", total.budget);
        };
        let share = match total.deviation_share() {
            Some(share) => format!(" ({})", share_size(share)),
            None => String::new(),
        };
        let than = match change.cents() {
            0 => format!("yhtä paljon kuin {compared}"),
            1.. => format!("{}{share} enemmän kuin {compared}", size(change)),
            _ => format!("{}{share} vähemmän kuin {compared}", size(change)),
        };
        format!("Vuosi {year}: {shown} on {forecast}, {than} ({}).", total.budget)
    }

    fn has_actuals(&self) -> bool {
        self.overview.actuals_to.is_some()
    }

    fn key_figures(&self) -> View {
        let total = &self.overview.total;
        let shown = KeyFigure::new(
            total.forecast.unwrap_or(total.budget),
            forecast_header(self.version),
        );
        let mut figures = Vec::new();
        if let (Some(compared), Some(change)) = (self.compared, total.deviation()) {
            figures.push(KeyFigure::new(total.budget, forecast_header(compared)));
            figures.push(shown);
            let change = KeyFigure::new(change, "Muutos").signed();
            figures.push(match deviation_share(total) {
                Some(share) => change.comment(share),
                None => change,
            });
        } else {
            figures.push(shown);
        }
        if let Some(to) = self.overview.actuals_to {
            figures.push(KeyFigure::new(
                total.actual,
                format!("Toteuma {} loppuun", of_month(to)),
            ));
        }
        View::of(Block::Figures(figures)).note(self.finding())
    }

    /// A table of the budget with the columns that a budget day compares; both versions only where there are two.
    fn compared_columns(&self, table: &Table, first: &str) -> Table {
        let shown = [
            ("nimi", first),
            ("talousarvio", forecast_header(self.overview.budget_version)),
        ];
        let forecast = self
            .overview
            .forecast_version
            .map(|version| ("ennuste", forecast_header(version)));
        let actual = self.has_actuals().then_some(("toteuma", "Toteuma"));
        let change = [("poikkeama", "Muutos"), ("poikkeamaprosentti", "Muutos,\u{a0}%")];
        let choices: Vec<(&str, &str)> = shown
            .into_iter()
            .chain(forecast)
            .chain(actual)
            .chain(change.into_iter().filter(|_| self.compared.is_some()))
            .collect();
        Table {
            description: self.finding(),
            ..columns(table, &choices)
        }
    }

    fn groups(&self) -> View {
        let whole = budget::groups(&self.overview);
        let table = self.compared_columns(&whole, "Kustannusryhmä");
        placed(whole, table, Limit::rows(ROWS))
    }

    fn chart(&self) -> View {
        let overview = &self.overview;
        if overview.top.is_empty() {
            return View::default();
        }
        let values = |pick: fn(&Figures) -> i64| overview.top.iter().map(move |row| Some(pick(&row.figures)));
        let mut chart = Chart::new(ChartKind::ClusteredBars, Unit::Euro, "", self.finding())
            .categories(overview.top.iter().map(|row| &row.name))
            .series(
                forecast_header(overview.budget_version),
                values(|figures| figures.budget.cents()),
            );
        if let Some(version) = overview.forecast_version {
            let forecast = values(|figures| figures.forecast.unwrap_or_default().cents());
            chart = chart.series(forecast_header(version), forecast);
        }
        if self.has_actuals() {
            chart = chart.series("Toteuma", values(|figures| figures.actual.cents()));
        }
        let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        chart.caption = vec![Inline::text(names.join(", "))];
        charts::bars(chart)
    }

    /// Every service with both versions, the largest change first.
    fn services(&self) -> View {
        let overview = &self.overview;
        if overview.services.is_empty() {
            return View::default();
        }
        let key = |figures: &Figures| {
            let change = figures
                .deviation()
                .map_or(0, |change| change.cents().unsigned_abs());
            (change, figures.budget.cents().unsigned_abs())
        };
        let mut whole = budget::services(overview);
        let mut rows: Vec<_> = overview.services.iter().zip(whole.rows.iter().cloned()).collect();
        rows.sort_by_key(|(row, _)| std::cmp::Reverse(key(&row.figures)));
        let totals = whole
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Total)
            .cloned();
        whole.rows = rows.into_iter().map(|(_, row)| row).chain(totals).collect();
        let table = self.compared_columns(&whole, "Palvelu tai kohde");
        let limit = Limit {
            rows: Some(ROWS),
            slides: Some(1),
        };
        placed(whole, table, limit).note(format!("Rivejä on kaikkiaan {}.", overview.services.len()))
    }

    /// The largest changes as bars.
    fn changes(&self) -> View {
        let changes = self.overview.deviations();
        if changes.is_empty() {
            return View::default();
        }
        let caption = match self.compared {
            Some(compared) => format!("Muutos versiosta {}", forecast_header(compared)),
            None => "Muutos".to_owned(),
        };
        let values = changes
            .iter()
            .map(|row| row.figures.deviation().map(|change| change.cents()));
        let mut chart = Chart::new(ChartKind::ClusteredBars, Unit::Euro, caption, largest(&changes))
            .categories(changes.iter().map(|row| &row.name))
            .series("Muutos", values);
        chart.signed = true;
        charts::bars(chart)
    }

    /// The largest changes with their reasons.
    fn reasons(&self) -> View {
        if self.compared.is_none() {
            return View::default();
        }
        let changes = self.overview.deviations();
        let finding = largest(&changes);
        if changes.is_empty() {
            return View::text(finding);
        }
        let whole = budget::without_total(budget::deviations(&self.overview));
        let choices = [
            ("nimi", "Palvelu tai kohde"),
            ("poikkeama", "Muutos"),
            ("syy_korostettuna", "Syy"),
        ];
        let table = Table {
            description: finding.clone(),
            ..columns(&whole, &choices)
        };
        let limit = Limit {
            rows: Some(REASONS),
            slides: Some(1),
        };
        placed(whole, table, limit).note(finding)
    }

    /// What is still open in the version itself: whether it is locked, and which of the largest changes nobody has explained.
    fn open(&self) -> View {
        let name = forecast_header(self.version);
        let mut items = vec![match self.finance.locks.get(&self.version) {
            Some(lock) => format!("{name} on lukittu {}.", lock.date),
            None if self.version.can_be_locked() => format!("{name} on lukitsematta."),
            None => format!("{name} muuttuu jatkuvasti."),
        }];
        let changes = self.overview.deviations();
        let largest = changes.iter().take(REASONS);
        for row in largest.filter(|row| row.reason.is_none()) {
            items.push(format!("Muutoksen syy puuttuu: {}.", row.name));
        }
        let total = &self.overview.total;
        let share = Percentage::of(total.actual, total.forecast.unwrap_or(total.budget));
        if let (Some(to), Some(share)) = (self.overview.actuals_to, share) {
            items.push(format!(
                "Toteuma {} loppuun on {share} versiosta {name}.",
                of_month(to)
            ));
        }
        View::of(Block::List(List {
            items: items.into_iter().map(Item::text).collect(),
            ..List::default()
        }))
    }
}

fn largest(changes: &[&ServiceRow]) -> String {
    match changes.first() {
        Some(row) => {
            let change = signed(row.figures.deviation().unwrap_or_default());
            let share = deviation_share(&row.figures);
            let share = share.map_or(String::new(), |share| format!(" ({share})"));
            format!("Suurin muutos: {}, {change}{share}.", row.name)
        }
        None => "Versiot eivät poikkea toisistaan.".to_owned(),
    }
}

/// A view of a table that is shown, with the whole one to choose columns from.
fn placed(whole: Table, shown: Table, limit: Limit) -> View {
    let mut view = View::of(Block::table(shown, limit));
    view.table = Some(whole);
    view
}
