//! The views of a budget: *Valtori + muut palvelut*, by service, by month, and the largest deviations.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::lines::Subject;
use super::{ActualLine, BudgetVersion, CostGroup, Figures, Finance, VersionLine};
use crate::{Configuration, Dossier, Meeting, Money, Month, apportion, finnish_order, is_blank};

/// A row of the top view: a group of cost types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopRow {
    /// The name of the group, for example *Valtori-palvelut*.
    pub name: String,
    /// Its figures.
    pub figures: Figures,
    /// The cost types in it, in the order of the settings.
    pub cost_types: Vec<CostView>,
}

/// The figures of a cost type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostView {
    /// The cost type.
    pub cost_type: String,
    /// Its figures.
    pub figures: Figures,
}

/// A row of the view by service: a service, a development item, or a line without a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    /// The id of the target, where there is one.
    pub target: Option<String>,
    /// The name of the target, or the line's own description.
    pub name: String,
    /// The cost types of its lines, in the order of the settings.
    pub cost_types: Vec<String>,
    /// Its figures.
    pub figures: Figures,
    /// Why the forecast deviates from the budget; `None` where no reason is given.
    pub reason: Option<String>,
}

impl ServiceRow {
    /// Stands in the place of a reason that nobody has given.
    pub const NO_REASON: &'static str = "syy puuttuu";
}

/// A row of the view by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// The actual costs of the month.
    pub actual: Money,
    /// The actual costs from the beginning of the year.
    pub cumulative: Money,
}

/// A month of a whole year, beside a budget that is used evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearMonth {
    /// The month.
    pub month: Month,
    /// The month's part of the budget divided into twelve equal parts; what does not divide goes to the first months, cent
    /// by cent.
    pub even_budget: Money,
    /// The same from the beginning of the year.
    pub even_cumulative: Money,
    /// The actual costs of the month; `None` while they have not come.
    pub actual: Option<Money>,
    /// The actual costs from the beginning of the year.
    pub cumulative: Option<Money>,
}

/// All views of a budget at the time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinanceOverview {
    /// The year.
    pub year: i32,
    /// The version that is compared with.
    pub budget_version: BudgetVersion,
    /// The version of the forecast, where there is one.
    pub forecast_version: Option<BudgetVersion>,
    /// The last month that has actuals.
    pub actuals_to: Option<Month>,
    /// The top view; its rows sum to `total`.
    pub top: Vec<TopRow>,
    /// The view by service; its rows sum to `total`. In the order of the services, then of the development items, then lines
    /// without a target.
    pub services: Vec<ServiceRow>,
    /// The months of the year that have actuals, in order, without a gap; the last cumulative sum is the total's actual.
    pub months: Vec<MonthRow>,
    /// All of it.
    pub total: Figures,
}

impl FinanceOverview {
    /// The views of `finance`; `None` when it has no version to compare with.
    pub fn of(
        configuration: &Configuration,
        dossier: &Dossier,
        meeting: &Meeting,
        finance: &Finance,
    ) -> Option<Self> {
        let has = |version: &BudgetVersion| finance.versions.contains_key(version);
        let budget_version = meeting.budget.filter(has).or(finance.budget_version())?;
        let forecast_version = meeting
            .forecast
            .filter(has)
            .or(finance.forecast_version())
            .filter(|version| *version != budget_version);
        Some(Self::between(
            configuration,
            dossier,
            finance,
            budget_version,
            forecast_version,
        ))
    }

    /// The views of `finance` with `budget_version` to compare with, and `forecast_version` compared with it.
    pub fn between(
        configuration: &Configuration,
        dossier: &Dossier,
        finance: &Finance,
        budget_version: BudgetVersion,
        forecast_version: Option<BudgetVersion>,
    ) -> Self {
        let empty = Figures {
            forecast: forecast_version.map(|_| Money::ZERO),
            ..Figures::default()
        };
        let cells = cells(finance, budget_version, forecast_version, empty);
        let cost_types = cost_types(configuration, &cells);
        let top = top(configuration, &cost_types, &cells);
        let total = iter::once(empty).chain(top.iter().map(|row| row.figures)).sum();
        Self {
            year: finance.year,
            budget_version,
            forecast_version,
            actuals_to: actuals(finance).map(|line| line.month).max(),
            top,
            services: services(
                dossier,
                forecast_lines(finance, forecast_version),
                &cost_types,
                &cells,
            ),
            months: months(finance),
            total,
        }
    }

    /// The twelve months of the year.
    pub fn year_months(&self) -> Vec<YearMonth> {
        let even = apportion(self.total.budget.cents(), &[1; 12]).unwrap_or_default();
        let months = (1..=12).filter_map(|number| Month::new(self.year, number));
        let mut sum = Money::ZERO;
        months
            .zip(even)
            .map(|(month, even)| {
                let even_budget = Money::from_cents(even);
                sum = [sum, even_budget].into_iter().sum();
                let row = self.months.iter().find(|row| row.month == month);
                YearMonth {
                    month,
                    even_budget,
                    even_cumulative: sum,
                    actual: row.map(|row| row.actual),
                    cumulative: row.map(|row| row.cumulative),
                }
            })
            .collect()
    }

    /// The rows by service whose forecast deviates from the budget, the largest deviation first.
    pub fn deviations(&self) -> Vec<&ServiceRow> {
        let size = |row: &ServiceRow| row.figures.deviation().map_or(0, |d| d.cents().unsigned_abs());
        let mut rows: Vec<&ServiceRow> = self.services.iter().filter(|row| size(row) > 0).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(size(row)));
        rows
    }
}

/// The figures of each subject and cost type.
type Cells<'a> = BTreeMap<(Subject<'a>, &'a str), Figures>;

fn cells(
    finance: &Finance,
    budget: BudgetVersion,
    forecast: Option<BudgetVersion>,
    empty: Figures,
) -> Cells<'_> {
    let mut cells = Cells::new();
    for line in finance.versions.get(&budget).into_iter().flatten() {
        let figures = Figures {
            budget: line.amount,
            ..empty
        };
        add(&mut cells, line.subject(), &line.cost_type, figures);
    }
    for line in forecast_lines(finance, forecast) {
        let figures = Figures {
            forecast: Some(line.amount),
            ..empty
        };
        add(&mut cells, line.subject(), &line.cost_type, figures);
    }
    for line in actuals(finance) {
        let figures = Figures {
            actual: line.amount,
            ..empty
        };
        add(&mut cells, line.subject(), &line.cost_type, figures);
    }
    cells
}

fn add<'a>(cells: &mut Cells<'a>, subject: Subject<'a>, cost_type: &'a str, figures: Figures) {
    let cell = cells.entry((subject, cost_type)).or_default();
    *cell = [*cell, figures].into_iter().sum();
}

fn forecast_lines(finance: &Finance, forecast: Option<BudgetVersion>) -> &[VersionLine] {
    forecast
        .and_then(|version| finance.versions.get(&version))
        .map_or(&[], Vec::as_slice)
}

/// The actuals of the year. A month of another year is reported by the check, and is in no view.
fn actuals(finance: &Finance) -> impl Iterator<Item = &ActualLine> {
    let is_of_year = |line: &&ActualLine| line.month.year() == finance.year;
    finance.actuals.iter().filter(is_of_year)
}

/// The cost types in the order of the settings. One that the settings do not have is reported by the check; here it comes
/// last, so that all views have the same sum.
fn cost_types(configuration: &Configuration, cells: &Cells<'_>) -> Vec<String> {
    let mut cost_types: Vec<String> = Vec::new();
    let used: BTreeSet<&str> = cells.keys().map(|(_, cost_type)| *cost_type).collect();
    let listed = configuration.defaults.cost_types.iter().map(String::as_str);
    for cost_type in listed.chain(used) {
        if !cost_types.iter().any(|known| known == cost_type) {
            cost_types.push(cost_type.to_owned());
        }
    }
    cost_types
}

fn top(configuration: &Configuration, cost_types: &[String], cells: &Cells<'_>) -> Vec<TopRow> {
    let view = |cost_type: String| {
        let of_type = cells.iter().filter(|((_, of), _)| *of == cost_type);
        let figures: Vec<Figures> = of_type.map(|(_, figures)| *figures).collect();
        (!figures.is_empty()).then(|| CostView {
            cost_type,
            figures: figures.into_iter().sum(),
        })
    };
    CostGroup::complete(&configuration.defaults.cost_groups, cost_types)
        .into_iter()
        .map(|group| {
            let cost_types: Vec<CostView> = group.cost_types.into_iter().filter_map(view).collect();
            TopRow {
                name: group.name,
                figures: cost_types.iter().map(|view| view.figures).sum(),
                cost_types,
            }
        })
        .filter(|row| !row.cost_types.is_empty())
        .collect()
}

fn services(
    dossier: &Dossier,
    forecast: &[VersionLine],
    cost_types: &[String],
    cells: &Cells<'_>,
) -> Vec<ServiceRow> {
    let services = dossier
        .services
        .iter()
        .map(|service| (service.id.as_str(), &service.name));
    let development = dossier
        .development
        .iter()
        .map(|item| (item.id.as_str(), &item.name));
    let known: BTreeMap<&str, (usize, &String)> = services
        .chain(development)
        .enumerate()
        .map(|(place, (id, name))| (id, (place, name)))
        .collect();
    let reasons = reasons(forecast);
    let mut by_subject: BTreeMap<Subject, Vec<(&str, Figures)>> = BTreeMap::new();
    for ((subject, cost_type), figures) in cells {
        by_subject
            .entry(*subject)
            .or_default()
            .push((cost_type, *figures));
    }
    let mut rows: Vec<(usize, ServiceRow)> = by_subject
        .into_iter()
        .map(|(subject, cells)| {
            let (target, place, name) = match subject {
                Subject::Target(id) => {
                    let (place, name) = known
                        .get(id)
                        .map_or((known.len(), id), |(place, name)| (*place, name.as_str()));
                    (Some(id.to_owned()), place, name)
                }
                Subject::Description(text) => (None, known.len() + 1, text),
            };
            let is_used = |cost_type: &&String| cells.iter().any(|(of, _)| of == cost_type);
            let row = ServiceRow {
                target,
                name: name.to_owned(),
                cost_types: cost_types.iter().filter(is_used).cloned().collect(),
                figures: cells.iter().map(|(_, figures)| *figures).sum(),
                reason: reasons.get(&subject).map(|reasons| reasons.join(" ")),
            };
            (place, row)
        })
        .collect();
    rows.sort_by_cached_key(|(place, row)| (*place, finnish_order(&row.name)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The reasons that the forecast's lines give, each once for a subject.
fn reasons(forecast: &[VersionLine]) -> BTreeMap<Subject<'_>, Vec<&str>> {
    let mut reasons: BTreeMap<Subject, Vec<&str>> = BTreeMap::new();
    for line in forecast {
        if let Some(reason) = line.reason.as_deref().filter(|reason| !is_blank(reason)) {
            let of_subject = reasons.entry(line.subject()).or_default();
            if !of_subject.contains(&reason) {
                of_subject.push(reason);
            }
        }
    }
    reasons
}

fn months(finance: &Finance) -> Vec<MonthRow> {
    let last = actuals(finance)
        .map(|line| line.month.number())
        .max()
        .unwrap_or(0);
    let mut cumulative = Money::ZERO;
    (1..=last)
        .filter_map(|number| Month::new(finance.year, number))
        .map(|month| {
            let of_month = actuals(finance).filter(|line| line.month == month);
            let actual: Money = of_month.map(|line| line.amount).sum();
            cumulative = [cumulative, actual].into_iter().sum();
            MonthRow {
                month,
                actual,
                cumulative,
            }
        })
        .collect()
}
