//! The budget on a budget day: a version beside the one that it is compared with.

use vuosikello_core::{
    BudgetVersion, Figures, Finance, FinanceOverview, Money, Percentage, Risk, ServiceRow,
};
use vuosikello_document::deck::{Block, Limit, Plot, PlotKind, TableBlock};
use vuosikello_document::{Cell, Column, ColumnKind, Inline, KeyFigure, Row, RowKind, Table, Unit, View};

use super::amounts::{AmountUnit, short};
use super::budget::{self, deviation_share, forecast_header};
use super::columns::columns;
use super::{deviations, risks};
use crate::findings;
use crate::numerals::{Case, capitalised, word};
use crate::phrases::{of_month, share_size, signed, size};

/// The most rows of a table.
const ROWS: usize = 8;
/// How many of the largest changes stand by themselves.
pub(crate) const LARGEST: usize = 6;
/// How many rounds are shown beside each other.
pub(crate) const ROUNDS: usize = 3;

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
    /// The rounds up to the shown version, each by itself, the oldest first: at most [`ROUNDS`].
    pub(crate) rounds: Vec<(BudgetVersion, FinanceOverview)>,
}

/// Makes a view of a budget day.
type MakeView = fn(&BudgetDay<'_>) -> View;

/// Every view by the name under which templates place it.
pub(crate) const DAY_VIEWS: [(&str, MakeView); 8] = [
    ("paaviestit", |day| day.messages()),
    ("talousluvut", |day| day.key_figures()),
    ("taloustaulukko", |day| day.groups()),
    ("palvelumuutokset", |day| day.services()),
    ("lajimuutokset", |day| day.changes_by_type()),
    ("poikkeamat", |day| day.reasons()),
    ("riskit", |day| risks::view(&day.risks())),
    ("kierrokset", |day| day.rounds()),
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

    /// The sum of the shown version.
    pub(crate) fn total(&self) -> Money {
        self.overview.total.forecast.unwrap_or(self.overview.total.budget)
    }

    /// The risks of the version, the likeliest first.
    pub(crate) fn risks(&self) -> Vec<&Risk> {
        risks::of(self.finance, self.version)
    }

    /// Each cost type with its change, in the order of the settings; none without a version to compare with.
    pub(crate) fn cost_types(&self) -> Vec<(&str, Money)> {
        let types = self.overview.top.iter().flat_map(|row| &row.cost_types);
        types
            .filter_map(|view| Some((view.cost_type.as_str(), view.figures.deviation()?)))
            .collect()
    }

    /// What the budget day is about, each figure with what it means.
    fn messages(&self) -> View {
        let total = &self.overview.total;
        let (year, version) = (self.overview.year, forecast_header(self.version));
        let mut messages = vec![(
            short(self.total()),
            format!("on {} {year}, {version}.", self.kind()),
        )];
        if let (Some(compared), Some(change)) = (self.compared, total.deviation()) {
            let share = deviation_share(total).map_or(String::new(), |share| format!(", {share}"));
            let sign = if change.cents() > 0 { "+" } else { "" };
            let compared = forecast_header(compared);
            let text = format!("on muutos versioon {compared} verrattuna{share}.");
            messages.push((format!("{sign}{}", short(change)), text));
        }
        if let (Some(to), Some(share)) = (
            self.overview.actuals_to,
            Percentage::of(total.actual, self.total()),
        ) {
            let text = format!("on toteuma {} loppuun mennessä, {share}.", of_month(to));
            messages.push((short(total.actual), text));
        }
        let impacts: Vec<Money> = self.risks().iter().filter_map(|risk| risk.impact).collect();
        if let ([_, ..], sum) = (impacts.as_slice(), impacts.iter().copied().sum::<Money>()) {
            let text = match (impacts.len(), word(impacts.len(), Case::Genitive)) {
                (1, _) => "on yhden riskin vaikutus.".to_owned(),
                (_, Some(count)) => format!("on {count} riskin yhteinen vaikutus."),
                (count, None) => format!("on riskien yhteinen vaikutus; riskejä on {count}."),
            };
            messages.push((short(sum), text));
        } else if self.finance.risks.is_some() {
            let count = self.risks().len();
            let text = match count {
                0 => "riskiä on kirjattu.",
                1 => "riski on kirjattu; sen vaikutusta ei ole arvioitu.",
                _ => "riskiä on kirjattu; niiden vaikutusta ei ole arvioitu.",
            };
            messages.push((count.to_string(), text.to_owned()));
        }
        match self.finance.locks.get(&self.version) {
            Some(lock) => messages.push((
                lock.date.to_string(),
                format!("on päivä, jona versio {version} lukittiin."),
            )),
            None if self.version.can_be_locked() => messages.push((
                "Päätettävänä".to_owned(),
                format!("on, vahvistetaanko ja lukitaanko versio {version}."),
            )),
            None => {}
        }
        let columns = vec![Column::text("Pääviestit"), Column::text("Mitä luku kertoo")];
        let rows = messages.into_iter().map(|(figure, text)| {
            let figure = vec![Inline::Strong(vec![Inline::text(figure.replace(' ', "\u{a0}"))])];
            Row::body(vec![Cell::Text(figure), Cell::text(text)])
        });
        let table = Table::new(self.finding(), columns).with_rows(rows);
        let view = View::of(Block::table(table, Limit::NONE)).note(self.finding());
        match self.has_actuals() {
            true => view.note(findings::months(&self.overview)),
            false => view,
        }
    }

    /// What the version is, in running text.
    fn kind(&self) -> &'static str {
        match self.version {
            BudgetVersion::Tpe1 | BudgetVersion::Tpe2 => "tilinpäätösennuste",
            BudgetVersion::Closing => "tilinpäätös",
            _ => "talousarvio",
        }
    }

    /// How the changes of the cost types add up to that of the whole; nothing without a change.
    fn changes_by_type(&self) -> View {
        let (Some(compared), Some(total)) = (self.compared, self.overview.total.deviation()) else {
            return View::default();
        };
        let mut types = self.cost_types();
        types.retain(|(_, change)| *change != Money::ZERO);
        if types.is_empty() {
            return View::default();
        }
        // Ordered so that no sum on the way lies beyond zero from the last one.
        types.sort_by_key(|(_, change)| match total.is_negative() {
            true => *change,
            false => Money::from_cents(change.cents().saturating_neg()),
        });
        let changes = || types.iter().map(|(_, change)| *change).chain([total]);
        let unit = AmountUnit::of(types.iter().map(|(_, change)| *change));
        let (shown, compared) = (forecast_header(self.version), forecast_header(compared));
        let columns = vec![
            Column::text("Kustannuslaji"),
            unit.column("Muutos").signed(),
            Column::text(format!("Muutos kertyy: {compared} → {shown}")),
        ];
        let row = |kind, name: &str, change| {
            let cells = vec![Cell::text(name), unit.cell(change), Cell::Empty];
            Row::new(kind, cells)
        };
        let rows = types
            .iter()
            .map(|(name, change)| row(RowKind::Body, name, *change))
            .chain([row(RowKind::Total, "Yhteensä", total)]);
        let finding = self.finding();
        let plot = Plot::new(2, PlotKind::Steps, Unit::Euro, format!("Porraskaavio: {finding}"))
            .series("Muutos", changes().map(|change| Some(change.cents())));
        let table = Table::new(&*finding, columns).with_rows(rows);
        let mut view = View::of(Block::plotted(table, plot)).note(finding);
        let exact = types
            .iter()
            .map(|(name, change)| format!("{name}: {}.", signed(*change)));
        view.notes.extend(exact);
        view
    }

    /// The largest changes with their reasons.
    fn reasons(&self) -> View {
        let changes = self.overview.deviations();
        if self.compared.is_none() || changes.is_empty() {
            return View::default();
        }
        let words = deviations::Words {
            amount: "Muutos",
            below: "Pienenee",
            above: "Kasvaa",
        };
        let finding = largest(&changes);
        let (block, exact) = deviations::block(&changes, LARGEST, &words, finding.clone());
        let mut view = View::of(block).note(finding);
        view.table = Some(budget::without_total(budget::deviations(&self.overview)));
        view.notes.extend(exact);
        view
    }

    /// The rounds up to the shown version by cost type, and what is decided.
    fn rounds(&self) -> View {
        let unit = AmountUnit::of(self.rounds.iter().map(|(_, overview)| overview.total.budget));
        let mut columns = vec![Column::text(unit.named("Kustannuslaji"))];
        for (version, _) in &self.rounds {
            let name = capitalised(forecast_header(*version));
            let name = match self.finance.locks.get(version) {
                Some(lock) => format!("{name} {}", lock.date),
                None => name,
            };
            columns.push(Column::figures(name, ColumnKind::Count));
        }
        let figures = |overview: &FinanceOverview| -> Vec<(String, Money)> {
            let types = overview.top.iter().flat_map(|row| &row.cost_types);
            types
                .map(|view| (view.cost_type.clone(), view.figures.budget))
                .collect()
        };
        let rounds: Vec<Vec<(String, Money)>> = self
            .rounds
            .iter()
            .map(|(_, overview)| figures(overview))
            .collect();
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in rounds.iter().rev().flatten() {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        let amount = |round: &[(String, Money)], name: &str| {
            let known = round.iter().find(|(known, _)| known == name);
            known.map_or(Cell::NoValue, |(_, amount)| unit.cell(*amount))
        };
        // A single round has nothing to be compared with: bars show what it is made of.
        let is_alone = self.rounds.len() == 1;
        let free = is_alone.then_some(Cell::Empty);
        let rows = names.iter().map(|name| {
            let amounts = rounds.iter().map(|round| amount(round, name));
            let cells = [Cell::text(*name)].into_iter().chain(amounts);
            Row::body(cells.chain(free.clone()).collect())
        });
        let totals = self
            .rounds
            .iter()
            .map(|(_, overview)| unit.cell(overview.total.budget));
        let total = [Cell::text("Yhteensä")].into_iter().chain(totals);
        let total = Row::total(total.chain(free.clone()).collect());
        let plot = is_alone.then(|| {
            let sums = names.iter().map(|name| {
                let known = rounds.iter().flatten().find(|(known, _)| known == name);
                known.map(|(_, amount)| amount.cents())
            });
            let description = format!("Pylväät: talousarvio kustannuslajeittain. {}", self.finding());
            Plot::new(columns.len(), PlotKind::Bars, Unit::Euro, description)
                .series("Talousarvio", sums.chain([None]))
        });
        columns.extend(is_alone.then(|| Column::text("Kustannuslajin suuruus")));
        let table = Table::new(self.finding(), columns).with_rows(rows.chain([total]));
        View::of(Block::Table(TableBlock {
            table,
            limit: Limit::NONE,
            plot,
        }))
        .note(self.finding())
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
