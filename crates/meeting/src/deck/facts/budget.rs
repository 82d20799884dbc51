//! The budget on a budget day: a version beside the one that it is compared with.

use vuosikello_core::{BudgetVersion, Figures, Finance, FinanceOverview, ServiceRow};
use vuosikello_document::{Chart, ChartKind, Inline, Series, Unit};
use vuosikello_slides::{
    Block, Cell, ChartBlock, Column, Figures as Shown, Item, KeyFigure, Limit, List, Row, Table,
};

use super::finance::{deviation_share, large, reason, short_forecast_name};
use super::risks;
use crate::deck::fill::Parts;
use crate::deck::part::{Part, cents};
use crate::phrases::{of_month, share_size, signed, size};

/// The most rows of a table.
const ROWS: usize = 8;
/// The most rows of the table with the reasons, which have more text.
const REASONS: usize = 5;
/// The most categories of a chart.
const CATEGORIES: usize = 8;

/// What the blocks of a budget day's deck are made from.
pub(in crate::deck) struct BudgetFacts<'a> {
    pub(in crate::deck) finance: &'a Finance,
    /// The version that is shown.
    pub(in crate::deck) version: BudgetVersion,
    /// The version that it is compared with.
    pub(in crate::deck) compared: Option<BudgetVersion>,
    /// The views: the compared version as the budget, the shown one as the forecast. Without a version to compare with, the
    /// shown one is the budget.
    pub(in crate::deck) views: FinanceOverview,
}

impl Parts for BudgetFacts<'_> {
    fn names(&self) -> &'static [&'static str] {
        &[
            "talousluvut",
            "taloustaulukko",
            "talouskaavio",
            "palvelumuutokset",
            "muutoskaavio",
            "poikkeamat",
            "riskit",
            "avoimet",
        ]
    }

    fn part(&self, name: &str) -> Option<Part> {
        Some(match name {
            "talousluvut" => self.key_figures(),
            "taloustaulukko" => self.table(),
            "talouskaavio" => self.chart(),
            "palvelumuutokset" => self.services(),
            "muutoskaavio" => self.changes(),
            "poikkeamat" => self.reasons(),
            "riskit" => risks::risks(self.finance, self.version),
            "avoimet" => self.open(),
            _ => return None,
        })
    }
}

impl BudgetFacts<'_> {
    fn name(version: BudgetVersion) -> String {
        short_forecast_name(version)
    }

    /// The sum of the shown version, and how it compares.
    pub(in crate::deck) fn finding(&self) -> String {
        let (year, total) = (self.views.year, &self.views.total);
        let shown = Self::name(self.version);
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
        self.views.actuals_to.is_some()
    }

    fn key_figures(&self) -> Part {
        let total = &self.views.total;
        let shown = KeyFigure::new(
            large(total.forecast.unwrap_or(total.budget), false),
            Self::name(self.version),
        );
        let mut figures = Vec::new();
        if let (Some(compared), Some(change)) = (self.compared, total.deviation()) {
            figures.push(KeyFigure::new(large(total.budget, false), Self::name(compared)));
            figures.push(shown);
            figures.push(KeyFigure {
                comment: deviation_share(total),
                ..KeyFigure::new(large(change, true), "Muutos")
            });
        } else {
            figures.push(shown);
        }
        if let Some(to) = self.views.actuals_to {
            figures.push(KeyFigure::new(
                large(total.actual, false),
                format!("Toteuma {} loppuun", of_month(to)),
            ));
        }
        Part::of(Block::Figures(figures)).note(self.finding())
    }

    /// The columns behind the first.
    fn columns(&self) -> Vec<Column> {
        let named = |version| Column::figures(Self::name(version), cents());
        let mut columns: Vec<Column> = self.compared.into_iter().map(named).collect();
        columns.push(named(self.version));
        if self.has_actuals() {
            columns.push(Column::figures("Toteuma", cents()));
        }
        if self.compared.is_some() {
            columns.push(Column::figures("Muutos", cents().signed()));
            columns.push(Column::figures("Muutos,\u{a0}%", Shown::decimal(1).signed()));
        }
        columns
    }

    fn cells(&self, name: &str, figures: &Figures) -> Vec<Cell> {
        let mut cells = vec![Cell::text(name), Cell::Figure(figures.budget.cents())];
        cells.extend(figures.forecast.map(|forecast| Cell::Figure(forecast.cents())));
        if self.has_actuals() {
            cells.push(Cell::Figure(figures.actual.cents()));
        }
        if self.compared.is_some() {
            let change = figures.deviation().map(|change| Cell::Figure(change.cents()));
            let share = figures
                .deviation_share()
                .map(|share| Cell::Figure(share.tenths()));
            cells.extend([change.unwrap_or_default(), share.unwrap_or_default()]);
        }
        cells
    }

    /// A table of rows with their figures and the sum of all.
    fn table_of<'r>(
        &self,
        first: &str,
        rows: impl Iterator<Item = (&'r str, &'r Figures)> + Clone,
        limit: Limit,
    ) -> Table {
        let body = rows.map(|(name, figures)| Row::body(self.cells(name, figures)));
        let total = Row::total(self.cells("Yhteensä", &self.views.total));
        Table {
            description: self.finding(),
            columns: [Column::text(first)].into_iter().chain(self.columns()).collect(),
            rows: body.chain([total]).collect(),
            limit,
        }
    }

    fn table(&self) -> Part {
        let rows = self.views.top.iter().map(|row| (row.name.as_str(), &row.figures));
        Part::of(Block::Table(self.table_of(
            "Kustannusryhmä",
            rows,
            Limit::rows(ROWS),
        )))
    }

    fn chart(&self) -> Part {
        let views = &self.views;
        if views.top.is_empty() {
            return Part::default();
        }
        let series = |name: String, pick: fn(&Figures) -> i64| Series {
            name,
            values: views.top.iter().map(|row| Some(pick(&row.figures))).collect(),
        };
        let mut all = vec![series(Self::name(views.budget_version), |figures| {
            figures.budget.cents()
        })];
        if let Some(version) = views.forecast_version {
            all.push(series(Self::name(version), |figures| {
                figures.forecast.unwrap_or_default().cents()
            }));
        }
        if self.has_actuals() {
            all.push(series("Toteuma".to_owned(), |figures| figures.actual.cents()));
        }
        let names: Vec<&str> = all.iter().map(|series| series.name.as_str()).collect();
        let caption = names.join(", ");
        self.bars(&caption, self.finding(), names_of(&views.top), all, false)
    }

    /// Every service with both versions, the largest change first.
    fn services(&self) -> Part {
        let views = &self.views;
        let mut sorted: Vec<&ServiceRow> = views.services.iter().collect();
        let key = |row: &ServiceRow| {
            let figures = &row.figures;
            let change = figures
                .deviation()
                .map_or(0, |change| change.cents().unsigned_abs());
            (change, figures.budget.cents().unsigned_abs())
        };
        sorted.sort_by_key(|row| std::cmp::Reverse(key(row)));
        if sorted.is_empty() {
            return Part::default();
        }
        let rows = sorted.iter().map(|row| (row.name.as_str(), &row.figures));
        let limit = Limit {
            rows: Some(ROWS),
            slides: Some(1),
        };
        Part::of(Block::Table(self.table_of("Palvelu tai kohde", rows, limit)))
            .note(format!("Rivejä on kaikkiaan {}.", views.services.len()))
    }

    /// The largest changes as bars.
    fn changes(&self) -> Part {
        let changes = self.views.deviations();
        if changes.is_empty() {
            return Part::default();
        }
        let values = changes
            .iter()
            .map(|row| row.figures.deviation().map(|change| change.cents()));
        let series = vec![Series {
            name: "Muutos".to_owned(),
            values: values.collect(),
        }];
        let names = changes.iter().map(|row| row.name.clone()).collect();
        let caption = match self.compared {
            Some(compared) => format!("Muutos versiosta {}", Self::name(compared)),
            None => "Muutos".to_owned(),
        };
        self.bars(&caption, self.largest(&changes), names, series, true)
    }

    fn bars(
        &self,
        caption: &str,
        description: String,
        categories: Vec<String>,
        series: Vec<Series>,
        signed: bool,
    ) -> Part {
        let chart = Chart {
            caption: vec![Inline::text(caption)],
            description,
            kind: ChartKind::ClusteredBars,
            unit: Unit::Euro,
            categories,
            series,
        };
        Part::of(Block::Chart(ChartBlock {
            most: Some(CATEGORIES),
            signed,
            ..ChartBlock::new(chart)
        }))
    }

    fn largest(&self, changes: &[&ServiceRow]) -> String {
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

    /// The largest changes with their reasons.
    fn reasons(&self) -> Part {
        if self.compared.is_none() {
            return Part::default();
        }
        let changes = self.views.deviations();
        let finding = self.largest(&changes);
        if changes.is_empty() {
            return Part::text(finding);
        }
        let rows = changes.iter().map(|row| {
            Row::body(vec![
                Cell::text(&row.name),
                Cell::Figure(row.figures.deviation().unwrap_or_default().cents()),
                reason(row),
            ])
        });
        let table = Table {
            description: finding.clone(),
            columns: vec![
                Column::text("Palvelu tai kohde"),
                Column::figures("Muutos", cents().signed()),
                Column::text("Syy"),
            ],
            rows: rows.collect(),
            limit: Limit {
                rows: Some(REASONS),
                slides: Some(1),
            },
        };
        Part::of(Block::Table(table)).note(finding)
    }

    /// What is still open in the version itself: whether it is locked, and which of the largest changes nobody has explained.
    fn open(&self) -> Part {
        let mut items = Vec::new();
        match self.finance.locks.get(&self.version) {
            Some(lock) => items.push(format!("{} on lukittu {}.", Self::name(self.version), lock.date)),
            None if self.version.can_be_locked() => {
                items.push(format!("{} on lukitsematta.", Self::name(self.version)));
            }
            None => items.push(format!("{} muuttuu jatkuvasti.", Self::name(self.version))),
        }
        let changes = self.views.deviations();
        let largest = changes.iter().take(REASONS);
        for row in largest.filter(|row| row.reason.is_none()) {
            items.push(format!("Muutoksen syy puuttuu: {}.", row.name));
        }
        if let (Some(to), Some(share)) = (
            self.views.actuals_to,
            vuosikello_core::Percentage::of(
                self.views.total.actual,
                self.views.total.forecast.unwrap_or(self.views.total.budget),
            ),
        ) {
            items.push(format!(
                "Toteuma {} loppuun on {share} versiosta {}.",
                of_month(to),
                Self::name(self.version)
            ));
        }
        Part::of(Block::List(List {
            items: items.into_iter().map(Item::text).collect(),
            ..List::default()
        }))
    }
}

fn names_of(rows: &[vuosikello_core::TopRow]) -> Vec<String> {
    rows.iter().map(|row| row.name.clone()).collect()
}
